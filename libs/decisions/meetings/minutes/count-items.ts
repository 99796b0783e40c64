import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { field, role } from '#kernel';
import { countItems } from '../corrections.ts';
import { MeetingAnswer, meetingField, effectOf, meetingInWords, meetingNext } from '../meeting-desk.ts';
import { Correcting, type Correct } from './correcting.ts';
import { groundsFields } from './grounds-fields.ts';

/** How many items a past meeting dealt with, as its file says; with reason and approver. */
export const CountItems = command('decisions.count-items', {
  title: '更正议题数',
  topic: '党组会议',
  says: ['更正议题数', '登记议题数', '补记议题数'],
  examples: ['更正议题数 第37次党组会 以会议记录为准 王建国批准', '补记议题数 第37次党组会', '更正议题数'],
  may: role('office'),
  input: {
    meeting: meetingField,
    items: field(z.int().min(0).max(200), {
      label: '议题数',
      ask: '这次会议研究了几个议题？',
      example: '12',
      kind: { is: 'tally', of: 'items' },
    }),
    ...groundsFields,
  },
  answer: MeetingAnswer,
  reports: (answer) =>
    `${effectOf(answer, '已更正议题数，统计从此以此为准，原记录保留。')}\n\n${meetingInWords(answer)}`,
  next: meetingNext,
});
export type CountItems = InstanceType<typeof CountItems>;

/** What it comes to. */
export const correct: Correct<CountItems['input']> = ({ items, reason, approvedBy }) =>
  countItems(items, { reason, approvedBy });

@Handles(CountItems)
export class CountItemsHandler {
  constructor(@Inject(Correcting) private readonly correcting: Correcting) {}

  execute({ input, by }: CountItems): Promise<Answered<MeetingAnswer>> {
    return this.correcting.file(by, CountItems.declaration.name, input, correct);
  }
}
