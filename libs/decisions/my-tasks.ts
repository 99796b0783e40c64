import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { query } from '#infra/commands';
import { Database } from '#infra/database';
import { role } from '#kernel';
import { ItemLine, pageOf, type ItemTables } from './item-register/item-line.ts';
import { requirementsFor } from './item.ts';

export const MyTasks = query('decisions.my-tasks', {
  title: '我的待办',
  may: role('staff'),
  from: 'decisions.item-register',
  input: z.object({ page: z.coerce.number().int().min(1).max(1000).default(1) }),
  answer: z.object({ items: z.array(ItemLine), page: z.int(), more: z.boolean() }),
  chat: {
    says: ['我的待办', '待办', '我要办什么', '我还有什么没办', '有什么要办的'],
    examples: ['我的待办', '待办', '我还有什么没办'],
    fields: {},
    personal: true,
    tells: ({ items, page, more }) => ({
      title: '我的待办',
      lines: items.map(({ number, title, category }) => ({ head: `${number} ${title}`, tail: `下一步：${requirementsFor(category)[0]!.text}`, opens: number })),
      none: page === 1 ? '您没有登记在办的事项。' : '没有更多了。', more,
    }),
  },
});
export type MyTasks = InstanceType<typeof MyTasks>;

/** What one has put forward and is not done with, ten a page, with the next step the law requires. */
@QueryHandler(MyTasks)
export class MyTasksHandler implements IQueryHandler<MyTasks> {
  constructor(@Inject(Database) private readonly database: Database) {}

  async execute({ input: { page }, actor }: MyTasks): Promise<z.output<typeof MyTasks.declaration.answer>> {
    if (actor.is !== 'staff') return { items: [], page, more: false };
    const open = this.database.of<ItemTables>(actor.organ).selectFrom('item_register').where('organ', '=', actor.organ).where('proposer', '=', actor.staffId).where('state', '=', 'proposed');
    const { lines, more } = await pageOf(open, page);
    return { items: lines, page, more };
  }
}
