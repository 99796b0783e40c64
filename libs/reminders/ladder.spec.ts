import { describe, expect, test } from '@jest/globals';
import { chinaCalendar as calendar } from '#calendar';
import { addDays, type LocalDate } from '#kernel';
import { isSaidOn, nextMorning, standingOn, type Reminded, type Standing } from './ladder.ts';

// Worked out by hand on the calendars of 2025 and 2026; make-up days 2026: 4 January, 14 and 28 February, 9 May,
// 20 September, 10 October.

const on = (text: string) => text as LocalDate;
const YEAR = 2026;
/** `9-30` of 2026, `25-12-31` of 2025. */
const day = (short: string): LocalDate => {
  const parts = short.split('-');
  const [year, month, date] = parts.length === 3 ? [2000 + Number(parts[0]), parts[1]!, parts[2]!] : [YEAR, ...parts];
  return on(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
};
const dated = (start: string, due: string, more: 'legal' | 'own' | 'workdays' = 'legal', safe?: string): Reminded => ({
  is: 'dated',
  start: day(start),
  due: day(due),
  ...(safe === undefined ? {} : { safe: day(safe) }),
  by: more === 'workdays' ? 'workday' : 'day',
  legal: more !== 'own',
});
const asked = (since: string): Reminded => ({ is: 'asked', since: day(since) });

/** The first mornings from a day on. */
const mornings = (duty: Reminded, from: string, most: number): readonly LocalDate[] => {
  const found: LocalDate[] = [];
  for (let next = day(from); found.length < most; next = addDays(found.at(-1)!, 1))
    found.push(nextMorning(duty, next, calendar));
  return found;
};

/** What, the duty, from which day on, and its mornings in order. */
const LADDERS: readonly (readonly [what: string, duty: Reminded, from: string, days: string])[] = [
  [
    '督办函: its limit lies in the holiday and does not roll',
    dated('9-21', '10-5'),
    '9-21',
    '9-22 9-24 9-29 9-30 10-5 10-8',
  ],
  [
    '答辩: rolled over the holiday, half way on −3 dropped',
    dated('9-16', '10-8'),
    '9-16',
    '9-23 9-28 9-30 10-8 10-9 10-10',
  ],
  ['复议答复 in ten working days', dated('9-21', '10-12', 'workdays'), '9-21', '9-29 10-8 10-10 10-12 10-13'],
  ['学习 once in a quarter', dated('7-1', '9-30'), '7-1', '8-17 9-22 9-24 9-29 9-30 10-8'],
  ['own, due on a make-up Saturday', dated('9-10', '10-10', 'own'), '9-10', '9-28 9-30 10-9 10-10 10-12'],
  ['三日 over the New Year, begun on −1', dated('25-12-30', '1-2'), '25-12-30', '25-12-31 1-2 1-4 1-5'],
  ['five working days, begun on −5', dated('25-12-30', '1-7', 'workdays'), '25-12-30', '1-4 1-6 1-7 1-8'],
  ['答辩 in fifteen days', dated('3-2', '3-17'), '3-2', '3-9 3-10 3-12 3-16 3-17 3-18'],
  ['信息公开 in twenty working days', dated('2-25', '3-24', 'workdays'), '2-25', '3-10 3-17 3-19 3-23 3-24'],
  ['before 1 March, half way and −5 on working days', dated('1-1', '2-28'), '1-1', '1-30 2-14 2-25 2-27 2-28 3-2'],
  ['half way on a make-up Saturday', dated('1-1', '3-31'), '1-1', '2-14 3-24 3-26 3-30 3-31 4-1'],
  ['half way in the Spring Festival dropped behind −5', dated('2-13', '2-28'), '2-13', '2-14 2-25 2-27 2-28 3-2'],
  ['征求意见 in fifteen working days', dated('11-12', '12-3', 'workdays'), '11-12', '11-23 11-26 11-30 12-2 12-3'],
  [
    'twenty working days over the National Day',
    dated('9-14', '10-16', 'workdays'),
    '9-14',
    '9-28 10-10 10-13 10-15 10-16',
  ],
  ['宪法日', dated('1-1', '12-4'), '1-1', '6-18 11-27 12-1 12-3 12-4 12-7'],
  ['sixty days, rolled', dated('5-6', '7-6'), '5-6', '6-5 6-29 7-1 7-3 7-6 7-7 7-8'],
  ['own, due on a Sunday: aimed at the Friday', dated('6-5', '7-5', 'own'), '6-5', '6-22 6-26 6-30 7-2 7-3 7-6 7-7'],
  ['known only after −5', dated('3-2', '3-17'), '3-11', '3-12 3-16 3-17'],
  ['known only when it is over', dated('3-2', '3-17'), '3-21', '3-23 3-24'],
  [
    'disputed: aimed at the earlier day, told on its own too',
    dated('3-2', '3-20', 'legal', '3-18'),
    '3-13',
    '3-13 3-17 3-18 3-20 3-23',
  ],
  ['asked for on a Wednesday', asked('3-11'), '3-11', '3-12 3-13 3-16 3-17'],
  ['asked for on a Friday before the New Year', asked('25-12-26'), '25-12-26', '25-12-29 25-12-30 25-12-31 1-4'],
  ['asked for on the eve of the Spring Festival', asked('2-14'), '2-14', '2-24 2-25 2-26'],
];

describe('the mornings of a duty', () => {
  test.each(LADDERS)('%s', (_what, duty, from, days) => {
    const expected = days.split(' ').map(day);
    expect(mornings(duty, from, expected.length)).toEqual(expected);
  });
});

const STANDINGS: readonly (readonly [duty: Reminded, at: string, standing: Standing])[] = [
  [dated('9-16', '10-8'), '9-28', { is: 'ahead', days: 3 }],
  [dated('9-10', '10-10', 'own'), '9-30', { is: 'ahead', days: 3 }],
  [dated('9-21', '10-5'), '9-29', { is: 'ahead', days: 1 }],
  [dated('9-21', '10-5'), '9-30', { is: 'aim' }],
  [dated('9-21', '10-5'), '10-5', { is: 'today' }],
  [dated('9-21', '10-5'), '10-8', { is: 'overdue', days: 1 }],
  [dated('3-2', '3-17'), '3-9', { is: 'half', days: 6 }],
  // Told after an outage, as it stands then: no morning of its own.
  [dated('3-2', '3-17'), '3-11', { is: 'ahead', days: 4 }],
  [dated('3-2', '3-20', 'legal', '3-18'), '3-19', { is: 'aim' }],
  [dated('5-6', '7-6'), '7-10', { is: 'overdue', days: 4 }],
  [dated('6-1', '6-30', 'own'), '7-9', { is: 'overdue', days: 7 }],
  [asked('3-11'), '3-12', { is: 'arrived' }],
  [asked('3-11'), '3-16', { is: 'waiting', days: 3 }],
];

describe('on a day a duty', () => {
  test.each(STANDINGS)('%j stands on %s as %j', (duty, at, standing) =>
    expect(standingOn(duty, day(at), calendar)).toEqual(standing),
  );
});

describe('on a day off', () => {
  test('only a legal limit is told, on its last day', () => {
    expect(isSaidOn(dated('9-21', '10-5'), day('10-5'), calendar)).toBe(true);
    expect(isSaidOn(dated('9-21', '10-5'), day('10-6'), calendar)).toBe(false);
    expect(isSaidOn(dated('6-5', '7-5', 'own'), day('7-5'), calendar)).toBe(false);
    expect(isSaidOn(asked('2-14'), day('2-23'), calendar)).toBe(false);
  });
  test('made up for by work, everything is', () => {
    expect(isSaidOn(dated('6-5', '7-5', 'own'), day('10-10'), calendar)).toBe(true);
    expect(isSaidOn(asked('2-14'), day('2-28'), calendar)).toBe(true);
  });
});
