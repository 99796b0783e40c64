import { z } from 'zod';

/** Between these days lies whatever can be recorded: from the founding of the People's Republic to the end of the next century. */
const FIRST_DAY = '1949-10-01';
const LAST_DAY = '2199-12-31';

/**
 * A civil date in Asia/Shanghai, `2026-03-01`; never a `Date`. From 1949-10-01 to 2199-12-31; refuses days that do not
 * exist (`2026-02-30`).
 */
export const LocalDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => civil(dayNumber(text)) === text, '不是有效日期')
  .refine((text) => text >= FIRST_DAY && text <= LAST_DAY, `应在${FIRST_DAY}至${LAST_DAY}之间`)
  .meta({ format: 'date' })
  .brand('LocalDate');
export type LocalDate = z.infer<typeof LocalDate>;

/** An instant: ISO 8601 in UTC with milliseconds, `2026-03-01T01:30:00.000Z`. */
export const Instant = z.iso.datetime({ precision: 3 }).brand('Instant');
export type Instant = z.infer<typeof Instant>;

/**
 * Days since 1970-01-01 of a date in the proleptic Gregorian calendar; years are counted from March, so leap days come
 * last.
 */
function dayNumber(text: string): number {
  const month = Number(text.slice(5, 7));
  const year = Number(text.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(text.slice(8, 10)) - 1;
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + ofYear - 719_468;
}

/** The date so many days after 1970-01-01: the inverse of `dayNumber`. */
function civil(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * The civil date in China at an instant: China is eight hours ahead of UTC, so its day begins at 16:00 UTC; the
 * machine's zone is never asked.
 */
export const dateOf = (at: Instant): LocalDate =>
  addDays(at.slice(0, 10) as LocalDate, at.slice(11, 13) >= '16' ? 1 : 0);

/** The time of day in China at an instant, `15:04`. */
export const timeOf = (at: Instant): string => {
  const hour = (Number(at.slice(11, 13)) + 8) % 24;
  return `${String(hour).padStart(2, '0')}:${at.slice(14, 16)}`;
};

/** Milliseconds since 1970-01-01T00:00Z. */
export const millisecondsOf = (at: Instant): number =>
  dayNumber(at.slice(0, 10)) * 86_400_000 +
  Number(at.slice(11, 13)) * 3_600_000 +
  Number(at.slice(14, 16)) * 60_000 +
  Number(at.slice(17, 19)) * 1000 +
  Number(at.slice(20, 23));

/** The instant so many milliseconds later. */
export const later = (at: Instant, milliseconds: number): Instant => {
  const all = millisecondsOf(at) + milliseconds;
  const ofDay = ((all % 86_400_000) + 86_400_000) % 86_400_000;
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  const day = civil(Math.floor(all / 86_400_000));
  const time = [ofDay / 3_600_000, (ofDay / 60_000) % 60, (ofDay / 1000) % 60].map(two).join(':');
  return `${day}T${time}.${String(ofDay % 1000).padStart(3, '0')}Z` as Instant;
};

/** The civil date `n` days later (earlier, if negative). */
export const addDays = (date: LocalDate, n: number): LocalDate => civil(dayNumber(date) + n) as LocalDate;

/** Days from one date to another; negative if the second is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

/** For sorting: the earlier date first; 0 for the same day. */
export const compareDates = (a: LocalDate, b: LocalDate): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** 1 Monday … 7 Sunday, as weeks are counted in China. 1970-01-01 was a Thursday. */
export const weekday = (date: LocalDate): 1 | 2 | 3 | 4 | 5 | 6 | 7 =>
  (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The year of a date, a number of four digits. */
export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/** `2026-03-01(周日)`: how every date is read back. */
export const dateInWords = (date: LocalDate): string => `${date}(周${'一二三四五六日'[weekday(date) - 1]})`;
