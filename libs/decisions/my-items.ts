import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { query } from '#infra/commands';
import { Database } from '#infra/database';
import { Fen, fenInFigures, numberInWords, role } from '#kernel';
import { CATEGORIES, Category } from './events.ts';

const PAGE = 10;
const STATES = { proposed: '已提出', withdrawn: '已撤回' } as const;

const Line = z.object({
  item: z.uuid(), number: z.string(), title: z.string(), category: Category, amount: Fen.nullable(), unit: z.string(), proposedOn: z.string(), state: z.enum(['proposed', 'withdrawn']),
});

export const MyItems = query('decisions.my-items', {
  title: '我的议题',
  may: role('staff'),
  from: 'decisions.item-register',
  input: z.object({ page: z.coerce.number().int().min(1).max(1000).default(1) }),
  answer: z.object({ items: z.array(Line), page: z.int(), more: z.boolean() }),
  chat: {
    says: ['我的议题', '我报的议题'],
    examples: ['我的议题'],
    reads: (rest) => ({ page: /\d+/.exec(rest)?.[0] }),
    tells: ({ items, page, more }) => ({
      title: '我的议题',
      lines: items.map((one) => ({
        head: `${one.number} ${one.title}`,
        tail: [CATEGORIES[one.category].label, one.amount === null ? undefined : fenInFigures(one.amount), STATES[one.state]].filter((part) => part !== undefined).join(' · '),
      })),
      none: page === 1 ? '您还没有报过议题。发送“报议题”开始。' : '没有更多了。',
      next: more ? [{ title: '下一页', says: `我的议题 第${page + 1}页` }] : [],
    }),
  },
});
export type MyItems = InstanceType<typeof MyItems>;

interface Tables {
  item_register: { organ: string; item: string; year: number; serial: number; title: string; category: Category; amount: string | null; unit: string; proposer: string; proposed_on: string; state: 'proposed' | 'withdrawn' };
}

/** The items one has put forward, newest number first, ten a page. */
@QueryHandler(MyItems)
export class MyItemsHandler implements IQueryHandler<MyItems> {
  constructor(@Inject(Database) private readonly database: Database) {}

  async execute({ input: { page }, actor }: MyItems): Promise<z.output<typeof MyItems.declaration.answer>> {
    if (actor.is !== 'staff') return { items: [], page, more: false };
    const rows = await this.database.of<Tables>(actor.organ).selectFrom('item_register')
      .select(['item', 'year', 'serial', 'title', 'category', 'amount', 'unit', 'proposed_on', 'state'])
      .where('organ', '=', actor.organ).where('proposer', '=', actor.staffId)
      .orderBy('year', 'desc').orderBy('serial', 'desc').limit(PAGE + 1).offset((page - 1) * PAGE).execute();
    return {
      items: rows.slice(0, PAGE).map(({ year, serial, amount, proposed_on, ...row }) => ({
        ...row, number: numberInWords({ series: '议题', year, serial }), amount: amount === null ? null : Fen.parse(Number(amount)), proposedOn: proposed_on,
      })),
      page,
      more: rows.length > PAGE,
    };
  }
}
