import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, dateOf, field, LocalDate, role, prose } from '#kernel';
import { ANSWERS, Conclusion, conclusionOptions, Gate, gateOptions } from '../gates/gate-kinds.ts';
import { onPaper } from '../gates/gates.ts';
import { LEGAL_OFFICE, legalOffice } from '../gates/legal-office.ts';
import { Materials } from '../ground/terms.ts';
import { ItemAnswer, ItemDesk, itemField, itemInWords, itemNext } from './item-desk.ts';
import { answerGate } from './passing-gates.ts';

/** Who answers where there is but one who can. */
const answererOf = (gate: unknown): string | undefined => {
  if (legalOffice(gate)) return LEGAL_OFFICE;
  return gate === 'officeMeeting' ? '局长办公会' : undefined;
};

/** Records what came back: sound, sound once changed, or adverse; by whom and when. */
export const RecordReview = command('decisions.record-review', {
  title: '登记审查意见',
  topic: '议题',
  says: ['审查意见', '登记审查意见', '审查结果', ...ANSWERS],
  examples: [
    '法律意见 议题〔2026〕1号 合法 天山律师事务所',
    '合法性审查意见 议题〔2026〕1号 通过',
    '审查意见 议题〔2026〕1号 公平竞争审查 修改后通过',
  ],
  may: role('staff', 'office', 'legal'),
  input: {
    item: itemField,
    gate: field(Gate, {
      label: '审查事项',
      ask: '哪一项审查？',
      example: 'legalOpinion',
      kind: { is: 'choice', options: gateOptions },
    }),
    conclusion: field(Conclusion, {
      label: '结论',
      ask: '结论是什么？',
      example: 'sound',
      written: '通过',
      kind: { is: 'choice', options: conclusionOptions },
    }),
    answeredBy: field(prose(1, 500), {
      label: '出具人',
      ask: '谁出具的意见？',
      example: '天山律师事务所',
      kind: { is: 'text', like: '律师|律所|专家|办公会|党委|党组|(?:科|处|室|局|院|厅|部|中心|公司|委员会|大学)$' },
      otherwise: (_, { gate }) => answererOf(gate),
    }),
    answeredOn: field(LocalDate, {
      label: '出具日期',
      ask: '哪天出具的？',
      example: '2026-03-05',
      kind: { is: 'date', tense: 'past' },
      otherwise: ({ today }) => today,
    }),
    remark: field(bearing(prose(1, 500), 'internal'), {
      label: '意见内容',
      ask: '意见内容是什么？',
      example: '建议补充资金来源',
      kind: { is: 'text', rest: true },
      needed: () => false,
    }),
    materials: field(Materials, {
      label: '材料',
      ask: '附哪些材料？请在私聊中发送文件。',
      example: '[]',
      written: '（发送文件）',
      kind: { is: 'files' },
      needed: ({ gate }) => typeof gate === 'string' && onPaper(gate as Gate),
    }),
  },
  answer: ItemAnswer,
  reports: itemInWords,
  next: itemNext,
});
export type RecordReview = InstanceType<typeof RecordReview>;

@Handles(RecordReview)
export class RecordReviewHandler {
  constructor(@Inject(ItemDesk) private readonly desk: ItemDesk) {}

  execute({ input, by }: RecordReview): Promise<Answered<ItemAnswer>> {
    return this.desk.record(
      by,
      input.item,
      answerGate(
        {
          gate: input.gate,
          conclusion: input.conclusion,
          by: input.answeredBy,
          answeredOn: input.answeredOn ?? dateOf(by.at),
          remark: input.remark,
          materials: input.materials,
        },
        by.actor.is === 'staff' ? by.actor.staffId : undefined,
        dateOf(by.at),
      ),
      input.materials,
    );
  }
}
