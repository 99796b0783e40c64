import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, role, prose } from '#kernel';
import { namesIn } from '../../ground/names.ts';
import { Agenda } from '../convening/agenda.ts';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords } from '../meeting-desk.ts';
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
    input: { meeting: number, place: at?.place, ...(at?.person === undefined ? {} : { person: at.person }) },
  }),
  reports: (answer) => meetingInWords(answer),
});
export type TakeVote = InstanceType<typeof TakeVote>;

@Handles(TakeVote)
export class TakeVoteHandler {
  constructor(
    @Inject(MeetingDesk) private readonly desk: MeetingDesk,
    @Inject(Agenda) private readonly agenda: Agenda,
  ) {}

  async execute({ input, by }: TakeVote): Promise<Answered<MeetingAnswer>> {
    const { organ } = by.actor;
    const meeting = await this.desk.at(organ, input.meeting);
    const entry = meeting.is === 'unknown' ? undefined : entryAt(meeting, input.place);
    const obstacle = entry && (await this.agenda.obstacle(organ, entry));
    return this.desk.record(by, input.meeting, takeVote(ballotOf(input), input.resolution, obstacle), {
      place: input.place,
      ...(input.person === undefined ? {} : { person: namesIn(input.person)[0]! }),
    });
  }
}
