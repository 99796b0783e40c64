import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { command, type Answered } from '#infra/commands';
import { dateOf, role } from '#kernel';
import { ItemAnswer, ItemDesk, itemField, itemInWords } from './item-desk.ts';
import { approveItem } from './item.ts';
import { staffOf } from './staff-of.ts';

/** The secretary settles that an item goes to the Party group: reviewed, and every gate passed. */
export const ApproveItem = command('decisions.approve-item', {
  title: '同意上会', topic: '议题',
  says: ['同意上会', '批准上会', '提请上会'],
  examples: ['同意上会 议题〔2026〕1号', '批准上会 议题〔2026〕1号', '同意上会'],
  may: role('secretary'),
  input: {
    item: itemField,

  },
  answer: ItemAnswer,
  reports: itemInWords,
});
export type ApproveItem = InstanceType<typeof ApproveItem>;

@CommandHandler(ApproveItem)
export class ApproveItemHandler {
  constructor(@Inject(ItemDesk) private readonly desk: ItemDesk) {}

  execute({ input, by }: ApproveItem): Promise<Answered<ItemAnswer>> {
    return this.desk.record(by, input.item, approveItem(staffOf(by.actor), dateOf(by.at)));
  }
}
