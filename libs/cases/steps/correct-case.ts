import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, LocalDate, role, prose } from '#kernel';
import { caseInWords, caseNext, CaseAnswer, CaseDesk } from '../handling/case-desk.ts';
import { correctStep } from '../case.ts';
import { StepFacts } from '../events.ts';
import { COURSE } from '../procedure.ts';
import { caseField } from './step-fields.ts';
import { STEPS } from './steps.ts';

/** What else than its day may be put right of a step. */
const CHANGES = ['until', 'acceptedOn', 'course'];

/** Puts right the day of a step, the end a paper states, or what decides the period; what moves by it is said. */
export const CorrectCase = command('cases.correct-case', {
  title: '更正案件',
  topic: '案件办理',
  says: ['更正案件', '案件更正', '更正日期', '更正步骤'],
  examples: [
    '更正案件 收到复议答复通知 应为3月3日 签收单显示',
    '更正案件 案件〔2026〕1号 收到一审判决 4月21日 送达回证为准',
    '更正案件',
  ],
  may: role('staff', 'office', 'legal'),
  input: {
    case: caseField(),
    step: field(z.enum(STEPS.map(({ value }) => value) as [string, ...string[]]), {
      label: '步骤',
      ask: '更正哪一步？例如“收到复议答复通知”。',
      example: 'receive-reply-notice',
      written: '收到复议答复通知',
      kind: { is: 'choice', options: STEPS },
    }),
    on: field(LocalDate, {
      label: '正确日期',
      ask: '正确的日期是哪天？',
      example: '2026-03-03',
      written: '3月3日',
      kind: { is: 'date', tense: 'past' },
      needed: (known) => CHANGES.every((name) => known[name] === undefined),
    }),
    until: field(LocalDate, {
      label: '写明的期限',
      ask: '文书写明的期限应为哪天？',
      example: '2026-04-10',
      written: '4月10日',
      kind: { is: 'date' },
      needed: () => false,
    }),
    acceptedOn: field(LocalDate, {
      label: '受理（立案）日期',
      ask: '哪天受理（立案）的？',
      example: '2026-02-27',
      written: '2月27日受理',
      kind: { is: 'date', tense: 'past' },
      needed: () => false,
    }),
    course: field(StepFacts.shape.course.unwrap(), {
      label: '程序',
      ask: '普通程序还是简易程序？',
      example: 'summary',
      written: '简易程序',
      kind: { is: 'choice', options: COURSE },
      needed: () => false,
    }),
    reason: field(prose(2, 500), {
      label: '更正原因',
      ask: '为什么更正？依据什么？',
      example: '以签收单为准',
      kind: { is: 'text' },
    }),
  },
  answer: CaseAnswer,
  reports: (answer) => `已更正，原记录保留。\n\n${caseInWords(answer)}`,
  next: caseNext,
});
export type CorrectCase = InstanceType<typeof CorrectCase>;

@Handles(CorrectCase)
export class CorrectCaseHandler {
  constructor(@Inject(CaseDesk) private readonly desk: CaseDesk) {}

  execute({ input, by }: CorrectCase): Promise<Answered<CaseAnswer>> {
    const { case: of, step, on, reason, until, acceptedOn, course } = input;
    const facts = {
      ...(until ? { until } : {}),
      ...(acceptedOn ? { acceptedOn } : {}),
      ...(course ? { course } : {}),
    };
    return this.desk.record(by, of, () => correctStep(step, { on, facts }, reason, dateOf(by.at)));
  }
}
