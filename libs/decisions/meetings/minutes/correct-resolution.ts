import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, role, prose } from '#kernel';
import { correctResolution } from '../corrections.ts';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords, meetingNext, placeField } from '../meeting-desk.ts';
import { groundsFields } from './grounds-fields.ts';

/** After the meeting, how a resolution reads; with reason and approver. */
export const CorrectResolution = command('decisions.correct-resolution', {
  title: '更正决议',
  topic: '党组会议',
  says: ['更正决议', '更正决议内容', '修改决议'],
  examples: [
    '更正决议 议题3 原因：笔误 王建国批准 决议：原则同意，由平台中心组织实施',
    '更正决议 议题3',
    '更正决议内容',
  ],
  may: role('office'),
  input: {
    meeting: meetingField,
    place: placeField,
    approvedBy: groundsFields.approvedBy,
    reason: groundsFields.reason,
    resolution: field(prose(1, 500), {
      label: '决议',
      ask: '决议应为？',
      example: '原则同意，由平台中心组织实施',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) => `已更正，原记录保留。\n\n${meetingInWords(answer)}`,
  next: meetingNext,
});
export type CorrectResolution = InstanceType<typeof CorrectResolution>;

@Handles(CorrectResolution)
export class CorrectResolutionHandler {
  constructor(@Inject(MeetingDesk) private readonly desk: MeetingDesk) {}

  execute({ input, by }: CorrectResolution): Promise<Answered<MeetingAnswer>> {
    return this.desk.record(
      by,
      input.meeting,
      correctResolution(input.place, input.resolution, { reason: input.reason, approvedBy: input.approvedBy }),
    );
  }
}
