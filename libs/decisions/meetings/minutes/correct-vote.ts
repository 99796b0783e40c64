import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, role } from '#kernel';
import { correctVote } from '../corrections.ts';
import { MeetingAnswer, meetingField, effectOf, meetingInWords, meetingNext } from '../meeting-desk.ts';
import { ballotFields, ballotOf } from '../sitting/ballot-fields.ts';
import { Correcting, type Correct } from './correcting.ts';
import { groundsFields } from './grounds-fields.ts';

/** Counts a vote anew that was recorded wrongly; in the meeting or after it, with reason and who approved it. */
export const CorrectVote = command('decisions.correct-vote', {
  title: '更正表决',
  topic: '党组会议',
  says: ['更正表决', '更正票数', '表决更正'],
  examples: ['更正表决 议题3 赞成6 反对1 反对李明 漏记一票 王建国批准', '更正表决', '更正票数 议题3'],
  may: role('office'),
  input: {
    meeting: meetingField,
    ...ballotFields,
    // As it was taken, unless another open way is said.
    method: field(ballotFields.method.schema, {
      label: '表决方式',
      ask: '怎么表决的？',
      example: 'hands',
      written: '举手',
      kind: ballotFields.method.kind,
      needed: () => false,
    }),
    ...groundsFields,
  },
  answer: MeetingAnswer,
  reports: (answer) => `${effectOf(answer, '已更正，原记录保留。')}\n\n${meetingInWords(answer)}`,
  next: meetingNext,
});
export type CorrectVote = InstanceType<typeof CorrectVote>;

/** What it comes to. */
export const correct: Correct<CorrectVote['input']> = async (input, known) => {
  const { reason, approvedBy, method } = input;
  const interested = (await known(input.place))?.interested;
  return correctVote({ ...ballotOf(input), method }, { reason, approvedBy }, interested);
};

@Handles(CorrectVote)
export class CorrectVoteHandler {
  constructor(@Inject(Correcting) private readonly correcting: Correcting) {}

  execute({ input, by }: CorrectVote): Promise<Answered<MeetingAnswer>> {
    return this.correcting.file(by, CorrectVote.declaration.name, input, correct);
  }
}
