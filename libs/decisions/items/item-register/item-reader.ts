import type { ClientBase } from 'pg';
import { enterTerms } from '#infra/database';
import { register, type Happened } from '#infra/events';
import { gramsOf, type FileRef } from '#kernel';
import { digestsOf } from '../../ground/materials.ts';
import {
  GateAnswered,
  GateOpened,
  ItemApproved,
  ItemCorrected,
  ItemPlaced,
  ItemProposed,
  ItemReleased,
  ItemSettled,
  ItemWithdrawn,
  MaterialsAdded,
} from '../events.ts';
import type { ItemState } from './item-line.ts';

/** An event of the stream of an item. */
interface OfItem {
  readonly organ: string;
  readonly data: { readonly item: string; readonly materials?: readonly FileRef[] | undefined };
}

const enter = async ({ organ, data }: Happened<typeof ItemProposed>, client: ClientBase): Promise<void> => {
  const { item, number, title, category, amount, unit, proposer, proposedOn, materials, persons } = data;
  await client.query(
    `insert into item_register (organ, item, year, serial, title, category, amount, unit, proposer, proposed_on, state,
        persons)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'proposed', $11) on conflict do nothing`,
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
      persons ?? [],
    ],
  );
  await enterTerms(client, 'item_term', { organ, record: item, terms: [...gramsOf(title), ...digestsOf(materials)] });
};

const becomes = (client: ClientBase, { organ, data }: OfItem, state: ItemState) =>
  client.query('update item_register set state = $3 where organ = $1 and item = $2', [organ, data.item, state]);

/** What was wrong is another from now on; by the words of its old title it is found all the same. */
const putRight = async ({ organ, data }: Happened<typeof ItemCorrected>, client: ClientBase): Promise<void> => {
  const { item, title, category, amount, unit, persons } = data;
  await client.query(
    `update item_register set title = coalesce($3, title), category = coalesce($4, category),
        amount = coalesce($5, amount), unit = coalesce($6, unit), persons = coalesce($7, persons),
        state = case when state = 'approved' and $8 then 'proposed' else state end
      where organ = $1 and item = $2`,
    [
      organ,
      item,
      title ?? null,
      category ?? null,
      amount ?? null,
      unit ?? null,
      persons ?? null,
      category !== undefined || amount !== undefined || persons !== undefined,
    ],
  );
  if (title !== undefined) await enterTerms(client, 'item_term', { organ, record: item, terms: gramsOf(title) });
};

/** By what came with an event of the item it is found from then on. */
const attach = ({ organ, data }: OfItem, client: ClientBase) =>
  enterTerms(client, 'item_term', { organ, record: data.item, terms: digestsOf(data.materials) });

/** The register of items (议题台账). */
export const itemRegister = register('decisions.item-register', 'item_register', 'item_term')
  .ofStreams()
  .on(ItemProposed, enter)
  .on(ItemCorrected, putRight)
  .on(ItemWithdrawn, (event, client) => becomes(client, event, 'withdrawn'))
  .on(ItemPlaced, (event, client) => becomes(client, event, 'placed'))
  .on([ItemReleased, ItemApproved], (event, client) => becomes(client, event, 'approved'))
  .on(ItemSettled, (event, client) => becomes(client, event, event.data.outcome))
  .on([GateOpened, GateAnswered, MaterialsAdded], attach);
