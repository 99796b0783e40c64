import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, field, role, StaffId, prose } from '#kernel';
import { notOneself, ownSeat } from '../../ground/oneself.ts';
import { PartyGroupDesk } from '../../party-group/party-group-desk.ts';
import { membersOn } from '../../party-group/party-group.ts';
import { giveWrittenOpinion } from '../deliberation.ts';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords, meetingNext, placeField } from '../meeting-desk.ts';

/** The opinion of a member who is not there: kept and shown, never counted. */
export const GiveWrittenOpinion = command('decisions.give-written-opinion', {
  title: '书面意见',
  topic: '党组会议',
  says: ['书面意见', '提交书面意见'],
  examples: ['书面意见 议题3 张伟：同意', '议题3 书面意见 李明 建议补充论证', '书面意见'],
  may: role('office', 'member', 'secretary'),
  input: {
    meeting: meetingField,
    place: placeField,
    staff: field(StaffId, {
      label: '成员',
      ask: '谁的书面意见？',
      example: 'zhangwei',
      written: '张伟',
      kind: { is: 'person', self: '我' },
      otherwise: ownSeat,
    }),
    opinion: field(bearing(prose(2, 500), 'internal'), {
      label: '意见',
      ask: '什么意见？',
      example: '同意',
      kind: { is: 'text' },
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) => meetingInWords(answer),
  next: meetingNext,
});
export type GiveWrittenOpinion = InstanceType<typeof GiveWrittenOpinion>;

@Handles(GiveWrittenOpinion)
export class GiveWrittenOpinionHandler {
  constructor(
    @Inject(MeetingDesk) private readonly desk: MeetingDesk,
    @Inject(PartyGroupDesk) private readonly group: PartyGroupDesk,
  ) {}

  async execute({ input, by }: GiveWrittenOpinion): Promise<Answered<MeetingAnswer>> {
    const refusal = notOneself(by.actor, input.staff);
    if (refusal) return { is: 'refused', ...refusal };
    const group = await this.group.of(by.actor.organ);
    return this.desk.record(
      by,
      input.meeting,
      giveWrittenOpinion(input.place, input.staff, input.opinion, (day) => membersOn(group, day)),
      { place: input.place },
    );
  }
}
