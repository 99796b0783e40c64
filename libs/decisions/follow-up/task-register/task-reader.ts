import type { ClientBase } from 'pg';
import type { Reader, SequencedEvent } from '#infra/events';
import { digestsOf } from '../../ground/materials.ts';
import type { TaskEvent } from '../events.ts';

/** Keeps the register of what resolutions ask for (督办台账). */
export class TaskReader implements Reader {
  readonly name = 'decisions.task-register';
  readonly tables = ['task_register'];

  async apply({ organ, ...recorded }: SequencedEvent, client: ClientBase): Promise<void> {
    const { type, data } = recorded as unknown as TaskEvent;
    const set = (change: string, ...values: readonly unknown[]) =>
      client.query(`update task_register set ${change} where organ = $1 and task = $2`, [organ, data.task, ...values]);
    switch (type) {
      case 'decisions.task-assigned':
        await client.query(
          `insert into task_register (organ, task, year, serial, meeting, place, item, what, unit, owner, due, state) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'open') on conflict do nothing`,
          [
            organ,
            data.task,
            data.number.year,
            data.number.serial,
            data.meeting,
            data.place,
            data.item,
            data.what,
            data.unit,
            data.owner,
            data.due ?? null,
          ],
        );
        return;
      case 'decisions.task-reassigned':
        await set(
          'owner = $3, unit = $4, due = $5, returned = returned and due is not distinct from $5',
          data.owner,
          data.unit,
          data.due ?? null,
        );
        return;
      case 'decisions.task-reported':
        await set('progress = $3, materials = materials || $4::text[]', data.progress, digestsOf(data.materials));
        return;
      case 'decisions.task-finished':
        await set(
          `state = 'finished', finished_on = $3, progress = $4, materials = materials || $5::text[]`,
          data.finishedOn,
          data.result,
          digestsOf(data.materials),
        );
        return;
      case 'decisions.task-returned':
        await set('returned = true');
        return;
      case 'decisions.task-cancelled':
        await set(`state = 'cancelled'`);
        return;
      case 'decisions.task-reopened':
        await set(`state = 'open'`);
    }
  }
}
