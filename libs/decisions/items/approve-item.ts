import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, dateOf, field, role, prose } from '#kernel';
import { staffOf } from '../ground/staff-of.ts';
import { PartyGroupDesk } from '../party-group/party-group-desk.ts';
import { approveItem } from './approving.ts';
import { ItemAnswer, ItemDesk, itemField, itemInWords, itemNext } from './item-desk.ts';

/** The secretary settles that an item goes to the Party group: reviewed, and every gate passed. */
export const ApproveItem = command('decisions.approve-item', {
  title: '同意上会',
  topic: '议题',
  says: ['同意上会', '批准上会', '提请上会'],
  examples: [
    '同意上会 议题〔2026〕1号',
    '批准上会 议题〔2026〕1号',
    '同意上会 议题〔2026〕1号 项目条件发生重大变化，需重新研究',
  ],
  may: role('secretary'),
  irreversible: true,
  input: {
    item: itemField,
    again: field(bearing(prose(2, 500), 'internal'), {
      label: '重新研究的理由',
      ask: '为什么重新研究？',
      example: '项目条件发生重大变化',
      kind: { is: 'text', rest: true },
      needed: () => false,
    }),
  },
  answer: ItemAnswer,
  reports: itemInWords,
  next: itemNext,
});
export type ApproveItem = InstanceType<typeof ApproveItem>;

@Handles(ApproveItem)
export class ApproveItemHandler {
  constructor(
    @Inject(ItemDesk) private readonly desk: ItemDesk,
    @Inject(PartyGroupDesk) private readonly group: PartyGroupDesk,
  ) {}

  async execute({ input, by }: ApproveItem): Promise<Answered<ItemAnswer>> {
    const refusal = await this.group.notTheSecretary(by);
    return refusal
      ? { is: 'refused', ...refusal }
      : this.desk.record(by, input.item, approveItem(staffOf(by.actor), input.again, dateOf(by.at)));
  }
}
