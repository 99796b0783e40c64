import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  dateInWords,
  dateOf,
  daysBetween,
  Fen,
  fenInCapitals,
  fenInFigures,
  forbidden,
  later,
  LocalDate,
  millisecondsOf,
  numberInWords,
  ownUnit,
  readNumber,
  role,
  weekday,
  type Actor,
  type Instant,
} from './index.ts';

const day = (text: string) => LocalDate.parse(text);

describe('civil dates', () => {
  test.each([
    ['2024-02-29', true],
    ['2025-02-29', false],
    ['2026-02-30', false],
    ['2100-02-29', false],
    ['2000-02-29', true],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['2026-04-31', false],
  ])('%s exists: %s', (text, exists) => expect(LocalDate.safeParse(text).success).toBe(exists));

  // Weekdays as printed calendars have them.
  test.each([
    ['2026-03-01', '2026-03-01(周日)'],
    ['2026-11-23', '2026-11-23(周一)'],
    ['2024-02-29', '2024-02-29(周四)'],
    ['1949-10-01', '1949-10-01(周六)'],
    ['2000-01-01', '2000-01-01(周六)'],
  ])('%s reads %s', (text, words) => expect(dateInWords(day(text))).toBe(words));

  test('instants are counted as the machine counts them, before and after 1970, over days and leap days', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 }),
        fc.integer({ min: -1e10, max: 1e10 }),
        (at, more) => {
          const instant = new Date(at).toISOString() as Instant;
          expect(millisecondsOf(instant)).toBe(at);
          expect(later(instant, more)).toBe(new Date(at + more).toISOString());
        },
      ),
    ));

  test('the day in China begins at 16:00 UTC', () => {
    expect(dateOf('2026-02-28T15:59:59.999Z' as Instant)).toBe('2026-02-28');
    expect(dateOf('2026-02-28T16:00:00.000Z' as Instant)).toBe('2026-03-01');
  });

  test('days go across month, leap day and year', () => {
    expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(day('2024-02-28'), 2)).toBe('2024-03-01');
    expect(addDays(day('2026-01-01'), -1)).toBe('2025-12-31');
    expect(daysBetween(day('2024-01-01'), day('2025-01-01'))).toBe(366);
  });

  test('adding and counting undo each other; weekdays go round', () =>
    fc.assert(
      fc.property(fc.integer({ min: -14_000, max: 76_000 }), (n) => {
        const start = day('1990-06-15');
        const end = addDays(start, n);
        expect(LocalDate.safeParse(end).success).toBe(true);
        expect(daysBetween(start, end)).toBe(n);
        expect((weekday(end) - weekday(start) - n) % 7 === 0).toBe(true);
      }),
    ));
});

describe('money', () => {
  // As 支付结算办法 附一 writes them.
  test.each([
    [140_950, '壹仟肆佰零玖元伍角整'],
    [600_714, '陆仟零柒元壹角肆分'],
    [168_032, '壹仟陆佰捌拾元零叁角贰分'],
    [10_700_053, '壹拾万柒仟元零伍角叁分'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [32_504, '叁佰贰拾伍元零肆分'],
    [120_000_000, '壹佰贰拾万元整'],
    [12_000_000_000, '壹亿贰仟万元整'],
    [100_000_000_100, '壹拾亿零壹元整'],
    [5, '伍分'],
    [50, '伍角整'],
    [1000_0000_0000_00, '壹仟亿元整'],
  ])('%i fen in capitals: %s', (fen, words) => expect(normal(fenInCapitals(Fen.parse(fen)))).toBe(normal(words)));

  test('in figures', () =>
    expect([5, 120_000_000, 9_800_050].map((fen) => fenInFigures(Fen.parse(fen)))).toEqual([
      '0.05元',
      '1,200,000.00元',
      '98,000.50元',
    ]));
});

/** Where the figure before 角 is nought but yuan stand before, 附一 allows the 零 to be written or left out. */
const normal = (words: string) => words.replace(/元零(?=[^元]*角)/, '元');

describe('official numbers', () => {
  test.each(['议题〔2026〕12号', '议题[2026]12号', '议题(2026)第12号', '议题〔2026〕 12 号', '议题【2026】12'])(
    '%s is read',
    (text) => expect(numberInWords(readNumber(text)!)).toBe('议题〔2026〕12号'),
  );
  test.each(['议题〔2026〕0号', '议题2026-12', '〔2026〕12号', '议题〔26〕12号'])('%s is none', (text) =>
    expect(readNumber(text)).toBeUndefined(),
  );
});

describe('rights', () => {
  const someone = (roles: Actor['roles'], unit = 'plan'): Actor => ({
    is: 'staff',
    organ: 'o' as never,
    staffId: 's' as never,
    name: '某',
    unit: unit as never,
    roles,
  });
  const permission = ownUnit('unit', { roles: ['staff'], beyond: ['office'] });
  test('go by role', () => {
    expect(forbidden(role('admin'), someone(['staff']), {})).toMatchObject({ code: 'command.not-allowed' });
    expect(forbidden(role('admin', 'staff'), someone(['staff']), {})).toBeUndefined();
  });
  test('and by unit, except for the roles that go beyond', () => {
    expect(forbidden(permission, someone(['staff']), { unit: 'plan' })).toBeUndefined();
    expect(forbidden(permission, someone(['staff']), { unit: 'legal' })).toMatchObject({ code: 'command.other-unit' });
    expect(forbidden(permission, someone(['staff', 'office']), { unit: 'legal' })).toBeUndefined();
  });
});
