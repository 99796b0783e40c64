/** Every fact a text states: days, sums, counts, numbers, people, units. */
import { amountsIn, type AmountRead } from './amount.ts';
import { countsIn, type Counted } from './count.ts';
import { datesIn, type DateContext, type DayRead } from './date/index.ts';
import { apart, without, type Found } from './found.ts';
import { namingsIn, type Naming } from './numbers.ts';
import { peopleIn, type Meant, type Person } from './people.ts';
import { unitsIn, type UnitNames } from './units.ts';

/** What is needed to understand a text besides the text. */
export interface Surroundings extends DateContext {
  readonly units: readonly UnitNames[];
  readonly people: readonly Person[];
  /** Who says it, by staff id: 我, 本人. */
  readonly speaker?: string;
}

/** One thing a text says that can be held against the law or the directory. */
export type Fact =
  | { readonly of: 'date'; readonly read: DayRead }
  | { readonly of: 'amount'; readonly read: AmountRead }
  | { readonly of: 'count'; readonly read: Counted }
  | { readonly of: 'number'; readonly read: Exclude<Naming, { is: 'other' }> }
  | { readonly of: 'person'; readonly read: Meant }
  | { readonly of: 'unit'; readonly read: string };

const as = <K extends Fact['of'], R>(of: K, found: readonly Found<R>[]) =>
  found.map(({ value, from, to }) => ({ value: { of, read: value }, from, to }));

/** Everything a text says, in its order; a number of a document is no date, a vote no amount. */
export const factsIn = (text: string, around: Surroundings): readonly Found<Fact>[] => {
  const known = lastRead.get(around.people);
  if (known && isSame(known, text, around)) return known.facts;
  const facts = readFacts(text, around);
  const { today, calendar, year, units } = around;
  lastRead.set(around.people, { text, today, calendar, year, units, facts });
  return facts;
};

/** What was read last with a directory: several parts of a step read the same message, and it is read once. */
interface LastRead extends Pick<Surroundings, 'today' | 'calendar' | 'year' | 'units'> {
  readonly text: string;
  readonly facts: readonly Found<Fact>[];
}
const lastRead = new WeakMap<readonly Person[], LastRead>();

const isSame = (known: LastRead, text: string, { today, calendar, year, units }: Surroundings): boolean =>
  known.text === text &&
  known.today === today &&
  known.calendar === calendar &&
  known.year === year &&
  known.units === units;

/** The facts that stand within a part of the text, by their places in the part. */
export const factsWithin = (
  facts: readonly Found<Fact>[],
  from: number,
  to: number,
  shift = -from,
): readonly Found<Fact>[] =>
  facts
    .filter((one) => one.from >= from && one.to <= to)
    .map(({ value, from: start, to: end }) => ({ value, from: start + shift, to: end + shift }));

const readFacts = (text: string, around: Surroundings): readonly Found<Fact>[] => {
  const namings = namingsIn(text);
  const counts = countsIn(without(text, namings));
  const rest = without(text, [...namings, ...counts]);
  const people = peopleIn(rest, around.people);
  const found = [
    ...as(
      'number',
      namings.filter((one): one is Found<Exclude<Naming, { is: 'other' }>> => one.value.is !== 'other'),
    ),
    ...as('count', counts),
    ...as('person', people),
    ...as('date', datesIn(rest, { ...around, asked: true })),
    ...as('amount', amountsIn(rest)),
    ...as('unit', unitsIn(without(rest, people), around.units)),
  ];
  return apart(found as readonly Found<Fact>[]);
};
