import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, dateOf, field, oneLine, prose, role } from '#kernel';
import { refused } from '../ground/refusals.ts';
import { Adoption, ADOPTIONS, optionsOf } from '../ground/terms.ts';
import { OpinionAnswer, OpinionDesk, opinionField, opinionInWords, opinionNext } from './opinion-desk.ts';
import { settleSuggestions } from './opinion.ts';
import { asksFor } from './seeing.ts';
import { readPlaces } from './suggestions.ts';

/** Says what became of suggestions: adopted, partly, or not and why. */
export const SettleSuggestion = command('opinions.settle-suggestion', {
  title: '登记采纳情况',
  topic: '法律顾问',
  says: ['采纳情况', '登记采纳情况', '采纳建议', '采纳意见', '不采纳建议', '部分采纳建议', '建议采纳', '全部照改'],
  examples: [
    '采纳情况 意见〔2026〕8号 第1条 采纳',
    '采纳情况 意见〔2026〕8号 第2条 不采纳 自治区文件就是这样规定的',
    '采纳情况 意见〔2026〕8号 全部 采纳',
  ],
  may: role('staff', 'office', 'legal'),
  input: {
    opinion: opinionField,
    suggestion: field(oneLine(1, 100), {
      label: '第几条',
      ask: '哪几条建议？例如“第1条”“第1、2条”“全部”。',
      example: '第1条',
      kind: {
        is: 'text',
        like: '^(?:第?[\\d一二三四五六七八九十]{1,3}(?:[条点])?(?:[、,，和及]第?[\\d一二三四五六七八九十]{1,3}条?)*|全部|所有|前[\\d一二两三四五六七八九十]{1,2}条)$',
      },
    }),
    adopted: field(Adoption, {
      label: '采纳情况',
      ask: '采纳、部分采纳，还是不采纳？',
      example: 'adopted',
      written: '采纳',
      kind: { is: 'choice', options: optionsOf(ADOPTIONS) },
    }),
    reason: field(bearing(prose(1, 500), 'internal'), {
      label: '理由',
      ask: '为什么没有（全部）采纳？',
      example: '自治区文件就是这样规定的',
      kind: { is: 'text', rest: true },
      needed: ({ adopted }) => adopted === 'partly' || adopted === 'not',
    }),
  },
  answer: OpinionAnswer,
  reports: opinionInWords,
  next: opinionNext,
});
export type SettleSuggestion = InstanceType<typeof SettleSuggestion>;

@Handles(SettleSuggestion)
export class SettleSuggestionHandler {
  constructor(@Inject(OpinionDesk) private readonly desk: OpinionDesk) {}

  async execute({ input, by }: SettleSuggestion): Promise<Answered<OpinionAnswer>> {
    const { opinion, suggestion, adopted: adoption, reason } = input;
    const { actor, at } = by;
    const known = (await this.desk.seen(actor, opinion, dateOf(at)))?.known;
    const all = known?.delivery?.suggestions.map(({ n }) => n) ?? [];
    const places = readPlaces(suggestion, all);
    if (known && all.length > 0 && places.length === 0)
      return { is: 'refused', ...refused('opinions.no-such-suggestion', { n: suggestion, count: all.length }) };
    const settlements = places.map((n) => ({ n, adoption, reason }));
    return this.desk.record(by, opinion, settleSuggestions(settlements, dateOf(at)), {
      may: (one) => asksFor(actor, one),
    });
  }
}
