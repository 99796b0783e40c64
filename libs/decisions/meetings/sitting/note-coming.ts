import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, role, StaffId } from '#kernel';
import { memberCame } from '../attendance.ts';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords, meetingNext } from '../meeting-desk.ts';

/** A member comes late, or comes back: from now on he counts. */
export const NoteComing = command('decisions.note-coming', {
  title: '中途到会',
  topic: '党组会议',
  says: ['中途到会', '赶到', '赶到会场', '到会了', '来了', '到了'],
  examples: ['赵刚赶到', '中途到会 赵刚', '中途到会'],
  may: role('office'),
  input: {
    meeting: meetingField,
    staff: field(StaffId, {
      label: '到会人',
      ask: '谁到会了？',
      example: 'zhaogang',
      written: '赵刚',
      kind: { is: 'person', behind: '赶到(?:会场)?|到会了?|来了|到了' },
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) => meetingInWords(answer),
  next: meetingNext,
});
export type NoteComing = InstanceType<typeof NoteComing>;

@Handles(NoteComing)
export class NoteComingHandler {
  constructor(@Inject(MeetingDesk) private readonly desk: MeetingDesk) {}

  execute({ input, by }: NoteComing): Promise<Answered<MeetingAnswer>> {
    return this.desk.record(by, input.meeting, memberCame(input.staff));
  }
}
