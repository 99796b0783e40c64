import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, prose, role } from '#kernel';
import { namesIn } from '../../ground/names.ts';
import { recordMissedVote } from '../corrections.ts';
import { MeetingAnswer, meetingField, effectOf, meetingInWords, meetingNext } from '../meeting-desk.ts';
import { ballotFields, ballotOf } from '../sitting/ballot-fields.ts';
import { Correcting, type Correct } from './correcting.ts';
import { groundsFields } from './grounds-fields.ts';

/** Records after the meeting a vote that was taken in it and forgotten; with reason and who approved it. */
export const RecordMissedVote = command('decisions.record-missed-vote', {
  title: '补记表决',
  topic: '党组会议',
  says: ['补记表决', '补登表决', '补录表决'],
  examples: ['补记表决 议题2 赞成6 反对0 弃权0 散会前漏记 王建国批准', '补登表决 议题2', '补记表决'],
  may: role('office'),
  input: {
    meeting: meetingField,
    ...ballotFields,
    ...groundsFields,
    resolution: field(prose(4, 500), {
      label: '决议',
      ask: '决议是什么？',
      example: '原则同意，由平台中心按程序组织实施',
      written: '决议：原则同意，由平台中心按程序组织实施',
      kind: { is: 'text', like: '(?!)' },
      needed: () => false,
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) => `${effectOf(answer, '已补记，记录中注明是散会后补记的。')}\n\n${meetingInWords(answer)}`,
  next: meetingNext,
});
export type RecordMissedVote = InstanceType<typeof RecordMissedVote>;

/** What it comes to. */
export const correct: Correct<RecordMissedVote['input']> = async (input, known) => {
  const { reason, approvedBy, resolution, place } = input;
  const entry = await known(place);
  return recordMissedVote(ballotOf(input), resolution, { reason, approvedBy }, entry?.obstacle, entry?.interested);
};

@Handles(RecordMissedVote)
export class RecordMissedVoteHandler {
  constructor(@Inject(Correcting) private readonly correcting: Correcting) {}

  execute({ input, by }: RecordMissedVote): Promise<Answered<MeetingAnswer>> {
    return this.correcting.file(by, RecordMissedVote.declaration.name, input, correct, {
      place: input.place,
      ...(input.person === undefined ? {} : { person: namesIn(input.person)[0]! }),
    });
  }
}
