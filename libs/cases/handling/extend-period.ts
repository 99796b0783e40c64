import { Inject } from '@nestjs/common';
import { lengthInWords } from '#calendar';
import { Directory } from '#directory';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, Length, LocalDate, role, oneLine, prose, type OrganId, type Role } from '#kernel';
import { lengthsInWords, sourcesInWords, type PeriodRule } from '#rulebook';
import { caseInWords, caseNext, CaseAnswer, CaseDesk } from './case-desk.ts';
import { extendPeriod } from '../case.ts';
import { daysBy } from '../counted.ts';
import { ExtendedRule, PERIOD_OPTIONS, PERIODS } from './periods.ts';
import { caseField } from '../steps/step-fields.ts';

/** 单位负责人: the first head and those who lead with him. */
const HEADS: readonly Role[] = ['secretary', 'member'];
/** Where the law names others besides: 政府信息公开工作机构负责人 is of the office or the legal unit. */
const ALSO: Readonly<Record<string, readonly Role[]>> = { 'info-reply': ['office', 'legal'] };

/** How far the law lets a period be made longer, said before it is confirmed. */
const allowanceOf = (period: PeriodRule, by: Length): string =>
  period.extension
    ? `${period.name}：${lengthsInWords(period)}；本次延长${lengthInWords(by)}，自原届满日起算`
    : `“${period.name}”法律没有规定可以延长`;

/** Makes a running period longer, as far as the law allows and by whom it says. */
export const ExtendPeriod = command('cases.extend-period', {
  title: '延长期限',
  topic: '案件办理',
  says: ['延长期限', '期限延长', '延期办理', '延长办理期限'],
  examples: [
    '延长期限 信访办结 30日 局长王建国批准 案情复杂',
    '延长期限 行政调解办结 10个工作日 主要负责人批准 需要鉴定',
    '延长期限',
  ],
  may: role('staff', 'office', 'legal'),
  input: {
    case: caseField(),
    rule: field(ExtendedRule, {
      label: '哪一个期限',
      ask: '延长哪一个期限？例如“信访办结”。',
      example: 'petition-close',
      written: '信访办结',
      kind: { is: 'choice', options: PERIOD_OPTIONS },
    }),
    by: field(Length, {
      label: '延长多久',
      ask: '延长多久？例如“30日”。',
      example: '{"n":30,"unit":"day"}',
      written: '30日',
      kind: { is: 'length' },
    }),
    approvedBy: field(oneLine(2, 100), {
      label: '批准人',
      ask: '谁批准的？',
      example: '局长王建国',
      kind: { is: 'text', like: '批准$' },
    }),
    approvedOn: field(LocalDate, {
      label: '批准日期',
      ask: '哪天批准的？',
      example: '2026-04-20',
      written: '4月20日',
      kind: { is: 'date', tense: 'past' },
      otherwise: ({ today }) => today,
    }),
    reason: field(prose(2, 500), {
      label: '延长理由',
      ask: '为什么延长？',
      example: '案情复杂',
      kind: { is: 'text' },
    }),
  },
  answer: CaseAnswer,
  foresees: ({ rule, by }) => {
    const period = PERIODS.find(({ id }) => id === rule);
    if (!period) return [];
    const source = sourcesInWords(period).split('；')[0]!;
    return [{ text: allowanceOf(period, by), source, certainty: period.certainty }];
  },
  reports: caseInWords,
  next: caseNext,
});
export type ExtendPeriod = InstanceType<typeof ExtendPeriod>;

@Handles(ExtendPeriod)
export class ExtendPeriodHandler {
  constructor(
    @Inject(CaseDesk) private readonly desk: CaseDesk,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  async execute({ input, by }: ExtendPeriod): Promise<Answered<CaseAnswer>> {
    const { case: number, rule, by: longer, approvedBy, approvedOn, reason } = input;
    const heads = await this.namesOf(by.actor.organ, [...HEADS, ...(ALSO[rule] ?? [])]);
    const lengthening = { rule, by: longer, approvedBy, reason, on: approvedOn };
    return this.desk.record(by, number, (_case, law) =>
      extendPeriod(lengthening, dateOf(by.at), {
        ...daysBy(law),
        leads: (words) => heads.some((name) => words.includes(name)),
      }),
    );
  }

  /** The names of those in one of these roles. */
  private async namesOf(organ: OrganId, those: readonly Role[]): Promise<readonly string[]> {
    const { staff } = await this.directory.roll(organ);
    return [...staff.values()].filter(({ roles }) => roles.some((one) => those.includes(one))).map(({ name }) => name);
  }
}
