import type { ClientBase } from 'pg';
import type { Reader, SequencedEvent } from '#infra/events';
import { gramsOf } from '#kernel';
import { digestsOf } from '../../ground/materials.ts';
import type { ItemEvent } from '../events.ts';

/** Keeps the register of items (议题台账). */
export class ItemReader implements Reader {
  readonly name = 'decisions.item-register';
  readonly tables = ['item_register'];

  async apply({ organ, ...recorded }: SequencedEvent, client: ClientBase): Promise<void> {
    const event = recorded as unknown as ItemEvent;
    switch (event.type) {
      case 'decisions.item-proposed': {
        const { item, number, title, category, amount, unit, proposer, proposedOn } = event.data;
        await client.query(
          `insert into item_register (organ, item, year, serial, title, category, amount, unit, proposer, proposed_on, state, grams, materials, persons)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'proposed', $11, $12, $13) on conflict do nothing`,
          [
            organ,
            item,
            number.year,
            number.serial,
            title,
            category,
            amount ?? null,
            unit,
            proposer,
            proposedOn,
            gramsOf(title),
            digestsOf(event.data.materials),
            event.data.persons ?? [],
          ],
        );
        return;
      }
      case 'decisions.item-withdrawn':
        await client.query(`update item_register set state = 'withdrawn' where organ = $1 and item = $2`, [
          organ,
          event.data.item,
        ]);
        return;
      case 'decisions.item-placed':
        await client.query(`update item_register set state = 'placed' where organ = $1 and item = $2`, [
          organ,
          event.data.item,
        ]);
        return;
      case 'decisions.item-released':
      case 'decisions.item-approved':
        await client.query(`update item_register set state = 'approved' where organ = $1 and item = $2`, [
          organ,
          event.data.item,
        ]);
        return;
      case 'decisions.item-settled':
        await client.query('update item_register set state = $3 where organ = $1 and item = $2', [
          organ,
          event.data.item,
          event.data.outcome,
        ]);
        return;
      case 'decisions.gate-opened':
      case 'decisions.gate-answered':
        await client.query(
          'update item_register set materials = materials || $3::text[] where organ = $1 and item = $2',
          [organ, event.data.item, digestsOf(event.data.materials)],
        );
        return;
      case 'decisions.gate-overridden':
      case 'decisions.item-reviewed':
      case 'decisions.item-linked':
        return;
      case 'decisions.materials-added':
        await client.query(
          'update item_register set materials = materials || $3::text[] where organ = $1 and item = $2',
          [organ, event.data.item, digestsOf(event.data.materials)],
        );
    }
  }
}
