// The days off that hold while the notice of a year is not out yet.
import { addDays, type LocalDate } from '#kernel';
import { festival, type FestivalName } from './festivals.ts';

/**
 * 《全国年节及纪念日放假办法》（国务院令第795号，2025年1月1日起施行）第二条: days off for all, whatever the notice of the year
 * moves around them.
 */
const STATUTE = '国务院令第795号';
const DAYS: readonly { readonly name: FestivalName; readonly from: number; readonly days: number }[] = [
  { name: '元旦', from: 0, days: 1 },
  { name: '春节', from: -1, days: 4 },
  { name: '清明节', from: 0, days: 1 },
  { name: '劳动节', from: 0, days: 2 },
  { name: '端午节', from: 0, days: 1 },
  { name: '中秋节', from: 0, days: 1 },
  { name: '国庆节', from: 0, days: 3 },
];
/** The statute has held since; how far ahead its days are reckoned. */
const FIRST = 2025;
const LAST = 2060;

/** A day off by the statute itself; `notice` is its citation. */
export interface StatutoryDay {
  readonly day: LocalDate;
  readonly holiday: string;
  readonly notice: string;
}

/** Worked out once: the moon is slow to reckon. */
const ALL: readonly { readonly year: number; readonly days: readonly StatutoryDay[] }[] = Array.from(
  { length: LAST - FIRST + 1 },
  (_, n) => FIRST + n,
).map((year) => ({
  year,
  days: DAYS.flatMap(({ name, from, days }) =>
    festival(name, year).flatMap((day) =>
      Array.from({ length: days }, (_, n) => ({ day: addDays(day, from + n), holiday: name, notice: STATUTE })),
    ),
  ),
}));

/**
 * The thirteen days off that the statute itself gives, in the years for which no notice has been published; those that
 * fall on a weekend are made up for where the notice will say.
 */
export const statutoryDays = (published: ReadonlySet<number>): readonly StatutoryDay[] =>
  ALL.flatMap(({ year, days }) => (published.has(year) ? [] : days));
