import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, role, prose } from '#kernel';
import { cancelMeeting } from '../convening.ts';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords, meetingNext } from '../meeting-desk.ts';

/** A meeting that was called does not take place; its items wait for another, its number is not given again. */
export const CancelMeeting = command('decisions.cancel-meeting', {
  title: '取消会议',
  topic: '党组会议',
  says: ['取消会议', '会议取消', '取消党组会', '取消这次会议'],
  examples: ['取消会议 第37次党组会 无紧要议题', '会议取消 书记出差', '取消会议'],
  may: role('office'),
  irreversible: true,
  input: {
    meeting: meetingField,
    reason: field(prose(2, 500), {
      label: '取消原因',
      ask: '为什么取消？',
      example: '无紧要议题',
      kind: { is: 'text' },
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) => `已取消，随后通知各党组成员；编号保留，议题留待下一次会议。\n\n${meetingInWords(answer)}`,
  next: meetingNext,
});
export type CancelMeeting = InstanceType<typeof CancelMeeting>;

@Handles(CancelMeeting)
export class CancelMeetingHandler {
  constructor(@Inject(MeetingDesk) private readonly desk: MeetingDesk) {}

  execute({ input, by }: CancelMeeting): Promise<Answered<MeetingAnswer>> {
    return this.desk.record(by, input.meeting, cancelMeeting(input.reason, dateOf(by.at)));
  }
}
