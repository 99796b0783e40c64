import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, LocalDate, prose, role } from '#kernel';
import { caseInWords, caseNext, CaseAnswer, CaseDesk } from './case-desk.ts';
import { strikeExtension } from '../case.ts';
import { ExtendedRule, PERIOD_OPTIONS } from './periods.ts';
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
    rule: field(ExtendedRule, {
      label: '哪一个期限',
      ask: '撤销哪一个期限的延长？例如“信访办结”。',
      example: 'petition-close',
      written: '信访办结',
      kind: { is: 'choice', options: PERIOD_OPTIONS },
    }),
    was: field(LocalDate, {
      label: '原登记的批准日期',
      ask: '原来登记的批准日期是哪天？',
      example: '2026-04-20',
      written: '4月20日',
      kind: { is: 'date', tense: 'past' },
      needed: () => false,
    }),
    reason: field(prose(2, 500), {
      label: '撤销原因',
      ask: '为什么撤销？',
      example: '没有批准',
      kind: { is: 'text' },
    }),
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
