import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, derivedId, field, LocalDate, nextNumber, oneLine, ownUnit, prose, UnitId, yearOf } from '#kernel';
import { amountField, counterpartyField, draftField, optionsOf } from './contract-fields.ts';
import { ContractAnswer, ContractDesk, contractInWords, contractNext } from './contract-desk.ts';
import { fileContract } from './contract.ts';
import { CONTRACT_KINDS, ContractId, ContractKind } from './events.ts';

/** What a contract most likely is, by its title. */
const kindOf = (title: unknown): ContractKind => {
  const words = typeof title === 'string' ? title : '';
  if (/委托开发|技术|课题|研发|研究/u.test(words)) return 'technology';
  if (/采购|购置|买卖|设备/u.test(words)) return 'purchase';
  if (/合作|框架|备忘录|战略|对口/u.test(words)) return 'cooperation';
  return /服务|物业|运维|租赁|承办|体检|等保|运营|建设/u.test(words) ? 'service' : 'other';
};

/** Puts a contract on file and sends its text to be reviewed: by counsel, or by the legal unit. */
export const ReviewContract = command('contracts.review', {
  title: '送审合同',
  topic: '合同',
  says: ['送审合同', '合同送审', '审查合同', '审合同', '合同审查', '送合同审查', '协议送审'],
  examples: [
    '送审合同 盐碱地改良技术委托开发合同 120万元',
    '合同送审 物业服务合同 天山物业服务有限公司 38.6万元',
    '审合同 创新大赛承办协议 天马会展公司 后天要签 紧急',
  ],
  may: ownUnit('unit', { roles: ['staff', 'office', 'legal'], beyond: ['office', 'legal'] }),
  input: {
    contract: field(oneLine(2, 300), {
      label: '合同名称',
      ask: '合同叫什么？',
      example: '盐碱地改良技术委托开发合同',
      kind: { is: 'text', like: '合同$|协议$|协议书$|备忘录$' },
    }),
    counterparty: counterpartyField,
    amount: amountField,
    kind: field(ContractKind, {
      label: '类型',
      ask: '是哪一类合同？',
      example: 'technology',
      written: '技术',
      kind: { is: 'choice', options: optionsOf(CONTRACT_KINDS) },
      otherwise: (_, { contract }) => (contract === undefined ? undefined : kindOf(contract)),
    }),
    reviewer: field(prose(1, 500), {
      label: '希望谁审',
      ask: '希望请谁审查？',
      example: '薛怀谦律师',
      kind: { is: 'text', like: '律师$|律师事务所$|法规科$|顾问$|科长$' },
      needed: () => false,
    }),
    urgent: field(z.enum(['yes']), {
      label: '紧急',
      ask: '紧急吗？',
      example: 'yes',
      written: '紧急',
      kind: { is: 'choice', options: [{ value: 'yes', label: '紧急', synonyms: ['加急', '急件'] }] },
      needed: () => false,
    }),
    dueDate: field(LocalDate, {
      label: '希望审完',
      ask: '希望哪天前审完？',
      example: '2026-12-04',
      written: '12月4日前',
      kind: { is: 'date', tense: 'future' },
      needed: () => false,
    }),
    unit: field(UnitId, {
      label: '承办处室',
      ask: '哪个处室承办？',
      example: 'rural',
      written: '农村与社会发展科',
      kind: { is: 'unit' },
      otherwise: ({ actor }) => (actor.is === 'staff' ? actor.unit : undefined),
    }),
    materials: draftField,
  },
  answer: ContractAnswer,
  reports: contractInWords,
  next: contractNext,
  undo: ({ number, title }) => ({
    what: `送审合同 ${title}`,
    command: 'contracts.withdraw',
    input: { contract: number, reason: '登记后撤回' },
  }),
  corrected: ({ number }) => ({ command: 'contracts.correct', input: { contract: number } }),
});
export type ReviewContract = InstanceType<typeof ReviewContract>;

@Handles(ReviewContract)
export class ReviewContractHandler {
  constructor(@Inject(ContractDesk) private readonly desk: ContractDesk) {}

  execute({ input, by }: ReviewContract): Promise<Answered<ContractAnswer>> {
    const {
      contract: title,
      counterparty: party,
      amount,
      kind,
      reviewer,
      urgent,
      dueDate: due,
      unit,
      materials,
    } = input;
    const today = dateOf(by.at);
    const contract = ContractId.parse(derivedId(by.id, 'contract'));
    const handler = by.actor.is === 'staff' ? { handler: by.actor.staffId } : {};
    const number = nextNumber('合同', yearOf(today));
    return this.desk.file(
      by,
      contract,
      fileContract(
        { contract, number, title, party, amount, kind, unit, ...handler, filedOn: today },
        { materials: materials && [...materials], urgent: urgent === 'yes', due, sentTo: reviewer, askedOn: today },
      ),
      materials,
    );
  }
}
