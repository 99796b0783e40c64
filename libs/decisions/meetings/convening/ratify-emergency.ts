import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, role, writtenNumber } from '#kernel';
import { refused } from '../../ground/refusals.ts';
import { putOnAgenda } from '../convening.ts';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords, meetingNext } from '../meeting-desk.ts';
import { Agenda, AGENDAS } from './agenda.ts';

/** Puts what somebody did alone on the agenda of a meeting, to be voted on like the rest: passed, it is ratified. */
export const RatifyEmergency = command('decisions.ratify-emergency', {
  title: '提请追认',
  topic: '党组会议',
  says: ['追认', '提请追认', '追认紧急处置'],
  examples: ['追认 处置〔2026〕1号 第9次党组会', '提请追认 处置〔2026〕1号', '追认紧急处置'],
  may: role('office'),
  reads: AGENDAS,
  input: {
    emergency: field(writtenNumber('处置'), {
      label: '紧急处置',
      ask: '追认哪一项？请写编号，例如“处置〔2026〕1号”。',
      example: '处置〔2026〕1号',
      kind: { is: 'number', series: '处置' },
    }),
    meeting: meetingField,
  },
  answer: MeetingAnswer,
  reports: (answer) => `已列入议程，请按议题序号登记讨论和表决；通过即为追认。\n\n${meetingInWords(answer)}`,
  next: meetingNext,
});
export type RatifyEmergency = InstanceType<typeof RatifyEmergency>;

@Handles(RatifyEmergency)
export class RatifyEmergencyHandler {
  constructor(
    @Inject(MeetingDesk) private readonly desk: MeetingDesk,
    @Inject(Agenda) private readonly agenda: Agenda,
  ) {}

  async execute({ input, by }: RatifyEmergency): Promise<Answered<MeetingAnswer>> {
    const called = await this.desk.at(by.actor.organ, input.meeting);
    if (called.is === 'unknown') return { is: 'refused', ...refused('decisions.meeting-unknown') };
    const entry = await this.agenda.ratificationOf(by.actor.organ, input.emergency, called.heldOn);
    // What could not wait then is reason enough that it was not on the notice.
    return 'refusal' in entry
      ? { is: 'refused', ...entry }
      : this.desk.record(by, input.meeting, putOnAgenda({ ...entry, late: '追认紧急处置' }));
  }
}
