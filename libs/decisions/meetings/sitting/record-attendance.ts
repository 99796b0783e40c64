import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { field, role } from '#kernel';
import { recordAttendance } from '../attendance.ts';
import { Absence } from '../events.ts';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords, meetingNext } from '../meeting-desk.ts';

/** Who is not there and why; who is due comes from the membership, and what was counted must agree with it. */
export const RecordAttendance = command('decisions.record-attendance', {
  title: '到会情况',
  topic: '党组会议',
  says: ['到会情况', '到会', '签到', '应到', '实到'],
  examples: ['应到9人实到8人，张伟请假（出差）', '到会情况 全部到会', '签到 李明请假（生病）'],
  may: role('office'),
  input: {
    meeting: meetingField,
    due: field(z.int().min(1).max(100), {
      label: '应到人数',
      ask: '应到几人？',
      example: '9',
      kind: { is: 'tally', of: 'due' },
      needed: () => false,
    }),
    present: field(z.int().min(0).max(100), {
      label: '实到人数',
      ask: '实到几人？',
      example: '8',
      kind: { is: 'tally', of: 'present' },
      needed: () => false,
    }),
    absent: field(z.array(Absence).max(50), {
      label: '请假缺席',
      ask: '谁请假，什么原因？',
      example: '[{"staff":"zhangwei","reason":"出差"}]',
      written: '张伟请假（出差）',
      kind: { is: 'absences' },
      otherwise: () => [],
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) => meetingInWords(answer),
  next: meetingNext,
});
export type RecordAttendance = InstanceType<typeof RecordAttendance>;

@Handles(RecordAttendance)
export class RecordAttendanceHandler {
  constructor(@Inject(MeetingDesk) private readonly desk: MeetingDesk) {}

  execute({ input, by }: RecordAttendance): Promise<Answered<MeetingAnswer>> {
    return this.desk.record(
      by,
      input.meeting,
      recordAttendance(input.absent ?? [], { due: input.due, present: input.present }),
    );
  }
}
