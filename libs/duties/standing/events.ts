// What happens to a duty that no other room's record stands behind: one of the year, or one the organ gave itself.
import { z } from 'zod';
import {
  bearing,
  DocumentNumber,
  event,
  FileRef,
  LocalDate,
  naming,
  oneLine,
  prose,
  RuleId,
  sayable,
  StaffId,
  UnitId,
  type EventOf,
} from '#kernel';
import { CycleRecorded } from '../plans/events.ts';

/** The room of their origin in the register of duties. */
export const ROOM = 'duties-standing';

/** A standing duty; a UUID. */
export const StandingId = z.uuid().brand('StandingId');
export type StandingId = z.infer<typeof StandingId>;

/** What shows that it was done: files by their digest. */
export const Evidence = z.array(FileRef).min(1).max(50).readonly();

const Reason = bearing(prose(2, 500), 'internal');

/** A part of what is to be done that is ticked off for itself: a receipt, a list. */
export const StepName = sayable(oneLine(2, 40));

/**
 * It is to be done, by a day. `rule`: the statute that fixes this day, which nobody may put off; `basis`: the one that
 * asks for it without a day. `caution` is 待核实 where no text that was read gives the day. Without `owner` it is the
 * office's to hand over; without `supervisor` the main head supervises it. `cycle` and `after`: its day is the first of
 * the cycle after that one, by the calendar as it is. `plan`, `task`: which plan of the organ, which task of the year.
 */
export const StandingOpened = event('duties.standing-opened', 1, {
  standing: StandingId,
  number: DocumentNumber,
  title: sayable(oneLine(2, 200)),
  rule: RuleId.optional(),
  basis: RuleId.optional(),
  source: sayable(prose(0, 500)),
  caution: sayable(oneLine(0, 100)),
  unit: UnitId,
  owner: StaffId.optional(),
  supervisor: StaffId.optional(),
  start: LocalDate,
  due: LocalDate,
  cycle: CycleRecorded.optional(),
  after: LocalDate.optional(),
  plan: z.uuid().optional(),
  task: naming(oneLine(1, 40)).optional(),
  steps: z.array(StepName).max(20).readonly().optional(),
});

/** A part of it was done. */
export const StandingStepDone = event('duties.standing-step-done', 1, {
  standing: StandingId,
  step: StepName,
  doneOn: LocalDate,
  by: StaffId,
  materials: Evidence.optional(),
});

/** Its day is another by the calendar as it is now. */
export const StandingRecounted = event('duties.standing-recounted', 1, {
  standing: StandingId,
  was: LocalDate,
  due: LocalDate,
});
/** It was done, its owner says; with what shows it. */
export const StandingSubmitted = event('duties.standing-submitted', 1, {
  standing: StandingId,
  submittedOn: LocalDate,
  by: StaffId,
  result: sayable(prose(1, 500)).optional(),
  materials: Evidence.optional(),
});
/** Whoever supervises it takes it as done. */
export const StandingAccepted = event('duties.standing-accepted', 1, {
  standing: StandingId,
  acceptedOn: LocalDate,
  by: StaffId,
});
/** It is not done yet after all. */
export const StandingReturned = event('duties.standing-returned', 1, {
  standing: StandingId,
  by: StaffId,
  reason: Reason,
});
/** Its owner asks for another day. */
export const ExtensionAsked = event('duties.extension-asked', 1, {
  standing: StandingId,
  by: StaffId,
  until: LocalDate,
  reason: Reason,
});
/** It has another day; `by` allowed it. */
export const StandingExtended = event('duties.standing-extended', 1, {
  standing: StandingId,
  by: StaffId,
  was: LocalDate,
  until: LocalDate,
  reason: Reason,
});
/** The day stays. */
export const ExtensionRefused = event('duties.extension-refused', 1, {
  standing: StandingId,
  by: StaffId,
  reason: Reason,
});
/** Somebody else has it to do. */
export const StandingHandedOver = event('duties.standing-handed-over', 1, {
  standing: StandingId,
  by: StaffId,
  owner: StaffId,
  unit: UnitId,
  reason: Reason,
});
/** It need not be done this time. */
export const StandingWaived = event('duties.standing-waived', 1, {
  standing: StandingId,
  by: StaffId,
  reason: Reason,
});
/** Whatever happens to a standing duty. */
export type StandingEvent = EventOf<
  | typeof StandingOpened
  | typeof StandingStepDone
  | typeof StandingRecounted
  | typeof StandingSubmitted
  | typeof StandingAccepted
  | typeof StandingReturned
  | typeof ExtensionAsked
  | typeof StandingExtended
  | typeof ExtensionRefused
  | typeof StandingHandedOver
  | typeof StandingWaived
>;

/** A member of the leading group leads a unit (分管领导). */
export const DivisionSet = event('duties.division-set', 1, { unit: UnitId, leader: StaffId });
/** Whatever is settled about who leads which unit. */
export type DivisionEvent = EventOf<typeof DivisionSet>;
