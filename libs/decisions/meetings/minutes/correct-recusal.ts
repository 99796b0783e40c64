import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { field, role, StaffId } from '#kernel';
import { correctRecusal } from '../corrections.ts';
import { MeetingAnswer, meetingField, effectOf, meetingInWords, meetingNext, placeField } from '../meeting-desk.ts';
import { Correcting, type Correct } from './correcting.ts';
import { groundsFields } from './grounds-fields.ts';

/** After the meeting, who withdrew from an item after all, or did not; with reason and approver. */
export const CorrectRecusal = command('decisions.correct-recusal', {
  title: '更正回避',
  topic: '党组会议',
  says: ['更正回避', '更正回避情况', '补记回避'],
  examples: ['更正回避 议题3 李敏 已回避 漏记 王建国批准', '补记回避 议题3 李敏 漏记 王建国批准', '更正回避'],
  may: role('office'),
  input: {
    meeting: meetingField,
    place: placeField,
    staff: field(StaffId, {
      label: '成员',
      ask: '更正谁的回避？',
      example: 'limin',
      written: '李敏',
      kind: { is: 'person' },
    }),
    withdrew: field(z.enum(['yes', 'no']), {
      label: '是否回避',
      ask: '实际有没有回避？',
      example: 'yes',
      written: '已回避',
      kind: {
        is: 'choice',
        options: [
          { value: 'yes', label: '已回避', synonyms: ['回避了'] },
          { value: 'no', label: '没有回避', synonyms: ['未回避', '没回避'] },
        ],
      },
      otherwise: () => 'yes',
    }),
    ...groundsFields,
  },
  answer: MeetingAnswer,
  reports: (answer) => `${effectOf(answer, '已更正，原记录保留。')}\n\n${meetingInWords(answer)}`,
  next: meetingNext,
});
export type CorrectRecusal = InstanceType<typeof CorrectRecusal>;

/** What it comes to. */
export const correct: Correct<CorrectRecusal['input']> = async (input, known) => {
  const { place, staff, withdrew, reason, approvedBy } = input;
  const interested = (await known(place))?.interested;
  return correctRecusal(place, staff, withdrew !== 'no', { reason, approvedBy }, interested);
};

@Handles(CorrectRecusal)
export class CorrectRecusalHandler {
  constructor(@Inject(Correcting) private readonly correcting: Correcting) {}

  execute({ input, by }: CorrectRecusal): Promise<Answered<MeetingAnswer>> {
    return this.correcting.file(by, CorrectRecusal.declaration.name, input, correct);
  }
}
