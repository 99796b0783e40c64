/** Days written as year, month and day, or part of them: 2026年3月1日, 3月1日, 12号, 3.1. */
import { addDays, yearOf, type LocalDate } from '#kernel';
import { countOf, yearIn } from '../numeral.ts';
import { civil, coming, day, monthsOn, unclear, yearly, type Around, type Meaning, type Pattern } from './meaning.ts';

const MONTH = '(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])';
const DAY = '(?:\\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]|[廿卅][一二三四五六七八九]?)';
const YEAR = '(?:\\d{4}|[一二][〇零○一二三四五六七八九]{3})';
const OF_YEAR: Readonly<Record<string, number>> = {
  去年: -1,
  上年: -1,
  今年: 0,
  本年: 0,
  明年: 1,
  次年: 1,
  前年: -2,
  后年: 2,
};
const OF_MONTH: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 本: 0, 这: 0, 当: 0, 下: 1, 下下: 2 };

const exact = (year: number | undefined, month: string, dayOfMonth: string): Meaning => {
  const found = year === undefined ? undefined : civil(year, countOf(month) ?? 0, countOf(dayOfMonth) ?? 0);
  return found ? day(found) : unclear();
};

/** A month and a day without a year: five years around, so that 29 February has its turns. */
const everyYear = (month: string, dayOfMonth: string, { today, year: told }: Around): Meaning => {
  if (told !== undefined) return exact(told, month, dayOfMonth);
  const year = yearOf(today);
  const days = Array.from({ length: 17 }, (_, n) =>
    civil(year + n - 8, countOf(month) ?? 0, countOf(dayOfMonth) ?? 0),
  ).filter((one) => one !== undefined);
  // 29 February: a year that has none is not skipped in silence.
  const near = days.filter((one) => Math.abs(yearOf(one) - year) <= 1);
  if (near.length > 0 || days.length === 0) return yearly(near, today);
  const around = [days.filter((one) => one <= today).at(-1), days.find((one) => one >= today)];
  return unclear(...around.filter((one) => one !== undefined));
};

const range = (first: Meaning, last: Meaning, around: Around): Meaning => {
  const [from, to] = [certain(first, around), certain(last, around)];
  return from && to && from <= to ? { is: 'range', first: from, last: to } : unclear();
};
/** The day itself, where no question is needed. */
const certain = (meaning: Meaning, around: Around): LocalDate | undefined => {
  if (meaning.is === 'day') return meaning.day;
  if (meaning.is !== 'recurring') return undefined;
  return certain(meaning.otherwise, around);
};

/** A range from a day to a month and a day; in the year after where it would end before it begins. */
const rangeFrom = (first: Meaning, month: string, dayOfMonth: string, around: Around): Meaning => {
  const start = certain(first, around);
  if (start === undefined) return unclear();
  const end = exact(yearOf(start), month, dayOfMonth);
  const turns = end.is === 'day' && end.day < start;
  return range(day(start), turns ? exact(yearOf(start) + 1, month, dayOfMonth) : end, around);
};

const yearSpoken = (year: string | undefined, near: string | undefined, { today }: Around): number | undefined => {
  if (year) return yearIn(year);
  return near ? yearOf(today) + OF_YEAR[near]! : undefined;
};

/** 至 and its signs. */
const TO = '(?:-|—|–|~|至|到)';
/** Not behind what makes a number of it: 第12号, 3月12日, A12号. */
const NOT_NUMBERED = '(?<![\\d月第.\\])A-Za-z〇零一二三四五六七八九十廿卅号-])';

/** Days written as year, month and day, or part of them. */
export const written: readonly Pattern[] = [
  {
    // 2025年3月1日, 二〇二五年三月一日, 25年3月1号
    says: new RegExp(
      `(?<year>${YEAR}|(?<!\\d)\\d{2})年\\s*(?<month>${MONTH})月份?\\s*(?<day>${DAY})[日号]?(?![\\d点时])`,
      'g',
    ),
    means: ({ year, month, day: dayOfMonth }) => exact(yearIn(year!), month!, dayOfMonth!),
  },
  {
    // 去年12月31日
    says: new RegExp(
      `(?<year>去年|上年|今年|本年|明年|次年|前年|后年)的?\\s*(?<month>${MONTH})月份?\\s*(?<day>${DAY})[日号]?`,
      'g',
    ),
    means: ({ year, month, day: dayOfMonth }, { today }) => exact(yearOf(today) + OF_YEAR[year!]!, month!, dayOfMonth!),
  },
  {
    // 明年1.1
    says: /(?<year>去年|今年|本年|明年)\s*(?<month>\d{1,2})[./](?<day>\d{1,2})(?![\d.万亿元])/g,
    means: ({ year, month, day: dayOfMonth }, { today }) => exact(yearOf(today) + OF_YEAR[year!]!, month!, dayOfMonth!),
  },
  {
    // 2025-03-01, 2025/3/1, 2025.3.1
    says: new RegExp(
      '(?<![\\d./-])(?<year>(?:19|20)\\d{2})\\s?(?<sign>[-/.])\\s?(?<month>\\d{1,2})\\s?\\k<sign>\\s?' +
        '(?<day>\\d{1,2})[日号]?(?![\\d/-]|\\.\\d)',
      'g',
    ),
    means: ({ year, month, day: dayOfMonth }) => exact(Number(year), month!, dayOfMonth!),
  },
  {
    // 20250301
    says: /(?<![\dA-Za-z-])(?<year>20\d{2})(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\d|3[01])(?![\dA-Za-z-])/g,
    means: ({ year, month, day: dayOfMonth }) => exact(Number(year), month!, dayOfMonth!),
  },
  {
    // 2026年3月1日至5日, 3月1日-5日, 3月28日至4月2日 without a year on the second
    says: new RegExp(
      `(?:(?<year>${YEAR})年\\s*|(?<near>去年|今年|明年))?(?<month>${MONTH})月(?<day>${DAY})[日号]?\\s*${TO}+\\s*` +
        `(?:(?<month2>${MONTH})月)?(?<day2>${DAY})[日号]`,
      'g',
    ),
    means: ({ year, near, month, day: first, month2, day2 }, around) => {
      const spoken = yearSpoken(year, near, around);
      const start = spoken === undefined ? everyYear(month!, first!, around) : exact(spoken, month!, first!);
      return rangeFrom(start, month2 ?? month!, day2!, around);
    },
  },
  {
    // 3月1日, 三月一日, 12月5号
    says: new RegExp(
      `(?<![\\d年])(?<month>${MONTH})月份?\\s*(?<day>${DAY})(?:[日号]|(?=\\s|$|[前之以收送召,.;、]|\\())`,
      'g',
    ),
    means: ({ month, day: dayOfMonth }, around) => everyYear(month!, dayOfMonth!, around),
  },
  {
    // 下个月10号, 本月12日, 本月二十
    says: new RegExp(
      `(?<which>上上|下下|上|下|本|这|当)个?月的?(?<day>${DAY})(?:[日号]|(?<=十)(?=\\s|$|[前之以收送召提,.;、]))`,
      'g',
    ),
    means: ({ which, day: dayOfMonth }, { today }) => {
      const [year, month] = monthsOn(today, OF_MONTH[which!]!);
      const found = civil(year, month, countOf(dayOfMonth!) ?? 0);
      return found ? day(found) : unclear();
    },
  },
  {
    // 12号, 12日, and nothing that is numbered
    says: new RegExp(
      `${NOT_NUMBERED}(?<day>${DAY})` +
        '(?:号(?!楼|文|令|公告|院|线|机|议题|案|合同|会议?室|厅|门|车|人|店|馆|台|柜|井)' +
        '|日(?!前|内|之内|以内|后|之后|以后|常|报|程|元|本|期|志|起))',
      'g',
    ),
    means: ({ day: dayOfMonth }, { today }) => {
      const count = countOf(dayOfMonth!) ?? 0;
      const [past, current, next] = [-1, 0, 1].map((n) => civil(...monthsOn(today, n), count));
      return (past ?? current ?? next) ? coming(past, current, next, today) : unclear();
    },
  },
  {
    // 12日前: the day of the month as likely as twelve days ago
    says: new RegExp(`${NOT_NUMBERED}(?<day>${DAY})日(?:之前|以前|前)`, 'g'),
    means: ({ day: dayOfMonth }, { today }) => {
      const count = countOf(dayOfMonth!) ?? 0;
      const ahead = [0, 1]
        .map((n) => civil(...monthsOn(today, n), count))
        .find((one) => one !== undefined && one >= today);
      return unclear(addDays(today, -count), ...(ahead ? [ahead] : []));
    },
  },
];

/** `3.1`, `3/1`, `3-1`: a day only where the words around say so, or where it is all there is. */
const SHORT = '(?<month>\\d{1,2})\\s?[./-]\\s?(?<day>\\d{1,2})';
const shortDays = (says: RegExp): Pattern => ({
  says,
  means: ({ month, day: dayOfMonth, month3, day3 }, around) =>
    everyYear((month ?? month3)!, (dayOfMonth ?? day3)!, around),
});
const shortRange = (says: RegExp): Pattern => ({
  says,
  means: ({ month, day: first, month2, day2 }, around) =>
    rangeFrom(everyYear(month!, first!, around), month2!, day2!, around),
});
const SHORT3 = SHORT.replace('<month>', '<month3>').replace('<day>', '<day3>');

/** In a sentence. */
const amongWords: readonly Pattern[] = [
  shortRange(
    new RegExp(
      `(?<![\\d./-])(?<month>\\d{1,2})[./](?<day>\\d{1,2})\\s*${TO}+\\s*` +
        '(?<month2>\\d{1,2})[./](?<day2>\\d{1,2})(?![\\d./万亿元%])',
      'g',
    ),
  ),
  shortDays(
    new RegExp(
      `(?<![\\d./A-Za-z-])(?:(?<=[于在到至止截]\\s?)${SHORT}[日号]?(?![\\d./万亿元%倍版以])` +
        `|${SHORT3}(?:[日号](?![\\d])|(?=\\s?(?:前|之前|以前|收到|送达|召开|开会|接到|签收))))`,
      'g',
    ),
  ),
];
/** The whole text. */
const byThemselves: readonly Pattern[] = [
  shortRange(
    new RegExp(
      `^\\s*(?<month>\\d{1,2})\\s?[./-]\\s?(?<day>\\d{1,2})\\s*${TO}+\\s*` +
        '(?<month2>\\d{1,2})\\s?[./-]\\s?(?<day2>\\d{1,2})[日号]?\\s*$',
      'g',
    ),
  ),
  shortDays(new RegExp(`^\\s*${SHORT}[日号]?(?=\\s*(?:$|前|之前|以前|[上下]午|晚|早|中午|收到))`, 'g')),
];
/** Days as figures only. @param alone whether the text is the whole answer to the question for a day */
export const short = (alone: boolean): readonly Pattern[] => (alone ? [...byThemselves, ...amongWords] : amongWords);
