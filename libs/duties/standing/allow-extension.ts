import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { role } from '#kernel';
import { allowExtension } from './standing-duty.ts';
import { actingOf, StandingAnswer, StandingDesk, standingField, standingInWords } from './standing-desk.ts';

/** The tap of whoever supervises a duty on another day that was asked for. */
export const AllowExtension = command('duties.allow-extension', {
  title: '同意延期',
  topic: '待办期限',
  says: ['同意延期', '批准延期'],
  examples: ['同意延期 事项〔2026〕3号', '同意延期 3'],
  may: role('member', 'secretary', 'staff'),
  input: {
    duty: standingField,
  },
  answer: StandingAnswer,
  reports: standingInWords,
});
export type AllowExtension = InstanceType<typeof AllowExtension>;

@Handles(AllowExtension)
export class AllowExtensionHandler {
  constructor(@Inject(StandingDesk) private readonly desk: StandingDesk) {}

  execute({ input: { duty }, by }: AllowExtension): Promise<Answered<StandingAnswer>> {
    return this.desk.record(by, duty, allowExtension(actingOf(by.actor)));
  }
}
