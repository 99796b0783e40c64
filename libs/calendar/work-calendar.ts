// The working days of China by the notices that were published, with the reason for each day off.
import { addDays, daysBetween, weekday, yearOf, type LocalDate } from '#kernel';
import type { FestivalName } from './festivals.ts';
import { citationOf, isWhole, LONGEST_HOLIDAY, type HolidayNotice, type HolidayYear } from './holiday-year.ts';
import { statutoryDays } from './statutory-days.ts';
import { dateAt, numberOf, workdayTable, type DayNumber } from './workday-table.ts';

/**
 * Why a day is what it is. `notice` is the citation, `国办发明电〔2025〕7号`. `provisional`: no notice speaks of it, and its
 * year has none of all festivals yet; only the day of the week and the days off of the statute are known.
 */
export type CalendarDay = { readonly provisional: boolean } & (
  | { readonly is: 'workday' }
  | { readonly is: 'make-up'; readonly holiday: string; readonly notice: string }
  | { readonly is: 'weekend' }
  | { readonly is: 'holiday'; readonly holiday: string; readonly notice: string }
);

/** Days passed over that one count lists, at most: some eight years of weekends. */
const MOST_SKIPPED = 1000;

/** A day a count passed over, and why: `周六`, `国庆节放假（国办发明电〔2025〕7号）`. */
export interface SkippedDay {
  readonly day: LocalDate;
  readonly why: string;
}

/**
 * Where a count ends. `skipped` are the days off between start and end, in calendar order, the first thousand; `provisional`: one of the
 * days counted or skipped lies in a year without a notice.
 */
export interface Count {
  readonly day: LocalDate;
  readonly provisional: boolean;
  readonly skipped: readonly SkippedDay[];
}

/** Which days are worked, and what is counted by them. */
export interface WorkCalendar {
  readonly dayOf: (date: LocalDate) => CalendarDay;
  readonly isWorkday: (date: LocalDate) => boolean;
  /** How many working days there are from one day to another, both included. */
  readonly workdaysIn: (from: LocalDate, to: LocalDate) => number;
  /** The day itself, else the first working day after it. */
  readonly nextWorkday: (date: LocalDate) => LocalDate;
  /** The day itself, else the last working day before it. */
  readonly previousWorkday: (date: LocalDate) => LocalDate;
  /**
   * The `n`-th working day after the start, which is not counted (《民法典》第二百零一条).
   * Throws `RangeError` unless `n` is a whole number from 1.
   */
  readonly workdaysAfter: (start: LocalDate, n: number) => Count;
  /**
   * The `n`-th working day before the start, which is not counted.
   * Throws `RangeError` unless `n` is a whole number from 1.
   */
  readonly workdaysBefore: (start: LocalDate, n: number) => Count;
  /**
   * The first working day after the days off which the year's notices give for the holiday; undefined while no notice
   * gives any.
   */
  readonly firstWorkdayAfterHoliday: (name: FestivalName, year: number) => LocalDate | undefined;
}

/** A day a notice speaks of. */
type SetDay = { readonly is: 'holiday' | 'make-up'; readonly holiday: string; readonly notice: string };

/** No calendar reaches further: whatever was recorded, its days can be counted in no time. */
const LAST_YEAR = 2199;

/** The days of a holiday, as many as one may have; none outside the years a calendar reaches. */
export const daysOffIn = ({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }): readonly LocalDate[] => {
  const length = Math.max(0, Math.min(daysBetween(from, to) + 1, LONGEST_HOLIDAY));
  return Array.from({ length }, (_, n) => addDays(from, n)).filter(withinReach);
};

const withinReach = (day: LocalDate): boolean => yearOf(day) <= LAST_YEAR;

const daysIn = (notice: HolidayNotice): readonly (readonly [DayNumber, SetDay])[] =>
  notice.holidays.flatMap((holiday) => {
    const named = { holiday: holiday.name, notice: citationOf(notice) };
    const makeUp = holiday.makeUp.filter(withinReach);
    return [
      ...daysOffIn(holiday).map((date): [DayNumber, SetDay] => [numberOf(date), { is: 'holiday', ...named }]),
      ...makeUp.map((date): [DayNumber, SetDay] => [numberOf(date), { is: 'make-up', ...named }]),
    ];
  });

/**
 * Every day the notices set; where two set the same day, the later one holds. Those of the place are weaker than the
 * country's.
 */
const daysSet = (years: readonly HolidayYear[], local: readonly HolidayNotice[]): ReadonlyMap<DayNumber, SetDay> => {
  const published = new Set(years.filter(isWhole).map(({ year }) => year));
  const byStatute = statutoryDays(published).map(({ day, holiday, notice }): [DayNumber, SetDay] => [
    numberOf(day),
    { is: 'holiday', holiday, notice },
  ]);
  const byNotice = years.toSorted((a, b) => a.year - b.year).flatMap(({ notices }) => notices.flatMap(daysIn));
  return new Map([...local.flatMap(daysIn), ...byStatute, ...byNotice]);
};

const whyOff = (day: CalendarDay, date: LocalDate): string => {
  if (day.is === 'holiday') return `${day.holiday}放假（${day.notice}）`;
  return weekday(date) === 6 ? '周六' : '周日';
};

const fromOne = (n: number): number => {
  if (!Number.isSafeInteger(n) || n < 1)
    throw new RangeError(`working days are counted in whole numbers from 1, not ${n}`);
  return n;
};

/**
 * The working days of China by the years published; other years are provisional: Monday to Friday, but for the days off
 * the statute itself gives and what a notice of single festivals has set.
 * @param local what the place gives besides
 */
export function workCalendar(years: readonly HolidayYear[], local: readonly HolidayNotice[] = []): WorkCalendar {
  const published = new Set(years.filter(isWhole).map(({ year }) => year));
  const set = daysSet(years, local);
  const firm = new Set(years.flatMap(({ notices }) => notices.flatMap(daysIn)).map(([day]) => day));
  const table = workdayTable(new Map([...set].map(([day, { is }]) => [day, is === 'make-up'])));

  const dayOf = (date: LocalDate): CalendarDay => {
    const day = numberOf(date);
    return {
      ...(set.get(day) ?? { is: table.works(day) ? 'workday' : 'weekend' }),
      provisional: !published.has(yearOf(date)) && !firm.has(day),
    };
  };

  const skip = (number: DayNumber): SkippedDay => {
    const day = dateAt(number);
    return { day, why: whyOff(dayOf(day), day) };
  };

  const daysOffBetween = (first: DayNumber, last: DayNumber): readonly SkippedDay[] => {
    const skipped: SkippedDay[] = [];
    for (let day = first; day <= last && skipped.length < MOST_SKIPPED; day += 1)
      if (!table.works(day)) skipped.push(skip(day));
    return skipped;
  };

  const anyUnpublished = (first: LocalDate, last: LocalDate): boolean => {
    for (let year = yearOf(first); year <= yearOf(last); year += 1) if (!published.has(year)) return true;
    return false;
  };

  const nextWorkday = (date: LocalDate): LocalDate => dateAt(table.nth(table.upTo(numberOf(date) - 1) + 1));

  return {
    dayOf,
    isWorkday: (date) => table.works(numberOf(date)),
    workdaysIn: (from, to) => Math.max(0, table.upTo(numberOf(to)) - table.upTo(numberOf(from) - 1)),
    nextWorkday,
    previousWorkday: (date) => dateAt(table.nth(table.upTo(numberOf(date)))),
    workdaysAfter: (start, n) => {
      const from = numberOf(start);
      const to = table.nth(table.upTo(from) + fromOne(n));
      const day = dateAt(to);
      return { day, provisional: anyUnpublished(dateAt(from + 1), day), skipped: daysOffBetween(from + 1, to - 1) };
    },
    workdaysBefore: (start, n) => {
      const from = numberOf(start);
      const to = table.nth(table.upTo(from - 1) - fromOne(n) + 1);
      const day = dateAt(to);
      return { day, provisional: anyUnpublished(day, dateAt(from - 1)), skipped: daysOffBetween(to + 1, from - 1) };
    },
    firstWorkdayAfterHoliday: (name, year) => {
      const ends = years
        .filter((notified) => notified.year === year)
        .flatMap(({ notices }) => notices.flatMap(({ holidays }) => holidays))
        .filter((holiday) => holiday.name.split('、').includes(name))
        .map(({ to }) => numberOf(to));
      return ends.length === 0 ? undefined : nextWorkday(dateAt(Math.max(...ends) + 1));
    },
  };
}
