import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, dateOf, field, LocalDate, prose, role } from '#kernel';
import { refused } from '../ground/refusals.ts';
import { Conclusion, CONCLUSIONS, Materials, optionsOf } from '../ground/terms.ts';
import { OpinionAnswer, OpinionDesk, opinionField, opinionInWords, opinionNext } from './opinion-desk.ts';
import { deliverOpinion } from './opinion.ts';
import { mayDeliver } from './seeing.ts';
import { readSuggestions } from './suggestions.ts';

/** The adviser gives his opinion: the file, and a line with conclusion and suggestions; or the office records it. */
export const DeliverOpinion = command('opinions.deliver', {
  title: '出具法律意见',
  topic: '法律顾问',
  says: ['出具法律意见', '出具意见', '法律意见出具', '顾问意见出具', '登记法律意见', '法律意见书到了', '法律意见书'],
  examples: [
    '意见〔2026〕8号 合法 建议2条 一、补充资金来源；二、明确验收标准',
    '出具法律意见 意见〔2026〕8号 修改后合法 建议1条 删去第八条',
    '出具法律意见 意见〔2026〕8号 不合法',
  ],
  may: role('adviser', 'legal', 'office'),
  input: {
    opinion: opinionField,
    conclusion: field(Conclusion, {
      label: '结论',
      ask: '结论是什么？',
      example: 'lawful',
      written: '合法',
      kind: { is: 'choice', options: optionsOf(CONCLUSIONS) },
    }),
    suggestion: field(bearing(prose(1, 10_000), 'internal'), {
      label: '意见建议',
      ask: '有哪些意见建议？请逐条写，例如“一、补充资金来源；二、明确验收标准”。',
      example: '建议2条 一、补充资金来源；二、明确验收标准',
      kind: { is: 'text', rest: true },
      needed: ({ conclusion }) => conclusion === 'amend' || conclusion === 'unlawful',
    }),
    date: field(LocalDate, {
      label: '出具日期',
      ask: '哪天出具的？',
      example: '2026-03-05',
      kind: { is: 'date', tense: 'past' },
      otherwise: ({ today }) => today,
    }),
    materials: field(Materials, {
      label: '法律意见书',
      ask: '法律意见须为书面，请在私聊中发送法律意见书（发完点“确认”）。',
      example: '[]',
      written: '（发送文件）',
      kind: { is: 'files' },
    }),
  },
  answers: 'conclusion',
  answer: OpinionAnswer,
  reports: opinionInWords,
  next: opinionNext,
  corrected: ({ number }) => ({ command: 'opinions.correct', input: { opinion: number } }),
});
export type DeliverOpinion = InstanceType<typeof DeliverOpinion>;

@Handles(DeliverOpinion)
export class DeliverOpinionHandler {
  constructor(@Inject(OpinionDesk) private readonly desk: OpinionDesk) {}

  async execute({ input, by }: DeliverOpinion): Promise<Answered<OpinionAnswer>> {
    const { opinion, conclusion, suggestion = '', date, materials } = input;
    const { actor, at } = by;
    const { suggestions, said } = readSuggestions(suggestion);
    if (said !== undefined && said !== suggestions.length)
      return { is: 'refused', ...refused('opinions.suggestions-differ', { said, found: suggestions.length }) };
    const seen = await this.desk.seen(actor, opinion, dateOf(at));
    const answer = {
      conclusion,
      by: seen?.known.assigned?.name ?? '法律顾问',
      suggestions,
      deliveredOn: date ?? dateOf(at),
      materials,
    };
    const who = actor.is === 'staff' ? actor.staffId : undefined;
    const may = (_: unknown, his: boolean) => mayDeliver(actor, his);
    return this.desk.record(by, opinion, deliverOpinion(answer, who, dateOf(at)), { may, materials });
  }
}
