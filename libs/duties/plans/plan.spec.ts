import { describe, expect, test } from '@jest/globals';
import { chinaCalendar } from '#calendar';
import type { LocalDate, StaffId, UnitId } from '#kernel';
import { specificationOf } from '#support';
import type { Cycle } from './cycle.ts';
import { PlanEnded, PlanMade, PlanMoved, PlanOpened, PlanStopped, type PlanId } from './events.ts';
import { baseOf, isTime, makePlan, movePlan, nextOf, openNext, plan, stopPlan, type KnownPlan } from './plan.ts';

// What the organ gives itself again and again: one duty at a time, each once.

const { given } = specificationOf(plan);
const on = (text: string) => text as LocalDate;
const id = '018f2b3c-0000-7000-8000-0000000000ab' as PlanId;
const first = '018f2b3c-0000-7000-8000-0000000000a1';
const second = '018f2b3c-0000-7000-8000-0000000000a2';
const chenxia = 'chenxia' as StaffId;

const planOf = (cycle: Cycle) => ({
  plan: id,
  words: '每月5日前 报上月公车使用台账 办公室',
  title: '报上月公车使用台账',
  cycle,
  unit: 'office' as UnitId,
  madeOn: on('2026-11-25'),
});
const monthly: Cycle = {
  is: 'months',
  months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  places: [{ is: 'day', n: 5 }],
};
const yearly: Cycle = { is: 'months', months: [3], places: [{ is: 'day', n: 15 }] };
const once: Cycle = { is: 'once', day: on('2026-11-25') };

const made = (cycle: Cycle) => PlanMade(planOf(cycle));
const opened = (due: string, standing: string, next: string) =>
  PlanOpened({ plan: id, due: on(due), standing, next: on(next) });
const december = opened('2026-12-05', first, '2026-12-06');
const open = (standing: string, today: string) => openNext(standing, chinaCalendar, on(today));

describe('a plan', () => {
  test('is made once', () => {
    given()
      .when(makePlan(planOf(monthly)))
      .happened(made(monthly));
    given(made(monthly))
      .when(makePlan(planOf(monthly)))
      .nothing();
  });

  test('opens one duty at a time: the next the day after the last one’s day, and never before', () => {
    given(made(monthly)).when(open(first, '2026-11-25')).happened(december);
    given(made(monthly), december).when(open(second, '2026-12-05')).nothing();
    given(made(monthly), december)
      .when(open(second, '2026-12-06'))
      .happened(opened('2027-01-05', second, '2027-01-06'));
  });

  test('opens what comes once a year three months before its day', () =>
    // 15 March 2028 less 92 days is 14 December 2027.
    given(made(yearly))
      .when(open(first, '2026-11-25'))
      .happened(opened('2027-03-15', first, '2027-12-14')));

  test('is over where it has no next day; what is to be done once may be due today', () => {
    given(made(once))
      .when(open(first, '2026-11-25'))
      .happened(opened('2026-11-25', first, '2026-11-26'));
    given(made(once), opened('2026-11-25', first, '2026-11-26'))
      .when(open(second, '2026-11-26'))
      .happened(PlanEnded({ plan: id, endedOn: on('2026-11-26') }));
  });

  test('goes on behind the day its last duty moved to', () => {
    const firstWorkday: Cycle = { ...monthly, places: [{ is: 'first-workday', n: 1 }] };
    const february = opened('2027-02-01', first, '2027-02-02');
    const moved = PlanMoved({ plan: id, was: on('2027-02-01'), due: on('2027-02-02'), next: on('2027-02-03') });
    given(made(firstWorkday), february)
      .when(movePlan(on('2027-02-01'), on('2027-02-02'), chinaCalendar))
      .happened(moved);
    given(made(firstWorkday), february)
      .when(movePlan(on('2027-01-04'), on('2027-01-05'), chinaCalendar))
      .nothing();
    given(made(firstWorkday), february, moved)
      .when(open(second, '2027-02-03'))
      .happened(opened('2027-03-01', second, '2027-03-02'));
  });

  test('is stopped from a day on: nothing that falls due then is opened', () => {
    const stopped = PlanStopped({ plan: id, from: on('2027-01-05'), by: chenxia, reason: '网上填报' });
    given(made(monthly), december)
      .when(stopPlan(on('2027-01-05'), '网上填报', chenxia))
      .happened(stopped);
    given(made(monthly), december, stopped)
      .when(open(second, '2026-12-06'))
      .happened(PlanEnded({ plan: id, endedOn: on('2026-12-06') }));
    given(made(monthly), december, stopped)
      .when(stopPlan(on('2027-02-01'), '再停', chenxia))
      .refused('duties.plan-stopped');
    const earlier = PlanStopped({ plan: id, from: on('2026-12-01'), by: chenxia, reason: '本月就停' });
    given(made(monthly), december, stopped)
      .when(stopPlan(on('2026-12-01'), '本月就停', chenxia))
      .happened(earlier);
    given(made(once), PlanEnded({ plan: id, endedOn: on('2026-11-26') }))
      .when(stopPlan(on('2026-12-01'), '不报了', chenxia))
      .refused('duties.plan-ended');
    given()
      .when(stopPlan(on('2026-12-01'), '不报了', chenxia))
      .refused('duties.no-plan');
  });

  test('is looked at by any number of workers: its time is its own, and its base stays though its day moves', () => {
    const running: KnownPlan = { is: 'running', ...planOf(monthly), last: on('2026-12-05'), next: on('2026-12-06') };
    expect([isTime(running, on('2026-12-05')), isTime(running, on('2026-12-06'))]).toEqual([false, true]);
    expect(isTime({ ...running, is: 'ended' }, on('2026-12-06'))).toBe(false);
    expect(baseOf(running)).toBe('2026-12-05');
    expect(nextOf(running, chinaCalendar)).toEqual({ limit: '2027-01-05', aim: '2027-01-05', provisional: true });
  });
});
