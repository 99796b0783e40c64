import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, role } from '#kernel';
import { contractField, ContractAnswer, ContractDesk, contractInWords } from './contract-desk.ts';
import { reasonField } from './contract-fields.ts';
import { withdrawContract } from './contract.ts';

/** A contract is not concluded after all. */
export const WithdrawContract = command('contracts.withdraw', {
  title: '撤回合同',
  topic: '合同',
  says: ['撤回合同', '合同不签了', '合同不用审了', '撤回送审合同'],
  examples: ['撤回合同 合同〔2026〕3号 不买了', '合同不用审了 合同〔2026〕3号', '撤回合同'],
  may: role('staff', 'office', 'legal'),
  input: { contract: contractField, reason: reasonField('因为什么？', '不买了') },
  answer: ContractAnswer,
  reports: contractInWords,
});
export type WithdrawContract = InstanceType<typeof WithdrawContract>;

@Handles(WithdrawContract)
export class WithdrawContractHandler {
  constructor(@Inject(ContractDesk) private readonly desk: ContractDesk) {}

  execute({ input: { contract, reason }, by }: WithdrawContract): Promise<Answered<ContractAnswer>> {
    return this.desk.record(by, contract, () => withdrawContract(reason, dateOf(by.at)));
  }
}
