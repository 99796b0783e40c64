import type { ClientBase } from 'pg';
import { enterTerms } from '#infra/database';
import { register, type Happened } from '#infra/events';
import { marksIn, type FileRef } from '#kernel';
import { digestsOf } from '../../ground/materials.ts';
import {
  TaskAssigned,
  TaskCancelled,
  TaskFinished,
  TaskReassigned,
  TaskReopened,
  TaskReported,
  TaskReturned,
} from '../events.ts';

const enter = async ({ organ, data }: Happened<typeof TaskAssigned>, client: ClientBase): Promise<void> => {
  const { task, number, meeting, place, item, what, unit, owner, due } = data;
  await client.query(
    `insert into task_register (organ, task, year, serial, meeting, place, item, what, unit, owner, due, marks, state)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'open') on conflict do nothing`,
    [
      organ,
      task,
      number.year,
      number.serial,
      meeting,
      place,
      item,
      what,
      unit,
      owner,
      due ?? null,
      marksIn(TaskAssigned.schema, data),
    ],
  );
};

interface OfTask {
  readonly organ: string;
  readonly data: { readonly task: string };
}

/** @param assignments SQL, with `$3`, `$4` … for the values */
const set = (client: ClientBase, { organ, data }: OfTask, assignments: string, ...values: readonly unknown[]) =>
  client.query(`update task_register set ${assignments} where organ = $1 and task = $2`, [organ, data.task, ...values]);

const reassign = (event: Happened<typeof TaskReassigned>, client: ClientBase) => {
  const { owner, unit, due = null } = event.data;
  // Another day is another chance: it has not gone back to the group for that one.
  const assignments = 'owner = $3, unit = $4, due = $5, returned = returned and due is not distinct from $5';
  return set(client, event, assignments, owner, unit, due);
};

/** By what came with an event of the task it is found from then on. */
const attach = ({ organ, data }: OfTask, client: ClientBase, materials: readonly FileRef[] | undefined) =>
  enterTerms(client, 'task_term', { organ, record: data.task, terms: digestsOf(materials) });

const report = async (event: Happened<typeof TaskReported>, client: ClientBase): Promise<void> => {
  await set(client, event, 'progress = $3', event.data.progress);
  await attach(event, client, event.data.materials);
};

const finish = async (event: Happened<typeof TaskFinished>, client: ClientBase): Promise<void> => {
  const { finishedOn, result, materials } = event.data;
  await set(client, event, `state = 'finished', finished_on = $3, progress = $4`, finishedOn, result);
  await attach(event, client, materials);
};

/** The register of what resolutions ask for (督办台账). */
export const taskRegister = register('decisions.task-register', 'task_register', 'task_term')
  .ofStreams()
  .on(TaskAssigned, enter)
  .on(TaskReassigned, reassign)
  .on(TaskReported, report)
  .on(TaskFinished, finish)
  .on(TaskReturned, (event, client) => set(client, event, 'returned = true'))
  .on(TaskCancelled, (event, client) => set(client, event, `state = 'cancelled'`))
  .on(TaskReopened, (event, client) => set(client, event, `state = 'open'`));
