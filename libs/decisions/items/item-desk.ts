import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { TheLaw } from '#duties';
import type { Answered, Given } from '#infra/commands';
import { Ledger, type Recording, type Streams } from '#infra/events';
import { FileStore } from '#infra/files';
import {
  carrying,
  dateInWords,
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
import { AskedReview, askedReview, reviewInWords } from '../gates/asked-by-rule.ts';
import { Gate, GATES } from '../gates/gate-kinds.ts';
import { gatesLeft } from '../gates/gates.ts';
import { unknownMaterial } from '../ground/materials.ts';
import { refused } from '../ground/refusals.ts';
import { ItemId, NAMED_ITEM } from '../ground/terms.ts';
import { marksOf } from '../party-group/quorum.ts';
import type { ItemEvent } from './events.ts';
import { seesItem } from './item-register/item-line.ts';
import { item, type Item } from './item.ts';

/**
 * An item on its way to a meeting: what is left before it may be submitted. `open`: the reviews it asked for by itself
 * that nobody has answered yet; `opened`, `dropped`: those that were asked for just now, or are not needed any more;
 * `already`: the one somebody sent it for that was open before.
 */
export const ItemAnswer = carrying(
  z.object({
    item: ItemId,
    number: naming(z.string()),
    title: sayable(z.string()),
    left: z.array(Gate),
    adverse: z.array(Gate),
    reviewed: z.boolean(),
    approved: z.boolean(),
    open: z.array(Gate),
    opened: z.array(AskedReview),
    dropped: z.array(Gate),
    already: AskedReview.optional(),
    marks: Marks,
  }),
);
export type ItemAnswer = z.infer<typeof ItemAnswer>;

/** What was recorded, and what is left before the item may go to a meeting. */
export const itemInWords = (answer: ItemAnswer): string => {
  const { number, title, left, adverse, reviewed, approved, opened, dropped, already } = answer;
  const next = [
    ...left.map((gate) => `${GATES[gate].label}${adverse.includes(gate) ? '（结论为“不通过”，修改后重新送审）' : ''}`),
    ...(reviewed ? [] : ['办公室审核']),
    ...(approved ? [] : ['党组书记同意上会']),
  ];
  const whatIsLeft = next.length > 0 ? `上会前还需：${next.join('、')}。` : '可以列入下一次党组会议。';
  return [
    already ? alreadyInWords(number, already) : `已登记 **${number}** ${title}。`,
    whatIsLeft,
    openedInWords(opened),
    dropped.length > 0 ? `不再需要：${dropped.map((gate) => GATES[gate].label).join('、')}（送审记录保留）。` : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
};

/** What was asked for by itself: of whom, until when, by which rule. */
export const openedInWords = (opened: readonly AskedReview[]): string =>
  opened.length === 0 ? '' : `已自动送审：\n\n${opened.map((one) => `- ${reviewInWords(one)}`).join('\n')}`;

/** Somebody sends by hand what is open. */
const alreadyInWords = (number: string, review: AskedReview): string =>
  `**${number}** 已在${dateInWords(review.on)}自动送审，没有重复送：${reviewInWords(review)}。附上的材料会一并转交。`;

/** What is done next with an item on its way: sent for what is left, looked at, approved, put on an agenda. */
export const itemNext = ({ number, left, open, reviewed, approved }: ItemAnswer): readonly NextStep[] => {
  const unasked = left.filter((gate) => !open.includes(gate));
  if (unasked.length > 0) return unasked.slice(0, 2).map((gate) => sendFor(gate, number));
  if (left.length > 0) return [supply(number)];
  if (!reviewed) return [{ title: '审核议题', says: `审核议题 ${number} 齐全` }];
  return approved ? [{ title: '召集党组会', says: '召集党组会' }] : [{ title: '同意上会', says: `同意上会 ${number}` }];
};

/** What those who are asked are to read, by a tap. */
export const supply = (number: string): NextStep => ({ title: '补充材料', says: `补充材料 ${number}` });

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
    @Inject(TheLaw) private readonly law: TheLaw,
  ) {
    this.items = ledger.streams(item);
  }

  /** Puts an item forward, and counts what it asks for by itself. */
  async open(
    by: Given<Fields>['by'],
    id: ItemId,
    decision: Decide<Item, ItemEvent>,
    materials?: readonly FileRef[],
  ): Promise<ItemOpened | (Recording & { readonly is: 'refused' })> {
    const unknown = await unknownMaterial(this.files, by.actor.organ, materials);
    if (unknown) return { is: 'refused', ...unknown };
    const recording = await this.items.decide(by, id, decision);
    if (recording.is === 'refused') return recording;
    const events = recording.events as unknown as readonly ItemEvent[];
    return { is: 'open', events, seq: recording.events.at(-1)?.seq, opened: await this.openedIn(by, events) };
  }

  /** @param sentFor the gate somebody sends it for by hand, which may be open already */
  async record(
    by: Given<Fields>['by'],
    of: DocumentNumber,
    decision: Decide<Item, ItemEvent>,
    materials?: readonly FileRef[],
    sentFor?: Gate,
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
    const events = recording.events as unknown as readonly ItemEvent[];
    const known = sentFor && after.gates[sentFor];
    const already = known?.byRule ? askedReview(sentFor!, known.sentOn!, await this.law.of(by.actor.organ)) : undefined;
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
        open: after.needs.filter((gate) => after.gates[gate]?.byRule === true),
        opened: await this.openedIn(by, events),
        dropped: events.flatMap(({ type, data }) => (type === 'decisions.gate-dropped' ? [data.gate] : [])),
        ...(already ? { already } : {}),
      },
    };
  }

  /** What these events asked for by themselves, counted by the organ's law. */
  private async openedIn({ actor }: Given<Fields>['by'], events: readonly ItemEvent[]): Promise<AskedReview[]> {
    const law = await this.law.of(actor.organ);
    return events.flatMap(({ type, data }) =>
      type === 'decisions.gate-opened' && data.rule !== undefined ? [askedReview(data.gate, data.sentOn, law)] : [],
    );
  }
}

/** An item that was put forward, with what it asked for by itself. */
interface ItemOpened {
  readonly is: 'open';
  readonly events: readonly ItemEvent[];
  readonly seq: string | undefined;
  readonly opened: AskedReview[];
}
