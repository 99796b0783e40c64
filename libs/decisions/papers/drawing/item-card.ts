import type { OfficialPaper } from '#infra/documents';
import { gap } from './source.ts';

export interface ItemFacts {
  readonly number: string;
  readonly title: string;
  readonly category: string;
  readonly amount?: string | undefined;
  readonly unit: string;
  readonly reporter?: string | undefined;
  readonly proposedOn: string;
  readonly persons?: readonly string[] | undefined;
  readonly materials: readonly string[];
  readonly needs: readonly string[];
  readonly steps: readonly { readonly what: string; readonly on: string; readonly by: string }[];
}

/** 议题卡: an item on one page, with what was passed on its way. */
export const itemCard = ({
  number,
  title,
  category,
  amount,
  unit,
  reporter,
  proposedOn,
  persons,
  materials,
  needs,
  steps,
}: ItemFacts): OfficialPaper => ({
  title: '议题卡',
  blocks: [
    { is: 'title', text: '党组会议议题卡' },
    { is: 'middle', text: number },
    {
      is: 'table',
      head: ['项目', '内容'],
      widths: [6, 22],
      rows: [
        ['议题', title],
        ['类别', category],
        ['金额', amount ?? '—'],
        ...(persons ? [['表决对象', persons.join('、')]] : []),
        ['承办处室', unit],
        ['汇报人', reporter ?? gap('汇报人')],
        ['提出日期', proposedOn],
        ['前置程序', needs.join('、') || '—'],
        ['材料', materials.join('、') || '—'],
      ],
    },
    { is: 'heading', level: 1, text: '办理经过' },
    {
      is: 'table',
      head: ['日期', '事项', '经办'],
      widths: [6, 17, 5],
      rows: steps.map(({ what, on, by }) => [on, what, by]),
    },
    { is: 'text', runs: ['党组书记意见：', gap('签名、日期')] },
  ],
});
