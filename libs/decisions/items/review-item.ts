import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, dateOf, field, role, prose } from '#kernel';
import { reviewItem } from './approving.ts';
import { ItemAnswer, ItemDesk, itemField, itemInWords, itemNext } from './item-desk.ts';

/** The office says whether the papers of an item are complete. */
export const ReviewItem = command('decisions.review-item', {
  title: '审核议题',
  topic: '议题',
  says: ['审核议题', '议题审核', '材料审核'],
  examples: ['审核议题 议题〔2026〕1号 齐全', '议题审核 议题〔2026〕1号 不齐全 缺概算', '审核议题'],
  may: role('office'),
  input: {
    item: itemField,
    complete: field(z.enum(['yes', 'no']), {
      label: '材料是否齐全',
      ask: '材料齐全吗？',
      example: 'yes',
      kind: {
        is: 'choice',
        options: [
          { value: 'yes', label: '齐全', synonyms: ['齐了', '完整', '是'] },
          {
            value: 'no',
            label: '不齐全',
            synonyms: [
              '不完整',
              '材料不全',
              '不全',
              '不够完整',
              '缺材料',
              '还缺',
              '退回去补',
              '打回去补',
              '退给他们补',
              '否',
            ],
          },
        ],
      },
    }),
    remark: field(bearing(prose(1, 500), 'internal'), {
      label: '说明',
      ask: '缺什么？',
      example: '缺概算',
      kind: { is: 'text', rest: true },
      needed: () => false,
    }),
  },
  answer: ItemAnswer,
  reports: itemInWords,
  next: itemNext,
});
export type ReviewItem = InstanceType<typeof ReviewItem>;

@Handles(ReviewItem)
export class ReviewItemHandler {
  constructor(@Inject(ItemDesk) private readonly desk: ItemDesk) {}

  execute({ input, by }: ReviewItem): Promise<Answered<ItemAnswer>> {
    return this.desk.record(by, input.item, reviewItem(input.complete === 'yes', input.remark, dateOf(by.at)));
  }
}
