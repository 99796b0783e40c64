import { z } from 'zod';
import { DocumentNumber, event, LocalDate, StaffId, UnitId, type EventOf } from '#kernel';
import { Place, ItemId, Words, MeetingId, Materials } from '../ground/terms.ts';

export const TaskId = z.uuid().brand('TaskId');
export type TaskId = z.infer<typeof TaskId>;

/**
 * A resolution is to be carried out: what, by whom, by when once that is said. `meeting` and `place` are where it was
 * passed.
 */
export const TaskAssigned = event('decisions.task-assigned', 1, {
  task: TaskId,
  number: DocumentNumber,
  meeting: MeetingId,
  place: Place,
  item: ItemId,
  what: Words,
  unit: UnitId,
  owner: StaffId,
  due: LocalDate.optional(),
  assignedOn: LocalDate,
});
/** Another owner or another day; the work is the same. */
export const TaskReassigned = event('decisions.task-reassigned', 1, {
  task: TaskId,
  owner: StaffId,
  unit: UnitId,
  due: LocalDate.optional(),
  reason: Words.optional(),
});
export const TaskReported = event('decisions.task-reported', 1, {
  task: TaskId,
  progress: Words,
  reportedOn: LocalDate,
  materials: Materials.optional(),
});
export const TaskFinished = event('decisions.task-finished', 1, {
  task: TaskId,
  result: Words,
  finishedOn: LocalDate,
  materials: Materials.optional(),
});
/** Its day passed: it goes back to the group. */
export const TaskReturned = event('decisions.task-returned', 1, { task: TaskId, due: LocalDate });
/** The resolution it rests on was corrected away. */
export const TaskCancelled = event('decisions.task-cancelled', 1, { task: TaskId, reason: Words });
/** The resolution was corrected back: there is something to be done after all. */
export const TaskReopened = event('decisions.task-reopened', 1, { task: TaskId, reason: Words });
export type TaskEvent = EventOf<
  | typeof TaskAssigned
  | typeof TaskReassigned
  | typeof TaskReported
  | typeof TaskFinished
  | typeof TaskReturned
  | typeof TaskCancelled
  | typeof TaskReopened
>;
