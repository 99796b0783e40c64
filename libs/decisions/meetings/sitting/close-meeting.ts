import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, role, TimeOfDay } from '#kernel';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords, meetingNext } from '../meeting-desk.ts';
import { closeMeeting } from '../minutes.ts';

/** Ends the meeting; what was not dealt with comes back at another. */
export const CloseMeeting = command('decisions.close-meeting', {
  title: '散会',
  topic: '党组会议',
  says: ['散会', '会议结束', '现在散会'],
  examples: ['散会', '会议结束', '散会 第37次党组会'],
  may: role('office'),
  irreversible: true,
  input: {
    meeting: meetingField,
    at: field(TimeOfDay, {
      label: '散会时间',
      ask: '几点散会的？',
      example: '11:30',
      kind: { is: 'time' },
      needed: () => false,
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) => ['已散会。', notVotedOn(answer), meetingInWords(answer)].filter(Boolean).join('\n\n'),
  next: meetingNext,
});

/** What was left, and what may be done where a vote was taken and only not recorded. */
const notVotedOn = ({ unvoted = [] }: MeetingAnswer): string =>
  unvoted.length > 0
    ? `没有表决：议题${unvoted.join('、')}，留待下次会议。会上已经表决、只是漏记的，请发送“补记表决 议题${unvoted[0]}”，写明原因和批准人。`
    : '';
export type CloseMeeting = InstanceType<typeof CloseMeeting>;

@Handles(CloseMeeting)
export class CloseMeetingHandler {
  constructor(@Inject(MeetingDesk) private readonly desk: MeetingDesk) {}

  execute({ input, by }: CloseMeeting): Promise<Answered<MeetingAnswer>> {
    return this.desk.record(by, input.meeting, closeMeeting(input.at));
  }
}
