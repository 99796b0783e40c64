import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { Clock, dateOf, role, type NextStep } from '#kernel';
import { dutiesOf, dutyInChat, DutyLine, dutyPage, type DutyTables } from './duty-register/duty-line.ts';

/** What the person who asks has to do, what is due first before the rest, ten a page. */
export const MyDuties = query('duties.my-duties', {
  title: '我的待办',
  topic: '待办期限',
  may: role('staff', 'adviser'),
  from: 'duties.duty-register',
  consequences: true,
  input: z.object({ page: z.coerce.number().int().min(1).max(1000).default(1) }),
  answer: z.object({ items: z.array(DutyLine), page: z.int(), more: z.boolean() }),
  chat: {
    says: ['我的待办', '待办', '我要办什么', '我还有什么没办', '有什么要办的'],
    examples: ['我的待办', '待办', '我还有什么没办'],
    fields: {},
    personal: true,
    tells: ({ items, page, more }) => ({
      title: '我的待办',
      lines: items.map(dutyInChat),
      none: page === 1 ? '您没有要办的事项。' : '没有更多了。',
      more,
      next: actsOf(items),
    }),
  },
});
export type MyDuties = InstanceType<typeof MyDuties>;

/** Buttons for so many at most; each of them is a tap in its line besides. */
const BUTTONS = 3;

/** What does them, as buttons: of several of one sort by their numbers. */
const actsOf = (items: readonly DutyLine[]): readonly NextStep[] =>
  items
    .flatMap(({ act, number }) => (act === null ? [] : [{ title: `${act.title} ${number}`, says: act.says }]))
    .slice(0, BUTTONS);

@Handles(MyDuties)
export class MyDutiesHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input: { page }, actor }: MyDuties): Promise<z.output<typeof MyDuties.declaration.answer>> {
    if (actor.is !== 'staff') return { items: [], page, more: false };
    const { lines, more } = await dutyPage(
      dutiesOf(this.database.of<DutyTables>(actor.organ), actor, page),
      page,
      dateOf(this.clock.now()),
    );
    return { items: lines, page, more };
  }
}
