import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { Clock, dateOf, role } from '#kernel';
import { dutiesSeenBy, dutyInChat, DutyLine, dutyPage, type DutyTables } from './duty-register/duty-line.ts';

const answer = z.object({ items: z.array(DutyLine), total: z.int(), page: z.int(), more: z.boolean() });

/** What the bureau had to do by a day that is past, and has not done. */
export const OverdueDuties = query('duties.overdue-duties', {
  title: '逾期事项',
  topic: '待办期限',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'duties.duty-register',
  consequences: true,
  input: z.object({ page: z.coerce.number().int().min(1).max(1000).default(1) }),
  answer,
  chat: {
    says: ['逾期', '逾期事项', '逾期的', '哪些逾期', '超期', '超期的', '过期的', '有没有逾期', '有逾期'],
    examples: ['逾期', '有没有逾期的', '超期的'],
    fields: {},
    tells: ({ items, total, page, more }) => ({
      title: '逾期事项',
      summary: `逾期未办结的共 **${total}** 件。`,
      lines: items.map(dutyInChat),
      none: page === 1 ? '没有逾期事项。' : '没有更多了。',
      more,
    }),
  },
});
export type OverdueDuties = InstanceType<typeof OverdueDuties>;

@Handles(OverdueDuties)
export class OverdueDutiesHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input: { page }, actor }: OverdueDuties): Promise<z.output<typeof answer>> {
    const today = dateOf(this.clock.now());
    const overdue = dutiesSeenBy(this.database.of<DutyTables>(actor.organ), actor)
      .where('state', '=', 'open')
      .where('side', '=', 'bureau')
      .where('due', '<', today);
    const [{ lines, more }, { total }] = await Promise.all([
      dutyPage(overdue, page, today),
      overdue.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow(),
    ]);
    return { items: lines, total: Number(total), page, more };
  }
}
