import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { command, type Answered } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { field, numberInWords, role, writtenNumber } from '#kernel';
import { emergency, ratify, type Emergency } from './emergency.ts';
import type { EmergencyEvent, MeetingEvent } from './events.ts';
import { meetingField } from './meeting-desk.ts';
import { meeting, type Meeting } from './meeting.ts';
import { refused } from './refusals.ts';

/** A meeting ratified what somebody did alone. */
export const RatifyEmergency = command('decisions.ratify-emergency', {
  title: '追认紧急处置', topic: '党组会议',
  says: ['追认', '追认紧急处置', '会议追认'],
  examples: ['追认 处置〔2026〕1号 第9次党组会', '追认紧急处置 处置〔2026〕1号', '会议追认'],
  may: role('office'),
  input: {
    emergency: field(writtenNumber('处置'), { label: '紧急处置', ask: '追认哪一项？请写编号，例如“处置〔2026〕1号”。', example: '处置〔2026〕1号', kind: { is: 'number', series: '处置' } }),
    meeting: meetingField,
  },
  answer: z.object({ number: z.string(), meeting: z.string() }),
  reports: ({ number, meeting: by }) => `**${number}** 已由 ${by} 追认。`,
});
export type RatifyEmergency = InstanceType<typeof RatifyEmergency>;

@CommandHandler(RatifyEmergency)
export class RatifyEmergencyHandler {
  private readonly emergencies: Streams<Emergency, EmergencyEvent>;
  private readonly meetings: Streams<Meeting, MeetingEvent>;

  constructor(@Inject(Ledger) private readonly ledger: Ledger) {
    this.emergencies = ledger.streams(emergency);
    this.meetings = ledger.streams(meeting);
  }

  async execute({ input, by }: RatifyEmergency): Promise<Answered<{ number: string; meeting: string }>> {
    const { organ } = by.actor;
    const [id, of] = await Promise.all([this.ledger.numbered(organ, input.emergency), this.ledger.numbered(organ, input.meeting)]);
    const held: Meeting = of === undefined ? { is: 'unknown' } : await this.meetings.now(organ, of);
    if (held.is === 'unknown') return { is: 'refused', ...refused('decisions.meeting-unknown') };
    if (held.is === 'convened') return { is: 'refused', ...refused('decisions.meeting-not-begun') };
    if (id === undefined) return { is: 'refused', ...refused('decisions.emergency-unknown') };
    const recording = await this.emergencies.decide(by, id, ratify(held.meeting, held.heldOn, numberInWords(held.number)));
    if (recording.is === 'refused') return recording;
    const seq = recording.events.at(-1)?.seq;
    return { is: 'done', ...(seq === undefined ? {} : { seq }), answer: { number: numberInWords(input.emergency), meeting: numberInWords(held.number) } };
  }
}
