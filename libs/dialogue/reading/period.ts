/** Spans of time in a question: years, quarters, months, weeks, the last so many days. */
import { addDays, halfWidth, type LocalDate, type Period, weekday, yearOf } from '#kernel';
import { datesIn, type DateContext } from './date/index.ts';
import { civil, dayOfMonth, lastOf, monthOf, monthsOn } from './date/meaning.ts';
import { apart, type Found } from './found.ts';
import { countOf, yearIn } from './numeral.ts';

const MONTH = '(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])';
const YEAR =
  '(?:(?<year>\\d{4}|[一二][〇零○一二三四五六七八九]{3})年(?:度|的)?|(?<near>今年|本年度?|去年|上年|前年|明年)(?:度|的)?)';
const OF_YEAR: Readonly<Record<string, number>> = {
  今年: 0,
  本年: 0,
  本年度: 0,
  去年: -1,
  上年: -1,
  前年: -2,
  明年: 1,
};
const WHICH: Readonly<Record<string, number>> = { 上: -1, 本: 0, 这: 0, 下: 1 };

type Span = readonly [first: LocalDate, last: LocalDate];
/** One way of saying a span of time. */
interface SpanPattern {
  readonly says: RegExp;
  days(groups: Readonly<Record<string, string | undefined>>, today: LocalDate): Span | undefined;
}

const SAID: readonly SpanPattern[] = [
  {
    // 2025年第三季度, 一季度, 上季度
    says: new RegExp(`(?:${YEAR})?第?(?:(?<quarter>[一二三四1-4])季度|(?<which>上|本|这|下)个?季度)`, 'g'),
    days: ({ year, near, quarter, which }, today) => {
      const now = Math.floor((monthOf(today) - 1) / 3);
      const number = quarter ? countOf(quarter)! - 1 : now + WHICH[which!]!;
      return monthsFrom(yearFrom(year, near, today) * 12 + number * 3, 3);
    },
  },
  {
    // 今年上半年
    says: new RegExp(`(?:${YEAR})?(?<half>上|下)半年`, 'g'),
    days: ({ year, near, half }, today) => monthsFrom(yearFrom(year, near, today) * 12 + (half === '上' ? 0 : 6), 6),
  },
  {
    // 2025年3月, 3月份
    says: new RegExp(`(?:${YEAR})?(?<!\\d)(?<month>${MONTH})月份?(?!\\d|[一二三四五六七八九十]+[日号]|底|末|初)`, 'g'),
    days: ({ year, near, month }, today) => {
      const number = countOf(month!) ?? 0;
      return number >= 1 && number <= 12 ? monthsFrom(yearFrom(year, near, today) * 12 + number - 1, 1) : undefined;
    },
  },
  {
    // 本月, 上个月
    says: /(?<which>上|本|这|下)个?月(?![底末初]|\d|[一二三四五六七八九十]+[日号])/g,
    days: ({ which }, today) => {
      const [year, month] = monthsOn(today, WHICH[which!]!);
      return monthsFrom(year * 12 + month - 1, 1);
    },
  },
  {
    // 本周, 上周
    says: /(?<which>上|本|这|下)一?个?(?:周|星期|礼拜)(?![一二三四五六日天1-7末])/g,
    days: ({ which }, today) => {
      const monday = addDays(today, 1 - weekday(today) + 7 * WHICH[which!]!);
      return [monday, addDays(monday, 6)];
    },
  },
  {
    // 2025年至2026年, 2024-2026年
    says: /(?<first>\d{4})年?(?:至|到|-|—|~)(?<last>\d{4})年(?![底末初]|\d)/g,
    days: ({ first, last }) =>
      first! <= last! ? [civil(Number(first), 1, 1)!, civil(Number(last), 12, 31)!] : undefined,
  },
  {
    says: new RegExp(`${YEAR}(?![底末初])`, 'g'),
    days: ({ year, near }, today) => monthsFrom(yearFrom(year, near, today) * 12, 12),
  },
  {
    // 接下来两个礼拜, 未来十天
    says: /(?:接下来|未来|往后|今后)的?(?<count>\d{1,3}|[一二两三四五六七八九十]{1,3}|半)个?(?<unit>天|日|周|礼拜|星期|月)/g,
    days: ({ count, unit }, today) => {
      const n = count === '半' ? 15 : countOf(count!);
      if (n === undefined) return undefined;
      if (unit === '月') return [today, count === '半' ? addDays(today, n) : monthsAhead(today, n)];
      return [today, addDays(today, /天|日/u.test(unit!) ? n : n * 7)];
    },
  },
  {
    // 近三个月, 最近30天
    says: /(?:最?近|过去)(?<count>\d{1,3}|[一二两三四五六七八九十]{1,3}|半)个?(?<unit>天|日|周|月|年)/g,
    days: ({ count, unit }, today) => {
      const n = count === '半' ? 6 : countOf(count!);
      if (n === undefined) return undefined;
      if (unit === '月' || unit === '年')
        return [monthsBack(today, unit === '年' && count !== '半' ? 12 * n : n), today];
      return [addDays(today, 1 - n * (unit === '周' ? 7 : 1)), today];
    },
  },
];

const yearFrom = (year: string | undefined, near: string | undefined, today: LocalDate): number =>
  year ? yearIn(year)! : yearOf(today) + (near ? OF_YEAR[near]! : 0);
/** The first day of the last `n` months, of which today is the last; a month too short ends with its own last day. */
const monthsBack = (today: LocalDate, n: number): LocalDate => {
  const [year, month] = monthsOn(today, -n);
  const longest = dayOfMonth(lastOf(year, month));
  return addDays(civil(year, month, Math.min(dayOfMonth(today), longest))!, 1);
};

const monthsAhead = (today: LocalDate, n: number): LocalDate => {
  const [year, month] = monthsOn(today, n);
  return civil(year, month, Math.min(dayOfMonth(today), dayOfMonth(lastOf(year, month))))!;
};

/** @param first months since year 0 */
const monthsFrom = (first: number, count: number): Span => {
  const last = first + count - 1;
  return [civil(Math.floor(first / 12), (first % 12) + 1, 1)!, lastOf(Math.floor(last / 12), (last % 12) + 1)];
};

/** Years, quarters, months, weeks, and ranges or single days in a question. A month without a year is of this year. */
export const periodsIn = (text: string, context: DateContext): readonly Found<Period>[] => {
  const plain = halfWidth(text);
  const days = datesIn(text, context).flatMap(({ value, from, to }): readonly Found<Period>[] => {
    if (value.is === 'range') return [{ value: { first: value.first, last: value.last }, from, to }];
    if (value.is === 'day' && value.until && value.day >= context.today)
      return [{ value: { first: context.today, last: value.day }, from, to }];
    return value.is === 'day' && !value.until ? [{ value: { first: value.day, last: value.day }, from, to }] : [];
  });
  const spans = SAID.flatMap(({ says, days: daysOf }) =>
    [...plain.matchAll(says)].flatMap((match) => {
      const found = daysOf(match.groups!, context.today);
      if (!found) return [];
      const [first, last] = found;
      return [{ value: { first, last }, from: match.index, to: match.index + match[0].length }];
    }),
  );
  return joined(plain, apart([...days, ...spans]));
};

/** 1月到11月: from the first to the last day of both. */
const joined = (text: string, found: readonly Found<Period>[]): readonly Found<Period>[] =>
  found.reduce<readonly Found<Period>[]>((left, one) => {
    const before = left.at(-1);
    if (!before || !/^\s*(?:到|至|-|—|~)+\s*$/u.test(text.slice(before.to, one.from))) return [...left, one];
    const [first, last] = [before.value.first, one.value.last];
    return first <= last ? [...left.slice(0, -1), { value: { first, last }, from: before.from, to: one.to }] : left;
  }, []);
