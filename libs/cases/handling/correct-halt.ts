import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { addDays, dateOf, role } from '#kernel';
import { caseInWords, caseNext, CaseAnswer, CaseDesk } from './case-desk.ts';
import { correctHalt } from '../case.ts';
import { groundField } from './ground-field.ts';
import { recordedWith, shouldBe, why } from './put-right.ts';
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
    from: shouldBe(
      '中止日期',
      ['2026-04-02', '4月2日'],
      ({ resumedOn, ground }) => resumedOn === undefined && ground === undefined,
    ),
    resumedOn: shouldBe(
      '恢复日期',
      ['2026-04-21', '4月21日恢复'],
      ({ from, ground }) => from === undefined && ground === undefined,
    ),
    was: recordedWith('中止日期', '2026-04-01', '4月1日'),
    ground: groundField,
    reason: why('更正', '以通知书为准'),
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
  execute({ input, by }: CorrectHalt): Promise<Answered<CaseAnswer>> {
    const { case: number, was, from, resumedOn, ground, reason } = input;
    const to = resumedOn && addDays(resumedOn, -1);
    return this.desk.record(by, number, () => correctHalt({ was, from, to, ground }, reason, dateOf(by.at)));
  }
}
