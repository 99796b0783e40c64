// The quarter a nil return is of: its days, and until when it is to be signed.
import { lastDayOfMonth, type Count, type WorkCalendar } from '#calendar';
import { LocalDate, yearOf, type Period } from '#kernel';

export type QuarterOfYear = 1 | 2 | 3 | 4;

/** A quarter of a year. */
export interface Quarter {
  readonly year: number;
  readonly quarter: QuarterOfYear;
}

const NAMES = ['一季度', '二季度', '三季度', '四季度'] as const;
/** Working days after the quarter: the bureau's own number, no source gives one. */
const DAYS = 5;

/** `2026年一季度` */
export const quarterInWords = ({ year, quarter }: Quarter): string => `${year}年${NAMES[quarter - 1]}`;

const firstOfMonth = (year: number, month: number): LocalDate =>
  LocalDate.parse(`${year}-${String(month).padStart(2, '0')}-01`);

/** Its first and its last day. */
export const daysOf = ({ year, quarter }: Quarter): Period => ({
  first: firstOfMonth(year, quarter * 3 - 2),
  last: lastDayOfMonth(firstOfMonth(year, quarter * 3)),
});

/** The quarter a day lies in. */
export const quarterOf = (day: LocalDate): Quarter => ({
  year: yearOf(day),
  quarter: Math.ceil(Number(day.slice(5, 7)) / 3) as QuarterOfYear,
});

/** The one before it. */
export const quarterBefore = ({ year, quarter }: Quarter): Quarter =>
  quarter === 1 ? { year: year - 1, quarter: 4 } : { year, quarter: (quarter - 1) as QuarterOfYear };

/** The last of these quarters that has begun: 四季度, said in January, is that of last year. */
export const lastBegun = (quarter: QuarterOfYear, today: LocalDate): Quarter => {
  const inYear = { year: yearOf(today), quarter };
  return daysOf(inYear).first <= today ? inYear : { year: inYear.year - 1, quarter };
};

/** The day until which it is to be signed. */
export const dueOf = (quarter: Quarter, calendar: WorkCalendar): Count =>
  calendar.workdaysAfter(daysOf(quarter).last, DAYS);
