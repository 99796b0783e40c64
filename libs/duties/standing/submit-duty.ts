import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, LocalDate, prose, role } from '#kernel';
import { Evidence } from './events.ts';
import { submit } from './standing-duty.ts';
import { actingOf, StandingAnswer, StandingDesk, standingField, standingInWords } from './standing-desk.ts';

/** A standing duty was done, with words or files that show it. */
export const SubmitDuty = command('duties.submit', {
  title: '已办',
  topic: '待办期限',
  says: ['已办', '事项已办', '登记已办', '办结事项'],
  examples: ['已办 3', '已办 事项〔2026〕3号 清单已核对并印发', '事项已办'],
  may: role('staff', 'office', 'member', 'secretary'),
  input: {
    duty: standingField,
    result: field(prose(1, 500), {
      label: '办理情况',
      ask: '办理情况是什么？',
      example: '清单已核对并印发',
      kind: { is: 'text', rest: true },
      needed: () => false,
    }),
    on: field(LocalDate, {
      label: '办结日期',
      ask: '哪天办结的？',
      example: '2026-03-19',
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
  undo: ({ number }) => ({
    what: '已办',
    command: 'duties.return',
    input: { duty: number, reason: '误登' },
  }),
});
export type SubmitDuty = InstanceType<typeof SubmitDuty>;

@Handles(SubmitDuty)
export class SubmitDutyHandler {
  constructor(@Inject(StandingDesk) private readonly desk: StandingDesk) {}

  execute({ input: { duty, result, on, materials }, by }: SubmitDuty): Promise<Answered<StandingAnswer>> {
    const today = dateOf(by.at);
    return this.desk.record(
      by,
      duty,
      submit({ on: on ?? today, result, materials }, actingOf(by.actor), today),
      materials,
    );
  }
}
