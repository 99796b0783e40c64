import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, field, prose, role } from '#kernel';
import { giveBack } from './standing-duty.ts';
import { actingOf, StandingAnswer, StandingDesk, standingField, standingInWords } from './standing-desk.ts';

/** What was submitted is to be done again, with the reason. */
export const ReturnDuty = command('duties.return', {
  title: '退回事项',
  topic: '待办期限',
  says: ['退回事项', '退回办结', '撤回已办'],
  examples: ['退回事项 事项〔2026〕3号 缺附件', '撤回已办 3 误登'],
  may: role('staff', 'office', 'member', 'secretary'),
  input: {
    duty: standingField,
    reason: field(bearing(prose(2, 500), 'internal'), {
      label: '原因',
      ask: '为什么退回？',
      example: '缺附件',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: StandingAnswer,
  reports: standingInWords,
});
export type ReturnDuty = InstanceType<typeof ReturnDuty>;

@Handles(ReturnDuty)
export class ReturnDutyHandler {
  constructor(@Inject(StandingDesk) private readonly desk: StandingDesk) {}

  execute({ input: { duty, reason }, by }: ReturnDuty): Promise<Answered<StandingAnswer>> {
    return this.desk.record(by, duty, giveBack(reason, actingOf(by.actor)));
  }
}
