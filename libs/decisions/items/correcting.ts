import {
  happened,
  numberInWords,
  type Decide,
  type Fen,
  type LocalDate,
  type Role,
  type StaffId,
  type UnitId,
} from '#kernel';
import type { Gate } from '../gates/gate-kinds.ts';
import type { Category } from '../ground/categories.ts';
import { hold, refused } from '../ground/refusals.ts';
import { marksOf } from '../party-group/quorum.ts';
import { GateReopened, ItemCorrected, type ItemEvent } from './events.ts';
import type { Item, ProposedItem } from './item.ts';
import { dropUnneeded, openByRule } from './passing-gates.ts';
import { amountStated, proposerOrOffice } from './proposing.ts';
import { undecided } from './standing.ts';

// What was recorded of an item wrongly is put right, until the group has decided; the record of before stays.

/** What is another than was recorded. `amount` in fen; `needs`: what it must pass from now on, where that changed. */
export interface Correction {
  readonly title?: string | undefined;
  readonly category?: Category | undefined;
  readonly amount?: Fen | undefined;
  readonly unit?: UnitId | undefined;
  readonly persons?: readonly string[] | undefined;
  readonly matter?: string | undefined;
  readonly needs?: readonly Gate[] | undefined;
}

/** Of a correction what is really another than was recorded. */
const changedBy = (item: ProposedItem, correction: Correction): Correction =>
  Object.fromEntries(
    Object.entries(correction).filter(
      ([name, value]) =>
        value !== undefined && JSON.stringify(value) !== JSON.stringify(item[name as keyof Correction]),
    ),
  );

/** Gates that were passed with another sum, sort or other persons: what was answered does not speak of these. */
const toBeAskedAgain = (item: ProposedItem, changed: Correction): readonly Gate[] => {
  const isAnother = changed.category !== undefined || changed.amount !== undefined || changed.persons !== undefined;
  if (!isAnother) return [];
  return (Object.keys(item.gates) as Gate[]).filter(
    (gate) => (item.gates[gate]?.conclusion ?? 'adverse') !== 'adverse',
  );
};

/** What follows for the gates: those passed are open again, what is needed now is asked for, what is not is dropped. */
const gatesAfter = (item: ProposedItem, changed: Correction, today: LocalDate): readonly ItemEvent[] => {
  const again = toBeAskedAgain(item, changed);
  const { needs = item.needs } = changed;
  const by = numberInWords(item.number);
  const asked = needs.filter((gate) => again.includes(gate) || (!item.needs.includes(gate) && isUnasked(item, gate)));
  return [
    ...again.map((gate) => GateReopened({ item: item.item, gate, why: 'corrected', by, reopenedOn: today })),
    ...dropUnneeded(item, needs, today),
    ...openByRule({ ...item, category: changed.category ?? item.category, needs: asked }, today),
  ];
};

const isUnasked = ({ gates }: ProposedItem, gate: Gate): boolean => {
  const { sentOn, conclusion, overridden } = gates[gate] ?? {};
  return sentOn === undefined && conclusion === undefined && overridden !== true;
};

/**
 * Puts right what was recorded of an item: by the one who put it forward, or the office. On an agenda the members were
 * told of it as it is: then only who carries it out may be another. Another subject, sum or persons the secretary has
 * to agree to again, and whoever was asked about it answers again.
 */
export const correctItem =
  (
    correction: Correction,
    reason: string,
    who: StaffId | undefined,
    roles: readonly Role[],
    today: LocalDate,
  ): Decide<Item, ItemEvent> =>
  (state) =>
    undecided(state, (item) => {
      const number = numberInWords(item.number);
      const changed = changedBy(item, correction);
      const { unit: _, ...others } = changed;
      const { category = item.category, persons = item.persons } = changed;
      const isOfPersons = category === 'personnel' || item.discipline === true;
      const marks = [...new Set([...marksOf(item), ...marksOf({ category, discipline: item.discipline })])];
      if (Object.keys(changed).length === 0) return refused('decisions.nothing-corrected', { number });
      if (item.on !== undefined && Object.keys(others).length > 0)
        return refused('decisions.corrected-on-agenda', { number });
      if (isOfPersons && persons === undefined) return refused('decisions.persons-missing', { number });
      return (
        hold(proposerOrOffice, { who, roles, proposer: item.proposer }) ??
        hold(amountStated, { category, amount: changed.amount ?? item.amount }) ??
        happened(
          ItemCorrected({ item: item.item, ...changed, reason, correctedOn: today, marks }),
          ...gatesAfter(item, changed, today),
        )
      );
    });
