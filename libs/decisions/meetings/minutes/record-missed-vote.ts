import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, prose, role } from '#kernel';
import { namesIn } from '../../ground/names.ts';
import { Agenda } from '../convening/agenda.ts';
import { Interests } from '../convening/interests.ts';
import { recordMissedVote } from '../corrections.ts';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords, meetingNext } from '../meeting-desk.ts';
import { entryAt } from '../meeting-state.ts';
import { ballotFields, ballotOf } from '../sitting/ballot-fields.ts';
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
  reports: (answer) => `已补记，记录中注明是散会后补记的。\n\n${meetingInWords(answer)}`,
  next: meetingNext,
});
export type RecordMissedVote = InstanceType<typeof RecordMissedVote>;

@Handles(RecordMissedVote)
export class RecordMissedVoteHandler {
  constructor(
    @Inject(MeetingDesk) private readonly desk: MeetingDesk,
    @Inject(Agenda) private readonly agenda: Agenda,
    @Inject(Interests) private readonly interests: Interests,
  ) {}

  async execute({ input, by }: RecordMissedVote): Promise<Answered<MeetingAnswer>> {
    const { organ } = by.actor;
    const held = await this.desk.at(organ, input.meeting);
    const entry = held.is === 'unknown' ? undefined : entryAt(held, input.place);
    const known =
      held.is === 'unknown' || !entry
        ? undefined
        : {
            obstacle: await this.agenda.obstacleThen(organ, entry, held),
            interested: await this.interests.of(organ, entry, held.heldOn),
          };
    const { reason, approvedBy } = input;
    return this.desk.record(
      by,
      input.meeting,
      recordMissedVote(ballotOf(input), input.resolution, { reason, approvedBy }, known?.obstacle, known?.interested),
      { place: input.place, ...(input.person === undefined ? {} : { person: namesIn(input.person)[0]! }) },
    );
  }
}
