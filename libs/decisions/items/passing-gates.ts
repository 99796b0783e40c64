import {
  happened,
  nothing,
  numberInWords,
  type Decide,
  type FileRef,
  type LocalDate,
  type Outcome,
  type StaffId,
} from '#kernel';
import { GATES, type Conclusion, type Gate } from '../gates/gate-kinds.ts';
import { askedByRule, askingOf } from '../gates/asked-by-rule.ts';
import { answerable, mayOverride } from '../gates/gates.ts';
import { notInFuture } from '../ground/legal-time.ts';
import { hold, refused, refusedBy } from '../ground/refusals.ts';
import {
  GateAnswered,
  GateDropped,
  GateOpened,
  GateOverridden,
  GateReopened,
  MaterialsAdded,
  type ItemEvent,
} from './events.ts';
import type { Item, ProposedItem } from './item.ts';
import { undecided } from './standing.ts';

// An item is sent for a gate, what comes back is recorded, and some gates may be overridden.

/** An item that is put forward asks for the reviews it needs; of one about persons nobody is told by itself. */
export const openByRule = (
  { item, needs, category, discipline }: Pick<ProposedItem, 'item' | 'needs' | 'category' | 'discipline'>,
  sentOn: LocalDate,
): readonly ItemEvent[] =>
  category === 'personnel' || discipline === true
    ? []
    : askedByRule(needs).map((gate) => GateOpened({ item, gate, ...askingOf(gate), sentOn }));

/** Of what was asked by itself, what an item does not need any more. */
export const dropUnneeded = (
  { item, number, gates }: ProposedItem,
  needs: readonly Gate[],
  droppedOn: LocalDate,
): readonly ItemEvent[] =>
  (Object.keys(gates) as Gate[])
    .filter((gate) => gates[gate]?.byRule === true && !needs.includes(gate))
    .map((gate) => GateDropped({ item, gate, why: 'corrected', by: numberInWords(number), droppedOn }));

/** Sends an item to somebody for a gate; what it asks for by itself is not asked twice. */
export const openGate =
  (
    gate: Gate,
    sentTo: string,
    sentOn: LocalDate,
    materials: readonly FileRef[] | undefined,
    today: LocalDate,
  ): Decide<Item, ItemEvent> =>
  (state) =>
    undecided(
      state,
      (item) =>
        hold(notInFuture, { on: sentOn, today }, { today }) ??
        (item.gates[gate]?.byRule === true
          ? handedOn(item, materials, today)
          : happened(GateOpened({ item: item.item, gate, sentTo, sentOn, materials }))),
    );

/** What comes with a sending by hand goes to whoever is asked already. */
const handedOn = (
  { item }: ProposedItem,
  materials: readonly FileRef[] | undefined,
  addedOn: LocalDate,
): Outcome<ItemEvent> =>
  materials !== undefined && materials.length > 0 ? happened(MaterialsAdded({ item, materials, addedOn })) : nothing();

/** What came back from a gate, and from whom. */
export interface Review {
  readonly gate: Gate;
  readonly conclusion: Conclusion;
  readonly by: string;
  readonly answeredOn: LocalDate;
  readonly remark?: string | undefined;
  readonly materials?: readonly FileRef[] | undefined;
}

/**
 * Records what came back. An adverse answer may be followed by another, once the item was changed and sent again.
 * `who` records it; another system is nobody of the bureau.
 */
export const answerGate =
  (answer: Review, who: StaffId | undefined, today: LocalDate): Decide<Item, ItemEvent> =>
  (state) =>
    undecided(state, (item) => {
      if (item.votedAt !== undefined)
        return refused('decisions.voted-not-ended', { number: numberInWords(item.number) });
      const known = item.gates[answer.gate] ?? {};
      const same = known.conclusion === answer.conclusion && known.conclusion !== 'adverse' && known.pending !== true;
      if (same) return refused('decisions.gate-answered', { gate: GATES[answer.gate].label });
      return (
        hold(notInFuture, { on: answer.answeredOn, today }, { today }) ??
        answerable(answer, known, who === item.proposer) ??
        happened(GateAnswered({ item: item.item, ...answer }))
      );
    });

/** Why what was answered does not count any more. */
type WhyReopened = Parameters<typeof GateReopened>[0]['why'];

/**
 * What was answered does not count any more; because of the record that the answer came from. Nothing is done of what
 * was not answered, or found adverse: that stays until it is answered otherwise.
 */
export const reopenGate =
  (gate: Gate, why: WhyReopened, by: string, today: LocalDate): Decide<Item, ItemEvent> =>
  (item) =>
    item.is === 'proposed' && (item.gates[gate]?.conclusion ?? 'adverse') !== 'adverse'
      ? happened(GateReopened({ item: item.item, gate, why, by, reopenedOn: today }))
      : nothing();

/**
 * What counsel answered in the record of its own is the answer to the gate, whatever was answered before; nothing more
 * is asked of it.
 */
export const answerFromRecord =
  (answer: Review): Decide<Item, ItemEvent> =>
  (item) => {
    if (item.is !== 'proposed') return nothing();
    const known = item.gates[answer.gate] ?? {};
    const same = known.conclusion === answer.conclusion && known.pending !== true;
    return known.sentOn === undefined || same ? nothing() : happened(GateAnswered({ item: item.item, ...answer }));
  };

/**
 * What was found on the document that is put to the item is the answer to a gate that nobody was asked about with the
 * item itself, or that was asked only by itself and not answered yet.
 *
 * @param document its number in words
 */
export const answerFromDocument =
  (answer: Review, document: string): Decide<Item, ItemEvent> =>
  (item) => {
    if (item.is !== 'proposed' || item.votedAt !== undefined || !item.needs.includes(answer.gate)) return nothing();
    const { gate } = answer;
    const { sentOn, conclusion, overridden, byRule } = item.gates[gate] ?? {};
    if (conclusion !== undefined || overridden === true) return nothing();
    const answered = GateAnswered({ item: item.item, ...answer });
    if (sentOn === undefined) return happened(answered);
    if (byRule !== true) return nothing();
    const drop = { item: item.item, gate, why: 'document', by: document, droppedOn: answer.answeredOn } as const;
    return happened(GateDropped(drop), answered);
  };

/** The document was changed since: what was taken over from it does not count any more. */
export const reopenFromDocument =
  (gate: Gate, by: string, today: LocalDate): Decide<Item, ItemEvent> =>
  (item) => {
    if (item.is !== 'proposed' || item.votedAt !== undefined) return nothing();
    return item.gates[gate]?.sentOn === undefined ? reopenGate(gate, 'draft-changed', by, today)(item) : nothing();
  };

/**
 * Lets an item go on without a gate: only the first head, only where the law allows it, with reason and authority; an
 * adverse answer is not overridden.
 */
export const overrideGate =
  (gate: Gate, by: StaffId, reason: string, authority: string, today: LocalDate): Decide<Item, ItemEvent> =>
  (state) =>
    undecided(state, (item) => {
      const { label, source } = GATES[gate];
      if (!mayOverride(gate)) return refusedBy(source, 'decisions.gate-not-overridable', { gate: label });
      const known = item.gates[gate];
      if (known?.conclusion === 'adverse')
        return refusedBy(source, 'decisions.gate-adverse', { number: numberInWords(item.number), gate: label });
      return known?.overridden
        ? nothing()
        : happened(GateOverridden({ item: item.item, gate, by, reason, authority, overriddenOn: today }));
    });
