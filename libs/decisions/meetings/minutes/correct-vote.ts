import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, role } from '#kernel';
import { correctVote } from '../corrections.ts';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords, meetingNext } from '../meeting-desk.ts';
import { Interests } from '../convening/interests.ts';
import { entryAt } from '../meeting-state.ts';
import { ballotFields, ballotOf } from '../sitting/ballot-fields.ts';
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
  reports: (answer) => `已更正，原记录保留。\n\n${meetingInWords(answer)}`,
  next: meetingNext,
});
export type CorrectVote = InstanceType<typeof CorrectVote>;

@Handles(CorrectVote)
export class CorrectVoteHandler {
  constructor(
    @Inject(MeetingDesk) private readonly desk: MeetingDesk,
    @Inject(Interests) private readonly interests: Interests,
  ) {}

  async execute({ input, by }: CorrectVote): Promise<Answered<MeetingAnswer>> {
    const { organ } = by.actor;
    const held = await this.desk.at(organ, input.meeting);
    const entry = held.is === 'unknown' ? undefined : entryAt(held, input.place);
    const interested = held.is === 'unknown' || !entry ? undefined : await this.interests.of(organ, entry, held.heldOn);
    return this.desk.record(
      by,
      input.meeting,
      correctVote(
        { ...ballotOf(input), method: input.method },
        { reason: input.reason, approvedBy: input.approvedBy },
        interested,
      ),
    );
  }
}
