import { part } from '#infra/rooms';
import { eventTypesIn } from '#kernel';
import * as recorded from './events.ts';
import * as plans from './plan-events.ts';
import { AcceptDuty } from './accept-duty.ts';
import { AddOwn, ReadOwn } from './add-own.ts';
import { AllowExtension } from './allow-extension.ts';
import { ExtendDuty } from './extend-duty.ts';
import { HandOverDuty } from './hand-over-duty.ts';
import { openPlanned } from './opening.ts';
import { planRegister } from './plan-register.ts';
import { RefuseExtension } from './refuse-extension.ts';
import { ReturnDuty } from './return-duty.ts';
import { SetDivision } from './set-division.ts';
import { StandingDesk } from './standing-desk.ts';
import { StandingAtHand, StandingProgress } from './standing-progress.ts';
import { SubmitDuty } from './submit-duty.ts';
import { WaiveDuty } from './waive-duty.ts';
import { tellOfStanding, whenStandingMoves } from './when-standing-moves.ts';

/** Duties that no other room's record stands behind: acted on here. */
export const standing = part({
  events: [...eventTypesIn(recorded), ...eventTypesIn(plans)],
  commands: [
    AddOwn,
    SubmitDuty,
    ExtendDuty,
    HandOverDuty,
    AcceptDuty,
    ReturnDuty,
    AllowExtension,
    RefuseExtension,
    WaiveDuty,
    SetDivision,
  ],
  queries: [StandingProgress, StandingAtHand, ReadOwn],
  services: [StandingDesk],
  readers: [planRegister],
  policies: [whenStandingMoves, tellOfStanding],
  rounds: [openPlanned],
});
