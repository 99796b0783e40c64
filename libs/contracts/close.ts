import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, dateOf, field, LocalDate, prose, role } from '#kernel';
import { contractField, ContractAnswer, ContractDesk, contractInWords } from './contract-desk.ts';
import { optionsOf } from './contract-fields.ts';
import { closeContract } from './contract.ts';
import { Ending, ENDINGS } from './events.ts';

/** A contract is over: performed, ended before its time, or run out. */
export const CloseContract = command('contracts.close', {
  title: '合同办结',
  topic: '合同',
  says: ['合同办结', '合同履行完毕', '合同终止', '合同到期', '办结合同'],
  examples: ['合同办结 合同〔2026〕3号 履行完毕', '合同终止 合同〔2026〕3号 提前终止 对方违约', '合同办结'],
  may: role('staff', 'office', 'legal'),
  input: {
    contract: contractField,
    ending: field(Ending, {
      label: '结果',
      ask: '是履行完毕、提前终止，还是到期终止？',
      example: 'performed',
      written: '履行完毕',
      kind: { is: 'choice', options: optionsOf(ENDINGS) },
    }),
    date: field(LocalDate, {
      label: '办结日期',
      ask: '哪天办结的？',
      example: '2027-12-31',
      kind: { is: 'date', tense: 'past' },
      otherwise: ({ today }) => today,
    }),
    reason: field(bearing(prose(1, 500), 'internal'), {
      label: '原因',
      ask: '因为什么？',
      example: '对方违约',
      kind: { is: 'text', rest: true },
      needed: ({ ending }) => ending === 'terminated' || ending === 'expired',
    }),
  },
  answer: ContractAnswer,
  reports: contractInWords,
});
export type CloseContract = InstanceType<typeof CloseContract>;

@Handles(CloseContract)
export class CloseContractHandler {
  constructor(@Inject(ContractDesk) private readonly desk: ContractDesk) {}

  execute({ input: { contract, ending, date, reason }, by }: CloseContract): Promise<Answered<ContractAnswer>> {
    return this.desk.record(by, contract, () => closeContract(ending, reason, date, dateOf(by.at)));
  }
}
