import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, field, prose, role } from '#kernel';
import { waive } from './standing-duty.ts';
import { actingOf, StandingAnswer, StandingDesk, standingField, standingInWords } from './standing-desk.ts';

/** Leaves a duty out this time, with the reason; never what a statute asks. */
export const WaiveDuty = command('duties.waive', {
  title: '免办',
  topic: '待办期限',
  says: ['免办', '免办事项', '本次免办'],
  examples: ['免办 事项〔2026〕3号 今年不开展', '免办 3 今年不开展'],
  may: role('member', 'secretary', 'staff'),
  input: {
    duty: standingField,
    reason: field(bearing(prose(2, 500), 'internal'), {
      label: '原因',
      ask: '为什么免办？',
      example: '今年不开展',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: StandingAnswer,
  reports: standingInWords,
});
export type WaiveDuty = InstanceType<typeof WaiveDuty>;

@Handles(WaiveDuty)
export class WaiveDutyHandler {
  constructor(@Inject(StandingDesk) private readonly desk: StandingDesk) {}

  execute({ input: { duty, reason }, by }: WaiveDuty): Promise<Answered<StandingAnswer>> {
    return this.desk.record(by, duty, waive(reason, actingOf(by.actor)));
  }
}
