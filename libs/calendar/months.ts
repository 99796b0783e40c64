// Civil dates counted by months.
import { addDays, yearOf, type LocalDate } from '#kernel';

const monthOf = (date: LocalDate): number => Number(date.slice(5, 7));
const dayOfMonth = (date: LocalDate): number => Number(date.slice(8, 10));

/** Months since the year 0, and the first day of such a month. */
const monthsOf = (date: LocalDate): number => yearOf(date) * 12 + monthOf(date) - 1;
const firstOf = (months: number): LocalDate => {
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01` as LocalDate;
};

/** The last day of the month the date lies in. */
export const lastDayOfMonth = (date: LocalDate): LocalDate => addDays(firstOf(monthsOf(date) + 1), -1);

/**
 * The corresponding day `n` months later (earlier, if negative), else the last day of that month (《民法典》第二百零二条):
 * 2025-12-31 and two months, 2026-02-28.
 */
export const monthsAfter = (start: LocalDate, n: number): LocalDate => {
  const first = firstOf(monthsOf(start) + n);
  return addDays(first, Math.min(dayOfMonth(start), dayOfMonth(lastDayOfMonth(first))) - 1);
};
