import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { addDays, dateOf, field, LocalDate, prose, role } from '#kernel';
import { caseInWords, caseNext, CaseAnswer, CaseDesk } from './case-desk.ts';
import { correctHalt } from '../case.ts';
import { caseField } from '../steps/step-fields.ts';

/** Puts right the day on which a case came to a halt, or that on which it went on. */
export const CorrectHalt = command('cases.correct-halt', {
  title: '更正中止',
  topic: '案件办理',
  says: ['更正中止', '中止更正', '更正中止日期', '更正恢复日期'],
  examples: ['更正中止 应为4月2日起 以通知书为准', '更正恢复日期 4月21日恢复 以送达日期为准', '更正中止'],
  may: role('staff', 'office', 'legal'),
  input: {
    case: caseField(),
    was: field(LocalDate, {
      label: '原登记的中止日期',
      ask: '原来登记的中止日期是哪天？',
      example: '2026-04-01',
      written: '4月1日',
      kind: { is: 'date', tense: 'past' },
      needed: () => false,
    }),
    from: field(LocalDate, {
      label: '应为中止日期',
      ask: '正确的中止日期是哪天？',
      example: '2026-04-02',
      written: '4月2日',
      kind: { is: 'date', tense: 'past' },
      needed: ({ resumedOn }) => resumedOn === undefined,
    }),
    resumedOn: field(LocalDate, {
      label: '应为恢复日期',
      ask: '正确的恢复日期是哪天？',
      example: '2026-04-21',
      written: '4月21日恢复',
      kind: { is: 'date', tense: 'past' },
      needed: ({ from }) => from === undefined,
    }),
    reason: field(prose(2, 500), {
      label: '更正原因',
      ask: '为什么更正？依据什么？',
      example: '以通知书为准',
      kind: { is: 'text' },
    }),
  },
  answer: CaseAnswer,
  reports: (answer) => `已更正这次中止，原记录保留。\n\n${caseInWords(answer)}`,
  next: caseNext,
});
export type CorrectHalt = InstanceType<typeof CorrectHalt>;

@Handles(CorrectHalt)
export class CorrectHaltHandler {
  constructor(@Inject(CaseDesk) private readonly desk: CaseDesk) {}

  /** The day on which it goes on counts again: the day before is the last that did not. */
  execute({ input: { case: number, was, from, resumedOn, reason }, by }: CorrectHalt): Promise<Answered<CaseAnswer>> {
    const to = resumedOn && addDays(resumedOn, -1);
    return this.desk.record(by, number, () => correctHalt({ was, from, to }, reason, dateOf(by.at)));
  }
}
