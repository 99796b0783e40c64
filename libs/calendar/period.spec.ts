import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Length, type LocalDate } from '#kernel';
import { beforeFixedDay, chinaCalendar as china, extended, periodEnds, untilFixedDay } from './index.ts';

const day = (n: number): Length => ({ n, unit: 'day' });
const workday = (n: number): Length => ({ n, unit: 'workday' });
const month = (n: number): Length => ({ n, unit: 'month' });
const year = (n: number): Length => ({ n, unit: 'year' });
const on = (text: string) => text as LocalDate;

// Worked out by hand from printed calendars and the State Council's notices, never from the code.
describe('a period of days that rolls', () => {
  test.each([
    // 2026-03-06 is a Friday; the fifteenth day is Saturday 21 March, so Monday.
    ['2026-03-06', 15, '2026-03-23'],
    ['2026-03-02', 15, '2026-03-17'],
    ['2026-03-01', 15, '2026-03-16'],
    // Ends on Labour Day: off to 5 May.
    ['2026-03-02', 60, '2026-05-06'],
    ['2026-04-16', 15, '2026-05-06'],
    ['2026-04-20', 15, '2026-05-06'],
    ['2026-04-21', 15, '2026-05-06'],
    // Ends within National Day 1 to 7 October.
    ['2026-09-16', 15, '2026-10-08'],
    ['2026-09-21', 15, '2026-10-08'],
    ['2026-09-22', 15, '2026-10-08'],
    ['2026-09-23', 15, '2026-10-08'],
    // Spring Festival 15 to 23 February 2026; 14 and 28 February are make-up Saturdays and are worked.
    ['2026-02-01', 15, '2026-02-24'],
    ['2026-02-13', 15, '2026-02-28'],
    ['2026-01-30', 15, '2026-02-14'],
    ['2026-01-31', 15, '2026-02-24'],
    ['2026-02-08', 15, '2026-02-24'],
    // 60 and 90 days over a year's end; 2026-03-01 is a Sunday.
    ['2025-12-31', 60, '2026-03-02'],
    ['2026-01-05', 90, '2026-04-07'],
    ['2025-12-02', 30, '2026-01-04'],
    // Leap day: 2024-02-29 is a Thursday.
    ['2024-02-14', 15, '2024-02-29'],
    ['2024-01-30', 30, '2024-02-29'],
    ['2024-02-29', 15, '2024-03-15'],
    // Qingming 2024: 4 to 6 April off, Sunday the 7th a make-up working day.
    ['2024-03-20', 15, '2024-04-07'],
    ['2024-03-22', 15, '2024-04-07'],
    ['2024-03-23', 15, '2024-04-07'],
    // Dragon Boat 2025: 31 May to 2 June.
    ['2025-05-16', 15, '2025-06-03'],
    ['2025-05-17', 15, '2025-06-03'],
  ])('from %s, %i days: %s', (start, n, due) =>
    expect(periodEnds(on(start), day(n), { rolls: true }, china).due).toBe(due),
  );
});

describe('a period of days that does not roll', () => {
  test.each([
    ['2026-01-05', 90, '2026-04-05'],
    ['2026-03-06', 15, '2026-03-21'],
    ['2026-09-30', 1, '2026-10-01'],
  ])('from %s, %i days: %s', (start, n, due) =>
    expect(periodEnds(on(start), day(n), { rolls: false }, china).due).toBe(due),
  );
});

describe('months and years', () => {
  test.each([
    // No 31st in February; the 28th is a make-up Saturday, so it stays.
    ['2025-12-31', month(2), '2026-02-28'],
    ['2026-01-31', month(1), '2026-02-28'],
    ['2026-08-31', month(6), '2027-03-01'],
    ['2024-12-31', month(2), '2025-02-28'],
    ['2023-12-31', month(2), '2024-02-29'],
    ['2026-03-31', month(1), '2026-04-30'],
    ['2026-05-31', month(3), '2026-08-31'],
    ['2026-04-01', month(6), '2026-10-08'],
    ['2026-07-02', month(3), '2026-10-08'],
    ['2026-03-23', month(6), '2026-09-23'],
    ['2024-02-29', year(1), '2025-02-28'],
    ['2024-02-29', year(2), '2026-02-28'],
    ['2024-05-06', year(2), '2026-05-06'],
    ['2024-05-01', year(2), '2026-05-06'],
    ['2025-10-01', year(1), '2026-10-08'],
  ])('from %s, %j: %s', (start, length, due) =>
    expect(periodEnds(on(start), length, { rolls: true }, china).due).toBe(due),
  );
});

describe('working days', () => {
  test.each([
    ['2026-03-02', 10, '2026-03-16'],
    ['2026-03-02', 5, '2026-03-09'],
    ['2026-02-02', 10, '2026-02-14'],
    ['2026-09-15', 10, '2026-09-29'],
    ['2026-09-11', 10, '2026-09-24'],
    ['2024-09-13', 10, '2024-09-29'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-02-14', 5, '2026-02-28'],
    ['2026-04-30', 7, '2026-05-13'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-06-18', 1, '2026-06-22'],
    ['2025-12-31', 3, '2026-01-06'],
    ['2026-01-30', 10, '2026-02-13'],
    ['2025-01-24', 5, '2025-02-07'],
    ['2025-09-30', 10, '2025-10-21'],
    ['2024-02-08', 3, '2024-02-19'],
  ])('from %s, %i: %s', (start, n, due) =>
    expect(periodEnds(on(start), workday(n), { rolls: true }, china).due).toBe(due),
  );
});

describe('counted back', () => {
  test.each([
    // Seven full working days before the hearing: the eighth working day before it.
    ['2026-03-20', workday(7), '2026-03-10'],
    ['2026-10-09', workday(5), '2026-09-23'],
    ['2026-03-02', workday(5), '2026-02-14'],
    ['2026-03-20', day(3), '2026-03-16'],
    ['2026-03-01', day(7), '2026-02-21'],
  ])('from %s, %j: %s', (event, length, due) =>
    expect(periodEnds(on(event), length, { rolls: false, back: true }, china).due).toBe(due),
  );
});

describe('time that does not count', () => {
  test('is added at the end: sixty days with ten days of appraisal', () =>
    // 2026-03-02 + 60 = 1 May; ten days more: 11 May, a Monday.
    expect(
      periodEnds(on('2026-03-02'), day(60), { rolls: true }, china, [
        { from: on('2026-03-20'), to: on('2026-03-29'), reason: '鉴定' },
      ]),
    ).toMatchObject({ due: '2026-05-11', counted: '2026-05-11' }));
  test('in working days counts only working days of it: a week is five', () =>
    expect(
      periodEnds(on('2026-03-02'), workday(10), { rolls: false }, china, [
        { from: on('2026-03-09'), to: on('2026-03-15'), reason: '中止' },
      ]).due,
    ).toBe('2026-03-23'));
  test('before it began or after it ended changes nothing', () => {
    for (const [from, to] of [
      ['2026-02-01', '2026-03-02'],
      ['2026-03-18', '2026-03-30'],
    ] as const)
      expect(
        periodEnds(on('2026-03-02'), day(15), { rolls: true }, china, [{ from: on(from), to: on(to), reason: '中止' }])
          .due,
      ).toBe('2026-03-17');
  });
  test('that begins in the time another added counts too', () =>
    expect(
      periodEnds(on('2026-03-02'), day(10), { rolls: false }, china, [
        { from: on('2026-03-05'), to: on('2026-03-09'), reason: '鉴定' },
        { from: on('2026-03-14'), to: on('2026-03-15'), reason: '公告' },
      ]).due,
    ).toBe('2026-03-19'));
});

describe('halts that overlap are one', () => {
  const halt = (from: string, to: string, reason = '中止') => ({ from: on(from), to: on(to), reason });
  test.each([
    // 60 days from 2 March end on 1 May; 10 to 25 March are 16 days: 17 May, a Sunday, so Monday the 18th.
    [[halt('2026-03-10', '2026-03-20'), halt('2026-03-15', '2026-03-25')], '2026-05-17', '2026-05-18'],
    // One within the other: 10 to 20 March are 11 days, 12 May, a Tuesday.
    [[halt('2026-03-10', '2026-03-20'), halt('2026-03-12', '2026-03-14', '鉴定')], '2026-05-12', '2026-05-12'],
    // The same halt said twice counts once.
    [[halt('2026-03-10', '2026-03-14'), halt('2026-03-10', '2026-03-14')], '2026-05-06', '2026-05-06'],
  ])('%j: %s, so %s', (halts, counted, due) =>
    expect(periodEnds(on('2026-03-02'), day(60), { rolls: true }, china, halts)).toMatchObject({ counted, due }),
  );
  test('and are told for their reasons together', () => {
    const halts = [halt('2026-03-10', '2026-03-20'), halt('2026-03-12', '2026-03-14', '鉴定')];
    const { steps } = periodEnds(on('2026-03-02'), day(60), { rolls: true }, china, halts);
    expect(steps.map(({ what }) => what)).toContain('中止、鉴定，至2026-03-20不计入（11日）');
  });
});

describe('an extension', () => {
  test.each([
    // 1 May and 30 days: 31 May; 10 to 19 May are ten days more: 10 June, a Wednesday.
    [[['2026-05-10', '2026-05-19']], '2026-06-10'],
    // Five days in March: 6 May, and 30 days: 5 June; five days in May more: 10 June.
    [
      [
        ['2026-03-10', '2026-03-14'],
        ['2026-05-20', '2026-05-24'],
      ],
      '2026-06-10',
    ],
    // From 28 April, within the period itself, to 10 May: 13 days, 14 May; 30 days more: 13 June, a Saturday.
    [[['2026-04-28', '2026-05-10']], '2026-06-15'],
  ])('leaves out time that does not count, also after the first end: %j', (times, due) => {
    const halts = times.map(([from, to]) => ({ from: on(from!), to: on(to!), reason: '中止' }));
    const ends = periodEnds(on('2026-03-02'), day(60), { rolls: true }, china, halts);
    expect(extended(ends, day(30), { rolls: true }, china, halts).due).toBe(due);
  });

  test('runs from the last day as counted, not from the day it moved to', () => {
    const ends = periodEnds(on('2026-03-02'), day(60), { rolls: true }, china);
    expect([ends.counted, ends.due]).toEqual(['2026-05-01', '2026-05-06']);
    expect(extended(ends, day(30), { rolls: true }, china).due).toBe('2026-06-01');
  });
});

describe('a fixed day before which something is due', () => {
  test.each([
    // 31 January 2026 is a Saturday: before it is Friday the 30th. 2027-01-30 is a Saturday: Friday the 29th. 1 March
    // 2026: Saturday the 28th is a make-up working day.
    ['2026-01-31', '2026-01-30'],
    ['2027-01-31', '2027-01-29'],
    ['2026-03-01', '2026-02-28'],
    ['2025-03-01', '2025-02-28'],
    ['2024-03-01', '2024-02-29'],
  ])('%s: %s', (fixed, due) => expect(beforeFixedDay(on(fixed), china).due).toBe(due));
});

describe('a fixed day until which something is due', () => {
  test.each([
    // 30 June 2024 is a Sunday: Friday the 28th. 28 February 2026 is a make-up Saturday.
    ['2026-06-30', '2026-06-30'],
    ['2024-06-30', '2024-06-28'],
    ['2026-02-28', '2026-02-28'],
    ['2026-05-31', '2026-05-29'],
  ])('%s: %s', (fixed, due) => expect(untilFixedDay(on(fixed), china).due).toBe(due));
});

describe('what is shown of the count', () => {
  test('names each day that was passed over, with its reason, and where the last day moved', () => {
    const { steps, provisional } = periodEnds(on('2026-09-16'), day(15), { rolls: true }, china);
    expect(provisional).toBe(false);
    expect(steps.map(({ day: at, what }) => `${at} ${what}`)).toEqual([
      '2026-09-16 期间开始的当日，不计入',
      '2026-10-01 第15日',
      ...['01', '02', '03', '04', '05', '06', '07'].map(
        (n) => `2026-10-${n} 国庆节放假（国办发明电〔2025〕7号），顺延`,
      ),
      '2026-10-08 顺延后的最后一日',
    ]);
  });
  test('is provisional where a day it rests on lies in a year without a notice', () => {
    expect(periodEnds(on('2026-12-25'), workday(10), { rolls: true }, china).provisional).toBe(true);
    expect(periodEnds(on('2026-12-25'), day(15), { rolls: true }, china).provisional).toBe(true);
    expect(periodEnds(on('2026-12-01'), day(15), { rolls: true }, china).provisional).toBe(false);
  });
});

describe('whatever the start and the length', () => {
  const starts = fc.integer({ min: 0, max: 2300 }).map((n) => addDays(on('2020-01-01'), n));
  const lengths = fc.record({
    n: fc.integer({ min: 1, max: 120 }),
    unit: fc.constantFrom('workday' as const, 'day' as const),
  });
  test('a period that rolls, or counts working days, never ends on a day off', () =>
    fc.assert(
      fc.property(starts, lengths, (start, length) => {
        expect(china.isWorkday(periodEnds(start, length, { rolls: true }, china).due)).toBe(true);
      }),
    ));
  test('a later start never gives an earlier end', () =>
    fc.assert(
      fc.property(starts, lengths, (start, length) => {
        expect(
          periodEnds(start, length, { rolls: true }, china).due <=
            periodEnds(addDays(start, 1), length, { rolls: true }, china).due,
        ).toBe(true);
      }),
    ));
  test('an extension never makes it shorter', () =>
    fc.assert(
      fc.property(starts, lengths, fc.integer({ min: 1, max: 30 }), (start, length, n) => {
        const ends = periodEnds(start, length, { rolls: true }, china);
        expect(extended(ends, { n, unit: length.unit }, { rolls: true }, china).due >= ends.due).toBe(true);
      }),
    ));
  test('the working days counted and the days passed over add up to the days between', () =>
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 60 }), (start, n) => {
        const { due, steps } = periodEnds(start, { n, unit: 'workday' }, { rolls: false }, china);
        const passed = steps.filter(({ what }) => what.endsWith('，不计入') && !what.startsWith('期间')).length;
        expect(addDays(start, n + passed)).toBe(due);
      }),
    ));
  test('what is counted back from a day is in time, and a day later is not', () =>
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 30 }), (event, n) => {
        const { due } = periodEnds(event, { n, unit: 'workday' }, { rolls: false, back: true }, china);
        expect(china.workdaysAfter(due, n).day < event).toBe(true);
        expect(china.workdaysAfter(china.nextWorkday(addDays(due, 1)), n).day >= event).toBe(true);
      }),
    ));
});
