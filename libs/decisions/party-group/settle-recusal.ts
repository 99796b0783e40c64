import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { field, role } from '#kernel';
import { basis } from './basis.ts';
import { Done, PartyGroupDesk } from './party-group-desk.ts';
import { settleRecusal } from './party-group.ts';

/** Whether one who withdraws still counts among those due; the law does not say (rulebook dz-recusal). */
export const SettleRecusal = command('decisions.settle-recusal', {
  title: '设定回避人数算法',
  topic: '党组会议',
  says: ['设定回避人数算法', '回避人数算法'],
  examples: ['设定回避人数算法 计入应到 局议事规则第九条', '回避人数算法', '设定回避人数算法'],
  may: role('admin'),
  input: {
    counts: field(z.enum(['in', 'out']), {
      label: '回避人员',
      ask: '回避的成员计入应到人数吗？',
      example: 'in',
      kind: {
        is: 'choice',
        options: [
          { value: 'in', label: '计入应到', synonyms: ['计入'] },
          { value: 'out', label: '不计入应到', synonyms: ['不计入', '扣除'] },
        ],
      },
    }),
    basis,
  },
  answer: Done,
  reports: () => '已设定，从下一次会议起适用（待核实：法规没有明确规定）。',
});
export type SettleRecusal = InstanceType<typeof SettleRecusal>;

@Handles(SettleRecusal)
export class SettleRecusalHandler {
  constructor(@Inject(PartyGroupDesk) private readonly group: PartyGroupDesk) {}

  execute({ input, by }: SettleRecusal): Promise<Answered<Done>> {
    return this.group.record(by, settleRecusal(input.counts === 'in', input.basis));
  }
}
