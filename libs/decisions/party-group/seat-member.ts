import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, LocalDate, role, StaffId, oneLine } from '#kernel';
import { Rank, RANKS } from './events.ts';
import { Done, PartyGroupDesk } from './party-group-desk.ts';
import { seatMember } from './party-group.ts';

/** Somebody is a member of the Party group from a day on. */
export const SeatMember = command('decisions.seat-member', {
  title: '党组成员任职',
  topic: '党组会议',
  says: ['党组成员任职', '任党组成员', '登记党组成员'],
  examples: ['党组成员任职 李明 成员 副局长 2024年5月6日起', '任党组成员 王建国 书记', '登记党组成员'],
  may: role('admin', 'office'),
  input: {
    staff: field(StaffId, { label: '成员', ask: '谁任职？', example: 'limin', kind: { is: 'person' } }),
    rank: field(Rank, {
      label: '党组职务',
      ask: '书记、副书记还是成员？',
      example: 'member',
      kind: { is: 'choice', options: Object.entries(RANKS).map(([value, one]) => ({ value, ...one })) },
    }),
    from: field(LocalDate, {
      label: '任职日期',
      ask: '从哪天起？',
      example: '2024-05-06',
      kind: { is: 'date', tense: 'past' },
    }),
    until: field(LocalDate, {
      label: '最后一日',
      ask: '任到哪天为止？现任的不写。',
      example: '2023-12-31',
      written: '2023年12月31日止',
      kind: { is: 'date', tense: 'past' },
      needed: () => false,
    }),
    post: field(oneLine(1, 80), {
      label: '行政职务',
      ask: '行政职务是什么？',
      example: '副局长',
      kind: { is: 'text', rest: true },
      needed: () => false,
    }),
  },
  answer: Done,
  reports: () => '已登记党组成员任职，应到人数从任职之日起计算。',
});
export type SeatMember = InstanceType<typeof SeatMember>;

@Handles(SeatMember)
export class SeatMemberHandler {
  constructor(@Inject(PartyGroupDesk) private readonly group: PartyGroupDesk) {}

  execute({ input: { staff, rank, from, post = '', until }, by }: SeatMember): Promise<Answered<Done>> {
    return this.group.record(by, seatMember({ staff, rank, from, post, ...(until === undefined ? {} : { until }) }));
  }
}
