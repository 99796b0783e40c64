import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, role } from '#kernel';
import { accept } from './standing-duty.ts';
import { actingOf, StandingAnswer, StandingDesk, standingField, standingInWords } from './standing-desk.ts';

/** Whoever supervises a duty takes it as done. */
export const AcceptDuty = command('duties.accept', {
  title: '确认办结',
  topic: '待办期限',
  says: ['确认办结', '确认已办', '同意办结'],
  examples: ['确认办结 事项〔2026〕3号', '确认办结 3'],
  may: role('member', 'secretary', 'staff'),
  input: {
    duty: standingField,
  },
  answer: StandingAnswer,
  reports: standingInWords,
});
export type AcceptDuty = InstanceType<typeof AcceptDuty>;

@Handles(AcceptDuty)
export class AcceptDutyHandler {
  constructor(@Inject(StandingDesk) private readonly desk: StandingDesk) {}

  execute({ input: { duty }, by }: AcceptDuty): Promise<Answered<StandingAnswer>> {
    return this.desk.record(by, duty, accept(actingOf(by.actor), dateOf(by.at)));
  }
}
