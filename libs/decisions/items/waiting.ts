import { fenInFigures, numberInWords, type StaffId } from '#kernel';
import { CONCLUSIONS, GATES, type Gate } from '../gates/gate-kinds.ts';
import { gatesLeft } from '../gates/gates.ts';
import { legalOffice } from '../gates/legal-office.ts';
import type { ItemEvent } from './events.ts';
import type { Item, ProposedItem } from './item.ts';

// Whom an item on its way waits for: the office, the legality reviewers, the secretary, or again who put it forward.

/** What somebody is to do about an item, and what he says to do it. */
export interface Waiting {
  readonly key: string;
  readonly name: string;
  readonly of: { readonly role: 'office' | 'legal' | 'secretary' } | { readonly staff: StaffId };
  readonly act: { readonly title: string; readonly says: string };
}

/** Everything of this kind that may wait about an item, so that what does not wait any more is closed. */
export const waitingKeys = ({ needs, gates }: Pick<ProposedItem, 'needs' | 'gates'>): readonly string[] => [
  'office-review',
  'supplement',
  'approve',
  ...[...new Set([...needs, ...(Object.keys(gates) as Gate[])])].filter(legalOffice).map(answerKey),
];

const answerKey = (gate: Gate): string => `answer-${gate}`;

/** What changes an item, so that who had it before is to look at it again. */
const CHANGES: readonly ItemEvent['type'][] = [
  'decisions.materials-added',
  'decisions.item-corrected',
  'decisions.gate-answered',
  'decisions.item-reviewed',
];
/** The papers may be complete now. */
const SUPPLEMENTS: readonly ItemEvent['type'][] = ['decisions.materials-added', 'decisions.item-corrected'];

const since = (events: readonly ItemEvent[], what: ItemEvent['type'], after: readonly ItemEvent['type'][]): boolean => {
  const at = events.findLastIndex(({ type }) => type === what);
  return events.slice(at + 1).some(({ type }) => after.includes(type));
};

/** The office found the papers incomplete, and nothing came since. */
const isReturned = (events: readonly ItemEvent[]): boolean => {
  const last = events.findLast((event) => event.type === 'decisions.item-reviewed');
  const incomplete = last?.type === 'decisions.item-reviewed' && !last.data.complete;
  return incomplete && !since(events, 'decisions.item-reviewed', SUPPLEMENTS);
};

/** Decided, or put off and not changed since: nobody has to look at it. */
const isAtRest = ({ settled }: ProposedItem, events: readonly ItemEvent[]): boolean => {
  if (!settled || settled.again) return false;
  return settled.outcome !== 'deferred' || !since(events, 'decisions.item-settled', CHANGES);
};

/**
 * Whom an item waits for, by what happened to it. The office looks at it once its gates are passed; the secretary
 * settles that it goes up; the legality reviewers answer what they were asked, where they are the bureau's own.
 */
export const waitingFor = (known: Item, events: readonly ItemEvent[]): readonly Waiting[] => {
  if (known.is !== 'proposed' || known.approved || isAtRest(known, events)) return [];
  const { needs, gates, reviewed, proposer } = known;
  const number = numberInWords(known.number);
  const left = gatesLeft(needs, gates);
  const asked = needs.filter((gate) => legalOffice(gate) && gates[gate]?.pending === true).map(answering(number));
  if (left.length > 0) return asked;
  if (reviewed) return [...asked, approving(number)];
  return [...asked, isReturned(events) ? supplementing(number, proposer) : reviewing(number)];
};

const answering =
  (number: string) =>
  (gate: Gate): Waiting => ({
    key: answerKey(gate),
    name: `出具${GATES[gate].label}意见`,
    of: { role: 'legal' },
    act: { title: '登记意见', says: `登记审查意见 ${number} ${GATES[gate].label}` },
  });

const approving = (number: string): Waiting => ({
  key: 'approve',
  name: '同意上会',
  of: { role: 'secretary' },
  act: { title: '同意上会', says: `同意上会 ${number}` },
});

const reviewing = (number: string): Waiting => ({
  key: 'office-review',
  name: '办公室审核材料',
  of: { role: 'office' },
  act: { title: '审核议题', says: `审核议题 ${number}` },
});

const supplementing = (number: string, proposer: StaffId): Waiting => ({
  key: 'supplement',
  name: '补齐议题材料',
  of: { staff: proposer },
  act: { title: '补充材料', says: `补充材料 ${number}` },
});

/** What helps to decide: `1,200,000.00元 · 法律顾问意见：通过 · 合法性审查：修改后通过` */
export const itemAbout = ({ amount, needs, gates }: ProposedItem): string =>
  [
    ...(amount === undefined ? [] : [fenInFigures(amount)]),
    ...needs.flatMap((gate) => {
      const conclusion = gates[gate]?.conclusion;
      return conclusion === undefined ? [] : [`${GATES[gate].label}：${CONCLUSIONS[conclusion].label}`];
    }),
  ].join(' · ');
