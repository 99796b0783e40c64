import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Directory } from '#directory';
import { Declined, Handles, query } from '#infra/commands';
import { DOCX, officialPaper } from '#infra/documents';
import { Ledger, type Streams } from '#infra/events';
import { fenInFigures, MadeFile, marksIn, marksInWords, numberInWords, role, writtenNumber } from '#kernel';
import { GATES } from '../gates/gate-kinds.ts';
import { CATEGORIES } from '../ground/categories.ts';
import { namesOf } from '../ground/materials.ts';
import { refused } from '../ground/refusals.ts';
import type { ItemEvent } from '../items/events.ts';
import { itemField } from '../items/item-desk.ts';
import { ItemProgress } from '../items/item-progress.ts';
import { item, type Item } from '../items/item.ts';
import { itemCard } from './drawing/item-card.ts';

/** An item on one page: its facts, what it had to pass, what happened to it. */
export const ItemCard = query('decisions.item-card', {
  title: '议题卡',
  topic: '文书台账',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'decisions.item-register',
  input: z.object({ item: writtenNumber('议题') }),
  answer: MadeFile,
  gives: 'file',
  chat: {
    says: ['议题卡', '导出议题卡', '起草议题卡'],
    examples: ['议题卡 议题〔2026〕1号', '导出议题卡 议题〔2026〕1号', '起草议题卡 议题〔2026〕1号'],
    personal: true,
    fields: { item: itemField },
    tells: ({ name }) => ({ title: '议题卡', lines: [], none: `已生成 **${name}**，随后发给您。`, more: false }),
  },
});
export type ItemCard = InstanceType<typeof ItemCard>;

@Handles(ItemCard)
export class ItemCardHandler {
  private readonly items: Streams<Item, ItemEvent>;

  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {
    this.items = ledger.streams(item);
  }

  async execute({ input, actor }: ItemCard): Promise<MadeFile> {
    const progress = await this.queries.execute(new ItemProgress({ item: input.item }, actor));
    const id = await this.ledger.numbered(actor.organ, input.item);
    const it: Item = id === undefined ? { is: 'unknown' } : await this.items.now(actor.organ, id);
    if (!progress.found || it.is === 'unknown') throw new Declined(refused('decisions.item-unknown').refusal);
    const { organ, units } = await this.directory.roll(actor.organ);
    const number = numberInWords(it.number);
    const mark = marksInWords(marksIn(ItemProgress.declaration.answer, progress));
    const paper = itemCard({
      organ: organ?.name ?? '【待填：单位全称】',
      number,
      title: it.title,
      category: CATEGORIES[it.category].label,
      amount: progress.amount === undefined ? undefined : fenInFigures(progress.amount),
      unit: units.get(it.unit)?.name ?? it.unit,
      reporter: progress.reporter,
      proposedOn: progress.steps[0]!.on,
      persons: it.persons,
      materials: namesOf(progress.materials),
      needs: it.needs.map((gate) => GATES[gate].label),
      steps: progress.steps,
    });
    return {
      name: `议题卡_${number}.docx`,
      type: DOCX,
      bytes: await officialPaper(mark === undefined ? paper : { ...paper, mark }),
    };
  }
}
