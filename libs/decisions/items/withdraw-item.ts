import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, answered, command, Handles } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { dateOf, field, numberInWords, role, writtenNumber, prose } from '#kernel';
import { refused } from '../ground/refusals.ts';
import { seesItem } from './item-register/item-line.ts';
import type { ItemEvent } from './events.ts';
import { item, type Item } from './item.ts';
import { withdrawItem } from './proposing.ts';
import { NAMED_ITEM } from '../ground/terms.ts';

/** Takes an item back, by who put it forward or the office; nothing is deleted. */
export const WithdrawItem = command('decisions.withdraw-item', {
  title: '撤回议题',
  topic: '议题',
  says: ['撤回议题', '议题撤回', '撤销议题', '收回议题'],
  examples: ['撤回议题 议题〔2026〕1号 材料需要补充', '撤回议题 议题〔2026〕1号，经费来源有变', '撤销议题'],
  may: role('staff', 'office'),
  irreversible: true,
  input: {
    item: field(writtenNumber('议题'), {
      label: '议题',
      ask: '撤回哪个议题？请写编号，例如“议题〔2026〕1号”。',
      example: '议题〔2026〕1号',
      kind: NAMED_ITEM,
    }),
    reason: field(prose(2, 500), {
      label: '撤回原因',
      ask: '为什么撤回？',
      example: '材料需要补充',
      kind: { is: 'text' },
    }),
  },
  together: [['item', 'reason']],
  answer: z.object({ number: z.string() }),
  reports: ({ number }) => `已撤回 **${number}**。原记录保留，编号不再使用。`,
});
export type WithdrawItem = InstanceType<typeof WithdrawItem>;

@Handles(WithdrawItem)
export class WithdrawItemHandler {
  private readonly items: Streams<Item, ItemEvent>;

  constructor(@Inject(Ledger) private readonly ledger: Ledger) {
    this.items = ledger.streams(item);
  }

  async execute({ input, by }: WithdrawItem): Promise<Answered<{ number: string }>> {
    const id = await this.ledger.numbered(by.actor.organ, input.item);
    if (!id) return { is: 'refused', ...refused('decisions.item-unknown') };
    const before = await this.items.now(by.actor.organ, id);
    // What one may not see is not known to be there.
    if (before.is !== 'unknown' && !seesItem(by.actor, before))
      return { is: 'refused', ...refused('decisions.item-unknown') };
    const who = by.actor.is === 'staff' ? by.actor.staffId : undefined;
    const recording = await this.items.decide(by, id, withdrawItem(input.reason, who, by.actor.roles, dateOf(by.at)));
    return answered(recording, { number: numberInWords(input.item) });
  }
}
