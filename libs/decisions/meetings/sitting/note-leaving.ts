import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, field, role, StaffId, prose } from '#kernel';
import { memberLeft } from '../attendance.ts';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords, meetingNext } from '../meeting-desk.ts';

/** A member goes early: from now on he does not count. If it is the chair, another presides. */
export const NoteLeaving = command('decisions.note-leaving', {
  title: '中途离会',
  topic: '党组会议',
  says: ['中途离会', '离会', '早退', '离席', '提前离开', '提前离会', '先走'],
  examples: ['李敏离会 市里开会', '中途离会 王建国 接待检查 李敏接替主持', '中途离会'],
  may: role('office'),
  input: {
    meeting: meetingField,
    staff: field(StaffId, {
      label: '离会人',
      ask: '谁离会？',
      example: 'limin',
      written: '李敏',
      kind: { is: 'person', behind: '(?:中途|提前)?(?:离会|早退|离席|离开|先走)' },
    }),
    successor: field(StaffId, {
      label: '接替主持',
      ask: '由谁接替主持？',
      example: 'zhaogang',
      written: '赵刚接替主持',
      kind: { is: 'person', behind: '(?:接替|代为|继续)主持' },
      needed: () => false,
    }),
    reason: field(bearing(prose(1, 500), 'personal'), {
      label: '离会原因',
      ask: '因为什么离会？',
      example: '市里开会',
      kind: { is: 'text' },
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) => meetingInWords(answer),
  next: meetingNext,
});
export type NoteLeaving = InstanceType<typeof NoteLeaving>;

@Handles(NoteLeaving)
export class NoteLeavingHandler {
  constructor(@Inject(MeetingDesk) private readonly desk: MeetingDesk) {}

  execute({ input, by }: NoteLeaving): Promise<Answered<MeetingAnswer>> {
    return this.desk.record(by, input.meeting, memberLeft(input.staff, input.reason, input.successor));
  }
}
