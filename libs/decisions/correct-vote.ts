import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { command, type Answered } from '#infra/commands';
import { field, role, StaffId } from '#kernel';
import { correctVote } from './meeting.ts';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords } from './meeting-desk.ts';
import { ballotFields, ballotOf } from './ballot-fields.ts';

/** Counts a vote anew that was recorded wrongly; in the meeting or after it, with reason and who approved it. */
export const CorrectVote = command('decisions.correct-vote', {
  title: '更正表决', topic: '党组会议',
  says: ['更正表决', '更正票数', '表决更正'],
  examples: ['更正表决 议题3 赞成6 反对1 反对李明 漏记一票 王建国批准', '更正表决', '更正票数 议题3'],
  may: role('office'),
  input: {
    meeting: meetingField,
    ...ballotFields,
    approvedBy: field(StaffId, { label: '批准人', ask: '谁批准更正？', example: 'wangjianguo', written: '王建国批准', kind: { is: 'person', behind: '批准|同意更正' } }),
    reason: field(z.string().trim().min(1).max(500), { label: '更正原因', ask: '为什么更正？', example: '漏记一票', kind: { is: 'text' } }),
  },
  answer: MeetingAnswer,
  reports: (answer) => `已更正，原记录保留。\n\n${meetingInWords(answer)}`,
});
export type CorrectVote = InstanceType<typeof CorrectVote>;

@CommandHandler(CorrectVote)
export class CorrectVoteHandler {
  constructor(@Inject(MeetingDesk) private readonly desk: MeetingDesk) {}

  execute({ input, by }: CorrectVote): Promise<Answered<MeetingAnswer>> {
    return this.desk.record(by, input.meeting, correctVote(ballotOf(input), input.reason, input.approvedBy));
  }
}
