import { expect, test } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { appearancesIn } from './appearances.ts';
import type { StepFacts } from './events.ts';

// 法释〔2020〕3号第一条、第七条: by instance; several hearings of one are one, one attendance is enough for it, and does not carry
// to another.

const on = (text: string) => text as LocalDate;
const year = { first: on('2026-01-01'), last: on('2026-12-31') };
const held = (day: string, facts: StepFacts) => ({ step: 'attend-court', on: on(day), facts });
const step = (name: string, day: string) => ({ step: name, on: on(day), facts: {} });

test('two hearings of one instance, the head at one of them: one of one', () =>
  expect(
    appearancesIn(
      [
        step('receive-complaint', '2026-03-02'),
        held('2026-04-08', { head: 'none', excuse: 'duty' }),
        held('2026-05-08', { head: 'deputy', spoke: 'yes' }),
      ],
      year,
    ),
  ).toEqual([{ stage: '一审', hearings: 2, attended: true, spoke: true, excused: true }]));
test('the head in the first instance and not in the second: one of two', () =>
  expect(
    appearancesIn(
      [
        step('receive-complaint', '2026-03-02'),
        held('2026-04-08', { head: 'principal' }),
        step('receive-appeal', '2026-05-08'),
        held('2026-06-10', { head: 'none' }),
      ],
      year,
    ).map(({ stage, attended }) => [stage, attended]),
  ).toEqual([
    ['一审', true],
    ['二审', false],
  ]));
test('a retrial is an instance of its own', () =>
  expect(
    appearancesIn(
      [
        held('2026-04-08', { head: 'principal' }),
        step('receive-retrial', '2026-09-01'),
        held('2026-10-10', { head: 'in-charge' }),
      ],
      year,
    ).map(({ stage, attended }) => [stage, attended]),
  ).toEqual([
    ['一审', true],
    ['再审', true],
  ]));
test('an instance not heard in the time asked for is left out; a case never heard too', () => {
  expect(appearancesIn([held('2025-12-30', { head: 'principal' })], year)).toEqual([]);
  expect(appearancesIn([step('receive-complaint', '2026-03-02')], year)).toEqual([]);
});
test('an attendance of the year before counts for its instance, if that was heard again in this', () =>
  expect(
    appearancesIn(
      [held('2025-12-30', { head: 'principal' }), held('2026-01-15', { head: 'none', excuse: 'duty' })],
      year,
    )[0],
  ).toMatchObject({ hearings: 2, attended: true }));
test('another head in charge counts; nobody does not', () => {
  for (const head of ['principal', 'deputy', 'assisting', 'in-charge'] as const)
    expect(appearancesIn([held('2026-04-08', { head })], year)[0]!.attended).toBe(true);
  expect(appearancesIn([held('2026-04-08', { head: 'none' })], year)[0]!.attended).toBe(false);
});
