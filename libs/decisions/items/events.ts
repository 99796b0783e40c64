import { z } from 'zod';
import {
  bearing,
  carried,
  DocumentNumber,
  event,
  Fen,
  LocalDate,
  Marks,
  naming,
  StaffId,
  UnitId,
  type EventOf,
  prose,
  oneLine,
  sayable,
} from '#kernel';
import { Gate, Conclusion } from '../gates/gate-kinds.ts';
import { Category } from '../ground/categories.ts';
import { marksOf } from '../party-group/quorum.ts';
import { Internal, ItemId, Materials, Persons, Personal, Place, Public, Title } from '../ground/terms.ts';

/**
 * An item (议题) was put forward. `amount` in fen; always there when the category is `largeFunds`. `reporter` speaks to
 * it at the meeting.
 */
export const ItemProposed = event(
  'decisions.item-proposed',
  1,
  {
    item: ItemId,
    number: DocumentNumber,
    category: Category,
    title: Title,
    amount: Fen.optional(),
    unit: UnitId,
    proposer: StaffId,
    proposedOn: LocalDate,
    reporter: StaffId.optional(),
    materials: Materials.optional(),
    /** The matter of the list in force on the day it was put forward, the version of that list, and what it asked for. */
    matter: naming(oneLine(0, 20)).optional(),
    catalogue: naming(oneLine(0, 20)).optional(),
    needs: z
      .array(naming(oneLine(1, 80)))
      .max(50)
      .readonly()
      .optional(),
    /** Of personnel and discipline: who it is about; each is voted on by himself. */
    persons: Persons.optional(),
    /** It settles the discipline of a Party member (处分党员): two thirds must be there. */
    discipline: z.boolean().optional(),
  },
  marksOf,
);

/** The item was taken back by whom put it forward, before it was decided. Nothing is deleted. */
export const ItemWithdrawn = event('decisions.item-withdrawn', 1, {
  item: ItemId,
  reason: bearing(prose(2, 500), 'internal'),
  withdrawnOn: LocalDate,
});

/**
 * What was recorded of the item wrongly is put right, until the group decides; what is not named stays as it was.
 * `needs`: what it must pass from now on, where that changed.
 */
export const ItemCorrected = event(
  'decisions.item-corrected',
  1,
  {
    item: ItemId,
    title: Title.optional(),
    category: Category.optional(),
    amount: Fen.optional(),
    unit: UnitId.optional(),
    persons: Persons.optional(),
    matter: naming(oneLine(0, 20)).optional(),
    needs: z
      .array(naming(oneLine(1, 80)))
      .max(50)
      .readonly()
      .optional(),
    reason: Internal,
    correctedOn: LocalDate,
    /** Of the item as it was and as it is from now on. */
    marks: Marks.optional(),
  },
  carried(['personnel']),
);

/** Materials came to an item after it was put forward. */
export const MaterialsAdded = event('decisions.materials-added', 1, {
  item: ItemId,
  materials: Materials,
  addedOn: LocalDate,
});

/**
 * An item was sent to somebody for one of the gates it must pass. `rule`: by itself, because this rule asks for it; then
 * nobody sent it by hand.
 */
export const GateOpened = event('decisions.gate-opened', 1, {
  item: ItemId,
  gate: Gate,
  sentTo: Public,
  sentOn: LocalDate,
  materials: Materials.optional(),
  rule: sayable(oneLine(1, 120)).optional(),
});
/**
 * What was asked for by itself and not answered yet is not needed any more: the item was put right, or its answer is on
 * the document that is put to it. `by`: the record that says so. What was asked stays on record.
 */
export const GateDropped = event('decisions.gate-dropped', 1, {
  item: ItemId,
  gate: Gate,
  why: z.enum(['corrected', 'document']),
  by: naming(oneLine(1, 40)),
  droppedOn: LocalDate,
});
/**
 * What was answered does not count any more: the text is another, or the opinion was given back for more. `by`: the
 * record that says so.
 */
export const GateReopened = event('decisions.gate-reopened', 1, {
  item: ItemId,
  gate: Gate,
  why: z.enum(['draft-changed', 'returned', 'corrected']),
  by: naming(oneLine(1, 40)),
  reopenedOn: LocalDate,
});
/** The answer came. */
export const GateAnswered = event('decisions.gate-answered', 1, {
  item: ItemId,
  gate: Gate,
  conclusion: Conclusion,
  by: Public,
  answeredOn: LocalDate,
  remark: Internal.optional(),
  materials: Materials.optional(),
});
/**
 * The first head took it on himself that the item goes on without a gate that allows it; who, why, on what authority.
 */
export const GateOverridden = event('decisions.gate-overridden', 1, {
  item: ItemId,
  gate: Gate,
  by: StaffId,
  reason: Internal,
  authority: Internal,
  overriddenOn: LocalDate,
});
/** The office looked at the papers of an item. */
export const ItemReviewed = event('decisions.item-reviewed', 1, {
  item: ItemId,
  complete: z.boolean(),
  remark: Internal.optional(),
  reviewedOn: LocalDate,
});
/** The secretary settled that the item goes to the Party group. `again`: why what was decided is decided anew. */
export const ItemApproved = event('decisions.item-approved', 1, {
  item: ItemId,
  approvedBy: StaffId,
  approvedOn: LocalDate,
  again: Internal.optional(),
});
/** It is on the agenda of a meeting, and on no other until that one has ended or was cancelled. */
export const ItemPlaced = event('decisions.item-placed', 1, { item: ItemId, meeting: z.uuid(), placedOn: LocalDate });
/** The meeting was cancelled: it waits for another. */
export const ItemReleased = event('decisions.item-released', 1, {
  item: ItemId,
  meeting: z.uuid(),
  releasedOn: LocalDate,
});
/**
 * What a meeting made of it; recorded because of the meeting, never typed. `left`: those it names who were not decided
 * on. `corrected`: why it is another than was recorded before.
 */
export const ItemSettled = event('decisions.item-settled', 1, {
  item: ItemId,
  meeting: z.uuid(),
  entry: Place,
  outcome: z.enum(['passed', 'rejected', 'deferred']),
  left: Persons.optional(),
  corrected: Internal.optional(),
  settledOn: LocalDate,
});
/** A member said whether the item touches him (`conflict`), before it is decided or after. */
export const InterestDeclared = event('decisions.interest-declared', 1, {
  item: ItemId,
  staff: StaffId,
  conflict: z.boolean(),
  why: Personal,
  declaredOn: LocalDate,
});
/** A meeting is voting on it: until that meeting has made something of it, it is not taken back. */
export const ItemVoted = event('decisions.item-voted', 1, { item: ItemId, meeting: z.uuid(), votedOn: LocalDate });
/** The vote did not come about, or was taken back. */
export const ItemUnvoted = event('decisions.item-unvoted', 1, {
  item: ItemId,
  meeting: z.uuid(),
  unvotedOn: LocalDate,
});
/** Belongs to an earlier item: the same matter again, a part of it, what follows from it. */
export const ItemLinked = event('decisions.item-linked', 1, {
  item: ItemId,
  to: DocumentNumber,
  how: Internal,
  linkedOn: LocalDate,
});

/** Everything that can happen to an item. */
export const ITEM_EVENTS = [
  ItemProposed,
  ItemWithdrawn,
  ItemCorrected,
  MaterialsAdded,
  GateOpened,
  GateAnswered,
  GateReopened,
  GateDropped,
  GateOverridden,
  ItemReviewed,
  ItemApproved,
  ItemPlaced,
  ItemReleased,
  ItemSettled,
  ItemVoted,
  ItemUnvoted,
  InterestDeclared,
  ItemLinked,
] as const;
export type ItemEvent = EventOf<(typeof ITEM_EVENTS)[number]>;
