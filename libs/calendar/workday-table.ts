// Working days numbered in a row, so that a long count is a look-up.
import { addDays, daysBetween, type LocalDate } from '#kernel';

/** A Monday, so that days counted from it fall into whole weeks; before any year that can be loaded. */
const FIRST_DAY = '2000-01-03' as LocalDate;

/** A day as days since 2000-01-03, a Monday; negative before it. */
export type DayNumber = number;

/** The day number of a date. */
export const numberOf = (date: LocalDate): DayNumber => daysBetween(FIRST_DAY, date);
/** The inverse of `numberOf`. */
export const dateAt = (day: DayNumber): LocalDate => addDays(FIRST_DAY, day);

/**
 * Working days as numbers in a row: `nth(upTo(day))` is the last working day up to `day`. Every question is answered in
 * constant time, for any day.
 */
export interface WorkdayTable {
  readonly works: (day: DayNumber) => boolean;
  /** How many working days there are up to and including the day; below zero before 2000-01-03. */
  readonly upTo: (day: DayNumber) => number;
  /** The inverse of `upTo`: the day on which it first reaches the count. */
  readonly nth: (count: number) => DayNumber;
}

const isWeekday = (day: DayNumber): boolean => ((day % 7) + 7) % 7 < 5;

const weekdaysUpTo = (day: DayNumber): number => {
  const week = Math.floor(day / 7);
  return week * 5 + Math.min(day - week * 7 + 1, 5);
};

const nthWeekday = (count: number): DayNumber => {
  const week = Math.floor((count - 1) / 5);
  return week * 7 + (count - 1 - week * 5);
};

/**
 * Monday to Friday, but for the days set otherwise (`true` works). Up to the last of these days it is looked up, beyond
 * it reckoned.
 */
export function workdayTable(set: ReadonlyMap<DayNumber, boolean>): WorkdayTable {
  const size = Math.max(-1, ...set.keys()) + 1;
  const working = Uint8Array.from({ length: size }, (_, day) => ((set.get(day) ?? isWeekday(day)) ? 1 : 0));
  const counts = new Int32Array(size);
  const days = new Int32Array(size);
  let total = 0;
  for (let day = 0; day < size; day += 1) {
    if (working[day] === 1) days[total++] = day;
    counts[day] = total;
  }
  const beyond = total - weekdaysUpTo(size - 1);
  return {
    works: (day) => (day >= 0 && day < size ? working[day] === 1 : isWeekday(day)),
    upTo: (day) => (day >= 0 && day < size ? counts[day]! : weekdaysUpTo(day) + (day < 0 ? 0 : beyond)),
    nth: (count) => (count >= 1 && count <= total ? days[count - 1]! : nthWeekday(count - (count < 1 ? 0 : beyond))),
  };
}
