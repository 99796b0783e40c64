import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, role, prose } from '#kernel';
import { correctResolution } from '../corrections.ts';
import { MeetingAnswer, meetingField, effectOf, meetingInWords, meetingNext, placeField } from '../meeting-desk.ts';
import { Correcting, type Correct } from './correcting.ts';
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
  reports: (answer) => `${effectOf(answer, '已更正，原记录保留。')}\n\n${meetingInWords(answer)}`,
  next: meetingNext,
});
export type CorrectResolution = InstanceType<typeof CorrectResolution>;

/** What it comes to. */
export const correct: Correct<CorrectResolution['input']> = ({ place, resolution, reason, approvedBy }) =>
  correctResolution(place, resolution, { reason, approvedBy });

@Handles(CorrectResolution)
export class CorrectResolutionHandler {
  constructor(@Inject(Correcting) private readonly correcting: Correcting) {}

  execute({ input, by }: CorrectResolution): Promise<Answered<MeetingAnswer>> {
    return this.correcting.file(by, CorrectResolution.declaration.name, input, correct);
  }
}
