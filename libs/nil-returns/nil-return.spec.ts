import { describe, expect, test } from '@jest/globals';
import { chinaCalendar } from '#calendar';
import type { LocalDate, StaffId } from '#kernel';
import { specificationOf } from '#support';
import { NilCorrected, NilSigned, NilUnsettled, type NilRecord } from './events.ts';
import { nilReturn, settle, sign, type Seen, type Statement } from './nil-return.ts';
import { dueOf, lastBegun, quarterBefore, quarterInWords, quarterOf } from './quarter.ts';
import { isIn, registerOf } from './registers.ts';

// Zhou Fang signs for the registers of legal affairs; Wu Lei enters what came. Worked out by hand without this code.

const { given } = specificationOf(nilReturn);
const on = (text: string) => text as LocalDate;
const zhoufang = 'zhoufang' as StaffId;

const first: Statement = { register: 'reconsideration', year: 2026, quarter: 1 };
const record = (n: number, day: string, typedOn: string): NilRecord => ({
  record: `018f2b3c-0000-7000-8000-0000000000${n}`,
  number: `案件〔2026〕${n}号`,
  on: on(day),
  typedOn: on(typedOn),
  by: 'wulei',
});
const late = record(11, '2026-03-27', '2026-04-20');
const seen = (position: number, ...records: NilRecord[]): Seen => ({ records, position, due: on('2026-04-08') });
const byZhoufang = (today: string) => ({ by: zhoufang, post: '政策法规科科长', today: on(today), day: '收到' });
const signed = (signedOn: string, position: number) =>
  NilSigned({
    register: 'reconsideration',
    year: 2026,
    quarter: 1,
    by: zhoufang,
    post: '政策法规科科长',
    signedOn: on(signedOn),
    position,
  });
const of = { register: 'reconsideration', year: 2026, quarter: 1 } as const;
const corrected = NilCorrected({ ...of, record: late, count: 1 });
const unsettled = NilUnsettled({ ...of, record: late, count: 0 });

describe('a nil return', () => {
  test('is signed once the quarter is over, with how far the ledger was seen; again it is nothing new', () => {
    given()
      .when(sign(first, seen(4812), byZhoufang('2026-04-08')))
      .happened(signed('2026-04-08', 4812));
    given(signed('2026-04-08', 4812))
      .when(sign(first, seen(5000), byZhoufang('2026-04-09')))
      .nothing();
  });

  test('is not signed for days that have not come', () => {
    given()
      .when(sign(first, seen(4000), byZhoufang('2026-03-31')))
      .refused('nil-returns.early');
    given()
      .when(sign(first, seen(4000), byZhoufang('2026-04-01')))
      .happened(signed('2026-04-01', 4000));
  });

  test('is not signed where there is a record, also one that came a minute ago', () =>
    given()
      .when(sign(first, seen(9001, late), byZhoufang('2026-04-20')))
      .refused('nil-returns.records'));

  test('is corrected by a record of its days that is entered later; the signature stays', () => {
    given(signed('2026-04-08', 4812))
      .when(settle(first, [late]))
      .happened(corrected);
    given(signed('2026-04-08', 4812), corrected)
      .when(settle(first, [late]))
      .nothing();
    const another = record(12, '2026-02-03', '2026-04-21');
    given(signed('2026-04-08', 4812), corrected)
      .when(settle(first, [another, late]))
      .happened(NilCorrected({ ...of, record: another, count: 2 }));
  });

  test('stays as it is where nothing falls into its quarter, and where nobody signed', () => {
    given(signed('2026-04-08', 4812)).when(settle(first, [])).nothing();
    given()
      .when(settle(first, [late]))
      .nothing();
  });

  test('is to be signed again when the record went; it is not valid by itself', () => {
    given(signed('2026-04-08', 4812), corrected).when(settle(first, [])).happened(unsettled);
    given(signed('2026-04-08', 4812), corrected, unsettled).when(settle(first, [])).nothing();
    given(signed('2026-04-08', 4812), corrected, unsettled)
      .when(sign(first, seen(5340), byZhoufang('2026-04-27')))
      .happened(signed('2026-04-27', 5340));
  });

  test('with two records that corrected it is one of one when one of them went', () => {
    const another = record(12, '2026-02-03', '2026-04-21');
    given(signed('2026-04-08', 4812), corrected, NilCorrected({ ...of, record: another, count: 2 }))
      .when(settle(first, [another]))
      .happened(NilUnsettled({ ...of, record: late, count: 1 }));
  });
});

describe('a quarter', () => {
  test.each([
    [2025, 4, '2026-01-08', false],
    [2026, 1, '2026-04-08', false],
    [2026, 2, '2026-07-07', false],
    [2026, 3, '2026-10-13', false],
    [2026, 4, '2027-01-08', true],
    [2027, 1, '2027-04-08', true],
    [2027, 2, '2027-07-07', true],
    [2027, 3, '2027-10-08', true],
  ] as const)('%s-%s is to be signed within five working days: %s', (year, quarter, due, isProvisional) => {
    const { day, provisional } = dueOf({ year, quarter }, chinaCalendar);
    expect([day, provisional]).toEqual([due, isProvisional]);
  });

  test.each([
    ['2026-03-31', '2026年一季度'],
    ['2026-04-01', '2026年二季度'],
    ['2025-12-31', '2025年四季度'],
  ])('%s lies in %s', (day, quarter) => expect(quarterInWords(quarterOf(on(day)))).toBe(quarter));

  test('said without a year is the last that has begun', () => {
    expect(lastBegun(4, on('2027-01-05'))).toEqual({ year: 2026, quarter: 4 });
    expect(lastBegun(2, on('2026-06-26'))).toEqual({ year: 2026, quarter: 2 });
    expect(quarterBefore({ year: 2027, quarter: 1 })).toEqual({ year: 2026, quarter: 4 });
  });
});

test('of papers that come in, those of courts and procuratorates only', () => {
  const papers = registerOf('instruments');
  expect(isIn(papers, { step: 'receive-instrument', result: '检察建议' })).toBe(true);
  expect(isIn(papers, { step: 'receive-instrument', result: '督办函' })).toBe(false);
  expect(isIn(papers, { step: 'receive-recon-opinion' })).toBe(true);
  expect(isIn(registerOf('mediation'), { step: 'receive-mediation' })).toBe(false);
});
