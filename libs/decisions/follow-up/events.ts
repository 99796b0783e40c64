import { z } from 'zod';
import { carried, DocumentNumber, event, LocalDate, Marks, StaffId, UnitId, type EventOf, type Mark } from '#kernel';
import { Internal, ItemId, Materials, MeetingId, Place, Public } from '../ground/terms.ts';

export const TaskId = z.uuid().brand('TaskId');
export type TaskId = z.infer<typeof TaskId>;

/** What was recorded before an event said what its item bears may be about persons. */
export const UNSAID: readonly Mark[] = ['personnel'];
const followed = carried(UNSAID);
const marks = Marks.optional();

/**
 * A resolution is to be carried out: what, by whom, by when once that is said. `meeting` and `place` are where it was
 * passed.
 */
export const TaskAssigned = event(
  'decisions.task-assigned',
  1,
  {
    task: TaskId,
    number: DocumentNumber,
    meeting: MeetingId,
    place: Place,
    item: ItemId,
    what: Public,
    unit: UnitId,
    owner: StaffId,
    due: LocalDate.optional(),
    assignedOn: LocalDate,
    marks,
  },
  followed,
);
/** Another owner or another day; the work is the same. */
export const TaskReassigned = event('decisions.task-reassigned', 1, {
  task: TaskId,
  owner: StaffId,
  unit: UnitId,
  due: LocalDate.optional(),
  reason: Internal.optional(),
});
export const TaskReported = event(
  'decisions.task-reported',
  1,
  {
    task: TaskId,
    progress: Public,
    reportedOn: LocalDate,
    materials: Materials.optional(),
    marks,
  },
  followed,
);
export const TaskFinished = event(
  'decisions.task-finished',
  1,
  {
    task: TaskId,
    result: Public,
    finishedOn: LocalDate,
    materials: Materials.optional(),
    marks,
  },
  followed,
);
/** Its day passed: it goes back to the group. */
export const TaskReturned = event('decisions.task-returned', 1, { task: TaskId, due: LocalDate });
/** The resolution it rests on was corrected away. */
export const TaskCancelled = event('decisions.task-cancelled', 1, { task: TaskId, reason: Internal });
/** The resolution was corrected back: there is something to be done after all. */
export const TaskReopened = event('decisions.task-reopened', 1, { task: TaskId, reason: Internal });
export type TaskEvent = EventOf<
  | typeof TaskAssigned
  | typeof TaskReassigned
  | typeof TaskReported
  | typeof TaskFinished
  | typeof TaskReturned
  | typeof TaskCancelled
  | typeof TaskReopened
>;
