import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, LocalDate, role, prose } from '#kernel';
import { caseInWords, caseNext, CaseAnswer, CaseDesk } from '../handling/case-desk.ts';
import { correctStep } from '../case.ts';
import { recordedWith } from '../handling/put-right.ts';
import { StepFacts, type FactName } from '../events.ts';
import { COURSES_TOLD, type Take } from '../procedure.ts';
import { PROCEDURES, stepOf } from '../procedures/index.ts';
import { caseField, READ } from './step-fields.ts';
import { STEPS } from './steps.ts';

/** What else than its day may be put right of a step: whatever decides a period. */
const CHANGES = [
  'until',
  'acceptedOn',
  'course',
  'result',
  'hearingOn',
  'hearingAt',
  'notice',
  'length',
  'servedBy',
  'complex',
  'remedyUntil',
] as const satisfies readonly FactName[];

/** Such a fact as the steps that take it ask for it; of other steps it is neither read nor asked for. */
const changeOf = (fact: FactName, label: string) => {
  const takes = PROCEDURES.flatMap(({ steps }) => steps).flatMap((step) =>
    step.takes.filter((one) => one.fact === fact),
  );
  const { kind, example, written } = READ[fact];
  const options = optionsOf(takes);
  return field(StepFacts.shape[fact].unwrap() as z.ZodType<NonNullable<StepFacts[typeof fact]>>, {
    label,
    ask: `正确的${label}是什么？`,
    example: options[0]?.value ?? example,
    ...(written ? { written } : {}),
    kind: options.length > 0 ? { is: 'choice' as const, options } : kind,
    needed: () => false,
    applies: ({ step }: Readonly<Record<string, unknown>>) =>
      typeof step === 'string' && stepOf(step).takes.some((one) => one.fact === fact),
  });
};

/** The answers of several steps together; words that mean now one and now another of them mean none. */
const optionsOf = (takes: readonly Take[]) => {
  const all = takes.flatMap(({ options = [] }) => options);
  const meant = (word: string) =>
    new Set(all.filter(({ label, synonyms = [] }) => [label, ...synonyms].includes(word)).map(({ value }) => value));
  return [...new Set(all.map(({ value }) => value))].map((value) => {
    const same = all.filter((one) => one.value === value);
    const words = new Set(same.flatMap(({ label, synonyms = [] }) => [label, ...synonyms]));
    const [label, ...synonyms] = [...words].filter((word) => meant(word).size === 1);
    return { value, label: label ?? value, synonyms };
  });
};

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
    was: recordedWith('日期', '2026-03-02', '3月2日'),
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
      ask: '普通程序、简易程序，还是紧急情形？',
      example: 'summary',
      written: '简易程序',
      kind: { is: 'choice', options: COURSES_TOLD },
      needed: () => false,
    }),
    result: changeOf('result', '结果、文种或者处理方式'),
    hearingOn: changeOf('hearingOn', '开庭（听证）日期'),
    hearingAt: changeOf('hearingAt', '开庭（听证）时间'),
    notice: changeOf('notice', '与此前通知的关系'),
    length: changeOf('length', '写明的天数'),
    servedBy: changeOf('servedBy', '送达方式'),
    complex: changeOf('complex', '是否复杂'),
    remedyUntil: changeOf('remedyUntil', '复议或起诉的截止日'),
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
    const { case: of, step, was, on, reason } = input;
    const changed = CHANGES.map((name) => [name, input[name]] as const).filter(([, value]) => value !== undefined);
    const facts = StepFacts.parse(Object.fromEntries(changed));
    return this.desk.record(by, of, () => correctStep(step, { was, on, facts }, reason, dateOf(by.at)));
  }
}
