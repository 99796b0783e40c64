import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, dateOf, field, LocalDate, oneLine, prose, role } from '#kernel';
import { contractField, ContractAnswer, ContractDesk, contractInWords, contractNext } from './contract-desk.ts';
import {
  counterpartyField,
  draftField,
  endField,
  paperNumberField,
  startField,
  amountField,
} from './contract-fields.ts';
import { signContract } from './contract.ts';
import { isOfDesk } from './seeing.ts';

/** Both sides signed: not before the review the bureau's order asks for. */
export const SignContract = command('contracts.sign', {
  title: '登记合同签订',
  topic: '合同',
  says: ['合同签订', '合同签了', '登记合同签订', '签订合同', '合同盖章了', '协议签了', '合同已签'],
  examples: [
    '合同签订 合同〔2026〕3号 今天 乌科合〔2026〕27号',
    '合同签了 物业服务合同 38.6万元 履行期到2027年12月31日',
    '合同盖章了 合同〔2026〕3号 昨天',
  ],
  may: role('staff', 'office', 'legal'),
  input: {
    contract: contractField,
    date: field(LocalDate, {
      label: '签订日期',
      ask: '哪天签的？',
      example: '2026-11-25',
      kind: { is: 'date', tense: 'past' },
      otherwise: ({ today }) => today,
    }),
    contractNumber: paperNumberField,
    amount: { ...amountField, offered: false },
    counterparty: { ...counterpartyField, offered: false },
    signer: field(oneLine(1, 60), {
      label: '签字人',
      ask: '谁代表局里签的？',
      example: '李敏副局长',
      kind: { is: 'text', like: '局长$|主任$|科长$|书记$|签字$|代签$' },
      needed: () => false,
    }),
    startDate: startField,
    endDate: endField,
    exception: field(bearing(prose(1, 500), 'internal'), {
      label: '未审先签',
      ask: '没有审查就签了，理由是什么？（由办公室或法制机构补记）',
      example: '抢险急需，事后补审',
      kind: { is: 'text', like: '^未审先签' },
      needed: () => false,
    }),
    materials: { ...draftField, label: '签订的文本', offered: false },
  },
  answer: ContractAnswer,
  reports: contractInWords,
  next: contractNext,
  undo: ({ number, title }) => ({
    what: `合同签订 ${title}`,
    command: 'contracts.strike-signature',
    input: { contract: number, reason: '登记后撤回' },
  }),
  corrected: ({ number }) => ({ command: 'contracts.correct', input: { contract: number } }),
});
export type SignContract = InstanceType<typeof SignContract>;

@Handles(SignContract)
export class SignContractHandler {
  constructor(@Inject(ContractDesk) private readonly desk: ContractDesk) {}

  async execute({ input, by }: SignContract): Promise<Answered<ContractAnswer>> {
    const { contract, date: signedOn, contractNumber: paperNumber, amount, counterparty: party, signer } = input;
    const { startDate: from, endDate: until, exception, materials } = input;
    const files = materials && [...materials];
    const signing = { signedOn, paperNumber, amount, party, signer, from, until, exception, materials: files };
    const threshold = await this.desk.threshold(by.actor.organ);
    const decision = () => signContract(signing, threshold, isOfDesk(by.actor), dateOf(by.at));
    return this.desk.record(by, contract, decision, materials);
  }
}
