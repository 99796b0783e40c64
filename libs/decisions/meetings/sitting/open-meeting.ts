import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, role, StaffId } from '#kernel';
import { PartyGroupDesk } from '../../party-group/party-group-desk.ts';
import { membersOn } from '../../party-group/party-group.ts';
import { Absence } from '../events.ts';
import { MeetingAnswer, MeetingDesk, meetingInWords, meetingNext, meetingToBegin } from '../meeting-desk.ts';
import { openMeeting } from '../opening.ts';

/**
 * Begins a meeting: who is due is the membership of its day, who is away those named, else those who asked for leave.
 */
export const OpenMeeting = command('decisions.open-meeting', {
  title: '开会',
  topic: '党组会议',
  says: ['开会', '会议开始', '现在开会'],
  examples: ['开会 第37次党组会', '开会 第37次党组会 张伟请假（出差）', '现在开会 应到9人实到9人'],
  may: role('office'),
  irreversible: true,
  input: {
    meeting: meetingToBegin,
    due: field(z.int().min(1).max(100), {
      label: '应到人数',
      ask: '应到几人？',
      example: '9',
      kind: { is: 'tally', of: 'due' },
      needed: () => false,
    }),
    present: field(z.int().min(0).max(100), {
      label: '实到人数',
      ask: '实到几人？',
      example: '8',
      kind: { is: 'tally', of: 'present' },
      needed: () => false,
    }),
    absent: field(z.array(Absence).max(50), {
      label: '请假缺席',
      ask: '谁请假，什么原因？',
      example: '[]',
      written: '张伟请假（出差）',
      kind: { is: 'absences' },
      needed: () => false,
    }),
    chair: field(StaffId, {
      label: '主持人',
      ask: '谁主持？',
      example: 'wangjianguo',
      kind: { is: 'person', behind: '主持(?:会议)?', strict: true },
      needed: () => false,
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) => `现在开会。\n\n${meetingInWords(answer)}`,
  next: meetingNext,
});
export type OpenMeeting = InstanceType<typeof OpenMeeting>;

@Handles(OpenMeeting)
export class OpenMeetingHandler {
  constructor(
    @Inject(MeetingDesk) private readonly desk: MeetingDesk,
    @Inject(PartyGroupDesk) private readonly group: PartyGroupDesk,
  ) {}

  async execute({ input, by }: OpenMeeting): Promise<Answered<MeetingAnswer>> {
    const group = await this.group.of(by.actor.organ);
    const { chair, absent, due, present } = input;
    return this.desk.record(
      by,
      input.meeting,
      openMeeting(
        {
          membersOn: (day) => membersOn(group, day),
          chair,
          absent,
          recusedCount: group.recusedCount,
          silenceAllowed: group.silenceAllowed,
          counted: { due, present },
        },
        dateOf(by.at),
      ),
    );
  }
}
