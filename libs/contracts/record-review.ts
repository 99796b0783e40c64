import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, dateOf, field, LocalDate, oneLine, prose, role } from '#kernel';
import { contractField, ContractAnswer, ContractDesk, contractInWords, contractNext } from './contract-desk.ts';
import { optionsOf } from './contract-fields.ts';
import { answerReview } from './contract.ts';
import { Materials, Verdict, VERDICTS } from './events.ts';

/** Records what a review of a contract found: by the legal unit itself, or on paper from counsel. */
export const RecordContractReview = command('contracts.record-review', {
  title: '登记合同审查意见',
  topic: '合同',
  says: ['登记合同审查意见', '合同审查意见', '合同审查结果', '合同审过了'],
  examples: [
    '合同审查意见 合同〔2026〕3号 修改后可以签订 付款节点改成验收后付',
    '合同〔2026〕3号 可以签订',
    '合同审查意见 合同〔2026〕3号 不宜签订 没有写知识产权归属',
  ],
  may: role('legal', 'office'),
  input: {
    contract: contractField,
    conclusion: field(Verdict, {
      label: '审查结论',
      ask: '结论是什么？',
      example: 'sound',
      written: '可以签订',
      kind: { is: 'choice', options: optionsOf(VERDICTS) },
    }),
    suggestion: field(bearing(prose(1, 5000), 'internal'), {
      label: '问题和建议',
      ask: '有什么问题，建议怎么改？',
      example: '付款节点改成验收后付',
      kind: { is: 'text', rest: true },
      needed: ({ conclusion }) => conclusion === 'amend' || conclusion === 'adverse',
    }),
    reviewer: field(oneLine(1, 200), {
      label: '审查人',
      ask: '谁审查的？',
      example: '政策法规科',
      kind: { is: 'text', like: '律师$|律师事务所$|法规科$|顾问$' },
      otherwise: () => '政策法规科',
    }),
    date: field(LocalDate, {
      label: '审查日期',
      ask: '哪天审查的？',
      example: '2026-11-24',
      kind: { is: 'date', tense: 'past' },
      otherwise: ({ today }) => today,
    }),
    materials: field(Materials, {
      label: '审查意见书',
      ask: '附审查意见书吗？请在私聊中发送文件。',
      example: '[]',
      written: '（发送文件）',
      kind: { is: 'files' },
      needed: () => false,
    }),
  },
  answers: 'conclusion',
  answer: ContractAnswer,
  reports: contractInWords,
  next: contractNext,
});
export type RecordContractReview = InstanceType<typeof RecordContractReview>;

@Handles(RecordContractReview)
export class RecordContractReviewHandler {
  constructor(@Inject(ContractDesk) private readonly desk: ContractDesk) {}

  execute({ input, by }: RecordContractReview): Promise<Answered<ContractAnswer>> {
    const { contract, conclusion: verdict, suggestion, reviewer, date, materials } = input;
    const answer = { verdict, by: reviewer, answeredOn: date, suggestion, materials: materials && [...materials] };
    const who = by.actor.is === 'staff' ? by.actor.staffId : undefined;
    return this.desk.record(by, contract, () => answerReview(answer, who, dateOf(by.at)), materials);
  }
}
