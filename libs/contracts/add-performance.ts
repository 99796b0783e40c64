import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, LocalDate, oneLine, role } from '#kernel';
import { contractField, ContractAnswer, ContractDesk, contractInWords } from './contract-desk.ts';
import { addPerformance } from './contract.ts';

/** Puts down what is to be done under a contract, and by when: a duty of who sees to it. */
export const AddPerformance = command('contracts.add-performance', {
  title: '登记履约节点',
  topic: '合同',
  says: ['履约节点', '登记履约节点', '合同节点', '合同履约提醒'],
  examples: [
    '履约节点 合同〔2026〕3号 12月20日 交付验收',
    '履约节点 合同〔2026〕3号 2027年3月31日 支付尾款',
    '履约节点',
  ],
  may: role('staff', 'office', 'legal'),
  sheet: { names: ['履约节点', '合同履约节点'], blames: { 'contracts.unknown': 'contract' } },
  input: {
    contract: contractField,
    date: field(LocalDate, {
      label: '完成期限',
      ask: '哪天前完成？',
      example: '2026-12-20',
      written: '12月20日',
      kind: { is: 'date', tense: 'future' },
    }),
    what: field(oneLine(1, 200), {
      label: '事项',
      ask: '到时候要做什么？',
      example: '交付验收',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: ContractAnswer,
  reports: contractInWords,
});
export type AddPerformance = InstanceType<typeof AddPerformance>;

@Handles(AddPerformance)
export class AddPerformanceHandler {
  constructor(@Inject(ContractDesk) private readonly desk: ContractDesk) {}

  execute({ input: { contract, date, what }, by }: AddPerformance): Promise<Answered<ContractAnswer>> {
    return this.desk.record(by, contract, () => addPerformance(what, date));
  }
}
