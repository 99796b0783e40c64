import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, answered, command, Handles } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { FileStore } from '#infra/files';
import { dateOf, field, numberInWords, role, writtenNumber } from '#kernel';
import { unknownMaterial } from '../ground/materials.ts';
import { refused } from '../ground/refusals.ts';
import { Materials, NAMED_ITEM } from '../ground/terms.ts';
import type { ItemEvent } from './events.ts';
import { item, type Item } from './item.ts';
import { addMaterials } from './proposing.ts';

/** Adds materials to an item that was put forward; files were sent before, and are named by their digests. */
export const AddMaterials = command('decisions.add-materials', {
  title: '补充材料',
  topic: '议题',
  says: ['补充材料', '加材料', '附材料', '补材料', '添加材料'],
  examples: ['补充材料 议题〔2026〕1号', '附材料 议题〔2026〕1号', '补充材料'],
  may: role('staff', 'office'),
  input: {
    item: field(writtenNumber('议题'), {
      label: '议题',
      ask: '给哪个议题补充材料？请写编号，例如“议题〔2026〕1号”。',
      example: '议题〔2026〕1号',
      kind: NAMED_ITEM,
    }),
    materials: field(Materials, {
      label: '材料',
      ask: '请在私聊中发送文件（可以发几个，发完点“确认”）。',
      example: '[]',
      written: '（发送文件）',
      kind: { is: 'files' },
    }),
  },
  answer: z.object({ number: z.string(), count: z.int() }),
  reports: ({ number, count }) => `已给 **${number}** 补充 ${count} 份材料。`,
});
export type AddMaterials = InstanceType<typeof AddMaterials>;

@Handles(AddMaterials)
export class AddMaterialsHandler {
  private readonly items: Streams<Item, ItemEvent>;

  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(FileStore) private readonly files: FileStore,
  ) {
    this.items = ledger.streams(item);
  }

  async execute({ input, by }: AddMaterials): Promise<Answered<{ number: string; count: number }>> {
    const id = await this.ledger.numbered(by.actor.organ, input.item);
    if (!id) return { is: 'refused', ...refused('decisions.item-unknown') };
    const unknown = await unknownMaterial(this.files, by.actor.organ, input.materials);
    if (unknown) return { is: 'refused', ...unknown };
    const who = by.actor.is === 'staff' ? by.actor.staffId : undefined;
    const recording = await this.items.decide(
      by,
      id,
      addMaterials(input.materials, who, by.actor.roles, dateOf(by.at)),
    );
    return answered(recording, { number: numberInWords(input.item), count: input.materials.length });
  }
}
