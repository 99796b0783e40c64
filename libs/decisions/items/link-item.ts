import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { Ledger } from '#infra/events';
import { dateOf, field, role, writtenNumber, prose } from '#kernel';
import { NAMED_ITEM } from '../ground/terms.ts';
import { ItemAnswer, ItemDesk, itemField, itemInWords, itemNext } from './item-desk.ts';
import { linkItem } from './proposing.ts';

/** Says that an item belongs to an earlier one. */
export const LinkItem = command('decisions.link-item', {
  title: '关联议题',
  topic: '议题',
  says: ['关联议题', '议题关联'],
  examples: ['关联议题 议题〔2026〕8号 原议题 议题〔2026〕1号', '关联议题', '议题关联'],
  may: role('staff', 'office'),
  input: {
    item: itemField,
    to: field(writtenNumber('议题'), {
      label: '原议题',
      ask: '关联到哪个议题？请写编号。',
      example: '议题〔2026〕1号',
      kind: NAMED_ITEM,
    }),
    how: field(prose(1, 500), {
      label: '关系',
      ask: '是什么关系？',
      example: '再次审议',
      kind: { is: 'text', rest: true },
      needed: () => false,
    }),
  },
  answer: ItemAnswer,
  reports: itemInWords,
  next: itemNext,
});
export type LinkItem = InstanceType<typeof LinkItem>;

@Handles(LinkItem)
export class LinkItemHandler {
  constructor(
    @Inject(ItemDesk) private readonly desk: ItemDesk,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  async execute({ input, by }: LinkItem): Promise<Answered<ItemAnswer>> {
    const exists = (await this.ledger.numbered(by.actor.organ, input.to)) !== undefined;
    return this.desk.record(by, input.item, linkItem(input.to, exists, input.how ?? '相关议题', dateOf(by.at)));
  }
}
