// The day a rule comes to for the facts of one occurrence, with every step of the count.
import {
  beforeFixedDay,
  daysOffIn,
  extended,
  givenInFull,
  lastDayOfMonth,
  lengthInWords,
  monthsAfter,
  periodEnds,
  untilFixedDay,
  workCalendar,
  type Counting,
  type Ends,
  type HolidayNotice,
  type HolidayYear,
  type Step,
  type Suspension,
  type WorkCalendar,
} from '#calendar';
import { addDays, compareDates, LocalDate, yearOf, type Length } from '#kernel';
import { servedOn, type Service } from './service.ts';
import type { DateRule, DayOfYear, MinimumRule, PeriodRule, RecurringRule, Rule, Side, StatedRule } from './rule.ts';

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

/** A time that must be given: its last day, before which what waits for it may not come. `latest`: when it must end. */
export interface Earliest {
  readonly is: 'earliest';
  readonly day: LocalDate;
  readonly provisional: boolean;
  readonly steps: readonly Step[];
  readonly latest?: LocalDate;
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
export const deadlineOf = (rule: Rule, facts: Facts, calendars: Calendars): Deadline | Earliest | NoDeadline => {
  switch (rule.is) {
    case 'gate':
    case 'criterion':
      return { is: 'no-date' };
    case 'date':
      return { is: 'due', ...onItsDay(rule, facts.start, calendars.of(BACKWARDS)) };
    case 'recurring':
      return { is: 'due', ...onceIn(rule.every, facts.start, calendars.of(BACKWARDS)) };
    case 'minimum':
      return earliestOf(rule, facts, calendars.of(rule.obliged.side));
    case 'stated': {
      const stated = facts.stated ?? facts.set ?? rule.usual;
      if (stated === undefined) return { is: 'not-stated' };
      return typeof stated === 'string' ? asWritten(stated) : reckoned(rule, stated, facts, calendars);
    }
    case 'period': {
      const byLaw = reckoned(rule, facts.set ?? rule.length, facts, calendars);
      return facts.stated === undefined || byLaw.is !== 'due' ? byLaw : theEarlier(rule, facts, byLaw, calendars);
    }
  }
};

/** What the paper says binds where it leaves less time than the law; more time than the law gives it cannot give. */
const theEarlier = (rule: PeriodRule, facts: Facts, byLaw: Deadline, calendars: Calendars): Deadline => {
  const { stated } = facts;
  const inPaper = typeof stated === 'string' ? asWritten(stated) : reckoned(rule, stated!, facts, calendars);
  if (inPaper.is !== 'due') return byLaw;
  const why = (what: string): Step => ({ day: inPaper.due, what });
  if (inPaper.due < byLaw.due)
    return { ...inPaper, steps: [...inPaper.steps, why('文书写明的期限早于法定期限，以文书为准')] };
  if (inPaper.due === byLaw.due) return byLaw;
  return { ...byLaw, steps: [...byLaw.steps, why('文书写明的期限晚于法定期限，以法定期限为准')] };
};

/** Counted back, a holiday of the place makes the day earlier and not later: the cautious reading is that it is off. */
const BACKWARDS: Side = 'other';

const asWritten = (day: LocalDate): Deadline => ({
  is: 'due',
  due: day,
  counted: day,
  provisional: false,
  steps: [{ day, what: '文书写明的期限' }],
});

const dayIn = (year: number, { month, day }: DayOfYear): LocalDate =>
  LocalDate.parse(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);

/** A day of every year seen from a day: 3月1日前 seen from March is next year's, 6月30日 seen from that day is today. */
const onItsDay = ({ before, until, on }: DateRule, start: LocalDate, calendar: WorkCalendar): Ends => {
  const year = yearOf(start);
  if (before) {
    const day = dayIn(year, before);
    return beforeFixedDay(start < day ? day : dayIn(year + 1, before), calendar);
  }
  const last = (until ?? on)!;
  const day = start <= dayIn(year, last) ? dayIn(year, last) : dayIn(year + 1, last);
  if (until) return untilFixedDay(day, calendar);
  return { due: day, counted: day, provisional: false, steps: [{ day, what: '每年的这一天' }] };
};

const MONTHS_OF: Readonly<Record<RecurringRule['every'], number>> = { month: 1, quarter: 3, year: 12 };

/** Once in the month, quarter or year a day lies in: until its last working day. */
const onceIn = (every: RecurringRule['every'], start: LocalDate, calendar: WorkCalendar): Ends => {
  const [year, month] = start.split('-').map(Number) as [number, number];
  const months = MONTHS_OF[every];
  const last = Math.ceil(month / months) * months;
  return untilFixedDay(lastDayOfMonth(dayIn(year, { month: last, day: 1 })), calendar);
};

const earliestOf = (rule: MinimumRule, { start, set }: Facts, calendar: WorkCalendar): Earliest => {
  const { due: day, provisional, steps } = givenInFull(start, set ?? rule.length, calendar);
  const latest = rule.most && givenInFull(start, rule.most, calendar).due;
  return { is: 'earliest', day, provisional, steps, ...(latest ? { latest } : {}) };
};

/** So long from the fact, made longer where that was approved; days of the place that count as usual are told. */
const reckoned = (
  rule: PeriodRule | StatedRule,
  length: Length,
  { start: fact, servedBy, suspensions: halts = [], extension }: Facts,
  calendars: Calendars,
): Deadline | NoDeadline => {
  const served = servedBy && servedOn(servedBy, fact);
  const start = served?.day ?? fact;
  const allowed = rule.is === 'period' ? rule.extension : undefined;
  if (extension && !allowed) return { is: 'not-extendable' };
  const most = allowed?.most;
  if (extension && most && (extension.unit !== most.unit || extension.n > most.n)) return { is: 'too-long', most };
  const counting = countingOf(rule);
  const side = counting.back ? BACKWARDS : rule.obliged.side;
  const calendar = calendars.of(side);
  const suspensions = leftOut(rule, halts, periodEnds(start, length, counting, calendar));
  const plain = periodEnds(start, length, counting, calendar, suspensions);
  const through = extension ? extended(plain, extension, counting, calendar, suspensions) : plain;
  const ends = rule.is === 'period' && rule.fromTheDay ? onItsEve(start, through) : through;
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

/** Where the day it runs from is itself its first: it ends on the eve of the corresponding day, if there is one. */
const onItsEve = (start: LocalDate, ends: Ends): Ends => {
  if (start.slice(8) !== ends.due.slice(8)) return ends;
  const due = addDays(ends.due, -1);
  const step = { day: due, what: '起算日计入期间，止于对应日的前一日' };
  return { ...ends, due, counted: due, steps: [...ends.steps, step] };
};

/** Of the time in which a matter stands still, what the law leaves out of this period; most periods run on. */
const leftOut = (
  rule: PeriodRule | StatedRule,
  halts: readonly Suspension[],
  { counted }: Ends,
): readonly Suspension[] => {
  if (rule.is !== 'period' || rule.excluded === undefined) return [];
  const { excludedInLast: last } = rule;
  if (last === undefined) return halts;
  const first = monthsAfter(counted, -last.n);
  return halts
    .filter(({ to }) => to >= first)
    .map(({ from, ...rest }) => ({ ...rest, from: from < first ? first : from }));
};

const disregarded = ({ day, holiday }: LocalDay): Step => ({
  day,
  what: `${holiday}（地方假日）照常计入：是否顺延尚无定论，取较早日期`,
});

/** A length as the law writes it, with what it allows beyond: `60日，可延长30日（行政复议机构的负责人批准）`. */
export const lengthsInWords = ({ back, length, extension }: PeriodRule, set?: Length): string => {
  const own = `${back ? '提前' : ''}${lengthInWords(set ?? length)}`;
  if (!extension) return own;
  return `${own}，可延长${extension.most ? lengthInWords(extension.most) : ''}（须经${extension.by}批准）`;
};
