import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { counted, Database, foundBy } from '#infra/database';
import { countInWords, field, oneLine, PeriodParameter, readNumber, role, soughtGrams, UnitId } from '#kernel';
import { Category, categoryOptions } from '../ground/categories.ts';
import {
  ITEM_STATES,
  ItemLine,
  itemsSeenBy,
  lineOf,
  pageOf,
  type ItemState,
  type ItemTables,
} from './item-register/item-line.ts';

/** 暂缓的议题, 已通过的议题: asked by the state alone. */
const STATES = Object.entries(ITEM_STATES).map(([value, { label, synonyms }]) => {
  const asked = [...new Set([label, ...synonyms].map((words) => `${words.replace(/[的了]$/u, '')}的议题`))];
  return { value, label, asked, synonyms: [...synonyms, ...asked] };
});

const State = z.enum(Object.keys(ITEM_STATES) as [ItemState, ...ItemState[]]);

/** Items by words of the title, category, unit, state and the days they were put forward, with how many there are. */
export const FindItems = query('decisions.find-items', {
  title: '查议题',
  topic: '议题',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'decisions.item-register',
  input: z.object({
    words: oneLine(1, 100).optional(),
    category: Category.optional(),
    unit: UnitId.optional(),
    state: State.optional(),
    period: PeriodParameter.optional(),
    page: z.coerce.number().int().min(1).max(1000).default(1),
  }),
  answer: z.object({ items: z.array(ItemLine), total: z.int(), exact: z.boolean(), page: z.int(), more: z.boolean() }),
  chat: {
    says: [
      '查议题',
      '查询议题',
      '找议题',
      '搜索议题',
      '议题有哪些',
      '多少…议题',
      '几个…议题',
      '几件…议题',
      '哪些…议题',
      '议题有多少',
      '议题有几个',
      '议题清单',
      '议题列表',
      '议题台账',
      '所有议题',
      '全部议题',
      ...STATES.flatMap(({ asked }) => asked),
      '查询',
      '搜索',
      '查找',
      '查',
      '找',
    ],
    examples: ['查 算力平台', '今年报了多少议题', '上个月的大额资金议题有哪些'],
    fields: {
      period: field(PeriodParameter, {
        label: '时间',
        ask: '哪段时间的？',
        example: '2026-01-01..2026-12-31',
        kind: { is: 'period' },
        needed: () => false,
      }),
      category: field(Category, {
        label: '类别',
        ask: '哪一类？',
        example: 'largeFunds',
        kind: { is: 'choice', options: categoryOptions },
        needed: () => false,
      }),
      state: field(State, {
        label: '状态',
        ask: '哪种状态的？',
        example: 'proposed',
        kind: { is: 'choice', options: STATES.map(({ value, label, synonyms }) => ({ value, label, synonyms })) },
        needed: () => false,
      }),
      unit: field(UnitId, {
        label: '承办处室',
        ask: '哪个处室的？',
        example: 'platform',
        kind: { is: 'unit' },
        needed: () => false,
      }),
      words: field(oneLine(1, 100), {
        label: '题目',
        ask: '查什么？',
        example: '算力平台',
        kind: { is: 'text' },
        needed: () => false,
      }),
    },
    tells: ({ items, total, exact, page, more }) => ({
      title: '查议题',
      summary: `共 ${countInWords({ total, exact }, '件')}${total > 10 ? `，第${page}页` : ''}`,
      lines: items.map(lineOf),
      none: page === 1 ? '没有找到符合的议题。' : '没有更多了。',
      more,
    }),
  },
});
export type FindItems = InstanceType<typeof FindItems>;

@Handles(FindItems)
export class FindItemsHandler {
  constructor(@Inject(Database) private readonly database: Database) {}

  async execute({
    input: { words, category, unit, state, period, page },
    actor,
  }: FindItems): Promise<z.output<typeof FindItems.declaration.answer>> {
    const db = this.database.of<ItemTables>(actor.organ);
    const number = readNumber(words ?? '');
    const terms = words === undefined || number ? [] : soughtGrams(words);
    const asked = itemsSeenBy(db, actor)
      .$if(number !== undefined, (items) => items.where('year', '=', number!.year).where('serial', '=', number!.serial))
      .$if(terms.length > 0, (items) =>
        items.where(foundBy('item_term', { organ: actor.organ, record: 'item_register.item', terms })),
      )
      .$if(category !== undefined, (items) => items.where('category', '=', category!))
      .$if(unit !== undefined, (items) => items.where('unit', '=', unit!))
      .$if(state !== undefined, (items) => items.where('state', '=', state!))
      .$if(period !== undefined, (items) =>
        items.where('proposed_on', '>=', period!.first).where('proposed_on', '<=', period!.last),
      );
    const [{ lines, more }, count] = await Promise.all([
      pageOf(asked, page, period ? 'by day' : 'by number'),
      counted(db, asked),
    ]);
    return { items: lines, ...count, page, more };
  }
}
