import { addDays, daysBetween, type Length, type LocalDate } from '#kernel';
import { monthsAfter } from './months.ts';
import type { SkippedDay, WorkCalendar } from './work-calendar.ts';

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
export const lengthInWords = ({ n, unit }: Length): string => `${n}${UNIT_WORDS[unit]}`;

const fromOne = (n: number): number => {
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError(`a period is a whole number from 1, not ${n}`);
  return n;
};

/**
 * When a period ends that a fact starts. The day of the fact is not counted (《民法典》第二百零一条,《民事诉讼法》第八十五条); months
 * and years go to the corresponding day, else the last of the month (《民法典》第二百零二条).
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
  const first: Step = { day: start, what: '期间开始的当日，不计入' };
  const { day: counted, steps, provisional } = suspended(start, plain, length, calendar, suspensions);
  const whole = [first, ...steps, { day: counted, what: `第${lengthInWords(length)}` }];
  const rolled =
    rolls && length.unit !== 'workday' ? rollOn(counted, calendar) : { due: counted, steps: [], provisional: false };
  return {
    due: rolled.due,
    counted,
    provisional: provisional || rolled.provisional,
    steps: [...whole, ...rolled.steps],
  };
};

interface Reached {
  readonly day: LocalDate;
  readonly provisional: boolean;
  readonly steps: readonly Step[];
}

const reach = (start: LocalDate, { n, unit }: Length, calendar: WorkCalendar): Reached => {
  switch (unit) {
    case 'workday': {
      const { day, provisional, skipped } = calendar.workdaysAfter(start, fromOne(n));
      return { day, provisional, steps: skipped.map(passedOver) };
    }
    case 'day':
      return { day: addDays(start, fromOne(n)), provisional: false, steps: [] };
    case 'month':
      return { day: monthsAfter(start, fromOne(n)), provisional: false, steps: [] };
    case 'year':
      return { day: monthsAfter(start, fromOne(n) * 12), provisional: false, steps: [] };
  }
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
  for (const one of [...suspensions].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const from = one.from > start ? one.from : addDays(start, 1);
    if (one.to < from || from > day) continue;
    const lost = unit === 'workday' ? workdaysIn(from, one.to, calendar) : daysBetween(from, one.to) + 1;
    steps.push({
      day: from,
      what: `${one.reason}，至${one.to}不计入（${lost}${unit === 'workday' ? '个工作日' : '日'}）`,
    });
    if (lost === 0) continue;
    if (unit !== 'workday') day = addDays(day, lost);
    else {
      const next = calendar.workdaysAfter(day, lost);
      steps.push(...next.skipped.map(passedOver));
      provisional ||= next.provisional;
      day = next.day;
    }
  }
  return { day, provisional, steps: steps.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)) };
};

const workdaysIn = (from: LocalDate, to: LocalDate, calendar: WorkCalendar): number => {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (calendar.isWorkday(day)) count += 1;
  return count;
};

/** 期间的最后一日是法定休假日的，顺延 (《民事诉讼法》第八十五条,《民法典》第二百零三条). */
const rollOn = (
  counted: LocalDate,
  calendar: WorkCalendar,
): { readonly due: LocalDate; readonly steps: readonly Step[]; readonly provisional: boolean } => {
  const due = calendar.nextWorkday(counted);
  const { provisional } = calendar.dayOf(counted);
  if (due === counted) return { due, steps: [], provisional };
  const off = Array.from({ length: daysBetween(counted, due) }, (_, n) => addDays(counted, n));
  const why = (day: LocalDate): string => {
    const is = calendar.dayOf(day);
    return is.is === 'holiday' ? `${is.holiday}放假（${is.notice}）` : '休息日';
  };
  return {
    due,
    provisional: provisional || calendar.dayOf(due).provisional,
    steps: [...off.map((day) => ({ day, what: `${why(day)}，顺延` })), { day: due, what: '顺延后的最后一日' }],
  };
};

/** The last day on which it is in time: so many full days (working days) lie between it and the event. */
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
  const day =
    unit === 'day'
      ? addDays(event, -(fromOne(n) + 1))
      : addDays(monthsAfter(event, -fromOne(n) * (unit === 'year' ? 12 : 1)), -1);
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

/**
 * A period made longer: from its own last day as counted, not from the day it was extended on.
 * @throws RangeError if it is more than the law allows
 */
export const extended = (ends: Ends, by: Length, most: Length, counting: Counting, calendar: WorkCalendar): Ends => {
  if (by.unit !== most.unit || by.n > most.n)
    throw new RangeError(`an extension of ${lengthInWords(by)} is more than ${lengthInWords(most)}`);
  const longer = periodEnds(ends.counted, by, counting, calendar);
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
