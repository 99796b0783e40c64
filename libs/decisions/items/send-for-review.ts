import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, LocalDate, role, prose } from '#kernel';
import { Gate, gateOptions } from '../gates/gate-kinds.ts';
import { LEGAL_OFFICE, legalOffice } from '../gates/legal-office.ts';
import { Materials } from '../ground/terms.ts';
import { ItemAnswer, ItemDesk, itemField, itemInWords, itemNext } from './item-desk.ts';
import { openGate } from './passing-gates.ts';

/**
 * Sends an item to somebody for one of the gates it must pass. What it asked for by itself is not asked twice: then it
 * is told that it is open, and what comes with it is handed on.
 */
export const SendForReview = command('decisions.send-for-review', {
  title: '送审',
  topic: '议题',
  says: [
    '送审',
    '送法律顾问',
    '征求法律意见',
    '送合法性审查',
    '送公平竞争审查',
    '公开征求意见',
    '送专家论证',
    '送风险评估',
  ],
  examples: [
    '送法律顾问 议题〔2026〕1号 天山律师事务所',
    '送合法性审查 议题〔2026〕1号',
    '送审 议题〔2026〕1号 专家论证',
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
    sentTo: field(prose(1, 500), {
      label: '送交',
      ask: '送给谁？',
      example: '天山律师事务所',
      kind: { is: 'text' },
      otherwise: (_, { gate }) => (legalOffice(gate) ? LEGAL_OFFICE : undefined),
    }),
    sentOn: field(LocalDate, {
      label: '送审日期',
      ask: '哪天送的？',
      example: '2026-03-02',
      kind: { is: 'date', tense: 'past' },
      otherwise: ({ today }) => today,
    }),
    materials: field(Materials, {
      label: '材料',
      ask: '附哪些材料？请在私聊中发送文件。',
      example: '[]',
      written: '（发送文件）',
      kind: { is: 'files' },
      needed: () => false,
    }),
  },
  answer: ItemAnswer,
  reports: itemInWords,
  next: itemNext,
});
export type SendForReview = InstanceType<typeof SendForReview>;

@Handles(SendForReview)
export class SendForReviewHandler {
  constructor(@Inject(ItemDesk) private readonly desk: ItemDesk) {}

  execute({ input, by }: SendForReview): Promise<Answered<ItemAnswer>> {
    return this.desk.record(
      by,
      input.item,
      openGate(input.gate, input.sentTo, input.sentOn ?? dateOf(by.at), input.materials, dateOf(by.at)),
      input.materials,
      input.gate,
    );
  }
}
