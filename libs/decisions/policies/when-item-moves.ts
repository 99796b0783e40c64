import { Duties, type Standing, type Wanted } from '#duties';
import { policy, type Acting, type Happened } from '#infra/events';
import { numberInWords } from '#kernel';
import { GATES, type Gate } from '../gates/gate-kinds.ts';
import { gatesLeft } from '../gates/gates.ts';
import { ITEM_EVENTS } from '../items/events.ts';
import { item, type Item } from '../items/item.ts';
import { marksOf } from '../party-group/quorum.ts';

type KnownItem = Exclude<Item, { is: 'unknown' }>;

const keepSteps = async (
  { organ, type, data }: Happened<(typeof ITEM_EVENTS)[number]>,
  { ledger, because }: Acting,
) => {
  const known = await ledger.streams(item).now(organ, data.item);
  if (known.is === 'unknown') return;
  const duties = new Duties(ledger);
  await Promise.all(
    stepsOf(known, type === 'decisions.item-corrected').map((wanted) => duties.keep(because(), wanted)),
  );
};

/** The gates and the papers, each a duty of its own; met when it was, needless once the item was approved. */
const stepsOf = (known: KnownItem, corrected: boolean): readonly Wanted[] => {
  const { needs, gates, settled } = known;
  const left = gatesLeft(needs, gates);
  const step = (key: string, name: string, open: boolean, closedBy = '已办'): Wanted => ({
    origin: {
      room: 'decisions',
      id: known.item,
      number: numberInWords(known.number),
      title: known.title,
      marks: marksOf(known),
    },
    unit: known.unit,
    owner: known.proposer,
    side: 'bureau',
    why: 'corrected',
    key,
    name,
    standing: standingOf(open, needlessBecause(known), closedBy),
  });
  return [
    // What a correction took from its gates is nothing to be done any more.
    ...(corrected ? EVERY_GATE : needs).map((gate) =>
      step(gate, gateInWords(gate), left.includes(gate), needs.includes(gate) ? undefined : '更正后不再需要'),
    ),
    step('again', '暂缓的议题，准备再次提请上会', settled?.outcome === 'deferred'),
  ];
};

const EVERY_GATE = Object.keys(GATES) as Gate[];

const gateInWords = (gate: Gate): string =>
  gate === 'legalOpinion' ? '听取法律顾问（公职律师）意见' : `完成${GATES[gate].label}`;

/** Why nothing is to be done about an item any more, if so. */
const needlessBecause = ({ is, settled, approved }: KnownItem): string | undefined => {
  if (is === 'withdrawn') return '撤回';
  if (settled && settled.outcome !== 'deferred' && !settled.again) return '已决定';
  return approved ? '已同意上会' : undefined;
};

const standingOf = (open: boolean, needless: string | undefined, closedBy: string): Standing =>
  open && needless === undefined ? { is: 'open' } : { is: 'closed', why: needless ?? closedBy };

/**
 * What is next to be done about an item is a duty of who put it forward, until it goes to a meeting or is taken back.
 */
export const whenItemMoves = policy('decisions.when-item-moves').onStreams().on(ITEM_EVENTS, keepSteps);
