import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, role, prose } from '#kernel';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords, meetingNext, placeField } from '../meeting-desk.ts';
import { deferEntry } from '../voting.ts';

/** Puts an item of the agenda off; it comes back at another meeting. */
export const DeferEntry = command('decisions.defer-entry', {
  title: '暂缓议题',
  topic: '党组会议',
  says: ['暂缓议题', '暂缓', '暂缓表决', '缓议'],
  examples: ['议题3 暂缓 分歧较大', '暂缓 议题3 需补充论证', '缓议 议题3'],
  may: role('office'),
  input: {
    meeting: meetingField,
    place: placeField,
    reason: field(prose(1, 500), {
      label: '暂缓原因',
      ask: '为什么暂缓？',
      example: '分歧较大',
      kind: { is: 'text' },
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) => meetingInWords(answer),
  next: meetingNext,
});
export type DeferEntry = InstanceType<typeof DeferEntry>;

@Handles(DeferEntry)
export class DeferEntryHandler {
  constructor(@Inject(MeetingDesk) private readonly desk: MeetingDesk) {}

  execute({ input, by }: DeferEntry): Promise<Answered<MeetingAnswer>> {
    return this.desk.record(by, input.meeting, deferEntry(input.place, input.reason), { place: input.place });
  }
}
