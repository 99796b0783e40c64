// What an organ gave itself to do, again and again: which day is next, until it is ended.
import type { WorkCalendar } from '#calendar';
import { decider, happened, nothing, type Decide, type LocalDate, type StaffId, type UnitId } from '#kernel';
import { refused } from '../refusals.ts';
import { duesAfter, type Cycle, type Due } from './cycle.ts';
import { PlanEnded, PlanMade, PlanOpened, type PlanEvent, type PlanId } from './plan-events.ts';

/** A plan that was made. `last` is the day of its last duty. */
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
}
export type Plan = { readonly is: 'unknown' } | KnownPlan;

/** Makes it, once. */
export const makePlan =
  (made: Omit<KnownPlan, 'is' | 'last'>): Decide<Plan, PlanEvent> =>
  (plan) =>
    plan.is === 'unknown' ? happened(PlanMade(made as never)) : nothing();

/** The day it is to be done next; undefined where there is none any more. */
export const nextOf = ({ cycle, last, madeOn }: KnownPlan, calendar: WorkCalendar): Due | undefined =>
  duesAfter(cycle, last ?? madeOn, calendar, 1)[0];

/** Its next duty is opened; a plan without a next day is over. */
export const openNext =
  (calendar: WorkCalendar, today: LocalDate): Decide<Plan, PlanEvent> =>
  (plan) => {
    if (plan.is !== 'running') return nothing();
    const next = nextOf(plan, calendar);
    return next === undefined
      ? happened(PlanEnded({ plan: plan.plan, endedOn: today, reason: '' }))
      : happened(PlanOpened({ plan: plan.plan, due: next.limit }));
  };

/** It is not to be done any more. */
export const endPlan =
  (reason: string, endedOn: LocalDate): Decide<Plan, PlanEvent> =>
  (plan) => {
    switch (plan.is) {
      case 'unknown':
        return refused('duties.no-plan');
      case 'ended':
        return nothing();
      case 'running':
        return happened(PlanEnded({ plan: plan.plan, endedOn, reason }));
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
      return { is: 'running', plan: id, title, words, cycle: cycle as Cycle, unit, owner, madeOn };
    }
    if (state.is === 'unknown') return state;
    switch (type) {
      case 'duties.plan-opened':
        return { ...state, last: data.due };
      case 'duties.plan-ended':
        return { ...state, is: 'ended' };
    }
  },
});
