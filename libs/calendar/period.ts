// How a legal period is counted: from the fact that starts it, or back from an event, day by day with each reason.
import { addDays, compareDates, daysBetween, type Length, type LocalDate } from '#kernel';
import { monthsAfter } from './months.ts';
import type { CalendarDay, SkippedDay, WorkCalendar } from './work-calendar.ts';

/** How it is counted, besides its length. */
export interface Counting {
  /** A last day that is a day off moves to the first working day after it; periods in working days never end on one. */
  readonly rolls: boolean;
  /** Counted back from an event that lies ahead: so many full days lie between (提前七日). */
  readonly back?: boolean;
}

/** Time that does not count (中止, 鉴定, 公告); both days included. */
export interface Suspension {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly reason: string;
}

/** One line of how a date came about, in Chinese. */
export interface Step {
  readonly day: LocalDate;
  readonly what: string;
}

/** Lines one count has, at most: a longer explanation nobody reads. */
export const MOST_STEPS = 2000;
/** Lines besides those of days passed over: its beginning and end, and where it moved on to. */
const STEPS_BESIDES = 60;

/** When a period ends, and how that was counted. */
export interface Ends {
  readonly due: LocalDate;
  /** The last day as it was counted, before it moved off a day off. */
  readonly counted: LocalDate;
  /** A day it rests on lies in a year without a notice. */
  readonly provisional: boolean;
  /** From the fact that starts it to the last day: each day passed over, with its reason. */
  readonly steps: readonly Step[];
}

const UNIT_WORDS: Readonly<Record<Length['unit'], string>> = {
  workday: '个工作日',
  day: '日',
  month: '个月',
  year: '年',
};

/** `15个工作日`, `2个月` */
export const lengthInWords = ({ n, unit }: Length): string => `${n}${UNIT_WORDS[unit]}`;

const fromOne = (n: number): number => {
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError(`a period is a whole number from 1, not ${n}`);
  return n;
};

/**
 * When a period ends that a fact starts. The day of the fact is not counted (《民法典》第二百零一条,《民事诉讼法》第八十五条);
 * months and years go to the corresponding day, else the last of the month (《民法典》第二百零二条).
 * @throws RangeError unless the length is a whole number from 1
 */
export const periodEnds = (
  start: LocalDate,
  length: Length,
  counting: Counting,
  calendar: WorkCalendar,
  suspensions: readonly Suspension[] = [],
): Ends => (counting.back ? backFrom(start, length, calendar) : onFrom(start, length, counting, calendar, suspensions));

const onFrom = (
  start: LocalDate,
  length: Length,
  { rolls }: Counting,
  calendar: WorkCalendar,
  suspensions: readonly Suspension[],
): Ends => {
  const plain = reach(start, length, calendar);
  const { day: counted, steps, provisional } = suspended(start, plain, length, calendar, suspensions);
  const stays = !rolls || length.unit === 'workday';
  const rolled = stays ? { due: counted, steps: [], provisional: false } : rollOn(counted, calendar);
  return {
    due: rolled.due,
    counted,
    provisional: provisional || rolled.provisional,
    steps: [
      { day: start, what: '期间开始的当日，不计入' },
      ...steps,
      { day: counted, what: `第${lengthInWords(length)}` },
      ...rolled.steps,
    ],
  };
};

/** Where a count has come to, and the days it passed over. */
interface Reached {
  readonly day: LocalDate;
  readonly provisional: boolean;
  readonly steps: readonly Step[];
}

/** So long from a day, as if nothing came between. */
const reach = (start: LocalDate, { n, unit }: Length, calendar: WorkCalendar): Reached => {
  if (unit !== 'workday') return { day: corresponding(start, { n: fromOne(n), unit }), provisional: false, steps: [] };
  const { day, provisional, skipped } = calendar.workdaysAfter(start, fromOne(n));
  return { day, provisional, steps: skipped.map(passedOver) };
};

const passedOver = ({ day, why }: SkippedDay): Step => ({ day, what: `${why}，不计入` });

/** Time that does not count is added at the end; a day off in it is not added twice. */
const suspended = (
  start: LocalDate,
  plain: Reached,
  { unit }: Length,
  calendar: WorkCalendar,
  suspensions: readonly Suspension[],
): Reached => {
  let { day, provisional } = plain;
  const steps = [...plain.steps];
  const countedIn = unit === 'workday' ? 'workday' : 'day';
  for (const { from, to, reason } of united(suspensions)) {
    const first = from > start ? from : addDays(start, 1);
    if (to < first || first > day) continue;
    const lost = countedIn === 'workday' ? calendar.workdaysIn(first, to) : daysBetween(first, to) + 1;
    const length: Length = { n: lost, unit: countedIn };
    steps.push({ day: first, what: `${reason}，至${to}不计入（${lengthInWords(length)}）` });
    if (lost === 0) continue;
    const next = reach(day, length, calendar);
    steps.push(...next.steps);
    provisional ||= next.provisional;
    day = next.day;
  }
  const inOrder = steps.toSorted((a, b) => compareDates(a.day, b.day));
  return { day, provisional, steps: inOrder.slice(0, MOST_STEPS - STEPS_BESIDES) };
};

/** Halts as they follow one another: those that overlap are one, for their reasons together; no day counts twice. */
const united = (suspensions: readonly Suspension[]): readonly Suspension[] => {
  const apart: Suspension[] = [];
  for (const halt of suspensions.toSorted((a, b) => compareDates(a.from, b.from))) {
    const last = apart.at(-1);
    if (last === undefined || halt.from > last.to) apart.push(halt);
    else apart.splice(-1, 1, together(last, halt));
  }
  return apart;
};

const together = (first: Suspension, other: Suspension): Suspension => ({
  from: first.from,
  to: first.to > other.to ? first.to : other.to,
  reason: first.reason.split('、').includes(other.reason) ? first.reason : `${first.reason}、${other.reason}`,
});

/** 期间的最后一日是法定休假日的，顺延 (《民事诉讼法》第八十五条,《民法典》第二百零三条). */
const rollOn = (
  counted: LocalDate,
  calendar: WorkCalendar,
): { readonly due: LocalDate; readonly steps: readonly Step[]; readonly provisional: boolean } => {
  const due = calendar.nextWorkday(counted);
  const { provisional } = calendar.dayOf(counted);
  if (due === counted) return { due, steps: [], provisional };
  const off = Array.from({ length: daysBetween(counted, due) }, (_, n) => addDays(counted, n));
  return {
    due,
    provisional: provisional || calendar.dayOf(due).provisional,
    steps: [
      ...off.map((day) => ({ day, what: `${whyOff(calendar.dayOf(day))}，顺延` })),
      { day: due, what: '顺延后的最后一日' },
    ],
  };
};

const whyOff = (day: CalendarDay): string => (day.is === 'holiday' ? `${day.holiday}放假（${day.notice}）` : '休息日');

/** The last day on which something is in time: so many full days (working days) lie between it and the event. */
const backFrom = (event: LocalDate, { n, unit }: Length, calendar: WorkCalendar): Ends => {
  if (unit === 'workday') {
    const { day, provisional, skipped } = calendar.workdaysBefore(event, fromOne(n) + 1);
    return {
      due: day,
      counted: day,
      provisional,
      steps: [
        { day, what: `其后有满${n}个工作日` },
        ...skipped.map(passedOver),
        { day: event, what: '事项当日，不计入' },
      ],
    };
  }
  const day = addDays(corresponding(event, { n: -fromOne(n), unit }), -1);
  return {
    due: day,
    counted: day,
    provisional: false,
    steps: [
      { day, what: `其后有满${lengthInWords({ n, unit })}` },
      { day: event, what: '事项当日，不计入' },
    ],
  };
};

/** The day so many days, months or years later; earlier, if negative. */
const corresponding = (from: LocalDate, { n, unit }: { readonly n: number; readonly unit: CivilUnit }): LocalDate => {
  switch (unit) {
    case 'day':
      return addDays(from, n);
    case 'month':
      return monthsAfter(from, n);
    case 'year':
      return monthsAfter(from, n * 12);
  }
};

type CivilUnit = Exclude<Length['unit'], 'workday'>;

/**
 * A period made longer: from its own last day as counted, not from the day it was extended on. Time that does not count
 * and begins only then is left out of the extension too. How much the law allows is not looked at here.
 */
export const extended = (
  ends: Ends,
  by: Length,
  counting: Counting,
  calendar: WorkCalendar,
  suspensions: readonly Suspension[] = [],
): Ends => {
  const later = united(suspensions).filter(({ from }) => from > ends.counted);
  const longer = periodEnds(ends.counted, by, counting, calendar, later);
  const [, ...steps] = longer.steps;
  return {
    ...longer,
    provisional: ends.provisional || longer.provisional,
    steps: [
      ...ends.steps.filter(({ day }) => day <= ends.counted),
      { day: ends.counted, what: `自原届满日延长${lengthInWords(by)}` },
      ...steps,
    ],
  };
};

/** The last working day on which something due before a fixed day (1月31日前) is in time; such days never move on. */
export const beforeFixedDay = (day: LocalDate, calendar: WorkCalendar): Ends => {
  const counted = addDays(day, -1);
  const due = calendar.previousWorkday(counted);
  const { provisional } = calendar.dayOf(due);
  return {
    due,
    counted,
    provisional,
    steps: [
      { day, what: '法定日期，须在此前办结，不顺延' },
      { day: due, what: due === counted ? '前一日' : '此前最后一个工作日' },
    ],
  };
};

/** The day until which something is due every year (6月30日前), that day included; such days never move on. */
export const untilFixedDay = (day: LocalDate, calendar: WorkCalendar): Ends => {
  const due = calendar.previousWorkday(day);
  return {
    due,
    counted: day,
    provisional: calendar.dayOf(due).provisional,
    steps: [{ day, what: '最后一日，不顺延' }, ...(due === day ? [] : [{ day: due, what: '此前最后一个工作日' }])],
  };
};

/** The last day of a time that must be given in full (不少于30日): what follows may come the day after, not before. */
export const givenInFull = (start: LocalDate, length: Length, calendar: WorkCalendar): Ends =>
  periodEnds(start, length, { rolls: false }, calendar);
