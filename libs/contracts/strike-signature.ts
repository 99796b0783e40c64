import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, role } from '#kernel';
import { contractField, ContractAnswer, ContractDesk, contractInWords } from './contract-desk.ts';
import { reasonField } from './contract-fields.ts';
import { strikeSignature } from './contract.ts';

/** A contract was recorded as signed and was not. */
export const StrikeSignature = command('contracts.strike-signature', {
  title: '撤销合同签订',
  topic: '合同',
  says: ['撤销合同签订', '撤销签订', '合同还没签', '先别算签'],
  examples: ['撤销合同签订 合同〔2026〕3号 对方还没盖章', '撤销签订 合同〔2026〕3号', '撤销合同签订'],
  may: role('staff', 'office', 'legal'),
  input: { contract: contractField, reason: reasonField('因为什么？', '对方还没盖章') },
  answer: ContractAnswer,
  reports: contractInWords,
});
export type StrikeSignature = InstanceType<typeof StrikeSignature>;

@Handles(StrikeSignature)
export class StrikeSignatureHandler {
  constructor(@Inject(ContractDesk) private readonly desk: ContractDesk) {}

  execute({ input: { contract, reason }, by }: StrikeSignature): Promise<Answered<ContractAnswer>> {
    return this.desk.record(by, contract, () => strikeSignature(reason, dateOf(by.at)));
  }
}
