import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, role, StaffId, prose } from '#kernel';
import { studyLaw } from '../deliberation.ts';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords, meetingNext } from '../meeting-desk.ts';

/** What the group read before the agenda, by its statute. */
export const StudyLaw = command('decisions.study-law', {
  title: '会前学法',
  topic: '党组会议',
  says: ['会前学法', '会前学习', '学法'],
  examples: ['会前学法 《科学技术进步法》', '会前学法 《保密法》 周芳领学', '学法 《公平竞争审查条例》'],
  may: role('office'),
  input: {
    meeting: meetingField,
    statute: field(prose(1, 500), {
      label: '学习内容',
      ask: '学习了哪部法律法规？',
      example: '《科学技术进步法》',
      kind: { is: 'text' },
    }),
    by: field(StaffId, {
      label: '领学人',
      ask: '谁领学？',
      example: 'zhoufang',
      kind: { is: 'person', behind: '领学|讲解|传达' },
      needed: () => false,
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) =>
    `${answer.studied ? '' : '会议已经表决过议题：学法记录在案，不计为会前学法。\n\n'}${meetingInWords(answer)}`,
  next: meetingNext,
});
export type StudyLaw = InstanceType<typeof StudyLaw>;

@Handles(StudyLaw)
export class StudyLawHandler {
  constructor(@Inject(MeetingDesk) private readonly desk: MeetingDesk) {}

  execute({ input, by }: StudyLaw): Promise<Answered<MeetingAnswer>> {
    return this.desk.record(by, input.meeting, studyLaw(input.statute, input.by));
  }
}
