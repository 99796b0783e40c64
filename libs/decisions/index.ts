import { room } from '#infra/rooms';
import { emergencyMigrations } from './emergencies/emergency-register/migration.ts';
import { emergencies } from './emergencies/room.ts';
import { recordExport } from './export/room.ts';
import { taskMigrations } from './follow-up/task-register/migration.ts';
import { followUp } from './follow-up/room.ts';
import { decisionsSentences } from './ground/refusals.ts';
import { ItemFiles } from './item-files.ts';
import { itemMigrations } from './items/item-register/migration.ts';
import { items } from './items/room.ts';
import { list } from './list/room.ts';
import { convening } from './meetings/convening/room.ts';
import { meetingMigrations } from './meetings/meeting-register/migration.ts';
import { minutes } from './meetings/minutes/room.ts';
import { meetings } from './meetings/room.ts';
import { sitting } from './meetings/sitting/room.ts';
import { papers } from './papers/room.ts';
import { partyGroupRoom } from './party-group/room.ts';
import { policies } from './policies/room.ts';

export { type Gate } from './gates/gate-kinds.ts';
export { ItemSettled } from './items/events.ts';
export { ItemGates } from './items/item-gates.ts';
export { type Review } from './items/passing-gates.ts';
export { ProposeItem } from './items/propose-item.ts';
export { SeatMember } from './party-group/seat-member.ts';

/** Decisions of the Party group (三重一大), from the item to the follow-up, as the life of a decision goes. */
export const decisions = room({
  name: 'decisions',
  title: '三重一大',
  parts: [
    items,
    meetings,
    convening,
    sitting,
    minutes,
    emergencies,
    followUp,
    partyGroupRoom,
    list,
    papers,
    recordExport,
    policies,
  ],
  sentences: decisionsSentences,
  migrations: { ...itemMigrations, ...taskMigrations, ...emergencyMigrations, ...meetingMigrations },
  files: ItemFiles,
});
