/** What the words for a day mean before it is known which day that is, and how it is settled. */
import type { WorkCalendar } from '#calendar';
import { daysBetween, type LocalDate } from '#kernel';

/** Which way a day lies, as verbs and the field asked for say. */
export type Direction = 'past' | 'future';

/** What the words for a day mean, before it is known which way it lies. */
export type Meaning =
  /** `how`: in Chinese, if it had to be counted; `provisional`: over a year whose days off are not yet published. */
  | {
      readonly is: 'day';
      readonly day: LocalDate;
      readonly until?: boolean;
      readonly how?: string;
      readonly provisional?: boolean;
    }
  /**
   * Comes again and again: the latest not after today, the earliest not before it, and what it is without a direction.
   */
  | {
      readonly is: 'recurring';
      readonly past: LocalDate | undefined;
      readonly future: LocalDate | undefined;
      readonly otherwise: Meaning;
    }
  | { readonly is: 'range'; readonly first: LocalDate; readonly last: LocalDate }
  /** A day is meant, but which must be asked: one of the choices, if there are any. */
  | { readonly is: 'unclear'; readonly choices: readonly LocalDate[] };

/** What is known when a date is read. */
export interface Around {
  readonly today: LocalDate;
  readonly calendar: WorkCalendar;
  /** The year of days that are written without one, where the text tells it once for all. */
  readonly year?: number | undefined;
}

/** One way of saying a day. */
export interface Pattern {
  readonly says: RegExp;
  means(groups: Readonly<Record<string, string | undefined>>, around: Around): Meaning | undefined;
}

export const day = (date: LocalDate): Meaning => ({ is: 'day', day: date });
export const unclear = (...choices: readonly LocalDate[]): Meaning => ({ is: 'unclear', choices });

/** Days before and after today within which a date without a year needs no question. */
const NEAR = 92;

/** A day that comes every year: with no direction the nearer one, if it is near. */
export const yearly = (occurrences: readonly LocalDate[], today: LocalDate): Meaning => {
  const past = occurrences.filter((one) => one <= today).at(-1);
  const future = occurrences.find((one) => one >= today);
  const near = [past, future]
    .filter((one) => one !== undefined)
    .filter((one) => Math.abs(daysBetween(today, one)) <= NEAR)
    .sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0];
  const both = [past, future].filter((one) => one !== undefined);
  return both.length === 0
    ? unclear()
    : { is: 'recurring', past, future, otherwise: near ? day(near) : unclear(...both) };
};

/** A day that comes every week or month: with no direction this one's if it is not over, else a question. */
export const coming = (
  past: LocalDate | undefined,
  current: LocalDate | undefined,
  next: LocalDate | undefined,
  today: LocalDate,
): Meaning => {
  const all = [past, current, next].filter((one) => one !== undefined);
  const behind = all.filter((one) => one <= today).at(-1);
  const ahead = all.find((one) => one >= today);
  return {
    is: 'recurring',
    past: behind,
    future: ahead,
    otherwise:
      current !== undefined && current >= today
        ? day(current)
        : unclear(...[current ?? behind, ahead].filter((one) => one !== undefined)),
  };
};

/** A day, a range or a question, when it is known which way it lies. */
export const settle = (meaning: Meaning, direction: Direction | undefined): Exclude<Meaning, { is: 'recurring' }> => {
  if (meaning.is !== 'recurring') return meaning;
  const found = direction && meaning[direction];
  if (found) return { is: 'day', day: found };
  return settle(direction ? unclear() : meaning.otherwise, undefined);
};

/** The civil date of a year, a month and a day, or undefined if there is no such day. */
export const civil = (year: number, month: number, dayOfMonth: number): LocalDate | undefined => {
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > lengthOf(year, month)) return undefined;
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(dayOfMonth, 2)}` as LocalDate;
};

const digits = (n: number, length: number): string => String(n).padStart(length, '0');

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const lengthOf = (year: number, month: number): number => {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

export const monthOf = (date: LocalDate): number => Number(date.slice(5, 7));
export const dayOfMonth = (date: LocalDate): number => Number(date.slice(8, 10));
export const lastOf = (year: number, month: number): LocalDate => civil(year, month, lengthOf(year, month))!;

/** Year and month `n` months on. */
export const monthsOn = (date: LocalDate, n: number): readonly [year: number, month: number] => {
  const count = Number(date.slice(0, 4)) * 12 + monthOf(date) - 1 + n;
  return [Math.floor(count / 12), (count % 12) + 1];
};
