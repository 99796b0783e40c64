import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, role } from '#kernel';
import { contractField, ContractAnswer, ContractDesk, contractInWords, contractNext } from './contract-desk.ts';
import { draftField } from './contract-fields.ts';
import { askAgain } from './contract.ts';

/** Sends another text of a contract to be reviewed: what was found of the one before does not speak of it. */
export const AskAgain = command('contracts.ask-again', {
  title: '重新送审合同',
  topic: '合同',
  says: ['重新送审合同', '合同重新送审', '合同再审', '合同换稿'],
  examples: ['重新送审合同 合同〔2026〕3号', '合同重新送审 盐碱地改良技术委托开发合同', '合同换稿'],
  may: role('staff', 'office', 'legal'),
  input: { contract: contractField, materials: draftField },
  answer: ContractAnswer,
  reports: contractInWords,
  next: contractNext,
});
export type AskAgain = InstanceType<typeof AskAgain>;

@Handles(AskAgain)
export class AskAgainHandler {
  constructor(@Inject(ContractDesk) private readonly desk: ContractDesk) {}

  execute({ input: { contract, materials }, by }: AskAgain): Promise<Answered<ContractAnswer>> {
    const asking = { materials: materials && [...materials], urgent: false, askedOn: dateOf(by.at) };
    return this.desk.record(by, contract, () => askAgain(asking), materials);
  }
}
