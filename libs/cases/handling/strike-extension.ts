import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { role } from '#kernel';
import { caseInWords, caseNext, CaseAnswer, CaseDesk } from './case-desk.ts';
import { strikeExtension } from '../case.ts';
import { extendedPeriod, recordedWith, why } from './put-right.ts';
import { caseField } from '../steps/step-fields.ts';

/** Takes back an extension that was never granted; the step its period hangs on stays. */
export const StrikeExtension = command('cases.strike-extension', {
  title: '撤销延长',
  topic: '案件办理',
  says: ['撤销延长', '取消延长', '撤销延长期限'],
  examples: ['撤销延长 信访办结 没有批准', '撤销延长 信访办结 误登', '撤销延长'],
  may: role('staff', 'office', 'legal'),
  input: {
    case: caseField(),
    rule: extendedPeriod('撤销'),
    was: recordedWith('批准日期', '2026-04-20', '4月20日'),
    reason: why('撤销', '没有批准'),
  },
  answer: CaseAnswer,
  reports: (answer) => `已撤销这次延长，原记录保留。\n\n${caseInWords(answer)}`,
  next: caseNext,
});
export type StrikeExtension = InstanceType<typeof StrikeExtension>;

@Handles(StrikeExtension)
export class StrikeExtensionHandler {
  constructor(@Inject(CaseDesk) private readonly desk: CaseDesk) {}

  execute({ input: { case: number, rule, was, reason }, by }: StrikeExtension): Promise<Answered<CaseAnswer>> {
    return this.desk.record(by, number, () => strikeExtension(rule, was, reason));
  }
}
