import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, dateOf, field, LocalDate, prose, role } from '#kernel';
import { Conclusion, CONCLUSIONS, Materials, optionsOf } from '../ground/terms.ts';
import { OpinionAnswer, OpinionDesk, opinionField, opinionInWords } from './opinion-desk.ts';
import { correctOpinion } from './opinion.ts';
import { mayDeliver } from './seeing.ts';

/** Puts right what was recorded of an opinion that came; both stay visible. */
export const CorrectOpinion = command('opinions.correct', {
  title: '更正意见',
  topic: '法律顾问',
  says: ['更正意见', '更正法律意见', '意见登记更正'],
  examples: [
    '更正意见 意见〔2026〕23号 结论是修改后合法 选错了',
    '更正意见 意见〔2026〕8号 11月20日出具',
    '更正法律意见',
  ],
  may: role('adviser', 'legal', 'office'),
  input: {
    opinion: opinionField,
    conclusion: field(Conclusion, {
      label: '结论',
      ask: '结论是什么？',
      example: 'amend',
      written: '修改后合法',
      kind: { is: 'choice', options: optionsOf(CONCLUSIONS) },
      needed: () => false,
    }),
    date: field(LocalDate, {
      label: '出具日期',
      ask: '哪天出具的？',
      example: '2026-11-20',
      kind: { is: 'date', tense: 'past' },
      needed: () => false,
    }),
    materials: field(Materials, {
      label: '所审文本',
      ask: '实际审的是哪一稿？请在私聊中发送那份文本。',
      example: '[]',
      written: '（发送文件）',
      kind: { is: 'files' },
      needed: () => false,
    }),
    reason: field(bearing(prose(1, 500), 'internal'), {
      label: '原因',
      ask: '为什么更正？',
      example: '登记时选错了',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: OpinionAnswer,
  reports: opinionInWords,
});
export type CorrectOpinion = InstanceType<typeof CorrectOpinion>;

@Handles(CorrectOpinion)
export class CorrectOpinionHandler {
  constructor(@Inject(OpinionDesk) private readonly desk: OpinionDesk) {}

  execute({ input, by }: CorrectOpinion): Promise<Answered<OpinionAnswer>> {
    const { opinion, conclusion, date, materials, reason } = input;
    const { actor } = by;
    const may = (_: unknown, his: boolean) => mayDeliver(actor, his);
    const decision = correctOpinion({ conclusion, deliveredOn: date, read: materials }, reason, dateOf(by.at));
    return this.desk.record(by, opinion, decision, { may, materials });
  }
}
