import {
  happened,
  nextNumber,
  nothing,
  numberInWords,
  yearOf,
  type Decide,
  type DocumentNumber,
  type Fen,
  type FileRef,
  type LocalDate,
  type Role,
  type StaffId,
  type UnitId,
} from '#kernel';
import type { Gate } from '../gates/gate-kinds.ts';
import type { Category } from '../ground/categories.ts';
import { notInFuture } from '../ground/legal-time.ts';
import { hold, refused, rule } from '../ground/refusals.ts';
import type { ItemId } from '../ground/terms.ts';
import { ItemLinked, ItemProposed, ItemWithdrawn, MaterialsAdded, type ItemEvent } from './events.ts';
import type { Item } from './item.ts';
import { openByRule } from './passing-gates.ts';
import { outcomeOf, proposed, settledAlready, undecided } from './standing.ts';

// An item is put forward, taken back, given materials, linked to another.

/** An item as it is put forward. `amount` in fen. */
export interface Proposal {
  readonly item: ItemId;
  readonly category: Category;
  readonly title: string;
  readonly amount?: Fen | undefined;
  readonly unit: UnitId;
  readonly proposer: StaffId;
  readonly proposedOn: LocalDate;
  readonly reporter?: StaffId | undefined;
  readonly materials?: readonly FileRef[] | undefined;
  /** The matter of the list in force on the day, the version of that list, and the gates it asks for. */
  readonly matter?: string | undefined;
  readonly catalogue?: string | undefined;
  readonly persons?: readonly string[] | undefined;
  readonly discipline?: boolean | undefined;
  readonly needs?: readonly Gate[] | undefined;
}

/**
 * A matter of large funds is one above a threshold of the list; without the sum nobody can hold it against the list.
 */
export const amountStated = rule(
  'decisions.amount-stated',
  '“三重一大”事项清单·大额资金使用',
  ({ category, amount }: Pick<Proposal, 'category' | 'amount'>) => category !== 'largeFunds' || amount !== undefined,
);

/**
 * Puts an item forward. It gets its number, `议题〔2026〕1号`, when it is recorded; the year is that of the proposal.
 * @param asking the gates of which those that are asked for by themselves are, from the same day on
 */
export const proposeItem =
  (proposal: Proposal, today: LocalDate, asking: readonly Gate[] = []): Decide<Item, ItemEvent> =>
  (state) => {
    switch (state.is) {
      case 'unknown':
        return (
          hold(amountStated, proposal) ??
          hold(notInFuture, { on: proposal.proposedOn, today }, { today }) ??
          happened(
            ItemProposed({ ...proposal, number: nextNumber('议题', yearOf(proposal.proposedOn)) }),
            ...openByRule({ ...proposal, needs: asking }, proposal.proposedOn),
          )
        );
      case 'proposed':
      case 'withdrawn':
        return refused('decisions.item-already-proposed');
    }
  };

/** Whoever put it forward, or the office. */
export const proposerOrOffice = rule(
  'decisions.proposer-or-office',
  null,
  ({ who, roles, proposer }: { who: StaffId | undefined; roles: readonly Role[]; proposer: StaffId }) =>
    who === proposer || roles.includes('office'),
);

/** Takes an item back: by the one who put it forward, or the office; not once it was decided. */
export const withdrawItem =
  (reason: string, who: StaffId | undefined, roles: readonly Role[], today: LocalDate): Decide<Item, ItemEvent> =>
  (state) =>
    state.is === 'withdrawn'
      ? nothing()
      : proposed(state, (item) => {
          const outcome = outcomeOf(item);
          if (outcome) return settledAlready(outcome);
          if (item.votedAt) return refused('decisions.item-voted', { number: numberInWords(item.number) });
          return (
            hold(proposerOrOffice, { who, roles, proposer: item.proposer }) ??
            happened(ItemWithdrawn({ item: item.item, reason, withdrawnOn: today }))
          );
        });

/** Adds materials: by the one who put the item forward, or the office; not to an item taken back or decided. */
export const addMaterials =
  (
    materials: readonly FileRef[],
    who: StaffId | undefined,
    roles: readonly Role[],
    today: LocalDate,
  ): Decide<Item, ItemEvent> =>
  (state) =>
    undecided(
      state,
      (item) =>
        hold(proposerOrOffice, { who, roles, proposer: item.proposer }) ??
        happened(MaterialsAdded({ item: item.item, materials, addedOn: today })),
    );

/**
 * Links an item to another: the same matter again, a part of it, what follows from it.
 *
 * @param exists whether there is an item of this number
 */
export const linkItem =
  (to: DocumentNumber, exists: boolean, how: string, today: LocalDate): Decide<Item, ItemEvent> =>
  (state) =>
    proposed(state, (item) => {
      const number = numberInWords(to);
      return exists && number !== numberInWords(item.number)
        ? happened(ItemLinked({ item: item.item, to, how, linkedOn: today }))
        : refused('decisions.link-unknown', { number });
    });
