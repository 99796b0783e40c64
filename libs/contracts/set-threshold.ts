import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, answered, command, Handles } from '#infra/commands';
import { Ledger } from '#infra/events';
import { dateOf, Fen, fenInFigures, field, oneLine, role } from '#kernel';
import { setThreshold, threshold } from './contract.ts';

/** Sets from which sum on a contract is reviewed before it is signed, by which order of the bureau. */
export const SetThreshold = command('contracts.set-threshold', {
  title: '设定合同审查起点',
  topic: '合同',
  says: ['设定合同审查起点', '合同审查起点', '设定合同送审起点'],
  examples: ['设定合同审查起点 5万元 局合同管理办法', '合同审查起点 10万元', '设定合同审查起点'],
  may: role('legal', 'admin'),
  input: {
    amount: field(Fen, {
      label: '起点',
      ask: '多少元以上的合同必须审查？',
      example: '5000000',
      written: '5万元',
      kind: { is: 'amount' },
    }),
    basis: field(oneLine(1, 200), {
      label: '依据',
      ask: '依据什么？',
      example: '局合同管理办法',
      kind: { is: 'text' },
    }),
  },
  answer: z.object({ amount: Fen }),
  reports: ({ amount }) => `已设定：${fenInFigures(amount)}以上的合同，审查通过后才能签订。`,
});
export type SetThreshold = InstanceType<typeof SetThreshold>;

@Handles(SetThreshold)
export class SetThresholdHandler {
  constructor(@Inject(Ledger) private readonly ledger: Ledger) {}

  async execute({ input: { amount, basis }, by }: SetThreshold): Promise<Answered<{ amount: Fen }>> {
    const { organ } = by.actor;
    const recording = await this.ledger
      .streams(threshold)
      .decide(by, organ, setThreshold(amount, basis, dateOf(by.at)));
    return answered(recording, { amount });
  }
}
