import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, LocalDate, role, TimeOfDay, oneLine, prose } from '#kernel';
import { refused } from '../../ground/refusals.ts';
import { moveMeeting } from '../convening.ts';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords, meetingNext } from '../meeting-desk.ts';
import { Agenda } from './agenda.ts';

/** Another day, time or place of a meeting that was called; members are told. */
export const MoveMeeting = command('decisions.move-meeting', {
  title: '会议改期',
  topic: '党组会议',
  says: ['会议改期', '会议改到', '会议推迟', '会议提前', '改期'],
  examples: ['会议改期 第37次党组会 3月25日上午10点 主要负责人出差', '会议推迟 3月25日 书记出差', '会议改期'],
  may: role('office'),
  input: {
    meeting: meetingField,
    heldOn: field(LocalDate, {
      label: '开会日期',
      ask: '改到哪天？',
      example: '2026-03-25',
      written: '3月25日',
      kind: { is: 'date', tense: 'future' },
      // 地点改为二楼: the day stays.
      needed: ({ at, place }) => at === undefined && place === undefined,
    }),
    at: field(TimeOfDay, {
      label: '时间',
      ask: '几点开？',
      example: '10:00',
      kind: { is: 'time' },
      needed: () => false,
    }),
    place: field(oneLine(1, 100), {
      label: '地点',
      ask: '在哪里开？',
      example: '三楼会议室',
      kind: { is: 'text', like: '(?:室|厅|楼)$' },
      needed: () => false,
    }),
    reason: field(prose(2, 500), {
      label: '改期原因',
      ask: '为什么改期？',
      example: '主要负责人出差',
      kind: { is: 'text' },
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) => `已改期，随后通知各党组成员。\n\n${meetingInWords(answer)}`,
  next: meetingNext,
});
export type MoveMeeting = InstanceType<typeof MoveMeeting>;

@Handles(MoveMeeting)
export class MoveMeetingHandler {
  constructor(
    @Inject(MeetingDesk) private readonly desk: MeetingDesk,
    @Inject(Agenda) private readonly agenda: Agenda,
  ) {}

  async execute({ input, by }: MoveMeeting): Promise<Answered<MeetingAnswer>> {
    const { organ } = by.actor;
    const called = await this.desk.at(organ, input.meeting);
    if (called.is === 'unknown') return { is: 'refused', ...refused('decisions.meeting-unknown') };
    const { at, place, heldOn = called.heldOn } = input;
    const obstacle =
      called.is === 'convened' ? await this.agenda.firstObstacle(organ, called.agenda, heldOn) : undefined;
    return this.desk.record(by, input.meeting, moveMeeting({ heldOn, at, place }, input.reason, obstacle));
  }
}
