import type { ClientBase } from 'pg';
import type { Reader, SequencedEvent } from '#infra/events';
import { gramsOf, type FileRef } from '#kernel';
import type { CaseEvent } from '../events.ts';
import { PROCEDURES } from '../procedures/index.ts';

const SETTLING = PROCEDURES.flatMap(({ steps }) => steps.filter(({ settles }) => settles).map(({ id }) => id));

/** Keeps the register of cases (案件台账) and the steps of each. */
export class CaseReader implements Reader {
  readonly name = 'cases.case-register';
  readonly tables = ['case_register', 'case_entry'];

  async apply(recorded: SequencedEvent, client: ClientBase): Promise<void> {
    const event = recorded as unknown as CaseEvent;
    const { organ } = recorded;
    const run = (text: string, ...values: readonly unknown[]) =>
      client.query(text, [organ, event.data.case, ...values]);
    switch (event.type) {
      case 'cases.case-opened': {
        const { number, kind, title, unit, handler, deputy, adviser, openedBy, on, entry, step, facts } = event.data;
        await run(
          `insert into case_register (organ, "case", year, serial, kind, title, grams, unit, handler, deputy, adviser, opened_by, opened_on, state, materials)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'open', $14) on conflict do nothing`,
          number.year,
          number.serial,
          kind,
          title,
          gramsOf(title),
          unit,
          handler,
          deputy,
          adviser,
          openedBy,
          on,
          digestsOf(facts.materials),
        );
        return this.enter(recorded, client, { case: event.data.case, entry, step, on, facts });
      }
      case 'cases.step-taken':
        await run(
          'update case_register set materials = materials || $3::text[] where organ = $1 and "case" = $2',
          digestsOf(event.data.facts.materials),
        );
        await this.enter(recorded, client, event.data);
        return settle(client, organ, event.data.case);
      case 'cases.step-corrected':
        await run(
          'update case_entry set taken_on = coalesce($4, taken_on), facts = facts || $5::jsonb where organ = $1 and "case" = $2 and entry = $3',
          event.data.entry,
          event.data.on,
          JSON.stringify(event.data.facts),
        );
        return settle(client, organ, event.data.case);
      case 'cases.step-struck':
        await run('delete from case_entry where organ = $1 and "case" = $2 and entry = $3', event.data.entry);
        return settle(client, organ, event.data.case);
      case 'cases.handlers-named':
        await run(
          'update case_register set handler = $3, deputy = $4, adviser = $5, unit = $6 where organ = $1 and "case" = $2',
          event.data.handler,
          event.data.deputy,
          event.data.adviser,
          event.data.unit,
        );
        return;
      case 'cases.documents-added':
        await run(
          'update case_register set materials = materials || $3::text[] where organ = $1 and "case" = $2',
          digestsOf(event.data.documents),
        );
        return;
      case 'cases.case-suspended':
        await run('update case_register set halted = true where organ = $1 and "case" = $2');
        return;
      case 'cases.case-resumed':
        await run('update case_register set halted = false where organ = $1 and "case" = $2');
        return;
      case 'cases.case-archived':
        await run(
          `update case_register set state = 'archived', archived_on = $3 where organ = $1 and "case" = $2`,
          event.data.on,
        );
        return;
      case 'cases.period-extended':
        return;
    }
  }

  private async enter(
    { organ, recordedAt, meta, version }: SequencedEvent,
    client: ClientBase,
    data: { case: string; entry: string; step: string; on: string; facts: unknown },
  ): Promise<void> {
    await client.query(
      `insert into case_entry (organ, "case", entry, step, taken_on, facts, recorded_at, recorded_by, n) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
      [
        organ,
        data.case,
        data.entry,
        data.step,
        data.on,
        JSON.stringify(data.facts),
        recordedAt,
        meta.actor.is === 'staff' ? meta.actor.staffId : meta.actor.name,
        version,
      ],
    );
  }
}

/** A case is settled by the last step that settles one; a correction may undo that. */
const settle = async (client: ClientBase, organ: string, id: string): Promise<void> => {
  await client.query(
    `update case_register r set (state, result, settled_on) = (
       select case when r.state = 'archived' then 'archived' when e.step is null then 'open' else 'settled' end, e.facts ->> 'result', e.taken_on
       from (select 1) one left join lateral (select step, facts, taken_on from case_entry where organ = $1 and "case" = $2 and step = any ($3) order by taken_on desc, n desc limit 1) e on true)
     where organ = $1 and "case" = $2`,
    [organ, id, SETTLING],
  );
};

const digestsOf = (materials: readonly FileRef[] = []): string[] => materials.map((one) => one.sha256);
