import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { field, role } from '#kernel';
import { correctAttendance } from '../corrections.ts';
import { Absence } from '../events.ts';
import { MeetingAnswer, meetingField, effectOf, meetingInWords, meetingNext } from '../meeting-desk.ts';
import { Correcting, type Correct } from './correcting.ts';
import { groundsFields } from './grounds-fields.ts';

/**
 * After the meeting, who was not there after all, or was; with reason and approver. Votes that no longer fit are
 * shown.
 */
export const CorrectAttendance = command('decisions.correct-attendance', {
  title: '更正到会',
  topic: '党组会议',
  says: ['更正到会', '更正到会情况', '更正出席', '更正请假'],
  examples: ['更正到会 孙丽请假（出差） 漏记请假 王建国批准', '更正到会 第37次党组会', '更正到会情况'],
  may: role('office'),
  input: {
    meeting: meetingField,
    absent: field(z.array(Absence).max(50), {
      label: '请假缺席',
      ask: '实际谁请假缺席？',
      example: '[{"staff":"sunli","reason":"出差"}]',
      written: '孙丽请假（出差）',
      kind: { is: 'absences' },
      otherwise: () => [],
    }),
    ...groundsFields,
  },
  answer: MeetingAnswer,
  reports: (answer) => `${effectOf(answer, '已更正，原记录保留。')}\n\n${meetingInWords(answer)}`,
  next: meetingNext,
});
export type CorrectAttendance = InstanceType<typeof CorrectAttendance>;

/** What it comes to. */
export const correct: Correct<CorrectAttendance['input']> = ({ absent = [], reason, approvedBy }) =>
  correctAttendance(absent, { reason, approvedBy });

@Handles(CorrectAttendance)
export class CorrectAttendanceHandler {
  constructor(@Inject(Correcting) private readonly correcting: Correcting) {}

  execute({ input, by }: CorrectAttendance): Promise<Answered<MeetingAnswer>> {
    return this.correcting.file(by, CorrectAttendance.declaration.name, input, correct);
  }
}
