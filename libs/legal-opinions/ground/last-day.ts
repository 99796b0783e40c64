import { monthsAfter } from '#calendar';
import { addDays, type Length, type LocalDate } from '#kernel';

/** The last day of a term that begins on a day: a year from 1 December ends on 30 November. Not for working days. */
export const lastDayFrom = (first: LocalDate, { n, unit }: Length): LocalDate | undefined => {
  switch (unit) {
    case 'year':
      return addDays(monthsAfter(first, 12 * n), -1);
    case 'month':
      return addDays(monthsAfter(first, n), -1);
    case 'day':
      return addDays(first, n - 1);
    case 'workday':
      return undefined;
  }
};
