/** Days in a text: found by their patterns, settled by the words around them. */
import { daysBetween, halfWidth, weekday as weekdayOf, yearOf, type LocalDate } from '#kernel';
import { apart, without, type Found } from '../found.ts';
import { namingsIn } from '../numbers.ts';
import { COUNT, countOf } from '../numeral.ts';
import { clockTime } from './clock-time.ts';
import { directionOf } from './direction.ts';
import { holidays } from './holidays.ts';
import { settle, type Around, type Direction, type Meaning, type Pattern } from './meaning.ts';
import { counted, relative, spans } from './relative.ts';
import { short, written } from './written.ts';

export type { Around, Direction } from './meaning.ts';

/** What a text says of a day. */
export type DayRead =
  | {
      readonly is: 'day';
      readonly day: LocalDate;
      /** Up to and including the day: 前, 内, 不晚于. */
      readonly until: boolean;
      /** `15:00` */
      readonly time?: string;
      /** How it was counted, in Chinese. */
      readonly how?: string;
      /** Counted over a year whose days off are not published yet. */
      readonly provisional?: boolean;
    }
  | { readonly is: 'range'; readonly first: LocalDate; readonly last: LocalDate }
  /** A day is meant, but which must be asked: one of the choices, if any. */
  | { readonly is: 'unclear'; readonly choices: readonly LocalDate[] };

export interface DateContext extends Around {
  /** Which way the field asked for lies; used where the words do not say. */
  readonly tense?: Direction | undefined;
  /** The text is the whole answer to the question for a day: `3.1` is one then. */
  readonly asked?: boolean;
}

interface Hit {
  readonly from: number;
  readonly to: number;
  readonly meaning: (direction: Direction | undefined) => Meaning | undefined;
}

const UNTIL_BEHIND =
  /^\s*(?:[(（]?(?:周|星期|礼拜)[一二三四五六日天][)）]?)?\s*(?:之前|以前|前(?!后|段|期)|为止|截止|截至|止|之内|以内|内|[上下]班之?前|下班)/u;
const UNTIL_AHEAD =
  /(?:不晚于|不迟于|最迟|至迟|最晚|截止(?:日期|时间)?(?:是|为|到|至|:)?|截至)\s*(?:于|在|到|至)?\s*$/u;
const AROUND = /^\s*(?:前后|左右)/u;
const WEEKDAY_BEHIND = /^\s*[(（]?\s*(?:周|星期|礼拜)(?<day>[一二三四五六日天])\s*[)）]?/u;

/** Periods that run from the receipt of something, or from another event: `收到之日起15日内`, `判决生效后10日内`. */
const ANCHORED = new RegExp(
  '(?<event>(?:自|从)?(?<name>\\p{Script=Han}{0,12}?)(?:之日|后|次日)起?(?:算)?)' +
    `(?<count>${COUNT})\\s*(?<unit>个?工作日|天|日|个月|周)(?:之内|以内|内)`,
  'gu',
);

/** Days in a text, in its order, each settled by the words around it, or to be asked about. */
export const datesIn = (given: string, around: DateContext): readonly Found<DayRead>[] => {
  const names = namingsIn(given);
  const text = without(halfWidth(given), names).replace(/元月/g, '1月');
  const context = { ...around, year: yearOfHolidays(text, around) };
  const hits = apart([...anchored(text, context), ...hitsOf(text, context)]).filter((hit) => !isLength(hit, text));
  const found = hits.map((hit, n) => {
    const before = text.slice(hits[n - 1]?.to ?? 0, hit.from);
    // A weekday right behind a date belongs to it, and is no day of its own.
    const beyond = hit.to + (WEEKDAY_BEHIND.exec(text.slice(hit.to))?.[0].length ?? 0);
    const next = hits.slice(n + 1).find((one) => one.from >= beyond);
    return read(hit, before, text.slice(hit.to, next?.from ?? text.length), context);
  });
  return joined(text, apart(found.filter((one) => one !== undefined)));
};

/** 2027年古尔邦节放假时间为5月16日至18日: the days are of the year whose holidays are told. */
const yearOfHolidays = (text: string, { today }: DateContext): number | undefined => {
  if (!/放假|假期|[孜邦春]节/u.test(text)) return undefined;
  const years = new Set(
    [...text.matchAll(/(?<!\d)(20\d{2})年|明年/gu)].map(([, year]) => Number(year ?? yearOf(today) + 1)),
  );
  return years.size === 1 ? [...years][0] : undefined;
};

/** 延长30日: so many days, and not the thirtieth. */
const isLength = ({ from, to }: Hit, text: string): boolean =>
  /(?:延长|延期|顺延|展期|续期|缩短|扣除)(?:了|期限|时间)?\s*$/u.test(text.slice(0, from)) &&
  /^\d{1,3}\s*[日天]$/u.test(text.slice(from, to));

/** Two days with 至 between them are the first and the last of a range. */
const joined = (text: string, found: readonly Found<DayRead>[]): readonly Found<DayRead>[] =>
  found.reduce<Found<DayRead>[]>((left, one) => {
    const before = left.at(-1);
    if (
      before?.value.is === 'day' &&
      one.value.is === 'day' &&
      before.value.day <= one.value.day &&
      /^\s*(?:-|—|–|~|至|到)+\s*$/u.test(text.slice(before.to, one.from))
    )
      return [
        ...left.slice(0, -1),
        { value: { is: 'range', first: before.value.day, last: one.value.day }, from: before.from, to: one.to },
      ];
    return [...left, one];
  }, []);

const hitsOf = (text: string, context: DateContext): readonly Hit[] => {
  const of = (pattern: (direction: Direction | undefined) => Pattern): readonly Hit[] => {
    const { says } = pattern(undefined);
    return [...text.matchAll(says)].flatMap((match) => {
      const groups = match.groups ?? {};
      if (pattern(undefined).means(groups, context) === undefined) return [];
      return [
        {
          from: match.index + match[0].search(/\S/u),
          to: match.index + match[0].trimEnd().length,
          meaning: (direction) => pattern(direction).means(groups, context),
        },
      ];
    });
  };
  const fixed = [...written, ...short(context.asked === true), ...relative, ...spans];
  const festive = holidays(undefined);
  return [
    ...fixed.flatMap((one) => of(() => one)),
    ...festive.flatMap((_, n) => of((direction) => holidays(direction)[n]!)),
  ];
};

/** 11月25日前, said on the 26th: rather the day that has just gone than one in a year; that is asked. */
const GONE = 45;
const justGone = (
  meaning: Meaning,
  direction: Direction | undefined,
  today: LocalDate,
): (Meaning & { is: 'unclear' }) | undefined => {
  if (
    meaning.is !== 'recurring' ||
    direction !== 'future' ||
    !meaning.past ||
    !meaning.future ||
    meaning.past === today
  )
    return undefined;
  return daysBetween(meaning.past, today) <= GONE && daysBetween(meaning.past, meaning.future) > 300
    ? { is: 'unclear', choices: [meaning.past, meaning.future] }
    : undefined;
};

/** 12月1日起, said on 25 November for a day that has been: a year ago, or next week? No verb tells; that is asked. */
const soonToCome = (
  meaning: Meaning,
  direction: Direction | undefined,
  { today, tense }: DateContext,
): (Meaning & { is: 'unclear' }) | undefined => {
  if (meaning.is !== 'recurring' || direction !== undefined || tense !== 'past') return undefined;
  if (!meaning.past || !meaning.future || meaning.past === today) return undefined;
  return daysBetween(today, meaning.future) <= GONE && daysBetween(meaning.past, meaning.future) > 300
    ? { is: 'unclear', choices: [meaning.future, meaning.past] }
    : undefined;
};

/** A day as the words before and behind it settle it, with what of them belongs to it: 周三, 15:00, 前. */
const read = (hit: Hit, before: string, after: string, context: DateContext): Found<DayRead> | undefined => {
  const bound = UNTIL_BEHIND.exec(after)?.[0];
  const isBound = bound !== undefined || UNTIL_AHEAD.test(before);
  const said = isBound ? 'future' : directionOf(before, after);
  const direction = said ?? context.tense;
  const meaning = hit.meaning(direction);
  if (meaning === undefined) return undefined;
  const doubtful = justGone(meaning, direction, context.today) ?? soonToCome(meaning, said, context);
  const settled = doubtful ?? settle(meaning, direction);
  const { from } = hit;
  const toBound = hit.to + (bound?.length ?? 0);
  if (settled.is !== 'day') return { value: settled, from, to: toBound };
  if (AROUND.test(after)) return { value: { is: 'unclear', choices: [] }, from, to: toBound };
  const { day, how, provisional } = settled;
  const weekday = WEEKDAY_BEHIND.exec(after);
  const toWeekday = hit.to + (weekday?.[0].length ?? 0);
  // 3月1日(周五), but it is a Sunday: one of the two is wrong.
  if (weekday && weekdayOf(day) !== dayOfWeek(weekday.groups!.day!))
    return { value: { is: 'unclear', choices: [day] }, from, to: toWeekday };
  const time = clockTime(after);
  const boundBehindTime = time && UNTIL_BEHIND.exec(after.slice(time.to))?.[0];
  const toTime = time ? hit.to + time.to + (boundBehindTime?.length ?? 0) : hit.to;
  const value: DayRead = {
    is: 'day',
    day,
    until: settled.until === true || isBound || boundBehindTime !== undefined,
    ...(time ? { time: time.value } : {}),
    ...(how ? { how } : {}),
    ...(provisional ? { provisional } : {}),
  };
  return { value, from, to: Math.max(toWeekday, toTime, toBound) };
};

/** 一 is Monday, 1; 日 and 天 are Sunday, 7. */
const dayOfWeek = (name: string): number => '一二三四五六日'.indexOf(name.replace('天', '日')) + 1;

/** What runs from an event is counted from the day the text gives for it, and asked about if it gives none. */
const anchored = (text: string, context: DateContext): readonly Hit[] =>
  [...text.matchAll(ANCHORED)].flatMap((match) => {
    const { count, unit } = match.groups!;
    const n = countOf(count!);
    if (n === undefined || n === 0) return [];
    const others = apart(hitsOf(text.slice(0, match.index + match.groups!.event!.length), context));
    const known = others
      .map((hit) => ({ hit, after: text.slice(hit.to, hit.to + 12) }))
      .filter(({ after }) => /^[^,.;，。；]{0,6}(?:收到|收悉|接到|送达|签收|受理|作出)/u.test(after))
      .at(-1)?.hit;
    const start = known && settle(known.meaning('past') ?? { is: 'unclear', choices: [] }, 'past');
    // Only the period itself is the place: the event before it may hold a day of its own.
    const from = match.index + match.groups!.event!.length;
    return [
      {
        from,
        to: match.index + match[0].length,
        meaning: (): Meaning =>
          start?.is === 'day' ? counted(start.day, n, unit!, true, context) : { is: 'unclear', choices: [] },
      },
    ];
  });
