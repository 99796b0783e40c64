import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, LocalDate, oneLine, role } from '#kernel';
import { contractField, ContractAnswer, ContractDesk, contractInWords } from './contract-desk.ts';
import {
  amountField,
  counterpartyField,
  endField,
  paperNumberField,
  reasonField,
  startField,
} from './contract-fields.ts';
import { correctContract } from './contract.ts';

/** Puts right what was recorded of a contract; both stay visible. */
export const CorrectContract = command('contracts.correct', {
  title: '更正合同',
  topic: '合同',
  says: ['更正合同', '合同更正', '更正合同金额'],
  examples: [
    '更正合同 合同〔2026〕3号 金额118万元 以中标通知书为准',
    '更正合同 合同〔2026〕3号 乌科合〔2026〕26号 写反了',
    '更正合同',
  ],
  may: role('staff', 'office', 'legal'),
  input: {
    contract: contractField,
    amount: { ...amountField, offered: false },
    counterparty: { ...counterpartyField, offered: false },
    contractNumber: paperNumberField,
    date: field(LocalDate, {
      label: '签订日期',
      ask: '哪天签的？',
      example: '2026-11-25',
      kind: { is: 'date', tense: 'past' },
      needed: () => false,
    }),
    startDate: startField,
    endDate: endField,
    title: field(oneLine(2, 300), {
      label: '合同名称',
      ask: '合同叫什么？',
      example: '盐碱地改良技术委托开发合同',
      kind: { is: 'text', like: '^《.+》$' },
      needed: () => false,
    }),
    reason: reasonField('为什么更正？', '以中标通知书为准'),
  },
  answer: ContractAnswer,
  reports: contractInWords,
});
export type CorrectContract = InstanceType<typeof CorrectContract>;

@Handles(CorrectContract)
export class CorrectContractHandler {
  constructor(@Inject(ContractDesk) private readonly desk: ContractDesk) {}

  execute({ input, by }: CorrectContract): Promise<Answered<ContractAnswer>> {
    const { contract, amount, counterparty: party, contractNumber: paperNumber, date: signedOn } = input;
    const { startDate: from, endDate: until, title, reason } = input;
    const correction = { title, party, amount, paperNumber, signedOn, from, until };
    return this.desk.record(by, contract, () => correctContract(correction, reason, dateOf(by.at)));
  }
}
