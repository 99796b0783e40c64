import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, field, role, StaffId, prose } from '#kernel';
import { notOneself, ownSeat } from '../../ground/oneself.ts';
import { recuse } from '../deliberation.ts';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords, meetingNext, placeField } from '../meeting-desk.ts';

/** Withdraws a member from one item of the agenda: he does not vote on it. */
export const RecuseMember = command('decisions.recuse-member', {
  title: '回避',
  topic: '党组会议',
  says: ['回避', '申请回避', '登记回避'],
  examples: ['李副局长回避 议题5', '议题5 张伟回避 亲属', '回避 议题2 李明'],
  may: role('office', 'member', 'secretary'),
  input: {
    meeting: meetingField,
    place: placeField,
    staff: field(StaffId, {
      label: '回避人',
      ask: '谁回避？',
      example: 'zhangwei',
      written: '张伟',
      kind: { is: 'person', self: '我', behind: '(?:申请)?回避' },
      otherwise: ownSeat,
    }),
    reason: field(bearing(prose(1, 500), 'personal'), {
      label: '回避原因',
      ask: '为什么回避？',
      example: '与本人有利害关系',
      kind: { is: 'text', rest: true },
      needed: () => false,
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) => meetingInWords(answer),
  next: meetingNext,
});
export type RecuseMember = InstanceType<typeof RecuseMember>;

@Handles(RecuseMember)
export class RecuseMemberHandler {
  constructor(@Inject(MeetingDesk) private readonly desk: MeetingDesk) {}

  async execute({ input, by }: RecuseMember): Promise<Answered<MeetingAnswer>> {
    const refusal = notOneself(by.actor, input.staff);
    return refusal
      ? { is: 'refused', ...refusal }
      : this.desk.record(by, input.meeting, recuse(input.place, input.staff, input.reason ?? '与本人有利害关系'), {
          place: input.place,
        });
  }
}
