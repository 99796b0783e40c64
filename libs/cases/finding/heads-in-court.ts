import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import {
  bearing,
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
  type Actor,
} from '#kernel';
import { casesSeenBy, type CaseTables } from '../case-register/case-line.ts';
import { appearancesIn } from '../appearances.ts';

const Stage = z.object({
  number: z.string(),
  title: bearing(z.string(), 'personal'),
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

type Answer = z.output<typeof answer>;

const SOURCE = '依据：法释〔2020〕3号第一条、第七条；计算公式为本系统建议。';

const summaryOf = ({ heard, attended, rate }: Answer): string => {
  if (heard === 0) return '';
  const percent = Math.round(rate! * 1000) / 10;
  return `开庭审理 **${heard}** 件（按审级计），负责人出庭 **${attended}** 件，出庭率 **${percent}%**。\n\n${SOURCE}`;
};

/** `一审 · 负责人出庭 · 已发言` */
const stageInWords = ({ stage, attended, spoke, excused }: z.output<typeof Stage>): string => {
  const spoken = spoke ? '已发言' : '未登记发言';
  const explained = excused ? '已说明理由' : '未说明理由';
  return [stage, ...(attended ? ['负责人出庭', spoken] : ['负责人未出庭', explained])].join(' · ');
};

/**
 * How often a head came to court, by instance heard (法释〔2020〕3号第一条、第七条): one attendance counts for its
 * instance, and for no other.
 */
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
    tells: (found) => ({
      title: '负责人出庭率',
      summary: summaryOf(found),
      lines: found.stages.map((stage) => ({
        head: `${stage.number} ${stage.title}`,
        tail: stageInWords(stage),
        opens: stage.number,
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

  async execute({ input, actor }: HeadsInCourt): Promise<Answer> {
    const year = yearOf(dateOf(this.clock.now()));
    const period = input.period ?? { first: LocalDate.parse(`${year}-01-01`), last: LocalDate.parse(`${year}-12-31`) };
    const steps = await this.stepsOfCasesHeard(actor, period);
    const stages = [...grouped(steps, (step) => step.case).values()].flatMap((taken) => stagesOf(taken, period));
    const attended = stages.filter((stage) => stage.attended).length;
    return {
      period,
      heard: stages.length,
      attended,
      rate: stages.length === 0 ? null : attended / stages.length,
      stages,
    };
  }

  /** Every step of the cases that were heard in the period, case by case, in the order of their days. */
  private stepsOfCasesHeard(actor: Actor, period: Period): Promise<readonly StepOfCase[]> {
    const db = this.database.of<CaseTables>(actor.organ);
    const heard = db
      .selectFrom('case_entry')
      .select('case')
      .where('organ', '=', actor.organ)
      .where('step', '=', 'attend-court')
      .where('taken_on', '>=', period.first)
      .where('taken_on', '<=', period.last);
    return casesSeenBy(db, actor)
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
  }
}

type StepOfCase = Pick<CaseTables['case_register'], 'case' | 'year' | 'serial' | 'title'> &
  Pick<CaseTables['case_entry'], 'step' | 'taken_on' | 'facts'>;

/** The instances of one case that were heard in the period. */
const stagesOf = (steps: readonly StepOfCase[], period: Period): readonly z.output<typeof Stage>[] => {
  const { year, serial, title } = steps[0]!;
  const number = numberInWords({ series: '案件', year, serial });
  const taken = steps.map(({ step, taken_on, facts }) => ({ step, on: taken_on as LocalDate, facts }));
  return appearancesIn(taken, period).map((appearance) => ({ number, title, ...appearance }));
};
