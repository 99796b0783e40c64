import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, role, prose } from '#kernel';
import { namesIn } from '../../ground/names.ts';
import { refused } from '../../ground/refusals.ts';
import { Agenda } from '../convening/agenda.ts';
import { Interests } from '../interests.ts';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords, meetingNext } from '../meeting-desk.ts';
import { entryAt } from '../meeting-state.ts';
import { takeVote } from '../voting.ts';
import { ballotFields, ballotOf } from './ballot-fields.ts';

/** Records a vote on an item, of personnel on one person; the result is computed. */
export const TakeVote = command('decisions.take-vote', {
  title: '表决',
  topic: '党组会议',
  says: ['表决', '投票表决', '表决结果', '赞成', '一致通过', '全票通过', '一致同意'],
  examples: ['议题3 赞成7 反对0 弃权1 弃权李明', '议题3 一致通过', '议题5 张伟 无记名 赞成7 反对1 弃权0'],
  may: role('office'),
  input: {
    meeting: meetingField,
    ...ballotFields,
    resolution: field(prose(4, 500), {
      label: '决议',
      ask: '决议是什么？',
      example: '原则同意，由平台中心按程序组织实施',
      kind: { is: 'text', rest: true },
      needed: () => false,
    }),
  },
  answer: MeetingAnswer,
  undo: ({ number, at }) => ({
    what: `${number} 议题${at?.place ?? ''}的表决登记`,
    command: 'decisions.retract-vote',
    input: {
      meeting: number,
      place: at?.place,
      ...(at?.person === undefined ? {} : { person: at.person }),
      reason: '登记后十分钟内撤回',
    },
  }),
  reports: (answer) => meetingInWords(answer),
  next: meetingNext,
});
export type TakeVote = InstanceType<typeof TakeVote>;

@Handles(TakeVote)
export class TakeVoteHandler {
  constructor(
    @Inject(MeetingDesk) private readonly desk: MeetingDesk,
    @Inject(Agenda) private readonly agenda: Agenda,
    @Inject(Interests) private readonly interests: Interests,
  ) {}

  async execute({ input, by }: TakeVote): Promise<Answered<MeetingAnswer>> {
    const { organ } = by.actor;
    const meeting = await this.desk.at(organ, input.meeting);
    const names = await this.desk.namesAlone(organ, input.resolution);
    if (names !== undefined) return { is: 'refused', ...refused('decisions.resolution-names', { names }) };
    const entry = meeting.is === 'unknown' ? undefined : entryAt(meeting, input.place);
    const ballot = ballotOf(input);
    const at = { place: input.place, ...(input.person === undefined ? {} : { person: namesIn(input.person)[0]! }) };
    if (meeting.is === 'unknown' || !entry) return this.desk.record(by, input.meeting, takeVote(ballot, undefined), at);
    const obstacle = await this.agenda.obstacle(organ, entry, meeting.heldOn);
    const interested = await this.interests.of(organ, entry, meeting.heldOn);
    const vote = takeVote(ballot, input.resolution, obstacle, interested);
    // Only a vote that can be counted holds the item fast; one that cannot leaves it as it was.
    const countable = !('refusal' in vote(meeting));
    const tooLate = countable ? await this.agenda.beginVote(by, meeting.meeting, entry) : undefined;
    if (tooLate) return { is: 'refused', ...tooLate };
    const answer = await this.desk.record(by, input.meeting, vote, at);
    if (countable && answer.is === 'refused')
      await this.desk.unlessVotedOn(organ, input.meeting, at.place, () =>
        this.agenda.endVote(by, meeting.meeting, entry),
      );
    return answer;
  }
}
