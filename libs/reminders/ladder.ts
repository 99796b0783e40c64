// When somebody is reminded of a duty, and how it stands on that day.
import type { WorkCalendar } from '#calendar';
import { addDays, compareDates, daysBetween, type LocalDate } from '#kernel';

/** What the mornings of a duty are counted from. */
export type Reminded =
  | {
      readonly is: 'dated';
      /** The day it runs from. */
      readonly start: LocalDate;
      readonly due: LocalDate;
      /** The earlier day to keep to, where it is disputed which days count. */
      readonly safe?: LocalDate | undefined;
      /** Its half way is found by working days, or by days. */
      readonly by: 'workday' | 'day';
      /** Its day is fixed by a statute or by the paper of an authority: it is told of also on a day off. */
      readonly legal: boolean;
    }
  /** Another waits for it since this day; no day is made up. */
  | { readonly is: 'asked'; readonly since: LocalDate };

/** How a duty stands on a day. `days` are working days: those that are left, or over. */
export type Standing =
  | { readonly is: 'today' }
  /** It is to be done today, because its own day is a day off or disputed. */
  | { readonly is: 'aim' }
  | { readonly is: 'overdue'; readonly days: number }
  | { readonly is: 'ahead'; readonly days: number }
  | { readonly is: 'half'; readonly days: number }
  /** It came since the last working day. */
  | { readonly is: 'arrived' }
  | { readonly is: 'waiting'; readonly days: number };

type Dated = Reminded & { readonly is: 'dated' };

/** Working days before the aim. */
const STEPS = [5, 3, 1] as const;

/** The working day by which it is to be done: a limit that does not roll off a day off is aimed at before it. */
const aimOf = ({ due, safe }: Dated, calendar: WorkCalendar): LocalDate =>
  calendar.previousWorkday(safe !== undefined && safe < due ? safe : due);

/** Half the way from its start to the aim; on a day off the next working day. */
const halfWay = (duty: Dated, aim: LocalDate, calendar: WorkCalendar): LocalDate => {
  const { start, by } = duty;
  if (by === 'day') return calendar.nextWorkday(addDays(start, Math.max(0, Math.floor(daysBetween(start, aim) / 2))));
  const half = Math.floor(calendar.workdaysIn(addDays(start, 1), aim) / 2);
  return half < 1 ? start : calendar.workdaysAfter(start, half).day;
};

/** The mornings up to its day, in order. Half way is left out where it is no earlier than the first step. */
const morningsOf = (duty: Dated, calendar: WorkCalendar): readonly LocalDate[] => {
  const aim = aimOf(duty, calendar);
  const steps = STEPS.map((n) => calendar.workdaysBefore(aim, n).day);
  const half = halfWay(duty, aim, calendar);
  const early = half < steps[0]! ? [half, ...steps] : steps;
  const ofLimit = calendar.isWorkday(duty.due) || duty.legal ? [duty.due] : [];
  // The day it began is no morning of it: who began it knows.
  return [...new Set([...early.filter((day) => day > duty.start), aim, ...ofLimit])].toSorted(compareDates);
};

/** The first day from `from` on, itself included, on which somebody is reminded of it. */
export const nextMorning = (duty: Reminded, from: LocalDate, calendar: WorkCalendar): LocalDate => {
  const last = duty.is === 'dated' ? duty.due : duty.since;
  const before = duty.is === 'dated' ? morningsOf(duty, calendar).find((day) => day >= from) : undefined;
  const after = addDays(last, 1);
  return before ?? calendar.nextWorkday(from > after ? from : after);
};

/** How it stands on a day, whether or not that is one of its mornings: so it is told after an outage too. */
export const standingOn = (duty: Reminded, day: LocalDate, calendar: WorkCalendar): Standing => {
  if (duty.is === 'asked') {
    const days = calendar.workdaysIn(addDays(duty.since, 1), day);
    return days <= 1 ? { is: 'arrived' } : { is: 'waiting', days };
  }
  const { due, start } = duty;
  if (day > due) return { is: 'overdue', days: calendar.workdaysIn(addDays(due, 1), day) };
  if (day === due) return { is: 'today' };
  const aim = aimOf(duty, calendar);
  if (day >= aim) return { is: 'aim' };
  const days = calendar.workdaysIn(addDays(day, 1), aim);
  const isHalf = day === halfWay(duty, aim, calendar) && day > start && days > STEPS[0];
  return { is: isHalf ? 'half' : 'ahead', days };
};

/** Whether anything is said of it on a day: on a day off of a legal limit only, and only that it is over today. */
export const isSaidOn = (duty: Reminded, day: LocalDate, calendar: WorkCalendar): boolean =>
  calendar.isWorkday(day) || (duty.is === 'dated' && duty.legal && duty.due === day);
