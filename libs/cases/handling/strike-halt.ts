import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { role } from '#kernel';
import { caseInWords, caseNext, CaseAnswer, CaseDesk } from './case-desk.ts';
import { strikeHalt } from '../case.ts';
import { recordedWith, why } from './put-right.ts';
import { caseField } from '../steps/step-fields.ts';

/** Takes back a halt that never was; what had stopped runs on as if it had not. */
export const StrikeHalt = command('cases.strike-halt', {
  title: '撤销中止',
  topic: '案件办理',
  says: ['撤销中止', '取消中止'],
  examples: ['撤销中止 误登', '撤销中止 没有中止过 案件〔2026〕1号', '撤销中止'],
  may: role('staff', 'office', 'legal'),
  input: {
    case: caseField(),
    was: recordedWith('中止日期', '2026-04-01', '4月1日'),
    reason: why('撤销', '误登'),
  },
  answer: CaseAnswer,
  reports: (answer) => `已撤销这次中止，原记录保留。\n\n${caseInWords(answer)}`,
  next: caseNext,
});
export type StrikeHalt = InstanceType<typeof StrikeHalt>;

@Handles(StrikeHalt)
export class StrikeHaltHandler {
  constructor(@Inject(CaseDesk) private readonly desk: CaseDesk) {}

  execute({ input: { case: number, was, reason }, by }: StrikeHalt): Promise<Answered<CaseAnswer>> {
    return this.desk.record(by, number, () => strikeHalt(was, reason));
  }
}
