import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, dateOf, derivedId, field, LocalDate, nextNumber, oneLine, role, UnitId, yearOf } from '#kernel';
import { ContractAnswer, ContractDesk, contractInWords } from './contract-desk.ts';
import {
  amountField,
  counterpartyField,
  endField,
  optionsOf,
  paperNumberField,
  startField,
} from './contract-fields.ts';
import { enterContract } from './contract.ts';
import { CONTRACT_KINDS, ContractId, ContractKind } from './events.ts';

/** How a contract of earlier days stands. */
const STANDINGS = {
  running: { label: '履行中', synonyms: ['在履行', '正在履行', '有效'] },
  performed: { label: '履行完毕', synonyms: ['已履行完毕', '已完成', '已办结'] },
  terminated: { label: '提前终止', synonyms: ['已终止', '已解除'] },
} as const;
const Standing = z.enum(['running', 'performed', 'terminated']);

/** What offices call their contracts, beside what is said in the chat. */
const ALSO: Readonly<Partial<Record<ContractKind, readonly string[]>>> = {
  service: ['服务采购', '租赁合同'],
  technology: ['委托研究', '委托课题', '技术服务', '技术咨询'],
  cooperation: ['共建协议', '合作备忘录'],
  other: ['任务书', '资助任务书', '项目任务书'],
};
const KINDS = Object.fromEntries(
  Object.entries(CONTRACT_KINDS).map(([kind, { label, synonyms }]) => [
    kind,
    { label, synonyms: [...synonyms, ...(ALSO[kind as ContractKind] ?? [])] },
  ]),
);

/** A contract of earlier days comes into the register as it was signed. */
export const EnterContract = command('contracts.enter', {
  title: '补录合同',
  topic: '合同',
  says: ['补录合同', '登记以前的合同', '登记已签的合同'],
  examples: ['补录合同', '登记以前的合同'],
  may: role('legal', 'office'),
  sheet: {
    names: ['合同', '合同台账'],
    blames: {
      'contracts.term-order': 'endDate',
      'contracts.not-in-future': 'date',
      'contracts.entered-already': 'contractNumber',
    },
  },
  input: {
    contract: field(oneLine(2, 300), {
      label: '合同名称',
      headings: ['名称', '标题'],
      ask: '合同叫什么？',
      example: '物业服务合同',
      kind: { is: 'text', like: '合同$|协议$|协议书$|备忘录$' },
    }),
    contractNumber: { ...paperNumberField, headings: ['合同编号', '编号', '合同号'] },
    counterparty: field(bearing(oneLine(2, 200), 'personal'), {
      label: '对方',
      headings: ['相对方', '对方单位', '乙方', '签约方', '合同相对方'],
      ask: counterpartyField.ask,
      example: counterpartyField.example,
      kind: counterpartyField.kind,
    }),
    kind: field(ContractKind, {
      label: '类型',
      headings: ['类别', '合同类别', '合同类型'],
      ask: '是哪一类合同？',
      example: 'service',
      written: '服务',
      kind: { is: 'choice', options: optionsOf(KINDS) },
    }),
    amount: { ...amountField, headings: ['合同金额', '标的额', '价款'], offered: false },
    date: field(LocalDate, {
      label: '签订日期',
      headings: ['签署日期', '签约日期'],
      ask: '哪天签的？',
      example: '2023-03-01',
      kind: { is: 'date', tense: 'past' },
    }),
    startDate: { ...startField, headings: ['履行起', '履行期起', '开始日期'] },
    endDate: { ...endField, headings: ['履行止', '履行期止', '截止日期', '到期日'] },
    standing: field(Standing, {
      label: '状态',
      headings: ['履行状态', '履行情况'],
      ask: '还在履行，还是已经履行完？',
      example: 'running',
      written: '履行中',
      kind: { is: 'choice', options: optionsOf(STANDINGS) },
      otherwise: () => 'running',
    }),
    unit: field(UnitId, {
      label: '承办处室',
      headings: ['处室', '经办处室'],
      ask: '哪个处室承办的？',
      example: 'rural',
      written: '农村与社会发展科',
      kind: { is: 'unit' },
      otherwise: ({ actor }) => (actor.is === 'staff' ? actor.unit : undefined),
    }),
  },
  answer: ContractAnswer,
  reports: contractInWords,
  corrected: ({ number }) => ({ command: 'contracts.correct', input: { contract: number } }),
});
export type EnterContract = InstanceType<typeof EnterContract>;

@Handles(EnterContract)
export class EnterContractHandler {
  constructor(@Inject(ContractDesk) private readonly desk: ContractDesk) {}

  execute({ input, by }: EnterContract): Promise<Answered<ContractAnswer>> {
    const { contract: title, contractNumber: paperNumber, counterparty: party, kind, amount, unit } = input;
    const { date: signedOn, startDate: from, endDate: until, standing = 'running' } = input;
    // A paper with a number is one record, whoever enters it and how often.
    const named = paperNumber === undefined ? by.id : `${by.actor.organ}:${paperNumber}`;
    const contract = ContractId.parse(derivedId(named, 'contract'));
    const number = nextNumber('合同', yearOf(signedOn));
    const filing = { contract, number, title, party, amount, kind, unit, filedOn: signedOn };
    const signing = { signedOn, paperNumber, from, until };
    return this.desk.file(by, contract, enterContract(filing, signing, standing, dateOf(by.at)));
  }
}
