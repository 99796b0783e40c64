// The day a rule comes to for the facts of one occurrence, with every step of the count.
import {
  beforeFixedDay,
  daysOffIn,
  extended,
  lengthInWords,
  periodEnds,
  workCalendar,
  type Counting,
  type Ends,
  type HolidayNotice,
  type HolidayYear,
  type Step,
  type Suspension,
  type WorkCalendar,
} from '#calendar';
import { compareDates, LocalDate, yearOf, type Length } from '#kernel';
import { servedOn, type Service } from './service.ts';
import type { PeriodRule, Rule, Side, StatedRule } from './rule.ts';

/**
 * How holidays of the place count (肉孜节、古尔邦节). Whether they are 法定休假日 for legal periods is unsettled:
 * `cautious` takes the earlier day for what the bureau must do and the later one for what others may; `rest` and `work`
 * are an authority's word on it.
 */
export type LocalHolidays = 'cautious' | 'rest' | 'work';

/** The days by which periods are counted, for either side. */
export interface Calendars {
  readonly of: (side: Side) => WorkCalendar;
  /** Holidays of the place, where they count as working days for this side. */
  readonly disregarded: (side: Side) => readonly LocalDay[];
}

/**
 * The calendars of an organ: the years that were published, and holidays of the place as they count for either side.
 */
export const calendarsOf = (
  years: readonly HolidayYear[],
  local: readonly HolidayNotice[] = [],
  counts: LocalHolidays = 'cautious',
): Calendars => {
  const plain = workCalendar(years);
  const overlaid = local.length === 0 ? plain : workCalendar(years, local);
  const rests = (side: Side): boolean => counts === 'rest' || (counts === 'cautious' && side === 'other');
  const workdays = local
    .flatMap(({ holidays }) => holidays)
    .flatMap((holiday) => daysOf(holiday))
    .filter(({ day }) => plain.isWorkday(day));
  return { of: (side) => (rests(side) ? overlaid : plain), disregarded: (side) => (rests(side) ? [] : workdays) };
};

/** A day of a holiday of the place. */
interface LocalDay {
  readonly day: LocalDate;
  readonly holiday: string;
}

const daysOf = (holiday: HolidayNotice['holidays'][number]): readonly LocalDay[] =>
  daysOffIn(holiday).map((day) => ({ day, holiday: holiday.name }));

/** What is known of one occurrence of a rule. */
export interface Facts {
  /** The legal fact it runs from: received, served, accepted; with a rule that counts back, the event itself. */
  readonly start: LocalDate;
  /**
   * How the paper was served that it runs from; `start` is then the day of that, and of a notice the day it was issued.
   */
  readonly servedBy?: Service;
  /** In the paper: a day, or a length from the start. */
  readonly stated?: LocalDate | Length;
  readonly suspensions?: readonly Suspension[];
  readonly extension?: Length;
  /** The bureau's own number in place of one it may set. */
  readonly set?: Length;
}

/** A day by which something is due, and how it was counted. */
export interface Deadline extends Ends {
  readonly is: 'due';
  readonly length?: Length;
  /** The law does not say that the last day moves: by this day it is in time on any reading. */
  readonly safe?: LocalDate;
}

/** Why there is no day. `most`: the extension the law allows. */
export type NoDeadline =
  | { readonly is: 'no-date' }
  | { readonly is: 'not-stated' }
  | { readonly is: 'not-extendable' }
  | { readonly is: 'too-long'; readonly most: Length };

const countingOf = (rule: PeriodRule | StatedRule): Counting => ({
  rolls: rule.rolling !== 'never',
  ...(rule.is === 'period' && rule.back ? { back: true } : {}),
});

/** The day a rule comes to for these facts; of the version given. */
export const deadlineOf = (rule: Rule, facts: Facts, calendars: Calendars): Deadline | NoDeadline => {
  switch (rule.is) {
    case 'gate':
    case 'criterion':
      return { is: 'no-date' };
    case 'date': {
      const day = fixedDay(rule.before, facts.start);
      return { is: 'due', ...beforeFixedDay(day, calendars.of(rule.obliged.side)) };
    }
    case 'stated': {
      const stated = facts.stated ?? facts.set ?? rule.usual;
      if (stated === undefined) return { is: 'not-stated' };
      return typeof stated === 'string' ? asWritten(stated) : reckoned(rule, stated, facts, calendars);
    }
    case 'period':
      return reckoned(rule, facts.set ?? rule.length, facts, calendars);
  }
};

const asWritten = (day: LocalDate): Deadline => ({
  is: 'due',
  due: day,
  counted: day,
  provisional: false,
  steps: [{ day, what: '文书写明的期限' }],
});

/** The next such day of the year after the start: 3月1日前 seen from March is next year's. */
const fixedDay = ({ month, day }: { readonly month: number; readonly day: number }, start: LocalDate): LocalDate => {
  const inYear = (year: number): LocalDate =>
    LocalDate.parse(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  const thisYear = inYear(yearOf(start));
  return start < thisYear ? thisYear : inYear(yearOf(start) + 1);
};

/** So long from the fact, made longer where that was approved; days of the place that count as usual are told. */
const reckoned = (
  rule: PeriodRule | StatedRule,
  length: Length,
  { start: fact, servedBy, suspensions = [], extension }: Facts,
  calendars: Calendars,
): Deadline | NoDeadline => {
  const served = servedBy && servedOn(servedBy, fact);
  const start = served?.day ?? fact;
  const most = rule.is === 'period' ? rule.extension?.most : undefined;
  if (extension && !most) return { is: 'not-extendable' };
  if (extension && most && (extension.unit !== most.unit || extension.n > most.n)) return { is: 'too-long', most };
  const { side } = rule.obliged;
  const calendar = calendars.of(side);
  const counting = countingOf(rule);
  const plain = periodEnds(start, length, counting, calendar, suspensions);
  const ends = extension && most ? extended(plain, extension, most, counting, calendar) : plain;
  const counted = [...(served ? [served.step] : []), ...ends.steps];
  const local = calendars
    .disregarded(side)
    .filter(({ day }) => (start < day && day <= ends.due) || (ends.due < day && day < start))
    .map(disregarded);
  const rolledByAnalogy = rule.rolling === 'by-analogy' && ends.due !== ends.counted;
  return {
    is: 'due',
    ...ends,
    length,
    steps: local.length === 0 ? counted : [...counted, ...local].toSorted((a, b) => compareDates(a.day, b.day)),
    ...(rolledByAnalogy ? { safe: calendar.previousWorkday(ends.counted) } : {}),
  };
};

const disregarded = ({ day, holiday }: LocalDay): Step => ({
  day,
  what: `${holiday}（地方假日）照常计入：是否顺延尚无定论，取较早日期`,
});

/** A length as the law writes it, with what it allows beyond: `60日，可延长30日（行政复议机构的负责人批准）`. */
export const lengthsInWords = ({ back, length, extension }: PeriodRule, set?: Length): string => {
  const own = `${back ? '提前' : ''}${lengthInWords(set ?? length)}`;
  return extension ? `${own}，可延长${lengthInWords(extension.most)}（须经${extension.by}批准）` : own;
};
