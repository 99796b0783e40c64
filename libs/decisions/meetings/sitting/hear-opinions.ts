import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, field, role, StaffId, prose } from '#kernel';
import { hearOpinions } from '../deliberation.ts';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords, meetingNext, placeField } from '../meeting-desk.ts';

/** Who spoke on an item, in order; the chair last (末位表态). */
export const HearOpinions = command('decisions.hear-opinions', {
  title: '讨论发言',
  topic: '党组会议',
  says: ['讨论发言', '发言顺序', '讨论情况', '发言'],
  examples: ['议题3 讨论发言 李明、张伟、王建国', '讨论发言 议题1 李明、王建国', '议题3 发言顺序 李明、王建国'],
  may: role('office'),
  input: {
    meeting: meetingField,
    place: placeField,
    speakers: field(z.array(StaffId).min(1).max(50), {
      label: '发言顺序',
      ask: '按先后写出发言人，例如“李明、张伟、王建国”。',
      example: '["limin","wangjianguo"]',
      written: '李明、王建国',
      kind: { is: 'people' },
    }),
    gist: field(bearing(prose(1, 4000), 'internal'), {
      label: '要点',
      ask: '各人说了什么？例如“李明：同意；张伟：先试点”。',
      example: '同意按方案实施',
      kind: { is: 'text', rest: true },
      needed: () => false,
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) => meetingInWords(answer),
  next: meetingNext,
});
export type HearOpinions = InstanceType<typeof HearOpinions>;

@Handles(HearOpinions)
export class HearOpinionsHandler {
  constructor(@Inject(MeetingDesk) private readonly desk: MeetingDesk) {}

  execute({ input, by }: HearOpinions): Promise<Answered<MeetingAnswer>> {
    return this.desk.record(by, input.meeting, hearOpinions(input.place, input.speakers, input.gist), {
      place: input.place,
    });
  }
}
