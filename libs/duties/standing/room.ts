import { part } from '#infra/rooms';
import { eventTypesIn } from '#kernel';
import * as recorded from './events.ts';
import { AcceptDuty } from './accept-duty.ts';
import { AllowExtension } from './allow-extension.ts';
import { DoStep } from './do-step.ts';
import { evidenceRegister } from './evidence.ts';
import { ExtendDuty } from './extend-duty.ts';
import { HandOverDuty } from './hand-over-duty.ts';
import { RefuseExtension } from './refuse-extension.ts';
import { ReturnDuty } from './return-duty.ts';
import { SetDivision } from './set-division.ts';
import { StandingDesk } from './standing-desk.ts';
import { StandingAtHand, StandingProgress } from './standing-progress.ts';
import { SubmitDuty } from './submit-duty.ts';
import { WaiveDuty } from './waive-duty.ts';
import { whenCalendarMoves } from './when-calendar-moves.ts';
import { whenStaffLeaves } from './when-staff-leaves.ts';
import { tellOfStanding, whenStandingMoves } from './when-standing-moves.ts';

/** Duties that no other room's record stands behind: acted on here. */
export const standing = part({
  events: eventTypesIn(recorded),
  commands: [
    DoStep,
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
  queries: [StandingProgress, StandingAtHand],
  services: [StandingDesk],
  readers: [evidenceRegister],
  policies: [whenStandingMoves, tellOfStanding, whenCalendarMoves, whenStaffLeaves],
});
