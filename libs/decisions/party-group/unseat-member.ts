import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, answered, command, Handles } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { field, LocalDate, role, StaffId } from '#kernel';
import type { PartyGroupEvent } from './events.ts';
import { partyGroup, unseatMember, type PartyGroup } from './party-group.ts';

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
  answer: z.object({ done: z.boolean() }),
  reports: () => '已登记离任。',
});
export type UnseatMember = InstanceType<typeof UnseatMember>;

@Handles(UnseatMember)
export class UnseatMemberHandler {
  private readonly groups: Streams<PartyGroup, PartyGroupEvent>;

  constructor(@Inject(Ledger) ledger: Ledger) {
    this.groups = ledger.streams(partyGroup);
  }

  async execute({ input, by }: UnseatMember): Promise<Answered<{ done: boolean }>> {
    const recording = await this.groups.decide(by, by.actor.organ, unseatMember(input.staff, input.until));
    return answered(recording, { done: recording.is === 'recorded' && recording.events.length > 0 });
  }
}
