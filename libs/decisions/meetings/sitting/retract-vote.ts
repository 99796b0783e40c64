import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, prose, role } from '#kernel';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords, meetingNext, placeField } from '../meeting-desk.ts';
import { Agenda } from '../convening/agenda.ts';
import { entryAt, isVotedOn } from '../meeting-state.ts';
import { retractVote } from '../voting.ts';
import { ballotFields } from './ballot-fields.ts';

/** Takes back a vote that was typed wrongly, while the meeting lasts. */
export const RetractVote = command('decisions.retract-vote', {
  title: '撤回表决',
  topic: '党组会议',
  says: ['撤回表决', '撤销表决', '重新表决'],
  examples: ['撤回表决 议题3 票数记错', '撤回表决 议题2 张伟 票数记错', '撤销表决'],
  may: role('office'),
  input: {
    meeting: meetingField,
    place: placeField,
    person: ballotFields.person,
    reason: field(prose(1, 500), {
      label: '撤回原因',
      ask: '为什么撤回？例如“票数记错”。',
      example: '票数记错',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) => `已撤回，原记录保留，请重新登记。\n\n${meetingInWords(answer)}`,
  next: meetingNext,
});
export type RetractVote = InstanceType<typeof RetractVote>;

@Handles(RetractVote)
export class RetractVoteHandler {
  constructor(
    @Inject(MeetingDesk) private readonly desk: MeetingDesk,
    @Inject(Agenda) private readonly agenda: Agenda,
  ) {}

  async execute({ input, by }: RetractVote): Promise<Answered<MeetingAnswer>> {
    const answer = await this.desk.record(by, input.meeting, retractVote(input.place, input.person, input.reason));
    if (answer.is === 'done') await this.letGo(by, input);
    return answer;
  }

  /** An item no vote stands on may be taken back again. */
  private async letGo(by: RetractVote['by'], { meeting: of, place }: RetractVote['input']): Promise<void> {
    const held = await this.desk.at(by.actor.organ, of);
    const entry = held.is === 'open' && !isVotedOn(held, place) ? entryAt(held, place) : undefined;
    if (held.is === 'open' && entry) await this.agenda.endVote(by, held.meeting, entry);
  }
}
