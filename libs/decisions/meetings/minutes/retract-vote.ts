import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, prose, role } from '#kernel';
import { refused } from '../../ground/refusals.ts';
import { retractVote } from '../corrections.ts';
import {
  effectOf,
  MeetingAnswer,
  MeetingDesk,
  meetingField,
  meetingInWords,
  meetingNext,
  placeField,
} from '../meeting-desk.ts';
import { Correcting, type Correct } from './correcting.ts';
import { groundsFields } from './grounds-fields.ts';
import { ballotFields } from '../sitting/ballot-fields.ts';

/**
 * Takes back what was typed wrongly, while the meeting lasts: a vote, or that an item was put off; by a word of who
 * presides or the secretary.
 */
export const RetractVote = command('decisions.retract-vote', {
  title: '撤回表决',
  topic: '党组会议',
  says: ['撤回表决', '撤销表决', '重新表决', '撤回暂缓'],
  examples: ['撤回表决 议题3 票数记错', '撤回表决 议题2 张伟 票数记错', '撤销表决'],
  may: role('office'),
  input: {
    meeting: meetingField,
    place: placeField,
    person: ballotFields.person,
    approvedBy: field(groundsFields.approvedBy.schema, {
      ...groundsFields.approvedBy,
      ask: '谁批准撤回？不写的，请主持人批准。',
      needed: () => false,
    }),
    reason: field(prose(1, 500), {
      label: '撤回原因',
      ask: '为什么撤回？例如“票数记错”。',
      example: '票数记错',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) => `${effectOf(answer, '已撤回，原记录保留，请重新登记。')}\n\n${meetingInWords(answer)}`,
  next: meetingNext,
});
export type RetractVote = InstanceType<typeof RetractVote>;

/** What it comes to. */
export const correct: Correct<RetractVote['input'] & Parameters<Correct>[0]> = ({
  place,
  person,
  reason,
  approvedBy,
}) => retractVote(place, person, { reason, approvedBy });

@Handles(RetractVote)
export class RetractVoteHandler {
  constructor(
    @Inject(Correcting) private readonly correcting: Correcting,
    @Inject(MeetingDesk) private readonly desk: MeetingDesk,
  ) {}

  /** Unless another is named, who presides approves it. */
  async execute({ input, by }: RetractVote): Promise<Answered<MeetingAnswer>> {
    const held = await this.desk.at(by.actor.organ, input.meeting);
    const presiding = held.is === 'open' || held.is === 'closed' ? held.chair : undefined;
    const approvedBy = input.approvedBy ?? presiding;
    if (approvedBy === undefined) return { is: 'refused', ...refused('decisions.meeting-not-begun') };
    return this.correcting.file(by, RetractVote.declaration.name, { ...input, approvedBy }, correct);
  }
}
