import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, LocalDate, role, StaffId } from '#kernel';
import { Done, PartyGroupDesk } from './party-group-desk.ts';
import { unseatMember } from './party-group.ts';

/** A member leaves; the day is the last one. */
export const UnseatMember = command('decisions.unseat-member', {
  title: '党组成员离任',
  topic: '党组会议',
  says: ['党组成员离任', '党组成员免职'],
  examples: ['党组成员离任 李明 2026年6月30日', '党组成员免职', '党组成员离任'],
  may: role('admin', 'office'),
  input: {
    staff: field(StaffId, { label: '成员', ask: '谁离任？', example: 'limin', kind: { is: 'person' } }),
    until: field(LocalDate, {
      label: '最后一日',
      ask: '最后一天是哪天？',
      example: '2026-06-30',
      kind: { is: 'date' },
    }),
  },
  answer: Done,
  reports: () => '已登记离任。',
});
export type UnseatMember = InstanceType<typeof UnseatMember>;

@Handles(UnseatMember)
export class UnseatMemberHandler {
  constructor(@Inject(PartyGroupDesk) private readonly group: PartyGroupDesk) {}

  execute({ input, by }: UnseatMember): Promise<Answered<Done>> {
    return this.group.record(by, unseatMember(input.staff, input.until));
  }
}
