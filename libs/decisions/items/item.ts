import {
  decider,
  happened,
  nothing,
  type Decide,
  type DocumentNumber,
  type Fen,
  type LocalDate,
  type StaffId,
  type UnitId,
} from '#kernel';
import type { Gate } from '../gates/gate-kinds.ts';
import { usualGates, type GateState, type GateStates } from '../gates/gates.ts';
import type { Category } from '../ground/categories.ts';
import { refused } from '../ground/refusals.ts';
import type { ItemId, MeetingId, Outcome } from '../ground/terms.ts';
import { ItemReleased, ItemSettled, ItemUnvoted, ItemVoted, type ItemEvent } from './events.ts';

// What an item is by what happened to it, and what a meeting makes of it. What its people do with it stands in
// proposing.ts, passing-gates.ts and approving.ts.

/** An item that was put forward. */
export interface ProposedItem {
  readonly is: 'proposed';
  readonly item: ItemId;
  readonly number: DocumentNumber;
  readonly title: string;
  readonly category: Category;
  /** In fen. */
  readonly amount?: Fen | undefined;
  /** The matter of the list. */
  readonly matter?: string | undefined;
  readonly proposer: StaffId;
  readonly proposedOn: LocalDate;
  readonly unit: UnitId;
  readonly persons?: readonly string[] | undefined;
  readonly discipline?: boolean | undefined;
  /** What must be passed: by the list in force when it was put forward, else the usual. */
  readonly needs: readonly Gate[];
  readonly gates: GateStates;
  readonly reviewed: boolean;
  readonly approved: boolean;
  /** The meeting on whose agenda it is. */
  readonly on?: MeetingId | undefined;
  /** The meeting that voted on it and has not ended. */
  readonly votedAt?: MeetingId | undefined;
  readonly reporter?: StaffId | undefined;
  /** What members said of themselves and the item, the last word of each. */
  readonly interests: readonly DeclaredInterest[];
  /** What it came to last. */
  readonly settled?: Settled | undefined;
}
/** Whether an item touches a member, as he said. */
export interface DeclaredInterest {
  readonly staff: StaffId;
  readonly conflict: boolean;
  readonly why: string;
}
/**
 * What a meeting made of an item, and where. `again`: it was approved since, to be decided anew. `earlier`: where it
 * had been decided before that.
 */
interface Settled {
  readonly outcome: Outcome;
  readonly meeting: MeetingId;
  readonly entry: number;
  readonly again: boolean;
  readonly earlier?: { readonly meeting: MeetingId; readonly entry: number } | undefined;
}
export type Item =
  | { readonly is: 'unknown' }
  | ProposedItem
  | (Omit<ProposedItem, 'is'> & { readonly is: 'withdrawn' });

/** The meeting it was placed on does not decide it: cancelled, or not called after all. */
export const releaseItem =
  (meeting: MeetingId, today: LocalDate): Decide<Item, ItemEvent> =>
  (item) =>
    item.is === 'proposed' && item.on === meeting
      ? happened(ItemReleased({ item: item.item, meeting, releasedOn: today }))
      : nothing();

/**
 * A meeting votes on it. From then on until the meeting has made something of it, it is not taken back; one that was
 * taken back is not voted on.
 */
export const voteOnItem =
  (meeting: MeetingId, today: LocalDate): Decide<Item, ItemEvent> =>
  (item) => {
    switch (item.is) {
      case 'unknown':
        return refused('decisions.item-unknown');
      case 'withdrawn':
        return refused('decisions.item-already-withdrawn');
      case 'proposed':
        return item.votedAt === meeting ? nothing() : happened(ItemVoted({ item: item.item, meeting, votedOn: today }));
    }
  };

/** The vote did not come about, or was taken back before the meeting ended. */
export const unvoteItem =
  (meeting: MeetingId, today: LocalDate): Decide<Item, ItemEvent> =>
  (item) =>
    item.is === 'proposed' && item.votedAt === meeting
      ? happened(ItemUnvoted({ item: item.item, meeting, unvotedOn: today }))
      : nothing();

/**
 * What a meeting made of an item. `left`: those it names who come back. `corrected`: why it is another than was
 * recorded before.
 */
interface Settlement {
  readonly meeting: MeetingId;
  readonly entry: number;
  readonly outcome: Outcome;
  readonly left?: readonly string[] | undefined;
  readonly corrected?: string | undefined;
}

/**
 * What a meeting made of it; because of the meeting. A correction changes what that meeting made of it, not what a
 * later one did.
 */
export const settleItem =
  ({ meeting, entry, outcome, left, corrected }: Settlement, settledOn: LocalDate): Decide<Item, ItemEvent> =>
  (item) => {
    if (item.is !== 'proposed') return nothing();
    const { settled } = item;
    const decidedHere = settled?.meeting === meeting;
    if (decidedHere && settled.outcome === outcome) return nothing();
    if (decidedHere !== (corrected !== undefined)) return nothing();
    return happened(
      ItemSettled({
        item: item.item,
        meeting,
        entry,
        outcome,
        ...(left && left.length > 0 ? { left: [...left] } : {}),
        ...(corrected === undefined ? {} : { corrected }),
        settledOn,
      }),
    );
  };

type Data<T extends ItemEvent['type']> = Extract<ItemEvent, { readonly type: T }>['data'];

export const item = decider<Item, ItemEvent>({
  category: 'decisions.item',
  stateVersion: 8,
  initial: { is: 'unknown' },
  evolve: (state, { type, data }) => {
    if (type === 'decisions.item-proposed') return putForward(data);
    if (state.is !== 'proposed') return state;
    switch (type) {
      case 'decisions.item-withdrawn':
        return { ...state, is: 'withdrawn' };
      case 'decisions.gate-opened':
        return withGate(state, data.gate, sent(state.gates[data.gate], data));
      case 'decisions.gate-answered':
        return withGate(state, data.gate, answered(state.gates[data.gate], data));
      case 'decisions.gate-reopened': {
        const { conclusion: _, answeredOn: __, byRule: ___, ...before } = state.gates[data.gate] ?? {};
        return withGate(state, data.gate, { ...before, pending: true });
      }
      case 'decisions.gate-dropped': {
        const { sentOn: _, pending: __, byRule: ___, ...before } = state.gates[data.gate] ?? {};
        return withGate(state, data.gate, before);
      }
      case 'decisions.gate-overridden':
        return withGate(state, data.gate, {
          ...state.gates[data.gate],
          overridden: true,
          overriddenOn: data.overriddenOn,
        });
      case 'decisions.item-reviewed':
        return { ...state, reviewed: data.complete };
      case 'decisions.item-approved':
        return { ...state, approved: true, settled: state.settled && { ...state.settled, again: true } };
      case 'decisions.item-placed':
        return { ...state, on: data.meeting as MeetingId };
      case 'decisions.item-released':
        return { ...state, on: undefined, votedAt: undefined };
      case 'decisions.interest-declared': {
        const { staff, conflict, why } = data;
        const others = state.interests.filter((one) => one.staff !== staff);
        return { ...state, interests: [...others, { staff, conflict, why }] };
      }
      case 'decisions.item-voted':
        return { ...state, votedAt: data.meeting as MeetingId };
      case 'decisions.item-unvoted':
        return { ...state, votedAt: undefined };
      case 'decisions.item-settled':
        return afterMeeting(state, data);
      case 'decisions.item-corrected':
        return putRight(state, data);
      case 'decisions.materials-added':
      case 'decisions.item-linked':
        return state;
    }
  },
});

const putForward = (data: Data<'decisions.item-proposed'>): ProposedItem => ({
  is: 'proposed',
  item: data.item,
  number: data.number,
  title: data.title,
  category: data.category,
  amount: data.amount,
  matter: data.matter,
  proposer: data.proposer,
  proposedOn: data.proposedOn,
  unit: data.unit,
  reporter: data.reporter,
  persons: data.persons,
  discipline: data.discipline,
  needs: (data.needs as readonly Gate[] | undefined) ?? usualGates(data.category),
  gates: {},
  interests: [],
  reviewed: false,
  approved: false,
});

/** Of another subject, sum or persons, the secretary has not agreed to it yet. */
const putRight = (state: ProposedItem, data: Data<'decisions.item-corrected'>): ProposedItem => {
  const { title, category, amount, unit, persons, matter, needs } = data;
  const isAnother = category !== undefined || amount !== undefined || persons !== undefined;
  return {
    ...state,
    title: title ?? state.title,
    category: category ?? state.category,
    amount: amount ?? state.amount,
    unit: unit ?? state.unit,
    persons: persons ?? state.persons,
    matter: matter ?? state.matter,
    needs: (needs as readonly Gate[] | undefined) ?? state.needs,
    approved: state.approved && !isAnother,
  };
};

const withGate = (state: ProposedItem, gate: Gate, known: GateState): ProposedItem => ({
  ...state,
  gates: { ...state.gates, [gate]: known },
});

/** What came back. Found adverse, it is let go no more: the next answer opens it, and nothing before that. */
const answered = (
  before: GateState | undefined,
  { conclusion, answeredOn }: Data<'decisions.gate-answered'>,
): GateState => {
  const { byRule: _, ...asked } = before ?? {};
  const { overridden: __, overriddenOn: ___, ...rest } = asked;
  return { ...(conclusion === 'adverse' ? rest : asked), pending: false, conclusion, answeredOn };
};

/** Asked anew; an adverse answer stands until there is another. */
const sent = (before: GateState | undefined, { sentOn, rule }: Data<'decisions.gate-opened'>): GateState => {
  const { conclusion, answeredOn, byRule: _, ...rest } = before ?? {};
  const stands = conclusion === 'adverse' && answeredOn !== undefined ? { conclusion, answeredOn } : {};
  return { ...rest, sentOn, pending: true, ...stands, ...(rule === undefined ? {} : { byRule: true }) };
};

/**
 * What was put off, or is not wholly decided, comes back with the secretary's word; those it names are then those who
 * are left.
 */
const afterMeeting = (state: ProposedItem, data: Data<'decisions.item-settled'>): ProposedItem => {
  const before = state.settled;
  const sameMeeting = before?.meeting === data.meeting;
  return {
    ...state,
    on: undefined,
    votedAt: undefined,
    approved: false,
    persons: data.left ?? state.persons,
    settled: {
      outcome: data.outcome,
      meeting: data.meeting as MeetingId,
      entry: data.entry,
      again: false,
      earlier: sameMeeting ? before.earlier : before && { meeting: before.meeting, entry: before.entry },
    },
  };
};
