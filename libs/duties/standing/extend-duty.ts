import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, dateOf, field, LocalDate, prose, role } from '#kernel';
import { extend } from './standing-duty.ts';
import { actingOf, StandingAnswer, StandingDesk, standingField, standingInWords } from './standing-desk.ts';

/** Asks for another day; whoever supervises the duty gives it at once. A day that a statute fixes stays. */
export const ExtendDuty = command('duties.extend', {
  title: '延期',
  topic: '待办期限',
  says: ['延期', '申请延期', '事项延期'],
  examples: ['延期 3 到下周五 原因：等上级通知', '申请延期 事项〔2026〕3号 4月10日 材料未齐'],
  may: role('staff', 'office', 'member', 'secretary'),
  input: {
    duty: standingField,
    until: field(LocalDate, {
      label: '延期到',
      ask: '延期到哪天？',
      example: '2026-04-10',
      kind: { is: 'date', tense: 'future' },
    }),
    reason: field(bearing(prose(2, 500), 'internal'), {
      label: '原因',
      ask: '为什么延期？',
      example: '等上级通知',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: StandingAnswer,
  reports: standingInWords,
});
export type ExtendDuty = InstanceType<typeof ExtendDuty>;

@Handles(ExtendDuty)
export class ExtendDutyHandler {
  constructor(@Inject(StandingDesk) private readonly desk: StandingDesk) {}

  execute({ input: { duty, until, reason }, by }: ExtendDuty): Promise<Answered<StandingAnswer>> {
    return this.desk.record(by, duty, extend(until, reason, actingOf(by.actor), dateOf(by.at)));
  }
}
