import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { addDays, daysBetween, LocalDate, yearOf } from '#kernel';
import fc from 'fast-check';
import {
  CHINA_YEARS,
  chinaCalendar,
  festival,
  FESTIVALS,
  HolidayYear,
  lastDayOfMonth,
  lunarDays,
  lunarOf,
  monthsAfter,
  workCalendar,
} from './index.ts';

const day = (text: string) => LocalDate.parse(text);
const root = new URL('../..', import.meta.url).pathname;
const daysFrom = (first: string, last: string) =>
  Array.from({ length: daysBetween(day(first), day(last)) + 1 }, (_, i) => addDays(day(first), i));
const published = daysFrom('2020-01-01', '2026-12-31');

/** What a program of its own prints as JSON in the zone given. */
const told = (zone: string, program: string): unknown =>
  JSON.parse(
    execFileSync(process.execPath, ['--conditions=source', '--input-type=module', '--eval', program], {
      cwd: root,
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
      maxBuffer: 1e8,
    }),
  );

/** What chinese-days says of every day of 2015 to 2035; asked in UTC, for west of it the package is a day out. */
const theirs = new Map(
  told(
    'UTC',
    `
  const { default: days } = await import('chinese-days');
  const { addDays } = await import('#kernel');
  const dates = Array.from({ length: ${daysFrom('2015-01-01', '2035-12-31').length} }, (_, i) => addDays('2015-01-01', i));
  const lunar = ({ lunarYear, lunarMon, isLeap, lunarDay }) => [lunarYear, lunarMon, isLeap, lunarDay].join(' ');
  console.log(JSON.stringify(dates.map((date) => [date, { works: days.isWorkday(date), lunar: lunar(days.getLunarDate(date)) }])));`,
  ) as readonly [LocalDate, { readonly works: boolean; readonly lunar: string }][],
);

const anyDay = fc.integer({ min: -11_000, max: 15_000 }).map((n) => addDays(day('2000-01-01'), n));
const anyCount = fc.integer({ min: 1, max: 400 });

describe('the days of China', () => {
  test('agree with chinese-days on every day of 2020 to 2026', () =>
    expect(published.filter((date) => chinaCalendar.isWorkday(date) !== theirs.get(date)!.works)).toEqual([]));

  test.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, count) =>
    expect(published.filter((date) => yearOf(date) === year && chinaCalendar.isWorkday(date))).toHaveLength(count),
  );

  test('are what the script makes of chinese-days', () =>
    expect(() => execFileSync(process.execPath, ['infra/dev/china-days.mjs', '--check'], { cwd: root })).not.toThrow());

  test.each([
    ['2026-02-09', { is: 'workday' }],
    ['2026-02-08', { is: 'weekend' }],
    ['2026-02-14', { is: 'make-up', holiday: '春节', notice: '国办发明电〔2025〕7号' }],
    ['2026-02-15', { is: 'holiday', holiday: '春节', notice: '国办发明电〔2025〕7号' }],
    ['2025-10-06', { is: 'holiday', holiday: '国庆节、中秋节', notice: '国办发明电〔2024〕12号' }],
    ['2024-04-07', { is: 'make-up', holiday: '清明节', notice: '国办发明电〔2023〕7号' }],
    ['2023-10-08', { is: 'make-up', holiday: '中秋节、国庆节', notice: '国办发明电〔2022〕16号' }],
    ['2022-12-31', { is: 'holiday', holiday: '元旦', notice: '国办发明电〔2022〕16号' }],
    ['2021-09-18', { is: 'make-up', holiday: '中秋节', notice: '国办发明电〔2020〕27号' }],
    ['2020-01-30', { is: 'holiday', holiday: '春节', notice: '国办发明电〔2019〕16号' }],
    ['2020-02-01', { is: 'holiday', holiday: '春节', notice: '国办发明电〔2020〕1号' }],
  ])('%s is known for what it is', (date, what) =>
    expect(chinaCalendar.dayOf(day(date))).toEqual({ ...what, provisional: false }),
  );

  test('除夕 2024 was a working day: the notice only encouraged leave', () =>
    expect(chinaCalendar.dayOf(day('2024-02-09'))).toEqual({ is: 'workday', provisional: false }));

  test('a year without a notice is provisional: Monday to Friday, but for the thirteen days off of the statute', () => {
    // 2027: 元旦 Fri; 除夕 Fri 5 Feb to 初三 Mon 8 Feb; 清明 Mon 5 Apr; 1 May Sat, 2 May Sun; 端午 Wed 9 Jun; 中秋 Wed 15 Sep; 1
    // Oct Fri to 3 Oct Sun: seven weekdays off of 261.
    for (const [date, holiday] of [
      ['2027-01-01', '元旦'],
      ['2027-02-05', '春节'],
      ['2027-02-08', '春节'],
      ['2027-04-05', '清明节'],
      ['2027-06-09', '端午节'],
      ['2027-09-15', '中秋节'],
      ['2027-10-01', '国庆节'],
    ] as const)
      expect(chinaCalendar.dayOf(day(date))).toEqual({
        is: 'holiday',
        holiday,
        notice: '国务院令第795号',
        provisional: true,
      });
    expect(chinaCalendar.dayOf(day('2027-10-04'))).toEqual({ is: 'workday', provisional: true });
    expect(chinaCalendar.dayOf(day('2027-10-09'))).toEqual({ is: 'weekend', provisional: true });
    expect(daysFrom('2027-01-01', '2027-12-31').filter(chinaCalendar.isWorkday)).toHaveLength(254);
    expect(chinaCalendar.dayOf(day('2019-10-01'))).toEqual({ is: 'workday', provisional: true });
  });
});

describe('working days are counted', () => {
  // Worked out by hand from the notices and a printed calendar.
  test.each([
    // 2026: 2-14, 2-28, 5-9, 9-20, 10-10 work
    ['2026-02-02', 10, '2026-02-14'],
    ['2026-09-15', 10, '2026-09-29'],
    ['2026-09-11', 10, '2026-09-24'],
    ['2025-12-31', 1, '2026-01-04'],
    ['2025-12-31', 2, '2026-01-05'],
    ['2026-02-14', 1, '2026-02-24'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-02-13', 6, '2026-02-28'],
    ['2026-02-13', 7, '2026-03-02'],
    ['2026-03-02', 10, '2026-03-16'],
    ['2026-03-02', 5, '2026-03-09'],
    ['2026-04-01', 3, '2026-04-07'],
    ['2026-04-29', 5, '2026-05-09'],
    ['2026-04-29', 6, '2026-05-11'],
    ['2026-06-18', 1, '2026-06-22'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-09-30', 4, '2026-10-12'],
    ['2026-09-24', 15, '2026-10-22'],
    ['2026-10-03', 1, '2026-10-08'],
    ['2026-10-09', 3, '2026-10-13'],
    // 2025: 1-26, 2-8, 4-27, 9-28, 10-11 work
    ['2024-12-31', 2, '2025-01-03'],
    ['2025-01-24', 3, '2025-02-05'],
    ['2025-01-27', 5, '2025-02-10'],
    ['2025-04-03', 2, '2025-04-08'],
    ['2025-04-25', 3, '2025-04-29'],
    ['2025-04-25', 5, '2025-05-06'],
    ['2025-05-30', 1, '2025-06-03'],
    ['2025-09-26', 10, '2025-10-16'],
    ['2025-10-10', 1, '2025-10-11'],
    // 2024: 2-4, 2-18, 4-7, 4-28, 5-11, 9-14, 9-29, 10-12 work
    ['2024-09-13', 10, '2024-09-29'],
    ['2024-02-02', 7, '2024-02-18'],
    ['2024-02-08', 1, '2024-02-09'],
    ['2024-04-03', 2, '2024-04-08'],
    ['2024-04-26', 2, '2024-04-29'],
    ['2024-04-30', 8, '2024-05-14'],
    ['2024-06-07', 1, '2024-06-11'],
    ['2024-09-30', 5, '2024-10-12'],
    // 2023: 1-28, 1-29, 4-23, 5-6, 6-25, 10-7, 10-8 work
    ['2022-12-30', 1, '2023-01-03'],
    ['2023-01-20', 3, '2023-01-30'],
    ['2023-04-21', 3, '2023-04-25'],
    ['2023-04-28', 5, '2023-05-09'],
    ['2023-06-21', 1, '2023-06-25'],
    ['2023-09-28', 2, '2023-10-08'],
    ['2023-04-03', 5, '2023-04-11'],
    // 2022: 1-29, 1-30, 4-2, 4-24, 5-7, 10-8, 10-9 work
    ['2022-01-28', 2, '2022-01-30'],
    ['2022-01-28', 3, '2022-02-07'],
    ['2022-04-01', 1, '2022-04-02'],
    ['2022-04-01', 2, '2022-04-06'],
    ['2022-09-30', 5, '2022-10-12'],
    // 2021: 2-7, 2-20, 4-25, 5-8, 9-18, 9-26, 10-9 work
    ['2021-02-05', 5, '2021-02-18'],
    ['2021-02-05', 7, '2021-02-20'],
    ['2021-09-17', 2, '2021-09-22'],
    ['2021-09-23', 4, '2021-09-28'],
    // 2020: 1-19, 4-26, 5-9, 6-28, 9-27, 10-10 work; 春节 was prolonged to 2-2
    ['2020-01-23', 1, '2020-02-03'],
    ['2020-01-17', 2, '2020-01-20'],
    ['2020-06-24', 2, '2020-06-29'],
    ['2020-09-30', 2, '2020-10-10'],
  ])('from %s, %i: %s', (start, n, end) =>
    expect(chinaCalendar.workdaysAfter(day(start), n)).toMatchObject({ day: end, provisional: false }),
  );

  test.each([
    ['2026-02-24', 1, '2026-02-14'],
    ['2026-10-08', 1, '2026-09-30'],
    ['2026-09-29', 8, '2026-09-17'],
    ['2025-02-05', 2, '2025-01-26'],
    ['2024-02-18', 3, '2024-02-07'],
    ['2023-01-03', 1, '2022-12-30'],
    ['2026-10-04', 2, '2026-09-29'],
  ])('back from %s, %i: %s', (start, n, end) =>
    expect(chinaCalendar.workdaysBefore(day(start), n)).toMatchObject({ day: end, provisional: false }),
  );

  test('what was skipped is said with its reason', () => {
    const skipped = [
      { day: '2025-01-25', why: '周六' },
      ...[
        '2025-01-28',
        '2025-01-29',
        '2025-01-30',
        '2025-01-31',
        '2025-02-01',
        '2025-02-02',
        '2025-02-03',
        '2025-02-04',
      ].map((date) => ({ day: date, why: '春节放假（国办发明电〔2024〕12号）' })),
      { day: '2025-02-09', why: '周日' },
    ];
    expect(chinaCalendar.workdaysAfter(day('2025-01-24'), 7)).toEqual({
      day: '2025-02-10',
      provisional: false,
      skipped,
    });
    expect(chinaCalendar.workdaysBefore(day('2025-02-10'), 7)).toEqual({
      day: '2025-01-24',
      provisional: false,
      skipped,
    });
  });

  test.each([
    ['2026-12-30', 1, false],
    ['2026-12-31', 1, true],
    ['2026-12-30', 2, true],
  ])('from %s, %i reaches a year without a notice: %s', (start, n, provisional) =>
    expect(chinaCalendar.workdaysAfter(day(start), n).provisional).toBe(provisional),
  );

  test('the start day needs no notice, for it is not counted', () => {
    expect(chinaCalendar.workdaysBefore(day('2027-01-01'), 1)).toEqual({
      day: '2026-12-31',
      provisional: false,
      skipped: [],
    });
    expect(chinaCalendar.workdaysAfter(day('2019-12-31'), 1)).toMatchObject({ day: '2020-01-02', provisional: false });
  });

  test.each([
    ['2026-10-01', '2026-10-08', '2026-09-30'],
    ['2026-02-14', '2026-02-14', '2026-02-14'],
    ['2026-02-21', '2026-02-24', '2026-02-14'],
    ['2026-11-21', '2026-11-23', '2026-11-20'],
    ['2026-11-23', '2026-11-23', '2026-11-23'],
  ])('%s: next %s, previous %s', (date, next, previous) =>
    expect([chinaCalendar.nextWorkday(day(date)), chinaCalendar.previousWorkday(day(date))]).toEqual([next, previous]),
  );

  test.each([
    ['国庆节', 2026, '2026-10-08'],
    ['春节', 2026, '2026-02-24'],
    ['元旦', 2026, '2026-01-04'],
    ['中秋节', 2025, '2025-10-09'],
    ['国庆节', 2025, '2025-10-09'],
    ['清明节', 2024, '2024-04-07'],
    ['元旦', 2023, '2023-01-03'],
    ['春节', 2023, '2023-01-28'],
    ['端午节', 2023, '2023-06-25'],
    ['劳动节', 2022, '2022-05-05'],
    ['春节', 2020, '2020-02-03'],
    ['国庆节', 2027, undefined],
    ['教师节', 2026, undefined],
  ] as const)('after %s %i: %s', (name, year, first) =>
    expect(chinaCalendar.firstWorkdayAfterHoliday(name, year)).toBe(first),
  );

  test.each([0, -1, 1.5, Number.NaN])('%d working days are refused', (n) => {
    expect(() => chinaCalendar.workdaysAfter(day('2026-03-02'), n)).toThrow(RangeError);
    expect(() => chinaCalendar.workdaysBefore(day('2026-03-02'), n)).toThrow(RangeError);
  });
});

describe('whatever the day', () => {
  test('a count ends on a working day, and counted and skipped days add up', () =>
    fc.assert(
      fc.property(anyDay, anyCount, (start, n) => {
        const { day: end, skipped } = chinaCalendar.workdaysAfter(start, n);
        expect(chinaCalendar.isWorkday(end)).toBe(true);
        expect(['holiday', 'weekend']).not.toContain(chinaCalendar.dayOf(end).is);
        expect(n + skipped.length).toBe(daysBetween(start, end));
        expect(skipped.filter((one) => chinaCalendar.isWorkday(one.day))).toEqual([]);
      }),
    ));

  test('a later start never ends earlier', () =>
    fc.assert(
      fc.property(anyDay, fc.nat(60), anyCount, (start, later, n) =>
        expect(
          daysBetween(
            chinaCalendar.workdaysAfter(start, n).day,
            chinaCalendar.workdaysAfter(addDays(start, later), n).day,
          ),
        ).toBeGreaterThanOrEqual(0),
      ),
    ));

  test('from a working day, counting back undoes counting on', () =>
    fc.assert(
      fc.property(anyDay.map(chinaCalendar.nextWorkday), anyCount, (start, n) => {
        const on = chinaCalendar.workdaysAfter(start, n);
        const back = chinaCalendar.workdaysBefore(on.day, n);
        expect([back.day, back.skipped]).toEqual([start, on.skipped]);
      }),
    ));

  test('a step of one is the next working day after the start, or the last before it', () =>
    fc.assert(
      fc.property(anyDay, (start) => {
        expect(chinaCalendar.workdaysAfter(start, 1).day).toBe(chinaCalendar.nextWorkday(addDays(start, 1)));
        expect(chinaCalendar.workdaysBefore(start, 1).day).toBe(chinaCalendar.previousWorkday(addDays(start, -1)));
      }),
    ));

  test('a long count is many short ones', () =>
    fc.assert(
      fc.property(anyDay, anyCount, anyCount, (start, a, b) =>
        expect(chinaCalendar.workdaysAfter(chinaCalendar.workdaysAfter(start, a).day, b).day).toBe(
          chinaCalendar.workdaysAfter(start, a + b).day,
        ),
      ),
    ));

  test('a civil day goes to the lunar calendar and back', () =>
    fc.assert(
      fc.property(anyDay, (date) => {
        const { month, day: ofMonth, leap } = lunarOf(date);
        expect(lunarDays(month, ofMonth, yearOf(date), { leap })).toContain(date);
      }),
    ));
});

describe('years published later', () => {
  const holiday = (name: string, from: string, to: string, makeUp: readonly string[] = []) => ({
    name,
    from,
    to,
    makeUp,
  });
  const notice = (title: string, ...holidays: readonly ReturnType<typeof holiday>[]) => ({ title, holidays });
  const year = (number: number, ...notices: readonly ReturnType<typeof notice>[]) =>
    HolidayYear.parse({ year: number, notices });

  /** The other festivals of 2027, by the statute alone: with 元旦 the year is whole. */
  const others = [
    holiday('春节', '2027-02-05', '2027-02-08'),
    holiday('清明节', '2027-04-05', '2027-04-05'),
    holiday('劳动节', '2027-05-01', '2027-05-02'),
    holiday('端午节', '2027-06-09', '2027-06-09'),
    holiday('国庆节、中秋节', '2027-10-01', '2027-10-03'),
  ];
  test('make firm only the festivals they speak of; the rest of the year stays provisional', () => {
    const calendar = workCalendar([
      ...CHINA_YEARS,
      year(2027, notice('甲通知', holiday('元旦', '2027-01-01', '2027-01-02'))),
    ]);
    expect(calendar.dayOf(day('2027-01-02'))).toMatchObject({ is: 'holiday', provisional: false });
    expect(calendar.dayOf(day('2027-02-06'))).toMatchObject({ is: 'holiday', holiday: '春节', provisional: true });
    expect(calendar.dayOf(day('2027-03-01'))).toEqual({ is: 'workday', provisional: true });
    expect(calendar.workdaysAfter(day('2027-01-02'), 3).provisional).toBe(true);
  });
  test('end the provisional, and are cited by title where they have no number', () => {
    const calendar = workCalendar([
      ...CHINA_YEARS,
      year(2027, notice('甲通知', holiday('元旦', '2026-12-31', '2027-01-02', ['2027-01-03']), ...others)),
    ]);
    expect(calendar.workdaysAfter(day('2026-12-30'), 1)).toEqual({
      day: '2027-01-03',
      provisional: false,
      skipped: ['2026-12-31', '2027-01-01', '2027-01-02'].map((date) => ({ day: date, why: '元旦放假（《甲通知》）' })),
    });
    expect(chinaCalendar.workdaysAfter(day('2026-12-30'), 1)).toEqual({
      day: '2026-12-31',
      provisional: false,
      skipped: [],
    });
  });

  test('a later notice of the same year overrides', () => {
    const calendar = workCalendar([
      ...CHINA_YEARS,
      year(2026, notice('乙通知', holiday('抗战胜利日', '2026-09-03', '2026-09-03', ['2026-10-07']))),
    ]);
    expect(calendar.dayOf(day('2026-09-03'))).toEqual({
      is: 'holiday',
      holiday: '抗战胜利日',
      notice: '《乙通知》',
      provisional: false,
    });
    expect(calendar.dayOf(day('2026-10-07'))).toMatchObject({ is: 'make-up', notice: '《乙通知》' });
    expect(calendar.dayOf(day('2026-10-06'))).toMatchObject({ is: 'holiday', notice: '国办发明电〔2025〕7号' });
  });

  test('the order in which they are loaded does not matter', () =>
    expect(published.map(workCalendar(CHINA_YEARS.toReversed()).dayOf)).toEqual(published.map(chinaCalendar.dayOf)));

  test('without any, all is provisional', () =>
    expect(workCalendar([]).workdaysAfter(day('2026-10-07'), 1)).toEqual({
      day: '2026-10-08',
      provisional: true,
      skipped: [],
    }));

  test.each([
    ['a run that ends before it begins', 2027, holiday('元旦', '2027-01-03', '2027-01-01')],
    ['a day of another year', 2027, holiday('元旦', '2028-01-01', '2028-01-01')],
    ['a make-up day of another year', 2027, holiday('国庆节', '2027-10-01', '2027-10-07', ['2026-10-10'])],
    ['a day that does not exist', 2027, holiday('春节', '2027-02-05', '2027-02-30')],
  ])('%s is refused', (_, number, wrong) =>
    expect(HolidayYear.safeParse({ year: number, notices: [notice('丙通知', wrong)] }).success).toBe(false),
  );
});

describe('months', () => {
  test.each([
    ['2025-12-31', 2, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-05-31', 1, '2026-06-30'],
    ['2026-03-15', 12, '2027-03-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-02-28', 1, '2026-03-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
  ])('%s and %i: %s', (start, n, end) => expect(monthsAfter(day(start), n)).toBe(end));

  test.each([
    ['2026-02-10', '2026-02-28'],
    ['2024-02-01', '2024-02-29'],
    ['2026-12-05', '2026-12-31'],
    ['2100-02-28', '2100-02-28'],
    ['2026-04-30', '2026-04-30'],
  ])('the month of %s ends on %s', (date, last) => expect(lastDayOfMonth(day(date))).toBe(last));
});

describe('festivals', () => {
  // As published in almanacs and the yearly notices.
  test.each([
    [
      '春节',
      [
        '2020-01-25',
        '2021-02-12',
        '2022-02-01',
        '2023-01-22',
        '2024-02-10',
        '2025-01-29',
        '2026-02-17',
        '2027-02-06',
        '2028-01-26',
      ],
    ],
    [
      '除夕',
      ['2020-01-24', '2021-02-11', '2022-01-31', '2023-01-21', '2024-02-09', '2025-01-28', '2026-02-16', '2027-02-05'],
    ],
    ['元宵节', ['2023-02-05', '2024-02-24', '2025-02-12', '2026-03-03']],
    ['清明节', ['2020-04-04', '2021-04-04', '2022-04-05', '2023-04-05', '2024-04-04', '2025-04-04', '2026-04-05']],
    ['端午节', ['2020-06-25', '2021-06-14', '2022-06-03', '2023-06-22', '2024-06-10', '2025-05-31', '2026-06-19']],
    [
      '中秋节',
      ['2020-10-01', '2021-09-21', '2022-09-10', '2023-09-29', '2024-09-17', '2025-10-06', '2026-09-25', '2027-09-15'],
    ],
    ['重阳节', ['2023-10-23', '2024-10-11', '2025-10-29', '2026-10-18']],
    ['小年', ['2024-02-02', '2025-01-22', '2026-02-10']],
  ] as const)('%s falls on %j', (name, days) =>
    expect(days.map((date) => festival(name, Number(date.slice(0, 4))))).toEqual(days.map((date) => [date])),
  );

  test.each([
    ['元旦', '01-01'],
    ['妇女节', '03-08'],
    ['植树节', '03-12'],
    ['劳动节', '05-01'],
    ['青年节', '05-04'],
    ['儿童节', '06-01'],
    ['建党节', '07-01'],
    ['建军节', '08-01'],
    ['教师节', '09-10'],
    ['国庆节', '10-01'],
    ['国家宪法日', '12-04'],
  ] as const)('%s is %s', (name, date) => expect(festival(name, 2026)).toEqual([`2026-${date}`]));

  // 春节 2022-02-01 after a month of 29 days, 2023-01-22 after one of 30, 2024-02-10 after one of 30.
  test.each([
    [2022, ['2022-01-10', '2022-12-30']],
    [2023, []],
    [2024, ['2024-01-18']],
  ])('腊八节 %i: %j', (year, days) => expect(festival('腊八节', year)).toEqual(days));

  test('no word means two festivals', () => {
    const words = FESTIVALS.flatMap(({ name, synonyms }) => [name, ...synonyms]);
    expect(new Set(words).size).toBe(words.length);
  });

  test('every holiday of the notices is a festival, and lies in its days off', () => {
    const off = CHINA_YEARS.flatMap(({ year, notices }) =>
      notices
        .flatMap(({ title, holidays }) => (title.includes('延长') ? [] : holidays))
        .flatMap(({ name, from, to }) => name.split('、').map((one) => ({ one, year, from, to }))),
    );
    expect(
      off.filter(({ one, year, from, to }) => {
        const [date] = FESTIVALS.find(({ name }) => name === one)?.in(year) ?? [];
        return date === undefined || date < from || date > to;
      }),
    ).toEqual([]);
  });
});

describe('the lunar calendar', () => {
  // 2023 has 闰二月 (2023-03-22 to 04-19), 2025 闰六月 (2025-07-25 to 08-22).
  test('an ordinary month unless 闰 is asked for', () => {
    expect(lunarDays(2, 1, 2023)).toEqual(['2023-02-20']);
    expect(lunarDays(2, 1, 2023, { leap: true })).toEqual(['2023-03-22']);
    expect(lunarDays(6, 1, 2025)).toEqual(['2025-06-25']);
    expect(lunarDays(6, 1, 2025, { leap: true })).toEqual(['2025-07-25']);
    expect(lunarDays(6, 29, 2025, { leap: true })).toEqual(['2025-08-22']);
    expect(lunarDays(6, 30, 2025, { leap: true })).toEqual([]);
    expect(lunarDays(6, 1, 2026, { leap: true })).toEqual([]);
  });

  test.each([
    ['2026-02-16', { year: 2025, month: 12, leap: false, day: 29 }],
    ['2026-02-17', { year: 2026, month: 1, leap: false, day: 1 }],
    ['2024-02-09', { year: 2023, month: 12, leap: false, day: 30 }],
    ['2025-07-24', { year: 2025, month: 6, leap: false, day: 30 }],
    ['2025-07-25', { year: 2025, month: 6, leap: true, day: 1 }],
    ['2025-08-23', { year: 2025, month: 7, leap: false, day: 1 }],
    ['2023-04-19', { year: 2023, month: 2, leap: true, day: 29 }],
    ['2023-04-20', { year: 2023, month: 3, leap: false, day: 1 }],
  ])('%s is %j', (date, lunar) => expect(lunarOf(day(date))).toEqual(lunar));

  // Not with ICU, which is a day out where the new moon is near midnight: it puts 春节 2027 on 2027-02-07.
  test('agrees with chinese-days on every day of 2015 to 2035', () =>
    expect(
      [...theirs.keys()].filter((date) => {
        const { year, month, leap, day: ofMonth } = lunarOf(date);
        return `${year} ${month} ${leap} ${ofMonth}` !== theirs.get(date)!.lunar;
      }),
    ).toEqual([]));
});

test.each(['UTC', 'America/New_York', 'Asia/Urumqi'])('the zone of the machine does not matter: %s', (zone) =>
  expect(
    told(
      zone,
      `
    const { chinaCalendar, festival, FESTIVALS, lunarOf, monthsAfter } = await import('#calendar');
    const { addDays } = await import('#kernel');
    const days = Array.from({ length: ${published.length} }, (_, i) => addDays('2020-01-01', i));
    console.log(JSON.stringify([days.map((date) => [chinaCalendar.dayOf(date), chinaCalendar.workdaysAfter(date, 10).day, lunarOf(date), monthsAfter(date, 1)]), FESTIVALS.map(({ name }) => festival(name, 2026))]));`,
    ),
  ).toEqual([
    published.map((date) => [
      chinaCalendar.dayOf(date),
      chinaCalendar.workdaysAfter(date, 10).day,
      lunarOf(date),
      monthsAfter(date, 1),
    ]),
    FESTIVALS.map(({ name }) => festival(name, 2026)),
  ]),
);
