import { part } from '#infra/rooms';
import { eventTypesIn } from '#kernel';
import * as recorded from './events.ts';
import { PartyGroupDesk } from './party-group-desk.ts';
import { SeatMember } from './seat-member.ts';
import { SettleRecusal } from './settle-recusal.ts';
import { SettleSilence } from './settle-silence.ts';
import { UnseatMember } from './unseat-member.ts';

/** Who is a member of the Party group (党组) on which day. */
export const partyGroupRoom = part({
  events: eventTypesIn(recorded),
  commands: [SeatMember, UnseatMember, SettleRecusal, SettleSilence],
  services: [PartyGroupDesk],
});
