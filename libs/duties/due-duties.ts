import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { lastDayOfMonth } from '#calendar';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { Clock, dateInWords, dateOf, field, LocalDate, Period, PeriodParameter, role } from '#kernel';
import { dutiesSeenBy, dutyInChat, DutyLine, dutyPage, type DutyTables } from './duty-register/duty-line.ts';

const answer = z.object({
  items: z.array(DutyLine),
  total: z.int(),
  overdue: z.int(),
  period: Period,
  page: z.int(),
  more: z.boolean(),
});

/** What is due in a period, this month unless told: one's unit's, or all for those who oversee. */
export const DueDuties = query('duties.due-duties', {
  title: '到期事项',
  topic: '待办期限',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'duties.duty-register',
  consequences: true,
  input: z.object({ period: PeriodParameter.optional(), page: z.coerce.number().int().min(1).max(1000).default(1) }),
  answer,
  chat: {
    says: ['本月到期', '到期', '到期的', '到期事项', '快到期', '要到期', '最近到期', '哪些…到期', '什么…到期'],
    examples: ['本月到期的', '下周到期的有哪些', '到期事项 12月'],
    fields: {
      period: field(PeriodParameter, {
        label: '时间',
        ask: '哪段时间到期的？',
        example: '2026-01-01..2026-12-31',
        kind: { is: 'period' },
        needed: () => false,
      }),
    },
    tells: ({ items, total, overdue, period, page, more }) => ({
      title: '到期事项',
      summary: [
        `${dateInWords(period.first)}至${dateInWords(period.last)}到期、尚未办结的共 **${total}** 件`,
        overdue > 0 ? `，其中已逾期 **${overdue}** 件` : '',
        '。',
      ].join(''),
      lines: items.map(dutyInChat),
      none: page === 1 ? '没有到期事项。' : '没有更多了。',
      more,
    }),
  },
});
export type DueDuties = InstanceType<typeof DueDuties>;

@Handles(DueDuties)
export class DueDutiesHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input, actor }: DueDuties): Promise<z.output<typeof answer>> {
    const today = dateOf(this.clock.now());
    const month = LocalDate.parse(`${today.slice(0, 7)}-01`);
    const period = input.period ?? { first: month, last: lastDayOfMonth(month) };
    const due = dutiesSeenBy(this.database.of<DutyTables>(actor.organ), actor)
      .where('state', '=', 'open')
      .where('due', '>=', period.first)
      .where('due', '<=', period.last);
    const [{ lines, more }, counts] = await Promise.all([
      dutyPage(due, input.page, today),
      due
        .select(({ fn }) => [
          fn.countAll<string>().as('total'),
          fn.countAll<string>().filterWhere('due', '<', today).filterWhere('side', '=', 'bureau').as('overdue'),
        ])
        .executeTakeFirstOrThrow(),
    ]);
    return {
      items: lines,
      total: Number(counts.total),
      overdue: Number(counts.overdue),
      period,
      page: input.page,
      more,
    };
  }
}
