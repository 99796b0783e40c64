// How often something is to be done, and the days that makes: pure, over the organ's calendar.
import { festival, lastDayOfMonth, type FestivalName, type WorkCalendar } from '#calendar';
import { addDays, compareDates, weekday, yearOf, type LocalDate } from '#kernel';

/** A place within a month. `n` counts from 1. */
export type Place =
  /** The day itself; the last one where the month is shorter (《民法典》第二百零二条). */
  | { readonly is: 'day'; readonly n: number }
  | { readonly is: 'first-workday'; readonly n: number }
  | { readonly is: 'last-workday'; readonly n: number }
  /** Monday is 1. `n` 0 is the last of the month. */
  | { readonly is: 'weekday'; readonly n: number; readonly weekday: number };

/** How often, and when. `rolls`: a day off is put off to the next working day, because its words say so. */
export type Cycle = { readonly rolls?: true | undefined } & (
  | { readonly is: 'once'; readonly day: LocalDate }
  | { readonly is: 'months'; readonly months: readonly number[]; readonly places: readonly Place[] }
  | { readonly is: 'weeks'; readonly weekdays: readonly number[] }
  | { readonly is: 'every'; readonly days: number; readonly from: LocalDate }
  /** Working days before or after a break; `all`: after each of them. */
  | {
      readonly is: 'festival';
      readonly festival: FestivalName | 'all';
      readonly side: 'before' | 'after';
      readonly n: number;
    }
);

/** A day it falls due: `limit` is the last on which it is in time, `aim` the working day it is asked for. */
export interface Due {
  readonly limit: LocalDate;
  readonly aim: LocalDate;
  /** The days off of its year are not published yet. */
  readonly provisional: boolean;
}

/** Looked ahead so many years, and no further. */
const YEARS = 6;

const BREAKS: readonly FestivalName[] = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'];

/** The next days of a cycle after a day, that day left out; at most `most`. */
export const duesAfter = (cycle: Cycle, after: LocalDate, calendar: WorkCalendar, most: number): readonly Due[] => {
  const limits = limitsFrom(cycle, after, calendar)
    .filter((day) => day > after)
    .toSorted(compareDates);
  return [...new Set(limits)].slice(0, most).map((day) => {
    const limit = cycle.rolls ? calendar.nextWorkday(day) : day;
    const aim = calendar.previousWorkday(limit);
    return { limit, aim, provisional: calendar.dayOf(aim).provisional || calendar.dayOf(limit).provisional };
  });
};

/** Days of the cycle in the years from that of a day on. */
const limitsFrom = (cycle: Cycle, from: LocalDate, calendar: WorkCalendar): readonly LocalDate[] => {
  const years = Array.from({ length: YEARS }, (_, n) => yearOf(from) + n);
  switch (cycle.is) {
    case 'once':
      return [cycle.day];
    case 'months':
      return years.flatMap((year) =>
        cycle.months.flatMap((month) => cycle.places.map((place) => placed(monthOf(year, month), place, calendar))),
      );
    case 'weeks':
      return weekdaysFrom(from, cycle.weekdays);
    case 'every':
      return Array.from({ length: 200 }, (_, n) => addDays(cycle.from, n * cycle.days));
    case 'festival': {
      const names = cycle.festival === 'all' ? BREAKS : [cycle.festival];
      return years.flatMap((year) => names.flatMap((name) => aroundBreak(name, year, cycle, calendar)));
    }
  }
};

const monthOf = (year: number, month: number): LocalDate => `${year}-${String(month).padStart(2, '0')}-01` as LocalDate;

const placed = (first: LocalDate, place: Place, calendar: WorkCalendar): LocalDate => {
  const last = lastDayOfMonth(first);
  switch (place.is) {
    case 'day': {
      const day = addDays(first, place.n - 1);
      return day > last ? last : day;
    }
    case 'first-workday':
      return calendar.workdaysAfter(addDays(first, -1), place.n).day;
    case 'last-workday':
      return calendar.workdaysBefore(addDays(last, 1), place.n).day;
    case 'weekday': {
      if (place.n === 0) return addDays(last, -((weekday(last) - place.weekday + 7) % 7));
      return addDays(first, ((place.weekday - weekday(first) + 7) % 7) + 7 * (place.n - 1));
    }
  }
};

const weekdaysFrom = (from: LocalDate, weekdays: readonly number[]): readonly LocalDate[] =>
  Array.from({ length: 400 }, (_, n) => addDays(from, n)).filter((day) => weekdays.includes(weekday(day)));

const aroundBreak = (
  name: FestivalName,
  year: number,
  { side, n }: Cycle & { readonly is: 'festival' },
  calendar: WorkCalendar,
): readonly LocalDate[] => {
  if (side === 'before') {
    const [first] = festival(name, year);
    return first === undefined ? [] : [calendar.workdaysBefore(first, n).day];
  }
  const [day] = festival(name, year);
  if (day === undefined) return [];
  // Without a notice the break is the days the law itself gives.
  const first = calendar.firstWorkdayAfterHoliday(name, year) ?? calendar.nextWorkday(day);
  return [n === 1 ? first : calendar.workdaysAfter(first, n - 1).day];
};
