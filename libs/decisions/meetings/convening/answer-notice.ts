import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, field, role, StaffId, prose } from '#kernel';
import { notOneself, ownSeat } from '../../ground/oneself.ts';
import { PartyGroupDesk } from '../../party-group/party-group-desk.ts';
import { membersOn } from '../../party-group/party-group.ts';
import { answerNotice } from '../convening.ts';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords, meetingNext } from '../meeting-desk.ts';

/** A member says whether he comes, or asks for leave (参会回执); the office may say it for him. */
export const AnswerNotice = command('decisions.answer-notice', {
  title: '参会回执',
  topic: '党组会议',
  says: [
    '参会回执',
    '会议回执',
    '回执',
    '请假',
    '会议请假',
    '参加会议',
    '不能参加会议',
    '不参加会议',
    '按时参会',
    '我请假',
  ],
  examples: ['请假 第37次党组会 出差', '参加会议 会议〔2026〕37号', '参会回执'],
  may: role('member', 'secretary', 'office'),
  input: {
    meeting: meetingField,
    comes: field(z.enum(['yes', 'no']), {
      label: '是否参加',
      ask: '是否参加？',
      example: 'no',
      written: '请假',
      kind: {
        is: 'choice',
        options: [
          {
            value: 'yes',
            label: '参加',
            synonyms: ['参加会议', '按时参会', '参会', '到会', '能来', '会来', '能参加', '准时到', '按时到'],
          },
          {
            value: 'no',
            label: '请假',
            synonyms: [
              '会议请假',
              '不能参加会议',
              '不参加会议',
              '不能参加',
              '不参加',
              '我请假',
              '来不了',
              '去不了',
              '不能来',
              '去不成',
              '参加不了',
            ],
          },
        ],
      },
    }),
    staff: field(StaffId, {
      label: '成员',
      ask: '谁的回执？',
      example: 'limin',
      written: '李敏',
      kind: { is: 'person', self: '我' },
      otherwise: ownSeat,
    }),
    reason: field(bearing(prose(1, 500), 'personal'), {
      label: '请假原因',
      ask: '因为什么请假？',
      example: '出差',
      kind: { is: 'text', rest: true },
      needed: ({ comes }) => comes === 'no',
      applies: ({ comes }) => comes !== 'yes',
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) => `已登记回执。\n\n${meetingInWords(answer)}`,
  next: meetingNext,
});
export type AnswerNotice = InstanceType<typeof AnswerNotice>;

@Handles(AnswerNotice)
export class AnswerNoticeHandler {
  constructor(
    @Inject(MeetingDesk) private readonly desk: MeetingDesk,
    @Inject(PartyGroupDesk) private readonly group: PartyGroupDesk,
  ) {}

  async execute({ input, by }: AnswerNotice): Promise<Answered<MeetingAnswer>> {
    const refusal = notOneself(by.actor, input.staff);
    if (refusal) return { is: 'refused', ...refusal };
    const group = await this.group.of(by.actor.organ);
    return this.desk.record(
      by,
      input.meeting,
      answerNotice(input.staff, input.comes === 'yes', input.reason, (day) => membersOn(group, day)),
    );
  }
}
