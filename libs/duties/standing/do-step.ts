import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, LocalDate, role } from '#kernel';
import { Evidence, StepName } from './events.ts';
import { doStep } from './standing-duty.ts';
import { actingOf, StandingAnswer, StandingDesk, standingField, standingInWords } from './standing-desk.ts';

/** A part of a standing duty was done: a receipt came in, a list was published. It is done once all of them are. */
export const DoStep = command('duties.do-step', {
  title: '登记步骤',
  topic: '待办期限',
  says: ['登记步骤', '步骤已办', '登记回执'],
  examples: ['登记步骤 事项〔2027〕3号 报市政府', '步骤已办 3 报市政府'],
  may: role('staff', 'office', 'member', 'secretary'),
  input: {
    duty: standingField,
    step: field(StepName, {
      label: '步骤',
      ask: '哪一步？',
      example: '报市政府',
      kind: { is: 'text', rest: true },
    }),
    on: field(LocalDate, {
      label: '完成日期',
      ask: '哪天完成的？',
      example: '2027-02-19',
      kind: { is: 'date', tense: 'past' },
      otherwise: ({ today }) => today,
    }),
    materials: field(Evidence, {
      label: '佐证材料',
      ask: '附哪些材料？请在私聊中发送文件。',
      example: '[]',
      written: '（发送文件）',
      kind: { is: 'files' },
      needed: () => false,
    }),
  },
  answer: StandingAnswer,
  reports: standingInWords,
});
export type DoStep = InstanceType<typeof DoStep>;

@Handles(DoStep)
export class DoStepHandler {
  constructor(@Inject(StandingDesk) private readonly desk: StandingDesk) {}

  execute({ input: { duty, step, on, materials }, by }: DoStep): Promise<Answered<StandingAnswer>> {
    const today = dateOf(by.at);
    const decision = doStep(step, { on: on ?? today, materials }, actingOf(by.actor), today);
    return this.desk.record(by, duty, decision, materials);
  }
}
