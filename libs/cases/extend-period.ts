import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { lengthInWords } from '#calendar';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, Length, LocalDate, role } from '#kernel';
import { lengthsInWords, RULES, sourcesInWords, type PeriodRule } from '#rulebook';
import { caseInWords, CaseAnswer, CaseDesk } from './case-desk.ts';
import { extendPeriod } from './case.ts';
import { PROCEDURES } from './procedures/index.ts';
import { caseField } from './step-fields.ts';

/** The periods that run in cases; what may be made longer first. One that may not is recognised too, and refused with its article. */
const STARTED = new Set(
  PROCEDURES.flatMap(({ steps }) => steps.flatMap(({ starts = [] }) => starts.map(({ rule }) => rule))),
);
const PERIODS = RULES.filter((one): one is PeriodRule => one.is === 'period' && STARTED.has(one.id)).toSorted(
  (a, b) => Number(b.extension !== undefined) - Number(a.extension !== undefined),
);
const OPTIONS = [
  ...new Map(PERIODS.map(({ id, name, says }) => [id, { value: id, label: name, synonyms: says }])).values(),
];

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
    rule: field(z.enum(OPTIONS.map(({ value }) => value) as [string, ...string[]]), {
      label: '哪一个期限',
      ask: '延长哪一个期限？例如“信访办结”。',
      example: 'petition-close',
      written: '信访办结',
      kind: { is: 'choice', options: OPTIONS },
    }),
    by: field(Length, {
      label: '延长多久',
      ask: '延长多久？例如“30日”。',
      example: '{"n":30,"unit":"day"}',
      written: '30日',
      kind: { is: 'length' },
    }),
    approvedBy: field(z.string().trim().min(2).max(100), {
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
    reason: field(z.string().trim().min(2).max(500), {
      label: '延长理由',
      ask: '为什么延长？',
      example: '案情复杂',
      kind: { is: 'text' },
    }),
  },
  answer: CaseAnswer,
  foresees: ({ rule, by }) =>
    PERIODS.filter(({ id }) => id === rule)
      .slice(0, 1)
      .map((one) => ({
        text: one.extension
          ? `${one.name}：${lengthsInWords(one)}；本次延长${lengthInWords(by)}，自原届满日起算`
          : `“${one.name}”法律没有规定可以延长`,
        source: sourcesInWords(one).split('；')[0]!,
        certainty: one.certainty,
      })),
  reports: caseInWords,
});
export type ExtendPeriod = InstanceType<typeof ExtendPeriod>;

@Handles(ExtendPeriod)
export class ExtendPeriodHandler {
  constructor(@Inject(CaseDesk) private readonly desk: CaseDesk) {}

  execute({ input, by }: ExtendPeriod): Promise<Answered<CaseAnswer>> {
    return this.desk.record(by, input.case, (_case, law) =>
      extendPeriod(
        { rule: input.rule, by: input.by, approvedBy: input.approvedBy, reason: input.reason, on: input.approvedOn },
        dateOf(by.at),
        ({ rule, facts }) => law.count(rule, facts)?.due,
      ),
    );
  }
}
