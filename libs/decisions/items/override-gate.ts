import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, dateOf, field, role, prose } from '#kernel';
import { Gate, gateOptions } from '../gates/gate-kinds.ts';
import { staffOf } from '../ground/staff-of.ts';
import { PartyGroupDesk } from '../party-group/party-group-desk.ts';
import { ItemAnswer, ItemDesk, itemField, itemInWords, itemNext } from './item-desk.ts';
import { overrideGate } from './passing-gates.ts';

/** The first head lets an item go on without a gate that allows it, with reason and authority; that stays on record. */
export const OverrideGate = command('decisions.override-gate', {
  title: '免于审查',
  topic: '议题',
  says: ['免于审查', '免审', '特批'],
  examples: ['免于审查 议题〔2026〕1号 专家论证 已有同类论证 书记批示', '免审 议题〔2026〕1号', '特批 议题〔2026〕1号'],
  may: role('secretary'),
  irreversible: true,
  input: {
    item: itemField,
    gate: field(Gate, {
      label: '审查事项',
      ask: '哪一项审查？',
      example: 'legalOpinion',
      kind: { is: 'choice', options: gateOptions },
    }),
    reason: field(bearing(prose(1, 500), 'internal'), {
      label: '理由',
      ask: '为什么免于审查？',
      example: '紧急防汛',
      kind: { is: 'text' },
    }),
    authority: field(bearing(prose(1, 500), 'internal'), {
      label: '依据',
      ask: '依据什么？',
      example: '局主要负责人批示',
      kind: { is: 'text' },
    }),
  },
  answer: ItemAnswer,
  reports: itemInWords,
  next: itemNext,
});
export type OverrideGate = InstanceType<typeof OverrideGate>;

@Handles(OverrideGate)
export class OverrideGateHandler {
  constructor(
    @Inject(ItemDesk) private readonly desk: ItemDesk,
    @Inject(PartyGroupDesk) private readonly group: PartyGroupDesk,
  ) {}

  async execute({ input, by }: OverrideGate): Promise<Answered<ItemAnswer>> {
    const refusal = await this.group.notTheSecretary(by);
    return refusal
      ? { is: 'refused', ...refusal }
      : this.desk.record(
          by,
          input.item,
          overrideGate(input.gate, staffOf(by.actor), input.reason, input.authority, dateOf(by.at)),
        );
  }
}
