import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { numberInWords, role, writtenNumber } from '#kernel';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords } from './meeting-desk.ts';

const answer = z.object({ found: z.boolean(), number: z.string(), meeting: MeetingAnswer.optional() });

/** One meeting: who was due and there, its agenda, every vote with what it was held against. */
export const MeetingProgress = query('decisions.meeting-progress', {
  title: '会议情况',
  topic: '党组会议',
  may: role('office', 'secretary', 'member', 'legal'),
  from: 'decisions.meeting-register',
  input: z.object({ meeting: writtenNumber('会议') }),
  answer,
  chat: {
    says: ['会议情况', '会议进度', '会议详情'],
    examples: ['会议〔2026〕37号', '会议情况 第37次党组会', '会议情况 会议〔2026〕1号'],
    opens: '会议',
    personal: true,
    fields: { meeting: meetingField },
    tells: ({ found, number, meeting }) => ({
      title: number,
      ...(found && meeting ? { summary: meetingInWords(meeting) } : {}),
      lines: [],
      none: found ? '' : `没有找到${number}：请核对，或发送“查会议”。`,
      more: false,
    }),
  },
});
export type MeetingProgress = InstanceType<typeof MeetingProgress>;

@Handles(MeetingProgress)
export class MeetingProgressHandler {
  constructor(@Inject(MeetingDesk) private readonly desk: MeetingDesk) {}

  async execute({ input, actor }: MeetingProgress): Promise<z.output<typeof answer>> {
    const meeting = await this.desk.find(actor.organ, input.meeting);
    return { found: meeting !== undefined, number: numberInWords(input.meeting), ...(meeting ? { meeting } : {}) };
  }
}
