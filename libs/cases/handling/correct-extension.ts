import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, Length, role } from '#kernel';
import { caseInWords, caseNext, CaseAnswer, CaseDesk } from './case-desk.ts';
import { correctExtension } from '../case.ts';
import { extendedPeriod, recordedWith, shouldBe, why } from './put-right.ts';
import { caseField } from '../steps/step-fields.ts';

/** Puts right by how much a period was made longer, or the day on which that was approved; the rest of the case stays. */
export const CorrectExtension = command('cases.correct-extension', {
  title: '更正延长',
  topic: '案件办理',
  says: ['更正延长', '延长更正', '更正延长期限'],
  examples: [
    '更正延长 信访办结 应为20日 审批单写的是20日',
    '更正延长 信访办结 批准日期4月20日 以审批单为准',
    '更正延长',
  ],
  may: role('staff', 'office', 'legal'),
  input: {
    case: caseField(),
    rule: extendedPeriod('更正'),
    by: field(Length, {
      label: '应为延长多久',
      ask: '应当是延长多久？例如“20日”。',
      example: '{"n":20,"unit":"day"}',
      written: '20日',
      kind: { is: 'length' },
      needed: ({ on }) => on === undefined,
    }),
    on: shouldBe('批准日期', ['2026-04-20', '4月20日'], ({ by }) => by === undefined),
    was: recordedWith('批准日期', '2026-04-20', '4月20日'),
    reason: why('更正', '以审批单为准'),
  },
  answer: CaseAnswer,
  reports: (answer) => `已更正这次延长，原记录保留。\n\n${caseInWords(answer)}`,
  next: caseNext,
});
export type CorrectExtension = InstanceType<typeof CorrectExtension>;

@Handles(CorrectExtension)
export class CorrectExtensionHandler {
  constructor(@Inject(CaseDesk) private readonly desk: CaseDesk) {}

  execute({ input, by }: CorrectExtension): Promise<Answered<CaseAnswer>> {
    const { case: number, rule, was, on, by: longer, reason } = input;
    return this.desk.record(by, number, () => correctExtension(rule, { was, on, by: longer }, reason, dateOf(by.at)));
  }
}
