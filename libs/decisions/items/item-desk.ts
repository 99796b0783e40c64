import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Answered, Given } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { FileStore } from '#infra/files';
import {
  carrying,
  field,
  Marks,
  naming,
  numberInWords,
  sayable,
  writtenNumber,
  type Decide,
  type DocumentNumber,
  type Fields,
  type FileRef,
  type NextStep,
} from '#kernel';
import { Gate, GATES } from '../gates/gate-kinds.ts';
import { gatesLeft } from '../gates/gates.ts';
import { unknownMaterial } from '../ground/materials.ts';
import { refused } from '../ground/refusals.ts';
import { ItemId, NAMED_ITEM } from '../ground/terms.ts';
import { marksOf } from '../party-group/quorum.ts';
import type { ItemEvent } from './events.ts';
import { seesItem } from './item-register/item-line.ts';
import { item, type Item } from './item.ts';

/** An item on its way to a meeting: what is left before it may be submitted. */
export const ItemAnswer = carrying(
  z.object({
    item: ItemId,
    number: naming(z.string()),
    title: sayable(z.string()),
    left: z.array(Gate),
    adverse: z.array(Gate),
    reviewed: z.boolean(),
    approved: z.boolean(),
    marks: Marks,
  }),
);
export type ItemAnswer = z.infer<typeof ItemAnswer>;

/** What was recorded, and what is left before the item may go to a meeting. */
export const itemInWords = ({ number, title, left, adverse, reviewed, approved }: ItemAnswer): string => {
  const next = [
    ...left.map((gate) => `${GATES[gate].label}${adverse.includes(gate) ? '（结论为“不通过”，修改后重新送审）' : ''}`),
    ...(reviewed ? [] : ['办公室审核']),
    ...(approved ? [] : ['党组书记同意上会']),
  ];
  const whatIsLeft = next.length > 0 ? `上会前还需：${next.join('、')}。` : '可以列入下一次党组会议。';
  return `已登记 **${number}** ${title}。\n\n${whatIsLeft}`;
};

/** What is done next with an item on its way: sent for what is left, looked at, approved, put on an agenda. */
export const itemNext = ({ number, left, reviewed, approved }: ItemAnswer): readonly NextStep[] => {
  if (left.length > 0) return left.slice(0, 2).map((gate) => sendFor(gate, number));
  if (!reviewed) return [{ title: '审核议题', says: `审核议题 ${number} 齐全` }];
  return approved ? [{ title: '召集党组会', says: '召集党组会' }] : [{ title: '同意上会', says: `同意上会 ${number}` }];
};

/** Sends an item for a gate, by a tap. */
export const sendFor = (gate: Gate, number: string): NextStep => {
  const call = SENDING[gate];
  return { title: call ?? `送审：${GATES[gate].label}`, says: `${call ?? `送审 ${GATES[gate].label}`} ${number}` };
};
const SENDING: Readonly<Partial<Record<Gate, string>>> = {
  legalOpinion: '送法律顾问',
  legalityReview: '送合法性审查',
};

export const itemField = field(writtenNumber('议题'), {
  label: '议题',
  ask: '哪个议题？请写编号，例如“议题〔2026〕1号”。',
  example: '议题〔2026〕1号',
  kind: NAMED_ITEM,
});

/** Where an item is found, held against who asks, decided on and told. */
@Injectable()
export class ItemDesk {
  private readonly items: Streams<Item, ItemEvent>;

  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(FileStore) private readonly files: FileStore,
  ) {
    this.items = ledger.streams(item);
  }

  async record(
    by: Given<Fields>['by'],
    of: DocumentNumber,
    decision: Decide<Item, ItemEvent>,
    materials?: readonly FileRef[],
  ): Promise<Answered<ItemAnswer>> {
    const unknown = await unknownMaterial(this.files, by.actor.organ, materials);
    if (unknown) return { is: 'refused', ...unknown };
    const id = await this.ledger.numbered(by.actor.organ, of);
    const before: Item = id === undefined ? { is: 'unknown' } : await this.items.now(by.actor.organ, id);
    if (id === undefined || before.is === 'unknown' || (before.is === 'proposed' && !seesItem(by.actor, before)))
      return { is: 'refused', ...refused('decisions.item-unknown') };
    const recording = await this.items.decide(by, id, decision);
    if (recording.is === 'refused') return recording;
    const after = await this.items.now(by.actor.organ, id);
    const seq = recording.events.at(-1)?.seq;
    if (after.is !== 'proposed') return { is: 'refused', ...refused('decisions.item-unknown') };
    return {
      is: 'done',
      ...(seq === undefined ? {} : { seq }),
      answer: {
        item: after.item,
        number: numberInWords(of),
        title: after.title,
        marks: marksOf(after),
        left: [...gatesLeft(after.needs, after.gates)],
        adverse: after.needs.filter((gate) => after.gates[gate]?.conclusion === 'adverse'),
        reviewed: after.reviewed,
        approved: after.approved,
      },
    };
  }
}
