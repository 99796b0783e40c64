import { addDays, LocalDate, yearOf } from '#kernel';
import type { Found } from './found.ts';
import { halfWidth } from './width.ts';

const RELATIVE: Readonly<Record<string, number>> = { 大前天: -3, 前天: -2, 昨天: -1, 昨日: -1, 今天: 0, 今日: 0, 明天: 1, 明日: 1, 后天: 2, 大后天: 3 };
const WORDS = /大前天|前天|昨天|昨日|今天|今日|明天|明日|大后天|后天/g;
const WRITTEN = /(?<![\d.])(?:(?<year>\d{4})\s*(?:年|[-/.])\s*)(?<month>\d{1,2})\s*(?:月|[-/.])\s*(?<day>\d{1,2})(?:[日号]|(?![\d.]))|(?<!\d)(?<monthOnly>\d{1,2})月(?<dayOnly>\d{1,2})[日号]/g;

/** Civil dates in a text. A date without a year is of this year; it is always read back in full before anything is recorded. */
export const datesIn = (text: string, today: LocalDate): readonly Found<LocalDate>[] => {
  const plain = halfWidth(text);
  const found: Found<LocalDate>[] = [];
  for (const word of plain.matchAll(WORDS)) found.push({ value: addDays(today, RELATIVE[word[0]]!), from: word.index, to: word.index + word[0].length });
  for (const date of plain.matchAll(WRITTEN)) {
    const { year, month, day, monthOnly, dayOnly } = date.groups!;
    const civil = LocalDate.safeParse(`${year ?? yearOf(today)}-${(month ?? monthOnly)!.padStart(2, '0')}-${(day ?? dayOnly)!.padStart(2, '0')}`);
    if (civil.success) found.push({ value: civil.data, from: date.index, to: date.index + date[0].length });
  }
  return found.sort((a, b) => a.from - b.from);
};
