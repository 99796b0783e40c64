import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, LocalDate, role } from '#kernel';
import { contractField, ContractAnswer, ContractDesk, contractInWords } from './contract-desk.ts';
import { perform } from './contract.ts';

/** 第2个, 2, 节点2: the place of a date of performance. */
const Place = z.preprocess(
  (given) => (typeof given === 'string' ? Number(/\d{1,3}/u.exec(given.normalize('NFKC'))?.[0] ?? Number.NaN) : given),
  z.int().min(1).max(100),
);

/** What was to be done under a contract was done. */
export const Perform = command('contracts.perform', {
  title: '履约完成',
  topic: '合同',
  says: ['履约完成', '节点完成', '合同节点完成', '履约节点完成'],
  examples: ['履约完成 合同〔2026〕3号 第1个', '节点完成 合同〔2026〕3号 第2个 昨天', '履约完成'],
  may: role('staff', 'office', 'legal'),
  input: {
    contract: contractField,
    step: field(Place, {
      label: '第几个节点',
      ask: '第几个履约节点？',
      example: '1',
      written: '第1个',
      kind: { is: 'text', like: '^第?\\d{1,3}个?(?:节点)?$' },
    }),
    date: field(LocalDate, {
      label: '完成日期',
      ask: '哪天完成的？',
      example: '2026-12-18',
      kind: { is: 'date', tense: 'past' },
      otherwise: ({ today }) => today,
    }),
  },
  answer: ContractAnswer,
  reports: contractInWords,
});
export type Perform = InstanceType<typeof Perform>;

@Handles(Perform)
export class PerformHandler {
  constructor(@Inject(ContractDesk) private readonly desk: ContractDesk) {}

  execute({ input: { contract, step, date }, by }: Perform): Promise<Answered<ContractAnswer>> {
    return this.desk.record(by, contract, () => perform(step, date, dateOf(by.at)));
  }
}
