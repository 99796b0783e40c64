import {
  decider,
  happened,
  nextNumber,
  nothing,
  yearOf,
  type Decide,
  type DocumentNumber,
  type FileRef,
  type LocalDate,
  type Mark,
  type Outcome as Decision,
  type Role,
  type StaffId,
  type UnitId,
} from '#kernel';
import { notInFuture } from '../ground/legal-time.ts';
import { hold, refused, rule } from '../ground/refusals.ts';
import type { ItemId, MeetingId } from '../ground/terms.ts';
import {
  TaskAssigned,
  TaskCancelled,
  TaskFinished,
  TaskReassigned,
  TaskReopened,
  TaskReported,
  TaskReturned,
  type TaskEvent,
  type TaskId,
} from './events.ts';

// What is to be done because a meeting passed it (督办): given to somebody, reported on, finished, or back to the group.

export interface OpenTask {
  readonly is: 'open' | 'finished' | 'cancelled';
  readonly task: TaskId;
  readonly number: DocumentNumber;
  readonly what: string;
  readonly unit: UnitId;
  readonly owner: StaffId;
  readonly due?: LocalDate | undefined;
  readonly assignedOn: LocalDate;
  readonly returned: boolean;
  /** Of the item it follows from; undefined where that was not said yet. */
  readonly marks?: readonly Mark[] | undefined;
}
export type Task = { readonly is: 'unknown' } | OpenTask;

const afterAssigned = rule(
  'decisions.before-assigned',
  null,
  ({ on, since }: { on: LocalDate; since: LocalDate }) => on >= since,
);
const ownerOrOffice = rule(
  'decisions.owner-or-office',
  null,
  ({ who, roles, owner }: { who: StaffId | undefined; roles: readonly Role[]; owner: StaffId }) =>
    who === owner || roles.includes('office'),
);

/** On a task that is still to be done. */
const open = (task: Task, decide: (it: OpenTask) => Decision<TaskEvent>): Decision<TaskEvent> => {
  switch (task.is) {
    case 'unknown':
      return refused('decisions.task-unknown');
    case 'finished':
      return refused('decisions.task-finished');
    case 'cancelled':
      return refused('decisions.task-cancelled');
    case 'open':
      return decide(task);
  }
};

export interface Assignment {
  readonly task: TaskId;
  readonly meeting: MeetingId;
  readonly place: number;
  readonly item: ItemId;
  readonly what: string;
  readonly unit: UnitId;
  readonly owner: StaffId;
  readonly due?: LocalDate | undefined;
  readonly assignedOn: LocalDate;
  readonly marks: readonly Mark[];
}

/**
 * What a meeting passed is to be done. It gets its number, 任务〔2026〕1号, when it is recorded; one that was cancelled
 * is taken up again.
 */
export const assignTask =
  (assignment: Assignment): Decide<Task, TaskEvent> =>
  (task) => {
    if (task.is === 'unknown')
      return happened(TaskAssigned({ ...assignment, number: nextNumber('任务', yearOf(assignment.assignedOn)) }));
    return task.is === 'cancelled' ? happened(TaskReopened({ task: task.task, reason: '决议更正' })) : nothing();
  };

/** What is to be other than it was; undefined stays. */
interface Reassignment {
  readonly owner?: StaffId | undefined;
  readonly unit?: UnitId | undefined;
  readonly due?: LocalDate | undefined;
  readonly reason?: string | undefined;
}

/** Another owner, another day. One whose day passed and went back to the group gets a new day only for a reason. */
export const reassignTask =
  ({ owner, unit, due, reason }: Reassignment, today: LocalDate): Decide<Task, TaskEvent> =>
  (task) =>
    open(task, (it) => {
      const next = { owner: owner ?? it.owner, unit: unit ?? it.unit, due: due ?? it.due };
      const otherDay = next.due !== it.due;
      if (next.owner === it.owner && next.unit === it.unit && !otherDay) return nothing();
      if (otherDay && next.due !== undefined && next.due < today) return refused('decisions.due-passed', { today });
      if (otherDay && it.returned && reason === undefined) return refused('decisions.extension-reason');
      return happened(TaskReassigned({ task: it.task, ...next, ...(reason === undefined ? {} : { reason }) }));
    });

/** Progress, by the owner or the office. */
export const reportTask =
  (
    progress: string,
    materials: readonly FileRef[] | undefined,
    who: StaffId | undefined,
    roles: readonly Role[],
    today: LocalDate,
  ): Decide<Task, TaskEvent> =>
  (task) =>
    open(
      task,
      (it) =>
        hold(ownerOrOffice, { who, roles, owner: it.owner }) ??
        happened(TaskReported({ task: it.task, progress, reportedOn: today, materials, marks: it.marks })),
    );

/** Done, with what shows it; by the owner or the office, not before it was assigned. */
export const finishTask =
  (
    result: string,
    finishedOn: LocalDate,
    materials: readonly FileRef[] | undefined,
    who: StaffId | undefined,
    roles: readonly Role[],
    today: LocalDate,
  ): Decide<Task, TaskEvent> =>
  (task) =>
    open(
      task,
      (it) =>
        hold(ownerOrOffice, { who, roles, owner: it.owner }) ??
        hold(notInFuture, { on: finishedOn, today }, { today }) ??
        hold(afterAssigned, { on: finishedOn, since: it.assignedOn }, { on: it.assignedOn }) ??
        happened(TaskFinished({ task: it.task, result, finishedOn, materials, marks: it.marks })),
    );

/** Its day passed with the thing undone: back to the group, once for each day it was given. */
export const returnTask =
  (due: LocalDate): Decide<Task, TaskEvent> =>
  (task) =>
    task.is !== 'open' || task.returned || task.due !== due
      ? nothing()
      : happened(TaskReturned({ task: task.task, due }));

/** The resolution it rests on was corrected away. */
export const cancelTask =
  (reason: string): Decide<Task, TaskEvent> =>
  (task) =>
    task.is === 'open' ? happened(TaskCancelled({ task: task.task, reason })) : nothing();

export const task = decider<Task, TaskEvent>({
  category: 'decisions.task',
  stateVersion: 2,
  initial: { is: 'unknown' },
  evolve: (state, { type, data }) => {
    if (type === 'decisions.task-assigned')
      return {
        is: 'open',
        task: data.task,
        number: data.number,
        what: data.what,
        unit: data.unit,
        owner: data.owner,
        due: data.due,
        assignedOn: data.assignedOn,
        returned: false,
        marks: data.marks,
      };
    if (state.is === 'unknown') return state;
    switch (type) {
      case 'decisions.task-reassigned':
        return {
          ...state,
          owner: data.owner,
          unit: data.unit,
          due: data.due,
          returned: state.returned && data.due === state.due,
        };
      case 'decisions.task-reported':
        return state;
      case 'decisions.task-finished':
        return { ...state, is: 'finished' };
      case 'decisions.task-returned':
        return { ...state, returned: true };
      case 'decisions.task-cancelled':
        return { ...state, is: 'cancelled' };
      case 'decisions.task-reopened':
        return { ...state, is: 'open' };
    }
  },
});
