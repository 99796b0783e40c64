import type { ClientBase } from 'pg';
import type { Reader, SequencedEvent } from '#infra/events';
import type { Counted, DutyEvent } from '../events.ts';

/** Keeps the register of duties (义务台账). */
export class DutyReader implements Reader {
  readonly name = 'duties.duty-register';
  readonly tables = ['duty_register'];

  async apply({ organ, ...recorded }: SequencedEvent, client: ClientBase): Promise<void> {
    const { type, data } = recorded as unknown as DutyEvent;
    const set = (assignments: string, ...values: readonly unknown[]) =>
      client.query(`update duty_register set ${assignments} where organ = $1 and duty = $2`, [
        organ,
        data.duty,
        ...values,
      ]);
    switch (type) {
      case 'duties.duty-opened':
        await client.query(
          `insert into duty_register (organ, duty, room, record, number, title, name, rule, side, facts, unit, owner, deputy, state, ${COUNTED.join(', ')})
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'open', $14, $15, $16, $17, $18, $19, $20) on conflict do nothing`,
          [
            organ,
            data.duty,
            data.origin.room,
            data.origin.id,
            data.origin.number,
            data.origin.title,
            data.name,
            data.rule,
            data.side,
            data.facts && JSON.stringify(data.facts),
            data.unit,
            data.owner,
            data.deputy,
            ...countedIn(data.counted),
          ],
        );
        return;
      case 'duties.duty-moved':
        await set(
          `facts = $3, missed = missed and $4 <= $11, ${COUNTED.map((column, n) => `${column} = $${n + 4}`).join(', ')}`,
          JSON.stringify(data.facts),
          ...countedIn(data.counted),
          data.was,
        );
        return;
      case 'duties.duty-met':
        await set(`state = 'met', late = $3, settled_on = $4`, data.late, data.metOn);
        return;
      case 'duties.duty-missed':
        await set('missed = true');
        return;
      case 'duties.duty-suspended':
        await set(`state = 'suspended'`);
        return;
      case 'duties.duty-closed':
        await set(`state = 'closed'`);
        return;
      case 'duties.duty-reopened':
        await set(`state = 'open', late = false, settled_on = null`);
        return;
      case 'duties.duty-assigned':
        await set('owner = $3, deputy = $4, unit = $5', data.owner, data.deputy, data.unit);
        return;
    }
  }
}

const COUNTED = ['due', 'safe', 'provisional', 'source', 'caution', 'law', 'steps'] as const;
const countedIn = (counted: Counted | undefined): readonly unknown[] => [
  counted?.due,
  counted?.safe,
  counted?.provisional ?? false,
  counted?.source ?? '',
  counted?.caution ?? '',
  counted?.law ?? 0,
  counted && JSON.stringify(counted.steps),
];
