import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { addDays, dateOf, field, LocalDate, role } from '#kernel';
import { caseInWords, caseNext, CaseAnswer, CaseDesk } from './case-desk.ts';
import { resumeCase } from '../case.ts';
import { caseField } from '../steps/step-fields.ts';

/** Puts on record that a case goes on; what had stopped is counted on from there. */
export const ResumeCase = command('cases.resume-case', {
  title: '案件恢复',
  topic: '案件办理',
  says: ['案件恢复', '恢复案件', '恢复审理', '收到恢复通知', '复议恢复', '诉讼恢复'],
  examples: ['案件恢复 4月20日', '收到恢复通知 今天', '复议恢复 案件〔2026〕1号'],
  may: role('staff', 'office', 'legal'),
  input: {
    case: caseField(),
    on: field(LocalDate, {
      label: '恢复日期',
      ask: '从哪天起恢复计算？',
      example: '2026-04-20',
      written: '4月20日',
      kind: { is: 'date', tense: 'past' },
    }),
  },
  answer: CaseAnswer,
  reports: caseInWords,
  next: caseNext,
});
export type ResumeCase = InstanceType<typeof ResumeCase>;

@Handles(ResumeCase)
export class ResumeCaseHandler {
  constructor(@Inject(CaseDesk) private readonly desk: CaseDesk) {}

  /** The day on which it goes on counts again: the day before is the last that did not. */
  execute({ input, by }: ResumeCase): Promise<Answered<CaseAnswer>> {
    return this.desk.record(by, input.case, () => resumeCase(addDays(input.on, -1), dateOf(by.at)));
  }
}
