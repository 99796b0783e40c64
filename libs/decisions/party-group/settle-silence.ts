import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { field, role } from '#kernel';
import { basis } from './basis.ts';
import { Done, PartyGroupDesk } from './party-group-desk.ts';
import { settleSilence } from './party-group.ts';

/** Whether a member may stay silent in a vote (未表态); the rules that were read do not say so of any vote. */
export const SettleSilence = command('decisions.settle-silence', {
  title: '设定未表态规则',
  topic: '党组会议',
  says: ['设定未表态规则', '未表态规则'],
  examples: ['设定未表态规则 允许 局党组议事规则第十条', '未表态规则', '设定未表态规则'],
  may: role('admin'),
  input: {
    allowed: field(z.enum(['yes', 'no']), {
      label: '未表态',
      ask: '本局议事规则允许成员在表决中不表态吗？',
      example: 'yes',
      written: '允许',
      kind: {
        is: 'choice',
        options: [
          { value: 'yes', label: '允许', synonyms: ['允许未表态'] },
          { value: 'no', label: '不允许', synonyms: ['不允许未表态'] },
        ],
      },
    }),
    basis,
  },
  answer: Done,
  reports: () => '已设定，从下一次会议起适用（干部任免、处分党员仍须逐人表态；待核实）。',
});
export type SettleSilence = InstanceType<typeof SettleSilence>;

@Handles(SettleSilence)
export class SettleSilenceHandler {
  constructor(@Inject(PartyGroupDesk) private readonly group: PartyGroupDesk) {}

  execute({ input, by }: SettleSilence): Promise<Answered<Done>> {
    return this.group.record(by, settleSilence(input.allowed === 'yes', input.basis));
  }
}
