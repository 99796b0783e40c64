import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import {
  Clock,
  dateOf,
  field,
  grouped,
  LocalDate,
  numberInWords,
  Period,
  PeriodParameter,
  role,
  yearOf,
} from '#kernel';
import { casesSeenBy, type CaseTables } from './case-register/case-line.ts';
import { appearancesIn, type Appearance } from './appearances.ts';

const Stage = z.object({
  number: z.string(),
  title: z.string(),
  stage: z.string(),
  hearings: z.int(),
  attended: z.boolean(),
  spoke: z.boolean(),
  excused: z.boolean(),
});
const answer = z.object({
  period: Period,
  heard: z.int(),
  attended: z.int(),
  rate: z.number().nullable(),
  stages: z.array(Stage),
});

/** How often a head came to court, by instance heard (法释〔2020〕3号第一条、第七条): one attendance counts for its instance, and for no other. */
export const HeadsInCourt = query('cases.heads-in-court', {
  title: '负责人出庭率',
  topic: '诉讼案件',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'cases.case-register',
  input: z.object({ period: PeriodParameter.optional() }),
  answer,
  chat: {
    says: ['负责人出庭率', '出庭率', '负责人出庭应诉率', '负责人出庭情况', '负责人出庭多少'],
    examples: ['负责人出庭率 2026年', '今年的负责人出庭率', '出庭率'],
    fields: {
      period: field(PeriodParameter, {
        label: '时间',
        ask: '哪段时间的？',
        example: '2026-01-01..2026-12-31',
        kind: { is: 'period' },
        needed: () => false,
      }),
    },
    tells: ({ heard, attended, rate, stages }) => ({
      title: '负责人出庭率',
      summary:
        heard === 0
          ? ''
          : `开庭审理 **${heard}** 件（按审级计），负责人出庭 **${attended}** 件，出庭率 **${Math.round(rate! * 1000) / 10}%**。\n\n依据：法释〔2020〕3号第一条、第七条；计算公式为本系统建议。`,
      lines: stages.map(({ number, title, stage, attended: came, spoke, excused }) => ({
        head: `${number} ${title}`,
        tail: [
          stage,
          came ? '负责人出庭' : '负责人未出庭',
          came ? (spoke ? '已发言' : '未登记发言') : excused ? '已说明理由' : '未说明理由',
        ].join(' · '),
        opens: number,
      })),
      none: '这段时间没有登记开庭。',
      more: false,
    }),
  },
});
export type HeadsInCourt = InstanceType<typeof HeadsInCourt>;

@Handles(HeadsInCourt)
export class HeadsInCourtHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input, actor }: HeadsInCourt): Promise<z.output<typeof answer>> {
    const year = yearOf(dateOf(this.clock.now()));
    const period = input.period ?? { first: LocalDate.parse(`${year}-01-01`), last: LocalDate.parse(`${year}-12-31`) };
    const db = this.database.of<CaseTables>(actor.organ);
    const heard = db
      .selectFrom('case_entry')
      .select('case')
      .where('organ', '=', actor.organ)
      .where('step', '=', 'attend-court')
      .where('taken_on', '>=', period.first)
      .where('taken_on', '<=', period.last);
    const rows = await casesSeenBy(db, actor)
      .where('case_register.case', 'in', heard)
      .innerJoin('case_entry', (join) =>
        join.onRef('case_entry.organ', '=', 'case_register.organ').onRef('case_entry.case', '=', 'case_register.case'),
      )
      .select(['case_register.case', 'year', 'serial', 'title', 'step', 'taken_on', 'facts'])
      .orderBy('year')
      .orderBy('serial')
      .orderBy('taken_on')
      .orderBy('n')
      .execute();
    const stages = [...grouped(rows, (row) => row.case).values()].flatMap((of) => {
      const { year: y, serial, title } = of[0]!;
      const all = appearancesIn(
        of.map(({ step, taken_on, facts }) => ({ step, on: taken_on as LocalDate, facts })),
        period,
      );
      return all.map((one: Appearance) => ({
        number: numberInWords({ series: '案件', year: y, serial }),
        title,
        ...one,
      }));
    });
    const attended = stages.filter((one) => one.attended).length;
    return {
      period,
      heard: stages.length,
      attended,
      rate: stages.length === 0 ? null : attended / stages.length,
      stages,
    };
  }
}
