// What an organ gave itself to do, again and again: which day is next, until it is ended.
import type { WorkCalendar } from '#calendar';
import { addDays, decider, happened, nothing, type Decide, type LocalDate, type StaffId, type UnitId } from '#kernel';
import { refused } from '../refusals.ts';
import { duesAfter, type Cycle, type Due } from './cycle.ts';
import { PlanEnded, PlanMade, PlanMoved, PlanOpened, PlanStopped, type PlanEvent, type PlanId } from './events.ts';

/**
 * A plan that was made. `last` is the day of its last duty, `next` the day on which the one after it is opened, `stops`
 * the first day on which it is not done any more.
 */
export interface KnownPlan {
  readonly is: 'running' | 'ended';
  readonly plan: PlanId;
  readonly title: string;
  readonly words: string;
  readonly cycle: Cycle;
  readonly unit: UnitId;
  readonly owner?: StaffId | undefined;
  readonly madeOn: LocalDate;
  readonly last?: LocalDate | undefined;
  readonly next?: LocalDate | undefined;
  readonly standing?: string | undefined;
  readonly stops?: LocalDate | undefined;
}
export type Plan = { readonly is: 'unknown' } | KnownPlan;

/** Makes it, once. */
export const makePlan =
  (made: Omit<KnownPlan, 'is' | 'last' | 'next' | 'standing' | 'stops'>): Decide<Plan, PlanEvent> =>
  (plan) =>
    plan.is === 'unknown' ? happened(PlanMade(made)) : nothing();

/** The day after which it is to be done next. What is to be done once may be due on the day it is given. */
export const baseOf = ({ cycle, last, madeOn }: Pick<KnownPlan, 'cycle' | 'last' | 'madeOn'>): LocalDate =>
  last ?? (cycle.is === 'once' ? addDays(madeOn, -1) : madeOn);

/** The day it is to be done next; undefined where there is none any more. */
export const nextOf = (known: KnownPlan, calendar: WorkCalendar): Due | undefined => {
  const { cycle, stops } = known;
  const [next] = duesAfter(cycle, baseOf(known), calendar, 1);
  return next === undefined || (stops !== undefined && next.limit >= stops) ? undefined : next;
};

/** So many days before its day a duty is opened at the earliest: what comes once a year is not in the way all year. */
const AHEAD = 92;

/** The day on which the duty after this one is opened: once this one's day is past, and not long before its own. */
const opensOn = ({ cycle }: KnownPlan, due: LocalDate, calendar: WorkCalendar): LocalDate => {
  const [following] = duesAfter(cycle, due, calendar, 1);
  const after = addDays(due, 1);
  const early = following === undefined ? after : addDays(following.limit, -AHEAD);
  return early > after ? early : after;
};

/** Whether its next duty may be opened: two workers that look at once open one. */
export const isTime = ({ is, next }: KnownPlan, today: LocalDate): boolean =>
  is === 'running' && (next === undefined || next <= today);

/** Its next duty is opened, not before its time; a plan without a next day is over. */
export const openNext =
  (standing: string, calendar: WorkCalendar, today: LocalDate): Decide<Plan, PlanEvent> =>
  (plan) => {
    if (plan.is === 'unknown' || !isTime(plan, today)) return nothing();
    const next = nextOf(plan, calendar);
    if (next === undefined) return happened(PlanEnded({ plan: plan.plan, endedOn: today }));
    const due = next.limit;
    return happened(PlanOpened({ plan: plan.plan, due, standing, next: opensOn(plan, due, calendar) }));
  };

/** The day of its last duty is another: the next is looked for behind that. */
export const movePlan =
  (was: LocalDate, due: LocalDate, calendar: WorkCalendar): Decide<Plan, PlanEvent> =>
  (plan) =>
    plan.is === 'running' && plan.last === was
      ? happened(PlanMoved({ plan: plan.plan, was, due, next: opensOn(plan, due, calendar) }))
      : nothing();

/** From a day on it is not to be done any more. */
export const stopPlan =
  (from: LocalDate, reason: string, by: StaffId): Decide<Plan, PlanEvent> =>
  (plan) => {
    switch (plan.is) {
      case 'unknown':
        return refused('duties.no-plan');
      case 'ended':
        return refused('duties.plan-ended');
      case 'running':
        return plan.stops !== undefined && plan.stops <= from
          ? refused('duties.plan-stopped', { from: plan.stops })
          : happened(PlanStopped({ plan: plan.plan, from, by, reason }));
    }
  };

/** A plan as its events make it. */
export const plan = decider<Plan, PlanEvent>({
  category: 'duties.plan',
  stateVersion: 1,
  initial: { is: 'unknown' },
  evolve: (state, { type, data }) => {
    if (type === 'duties.plan-made') {
      const { plan: id, title, words, cycle, unit, owner, madeOn } = data;
      return { is: 'running', plan: id, title, words, cycle, unit, owner, madeOn };
    }
    if (state.is === 'unknown') return state;
    switch (type) {
      case 'duties.plan-opened':
        return { ...state, last: data.due, next: data.next, standing: data.standing };
      case 'duties.plan-moved':
        return { ...state, last: data.due, next: data.next };
      case 'duties.plan-stopped':
        return { ...state, stops: data.from };
      case 'duties.plan-ended':
        return { ...state, is: 'ended' };
    }
  },
});
