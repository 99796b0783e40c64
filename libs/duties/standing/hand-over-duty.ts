import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, field, prose, role, StaffId } from '#kernel';
import { refused } from '../refusals.ts';
import { handOver } from './standing-duty.ts';
import { actingOf, StandingAnswer, StandingDesk, standingField, standingInWords } from './standing-desk.ts';

/** Gives a duty to somebody else, with the reason; he is told. */
export const HandOverDuty = command('duties.hand-over', {
  title: '转办',
  topic: '待办期限',
  says: ['转办', '转办事项', '事项转办'],
  examples: ['转办 3 给吴磊 出差', '转办 事项〔2026〕3号 吴磊 工作调整'],
  may: role('staff', 'office', 'member', 'secretary'),
  input: {
    duty: standingField,
    to: field(StaffId, {
      label: '转给',
      ask: '转给谁？',
      example: 'wulei',
      written: '吴磊',
      kind: { is: 'person' },
    }),
    reason: field(bearing(prose(2, 500), 'internal'), {
      label: '原因',
      ask: '为什么转办？',
      example: '出差',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: StandingAnswer,
  reports: standingInWords,
});
export type HandOverDuty = InstanceType<typeof HandOverDuty>;

@Handles(HandOverDuty)
export class HandOverDutyHandler {
  constructor(@Inject(StandingDesk) private readonly desk: StandingDesk) {}

  async execute({ input: { duty, to, reason }, by }: HandOverDuty): Promise<Answered<StandingAnswer>> {
    const person = (await this.desk.directory.roll(by.actor.organ)).staff.get(to);
    if (!person) return { is: 'refused', ...refused('duties.person-unknown', { person: to }) };
    return this.desk.record(by, duty, handOver(person, reason, actingOf(by.actor)));
  }
}
