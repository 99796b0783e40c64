import { sql, type Kysely, type SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import { carrying, Fen, fenInFigures, Marks, naming, numberInWords, sayable, type Actor, type Role } from '#kernel';
import { CATEGORIES, Category } from '../../ground/categories.ts';
import { marksOfRow } from '../../party-group/quorum.ts';

export const ITEM_STATES = {
  proposed: { label: '已提出', synonyms: ['未撤回', '在办'] },
  approved: { label: '同意上会', synonyms: ['待上会', '拟上会'] },
  placed: { label: '已列入议程', synonyms: ['列入议程', '在议程上'] },
  passed: { label: '已通过', synonyms: ['通过的', '通过了'] },
  rejected: { label: '未通过', synonyms: ['没通过', '没有通过', '没有通过的', '未获通过', '被否决', '否决'] },
  deferred: { label: '暂缓', synonyms: ['暂缓的', '缓议'] },
  withdrawn: { label: '已撤回', synonyms: ['撤回的', '撤回了'] },
} as const;
export type ItemState = keyof typeof ITEM_STATES;

/** A line of the register of items, as lists show it, with the marks it bears. `amount` in fen. */
export const ItemLine = carrying(
  z.object({
    item: z.uuid(),
    number: naming(z.string()),
    title: sayable(z.string()),
    category: Category,
    amount: Fen.nullable(),
    unit: naming(z.string()),
    proposedOn: naming(z.string()),
    state: z.enum(Object.keys(ITEM_STATES) as [ItemState, ...ItemState[]]),
    marks: Marks,
  }),
);
export type ItemLine = z.infer<typeof ItemLine>;

/**
 * The register of items as lists read it. Beside it `item_term`: by which characters of their titles, and by which
 * materials, they are found.
 */
export interface ItemTables {
  item_register: {
    organ: string;
    item: string;
    year: number;
    serial: number;
    title: string;
    category: Category;
    amount: string | null;
    unit: string;
    proposer: string;
    proposed_on: string;
    state: ItemState;
    persons: string[];
  };
}

/** Who sees the items of every unit; others see those of their own, and those they put forward. */
export const SEE_ALL: readonly Role[] = ['office', 'legal', 'secretary', 'member'];

/**
 * Whether a person may see an item of this unit, put forward by this person; not if it decides on him and another put
 * it forward.
 */
export const seesItem = (
  actor: Actor,
  item: { readonly unit: string; readonly proposer: string; readonly persons?: readonly string[] | undefined },
): boolean => {
  const seesAll = actor.roles.some((role) => SEE_ALL.includes(role));
  if (actor.is !== 'staff') return seesAll;
  if (item.proposer === actor.staffId) return true;
  return item.persons?.includes(actor.name) !== true && (seesAll || item.unit === actor.unit);
};

/** The items of his organ that a person may see; not those that decide on him, unless he put them forward. */
export const itemsSeenBy = (
  db: Kysely<ItemTables>,
  actor: Actor,
): SelectQueryBuilder<ItemTables, 'item_register', object> => {
  const all = db.selectFrom('item_register').where('organ', '=', actor.organ);
  const items =
    actor.is === 'staff'
      ? all.where(sql<boolean>`(proposer = ${actor.staffId} or not persons @> ${[actor.name]}::text[])`)
      : all;
  if (actor.roles.some((role) => SEE_ALL.includes(role))) return items;
  return actor.is === 'staff'
    ? items.where((it) => it.or([it('unit', '=', actor.unit), it('proposer', '=', actor.staffId)]))
    : items.where(sql<boolean>`false`);
};

const PAGE = 10;

/** Ten lines of what was asked for, newest number first; of some days, the latest day first. */
export const pageOf = async <O>(
  items: SelectQueryBuilder<ItemTables, 'item_register', O>,
  page: number,
  order: 'by number' | 'by day' = 'by number',
): Promise<{ readonly lines: ItemLine[]; readonly more: boolean }> => {
  const rows = await items
    .select(['item', 'year', 'serial', 'title', 'category', 'amount', 'unit', 'proposed_on', 'state', 'persons'])
    .$if(order === 'by day', (all) => all.orderBy('proposed_on', 'desc'))
    .orderBy('year', 'desc')
    .orderBy('serial', 'desc')
    .limit(PAGE + 1)
    .offset((page - 1) * PAGE)
    .execute();
  return {
    lines: rows
      .slice(0, PAGE)
      .map(({ item, year, serial, title, category, amount, unit, proposed_on, state, persons }) => ({
        item,
        number: numberInWords({ series: '议题', year, serial }),
        title,
        category,
        amount: amount === null ? null : Fen.parse(Number(amount)),
        unit,
        proposedOn: proposed_on,
        state,
        marks: [...marksOfRow({ category, persons })],
      })),
    more: rows.length > PAGE,
  };
};

/** A line in chat; a tap opens the item. */
export const lineOf = ({ number, title, category, amount, state }: ItemLine) => ({
  head: `${number} ${title}`,
  tail: [CATEGORIES[category].label, amount === null ? undefined : fenInFigures(amount), ITEM_STATES[state].label]
    .filter((part) => part !== undefined)
    .join(' · '),
  opens: number,
});
