import type { OfficialPaper } from '#infra/documents';
import { gap } from './source.ts';

/** What is known of an item. */
export interface ItemFacts {
  readonly organ: string;
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
  organ,
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
  numbered: false,
  blocks: [
    { is: 'title', text: `中共${organ}党组\n会议议题卡` },
    { is: 'middle', runs: [number] },
    {
      is: 'table',
      head: [],
      widths: [6, 22],
      middle: [0],
      rows: [
        [{ label: '议题' }, title],
        [{ label: '类别' }, category],
        [{ label: '金额' }, amount ?? '不涉及'],
        ...(persons ? [[{ label: '表决对象' }, persons.join('、')]] : []),
        [{ label: '承办处室' }, unit],
        [{ label: '汇报人' }, reporter ?? gap('汇报人')],
        [{ label: '提出日期' }, proposedOn],
        [{ label: '前置程序' }, needs.join('、') || '无'],
        [{ label: '材料' }, materials.join('\n') || '无'],
      ],
    },
    {
      is: 'table',
      head: ['日期', '办理经过', '经办'],
      widths: [6, 17, 5],
      middle: [0, 2],
      rows: steps.map(({ what, on, by }) => [on, what, by]),
    },
    { is: 'signatures', rows: [['党组书记意见（签名）']] },
  ],
});
