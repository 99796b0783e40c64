import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, field, prose, role } from '#kernel';
import { refuseExtension } from './standing-duty.ts';
import { actingOf, StandingAnswer, StandingDesk, standingField, standingInWords } from './standing-desk.ts';

/** The day stays as it is, with the reason. */
export const RefuseExtension = command('duties.refuse-extension', {
  title: '不同意延期',
  topic: '待办期限',
  says: ['不同意延期', '不予延期'],
  examples: ['不同意延期 事项〔2026〕3号 来得及', '不予延期 3 按期办结'],
  may: role('member', 'secretary', 'staff'),
  input: {
    duty: standingField,
    reason: field(bearing(prose(2, 500), 'internal'), {
      label: '原因',
      ask: '为什么不同意？',
      example: '按期办结',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: StandingAnswer,
  reports: standingInWords,
});
export type RefuseExtension = InstanceType<typeof RefuseExtension>;

@Handles(RefuseExtension)
export class RefuseExtensionHandler {
  constructor(@Inject(StandingDesk) private readonly desk: StandingDesk) {}

  execute({ input: { duty, reason }, by }: RefuseExtension): Promise<Answered<StandingAnswer>> {
    return this.desk.record(by, duty, refuseExtension(reason, actingOf(by.actor)));
  }
}
