// How often something is to be done, as an office says it: 每季度最后一个工作日前, 每月5日前, 每周五.
import type { FestivalName } from '#calendar';
import { addDays, halfWidth, LocalDate, weekday, yearOf } from '#kernel';
import type { Cycle, Place } from './cycle.ts';

/** What was read. `rest`: the words behind it. */
export type CycleRead =
  | { readonly is: 'read'; readonly cycle: Cycle; readonly rest: string; readonly unsure?: string }
  /** It hangs on something that happens: opened when that is recorded. */
  | { readonly is: 'event' }
  /** No duty may be made of it (国办函〔2026〕12号). */
  | { readonly is: 'improper'; readonly why: string }
  | { readonly is: 'unread' };

const EVERY_MONTH = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
/** The months in which a period ends, and those in which it begins. */
const ENDS: Readonly<Record<string, readonly number[]>> = {
  月: EVERY_MONTH,
  季: [3, 6, 9, 12],
  半: [6, 12],
  年: [12],
};
const BEGINS: Readonly<Record<string, readonly number[]>> = {
  月: EVERY_MONTH,
  季: [1, 4, 7, 10],
  半: [1, 7],
  年: [1],
};
const WEEKDAYS = '一二三四五六日';

const N = '(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})';
const DAY = '周|星期|礼拜';
const PER = '每一?个?(?<per>月|季|半年|年)度?的?';
/** 前 includes the day, in words of one's own. */
const BY = '(?:之?前|以前|内|当天|下班前)?';

/** 二十五 is 25. */
const numberOf = (words: string): number => {
  if (/^\d+$/u.test(words)) return Number(words);
  const digit = (one: string | undefined): number =>
    one ? '零一二三四五六七八九'.indexOf(one.replace('两', '二')) : 0;
  const [tens, ones] = words.includes('十') ? words.split('十') : [undefined, words];
  return tens === undefined ? digit(ones) : (tens === '' ? 1 : digit(tens)) * 10 + digit(ones);
};
const weekdayOf = (word: string): number => WEEKDAYS.indexOf(word.replace('天', '日')) + 1;

type Groups = Readonly<Record<string, string | undefined>>;
type Reader = (groups: Groups, today: LocalDate) => Cycle | undefined;

const perOf = ({ per }: Groups): string => per!.slice(0, 1);
const inMonths = (months: readonly number[], ...places: readonly Place[]): Cycle => ({ is: 'months', months, places });
const lastWorkday = (n = 1): Place => ({ is: 'last-workday', n });
const firstWorkday = (n: number): Place => ({ is: 'first-workday', n });
const dayOf = (n: number): Place => ({ is: 'day', n });
const END = dayOf(31);

const dateIn = (year: number, month: number, day: number): LocalDate | undefined => {
  const read = LocalDate.safeParse(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  return read.success ? read.data : undefined;
};
/** The next such day, today included. */
const next = (month: number, day: number, today: LocalDate): LocalDate | undefined => {
  const inYear = dateIn(yearOf(today), month, day);
  return inYear !== undefined && inYear < today ? dateIn(yearOf(today) + 1, month, day) : inYear;
};

const FESTIVALS: Readonly<Record<string, FestivalName>> = {
  元旦: '元旦',
  春节: '春节',
  清明: '清明节',
  五一: '劳动节',
  劳动: '劳动节',
  端午: '端午节',
  中秋: '中秋节',
  国庆: '国庆节',
};
const FESTIVAL = `(?<festival>${Object.keys(FESTIVALS).join('|')})节?`;
const festivalCycle = (name: FestivalName | 'all', side: 'before' | 'after', n: number): Cycle => ({
  is: 'festival',
  festival: name,
  side,
  n,
});

/** Ways to say it, the longer before those they begin with. */
const READERS: readonly (readonly [string, Reader])[] = [
  [`${PER}月?底?最后(?:一|1)个工作日${BY}`, (it) => inMonths(ENDS[perOf(it)]!, lastWorkday())],
  [`${PER}(?:月底前|倒数第)(?<n>${N})个工作日${BY}`, (it) => inMonths(ENDS[perOf(it)]!, lastWorkday(numberOf(it.n!)))],
  [`${PER}(?:结束)后(?<n>${N})[日天]${BY}`, (it) => inMonths(BEGINS[perOf(it)]!, dayOf(numberOf(it.n!)))],
  [
    `${PER}(?:结束后|头|前|第)(?<n>${N})个工作日${BY}`,
    (it) => inMonths(BEGINS[perOf(it)]!, firstWorkday(numberOf(it.n!))),
  ],
  [`每季度?首月(?<n>${N})[日号]${BY}`, ({ n }) => inMonths(BEGINS['季']!, dayOf(numberOf(n!)))],
  [`每季度?末月(?<n>${N})[日号]${BY}`, ({ n }) => inMonths(ENDS['季']!, dayOf(numberOf(n!)))],
  [`每个?月(?<from>${N})[日号]?[到至](?<n>${N})[日号]${BY}`, ({ n }) => inMonths(EVERY_MONTH, dayOf(numberOf(n!)))],
  [
    `每个?月的?(?<days>${N}[日号](?:[、和及,]${N}[日号])*)${BY}`,
    ({ days }) =>
      inMonths(EVERY_MONTH, ...days!.split(/[、和及,]/u).map((one) => dayOf(numberOf(one.replace(/[日号]$/u, ''))))),
  ],
  [
    `每个?月的?第(?<n>${N})个(?:${DAY})(?<weekday>[一二三四五六日天])${BY}`,
    ({ n, weekday: day }) => inMonths(EVERY_MONTH, { is: 'weekday', n: numberOf(n!), weekday: weekdayOf(day!) }),
  ],
  [
    `每个?月的?最后(?:一|1)个(?:${DAY})(?<weekday>[一二三四五六日天])${BY}`,
    ({ weekday: day }) => inMonths(EVERY_MONTH, { is: 'weekday', n: 0, weekday: weekdayOf(day!) }),
  ],
  [
    `每年的?(?<month>${N})月的?第(?<n>${N})个(?:${DAY})(?<weekday>[一二三四五六日天])${BY}`,
    ({ month, n, weekday: day }) =>
      inMonths([numberOf(month!)], { is: 'weekday', n: numberOf(n!), weekday: weekdayOf(day!) }),
  ],
  [`每年的?(?<month>${N})月的?最后(?:一|1)个工作日${BY}`, ({ month }) => inMonths([numberOf(month!)], lastWorkday())],
  [`每年的?(?<month>${N})月底${BY}`, ({ month }) => inMonths([numberOf(month!)], END)],
  [`每年的?(?<month>${N})月(?<n>${N})[日号]${BY}`, ({ month, n }) => inMonths([numberOf(month!)], dayOf(numberOf(n!)))],
  [`每年的?年底${BY}`, () => inMonths([12], END)],
  [`每年的?第?(?<quarter>[一二三四])季度${BY}`, ({ quarter }) => inMonths([numberOf(quarter!) * 3], END)],
  [
    `逢(?<parity>[双单])月的?最后(?:一|1)个工作日${BY}`,
    ({ parity }) => inMonths(parity === '双' ? [2, 4, 6, 8, 10, 12] : [1, 3, 5, 7, 9, 11], lastWorkday()),
  ],
  [
    `逢(?<parity>[双单])月(?<n>${N})[日号]${BY}`,
    ({ parity, n }) => inMonths(parity === '双' ? [2, 4, 6, 8, 10, 12] : [1, 3, 5, 7, 9, 11], dayOf(numberOf(n!))),
  ],
  [
    `每(?:${DAY})(?<days>[一二三四五六日天](?:[、和及,](?:${DAY})?[一二三四五六日天])*)${BY}`,
    ({ days }) => ({
      is: 'weeks',
      weekdays: [...days!.matchAll(/[一二三四五六日天]/gu)].map(([one]) => weekdayOf(one)),
    }),
  ],
  [
    `从下(?:${DAY})(?<weekday>[一二三四五六日天])起隔周(?:(?:${DAY})[一二三四五六日天])?${BY}`,
    ({ weekday: day }, today) => ({
      is: 'every',
      days: 14,
      from: addDays(today, 7 - weekday(today) + weekdayOf(day!)),
    }),
  ],
  [
    `从(?<month>${N})月(?<n>${N})[日号]起每(?<every>${N})个月${BY}`,
    ({ month, n, every }) => {
      const months = EVERY_MONTH.filter((one) => (one - numberOf(month!) + 12) % numberOf(every!) === 0);
      return 12 % numberOf(every!) === 0 ? inMonths(months, dayOf(numberOf(n!))) : undefined;
    },
  ],
  [`${FESTIVAL}前最后(?:一|1)个工作日`, ({ festival }) => festivalCycle(FESTIVALS[festival!]!, 'before', 1)],
  [
    `${FESTIVAL}前第?(?<n>${N})个工作日`,
    ({ festival, n }) => festivalCycle(FESTIVALS[festival!]!, 'before', numberOf(n!)),
  ],
  [
    `${FESTIVAL}后第?(?<n>${N})个工作日`,
    ({ festival, n }) => festivalCycle(FESTIVALS[festival!]!, 'after', numberOf(n!)),
  ],
  [`节后第?(?<n>${N})个工作日`, ({ n }) => festivalCycle('all', 'after', numberOf(n!))],
  [`${PER}${BY}(?!\\d|[一二三四五六七八九十])`, (it) => inMonths(ENDS[perOf(it)]!, lastWorkday())],
  [
    `(?:(?<year>20\\d{2})年)?(?<month>${N})月(?<n>${N})[日号]${BY}`,
    ({ year, month, n }, today) => {
      const [m, d] = [numberOf(month!), numberOf(n!)];
      const day = year === undefined ? next(m, d, today) : dateIn(Number(year), m, d);
      return day && { is: 'once', day };
    },
  ],
  [
    `(?<month>${N})月底${BY}`,
    ({ month }, today) => {
      const m = numberOf(month!);
      const [last] = [31, 30, 29, 28].flatMap((n) => next(m, n, today) ?? []);
      return last && { is: 'once', day: last };
    },
  ],
];

/** What hangs on something that happens: 收到督办单5个工作日内, 党组会后3个工作日内. */
const ON_EVENT = /^(?:收到|(?:党组|局务|办公)会后|年终述职前|.{2,8}(?:之日起|后|前)\d+个(?:工作日|月))/u;

const IMPROPER: readonly (readonly [RegExp, string])[] = [
  [/打卡|签到/u, '不得要求打卡签到'],
  [/排(?:个)?名/u, '不得排名通报'],
  [/已读/u, '不得以已读未读督促'],
];
const ROLLS = /[，,\s]*遇(?:休息日|节假日|假日|放假)(?:自动)?顺延[，,\s]*/u;
/** 前三个工作日 before the end of a month may be a span as well: the earlier is taken, and that is said. */
const SPAN_OR_DAY = /月底前[三四五六七八九十\d]+个工作日/u;

/** Reads how often something is to be done from the beginning of what was said. @param today the day it is said */
export const readCycle = (words: string, today: LocalDate): CycleRead => {
  const said = halfWidth(words)
    .replaceAll(/[ \t\n]+/gu, ' ')
    .trim();
  const improper = IMPROPER.find(([pattern]) => pattern.test(said));
  if (improper) return { is: 'improper', why: improper[1] };
  for (const [pattern, read] of READERS) {
    const match = new RegExp(`^${pattern}`, 'u').exec(said);
    const cycle = match && read(match.groups ?? {}, today);
    if (!match || !cycle) continue;
    const behind = said.slice(match[0].length);
    const rest = behind.replace(ROLLS, ' ').trim();
    const rolls = ROLLS.test(behind) ? { rolls: true as const } : {};
    const unsure = SPAN_OR_DAY.test(match[0]) ? { unsure: match[0] } : {};
    return { is: 'read', cycle: { ...cycle, ...rolls }, rest, ...unsure };
  }
  return ON_EVENT.test(said) ? { is: 'event' } : { is: 'unread' };
};
