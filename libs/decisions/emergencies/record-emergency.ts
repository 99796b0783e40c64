import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { bearing, dateOf, derivedId, field, LocalDate, numberInWords, role, StaffId, UnitId, prose } from '#kernel';
import { refused } from '../ground/refusals.ts';
import { staffOf } from '../ground/staff-of.ts';
import { Title } from '../ground/terms.ts';
import { PartyGroupDesk } from '../party-group/party-group-desk.ts';
import { actAlone, emergency, type Emergency } from './emergency.ts';
import type { EmergencyEvent } from './events.ts';

/** Somebody acted alone because it could not wait: what, why, who; the next meeting must ratify it. */
export const RecordEmergency = command('decisions.record-emergency', {
  title: '紧急处置',
  topic: '党组会议',
  says: ['紧急处置', '登记紧急处置', '临机处置'],
  examples: ['紧急处置 抢修受灾实验室 暴雨进水', '登记紧急处置 抢修受灾实验室 昨天 暴雨进水 李敏决定', '临机处置'],
  may: role('office', 'member', 'secretary'),
  input: {
    what: field(Title, {
      label: '处置事项',
      ask: '处置了什么？',
      example: '抢修受灾实验室',
      kind: { is: 'text' },
    }),
    reason: field(bearing(prose(2, 500), 'internal'), {
      label: '紧急情况',
      ask: '是什么紧急情况，为什么不能等党组会议？',
      example: '暴雨进水',
      kind: { is: 'text' },
    }),
    decidedBy: field(StaffId, {
      label: '决定人',
      ask: '谁决定的？',
      example: 'limin',
      kind: { is: 'person', behind: '决定|批准|指示' },
      otherwise: ({ actor }) => (actor.is === 'staff' && actor.roles.includes('member') ? actor.staffId : undefined),
    }),
    actedOn: field(LocalDate, {
      label: '处置日期',
      ask: '哪天处置的？',
      example: '2026-07-14',
      kind: { is: 'date', tense: 'past' },
      otherwise: ({ today }) => today,
    }),
    unit: field(UnitId, {
      label: '承办处室',
      ask: '哪个处室承办？',
      example: 'platform',
      kind: { is: 'unit' },
      otherwise: ({ actor }) => (actor.is === 'staff' ? actor.unit : undefined),
    }),
  },
  answer: z.object({ number: z.string() }),
  foresees: () => [
    {
      text: '及时报告党组，并在下一次党组会议追认',
      source: '《中国共产党党组工作条例》（2019）第五章；局党组议事规则',
      certainty: 'V2',
    },
  ],
  reports: ({ number }) =>
    `已登记 **${number}**，须在下一次党组会议追认：召集会议时自动列入议程；会议已经通知的，请说“追认 ${number}”。`,
});
export type RecordEmergency = InstanceType<typeof RecordEmergency>;

@Handles(RecordEmergency)
export class RecordEmergencyHandler {
  private readonly emergencies: Streams<Emergency, EmergencyEvent>;

  constructor(
    @Inject(Ledger) ledger: Ledger,
    @Inject(PartyGroupDesk) private readonly group: PartyGroupDesk,
  ) {
    this.emergencies = ledger.streams(emergency);
  }

  async execute({ input, by }: RecordEmergency): Promise<Answered<{ number: string }>> {
    const id = derivedId(by.id, 'emergency');
    const actor = input.decidedBy ?? staffOf(by.actor);
    const actedOn = input.actedOn ?? dateOf(by.at);
    if (!(await this.group.on(by.actor.organ, actedOn)).some(({ staff }) => staff === actor))
      return { is: 'refused', ...refused('decisions.not-a-member') };
    if (input.unit === undefined) return { is: 'refused', ...refused('decisions.unit-needed') };
    const recording = await this.emergencies.decide(
      by,
      id,
      actAlone(
        { emergency: id, what: input.what, reason: input.reason, actor, actedOn, unit: input.unit },
        dateOf(by.at),
      ),
    );
    if (recording.is === 'refused') return recording;
    const it = await this.emergencies.now(by.actor.organ, id);
    const seq = recording.events.at(-1)?.seq;
    return {
      is: 'done',
      ...(seq === undefined ? {} : { seq }),
      answer: { number: it.is === 'unknown' ? '' : numberInWords(it.number) },
    };
  }
}
