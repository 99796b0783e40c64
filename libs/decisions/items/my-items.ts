import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { role } from '#kernel';
import { ItemLine, lineOf, pageOf, type ItemTables } from './item-register/item-line.ts';

export const MyItems = query('decisions.my-items', {
  title: '我的议题',
  topic: '议题',
  may: role('staff'),
  from: 'decisions.item-register',
  input: z.object({ page: z.coerce.number().int().min(1).max(1000).default(1) }),
  answer: z.object({ items: z.array(ItemLine), page: z.int(), more: z.boolean() }),
  chat: {
    says: ['我的议题', '我报的议题', '我提的议题', '我报了哪些议题'],
    examples: ['我的议题', '我报的议题', '我的议题 第2页'],
    fields: {},
    personal: true,
    tells: ({ items, page, more }) => ({
      title: '我的议题',
      lines: items.map(lineOf),
      none: page === 1 ? '您还没有报过议题。发送“报议题”开始。' : '没有更多了。',
      more,
    }),
  },
});
export type MyItems = InstanceType<typeof MyItems>;

/** The items one has put forward, newest number first, ten a page. */
@Handles(MyItems)
export class MyItemsHandler {
  constructor(@Inject(Database) private readonly database: Database) {}

  async execute({ input: { page }, actor }: MyItems): Promise<z.output<typeof MyItems.declaration.answer>> {
    if (actor.is !== 'staff') return { items: [], page, more: false };
    const { lines, more } = await pageOf(
      this.database
        .of<ItemTables>(actor.organ)
        .selectFrom('item_register')
        .where('organ', '=', actor.organ)
        .where('proposer', '=', actor.staffId),
      page,
    );
    return { items: lines, page, more };
  }
}
