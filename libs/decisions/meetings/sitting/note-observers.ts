import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { field, role, oneLine } from '#kernel';
import { noteObservers } from '../deliberation.ts';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords, meetingNext, placeField } from '../meeting-desk.ts';

/** Who attends without a vote, at the whole meeting or at one item. */
export const NoteObservers = command('decisions.note-observers', {
  title: '列席',
  topic: '党组会议',
  says: ['列席', '列席人员'],
  examples: ['列席 周芳、李娜', '议题3 列席 张伟', '列席人员 法律顾问王某'],
  may: role('office'),
  input: {
    meeting: meetingField,
    place: { ...placeField, needed: () => false },
    observers: field(z.array(oneLine(1, 80)).min(1).max(50), {
      label: '列席人员',
      ask: '谁列席？',
      example: '["zhoufang"]',
      written: '周芳、李娜',
      kind: { is: 'people' },
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) => meetingInWords(answer),
  next: meetingNext,
});
export type NoteObservers = InstanceType<typeof NoteObservers>;

@Handles(NoteObservers)
export class NoteObserversHandler {
  constructor(@Inject(MeetingDesk) private readonly desk: MeetingDesk) {}

  execute({ input, by }: NoteObservers): Promise<Answered<MeetingAnswer>> {
    return this.desk.record(by, input.meeting, noteObservers(input.place, input.observers));
  }
}
