import { expect, test } from '@jest/globals';
import { specificationOf } from '#support';
import { fold, type DocumentNumber, type Fen, type LocalDate, type UnitId } from '#kernel';
import { AdviserId } from '../ground/terms.ts';
import { lastDayFrom } from '../ground/last-day.ts';
import {
  adviser,
  correctEngagement,
  declareConflict,
  endEngagement,
  engage,
  isEngagedOn,
  type Engagement,
} from './adviser.ts';
import {
  AdviserEngaged,
  ConflictDeclared,
  EngagementCorrected,
  EngagementEnded,
  EngagementRenewed,
  type AdviserEvent,
} from './events.ts';
import { partiesIn } from './parties.ts';

// Who is engaged to advise the bureau, for which days (lc-register): a term has a first and a last day, both in it.

const { given } = specificationOf(adviser);
const day = (text: string) => text as LocalDate;
const id = AdviserId.parse('00000000-0000-4000-8000-000000000001');
const number: DocumentNumber = { series: '顾问', year: 2026, serial: 1 };
const engagement: Engagement = {
  adviser: id,
  number,
  name: '薛怀谦',
  type: 'firm',
  firm: '昆冈律师事务所',
  from: day('2026-12-01'),
  until: day('2027-11-30'),
  unit: 'legal' as UnitId,
};
const engaged = AdviserEngaged(engagement);
const today = day('2026-11-27');
const again = { ...engagement, from: day('2027-12-01'), until: day('2028-11-30') };
const renewed = EngagementRenewed({ adviser: id, from: again.from, until: again.until, renewedOn: today });
const ended = EngagementEnded({ adviser: id, on: day('2027-03-31'), reason: '转所' });

test('an adviser is engaged for a term', () => given().when(engage(engagement, today)).happened(engaged));
test('not for a term that ends before it begins', () =>
  given()
    .when(engage({ ...engagement, until: day('2026-11-30') }, today))
    .refused('advisers.term-order'));
test('nor a lawyer of a firm without the firm', () =>
  given()
    .when(engage({ ...engagement, firm: undefined }, today))
    .refused('advisers.firm-needed'));
test('a public lawyer has none', () =>
  given()
    .when(engage({ ...engagement, type: 'public', firm: undefined }, today))
    .happened(AdviserEngaged({ ...engagement, type: 'public', firm: undefined })));
test('he is engaged again for the days after his term', () =>
  given(engaged).when(engage(again, today)).happened(renewed));
test('not for days of it', () =>
  given(engaged)
    .when(engage({ ...again, from: day('2027-11-30') }, today))
    .refused('advisers.engaged-already'));
test('but for those after he was let go', () =>
  given(engaged, ended)
    .when(engage({ ...again, from: day('2027-04-01'), until: day('2028-03-31') }, today))
    .happened(EngagementRenewed({ adviser: id, from: day('2027-04-01'), until: day('2028-03-31'), renewedOn: today })));

test('he is let go on a day of his last term', () =>
  given(engaged)
    .when(endEngagement(day('2027-03-31'), '转所'))
    .happened(ended));
test('not before it', () =>
  given(engaged)
    .when(endEngagement(day('2026-11-30'), '转所'))
    .refused('advisers.ended-before'));
test('nor after it', () =>
  given(engaged)
    .when(endEngagement(day('2027-12-01'), '转所'))
    .refused('advisers.ended-after'));
test('nor one who was never engaged', () =>
  given()
    .when(endEngagement(day('2027-03-31'), '转所'))
    .refused('advisers.unknown'));

test('what was recorded wrongly is put right', () =>
  given(engaged)
    .when(correctEngagement({ until: day('2028-11-30'), fee: 4_800_000 as Fen }, '登记有误'))
    .happened(
      EngagementCorrected({ adviser: id, until: day('2028-11-30'), fee: 4_800_000 as Fen, reason: '登记有误' }),
    ));
test('not what is so already', () =>
  given(engaged)
    .when(correctEngagement({ until: day('2027-11-30') }, '登记有误'))
    .refused('advisers.nothing-corrected'));
test('nor to a last day before the first', () =>
  given(engaged)
    .when(correctEngagement({ until: day('2026-01-01') }, '登记有误'))
    .refused('advisers.term-order'));

test('a conflict of interest is put down once', () => {
  const declared = ConflictDeclared({ adviser: id, party: '雪莲公司', why: '代理其诉我局', declaredOn: today });
  given(engaged)
    .when(declareConflict('雪莲公司', '代理其诉我局', today))
    .happened(declared);
  given(engaged, declared)
    .when(declareConflict('雪莲公司', '又一次', today))
    .refused('advisers.conflict-known');
});

test.each([
  ['before his term', '2026-11-30', [engaged], false],
  ['on its first day', '2026-12-01', [engaged], true],
  ['on its last day', '2027-11-30', [engaged], true],
  ['after it', '2027-12-01', [engaged], false],
  ['after it, where he was engaged again', '2027-12-01', [engaged, renewed], true],
  ['on the day he was let go', '2027-03-31', [engaged, ended], true],
  ['the day after he was let go', '2027-04-01', [engaged, ended], false],
  [
    'after that, where it was recorded by mistake',
    '2027-04-01',
    [engaged, ended, EngagementCorrected({ adviser: id, until: day('2027-11-30'), reason: '没有终止' })],
    true,
  ],
] as const)('engaged %s (%s): %#', (_, on, past, is) => {
  const state = fold(adviser, past as readonly AdviserEvent[]);
  expect(state.is === 'engaged' && isEngagedOn(state, day(on))).toBe(is);
});

// Terms worked out by hand: a year from a day ends on the day before it.
test.each([
  ['2026-12-01', { n: 1, unit: 'year' }, '2027-11-30'],
  ['2027-01-01', { n: 2, unit: 'year' }, '2028-12-31'],
  ['2024-02-29', { n: 1, unit: 'year' }, '2025-02-27'],
  ['2026-11-20', { n: 6, unit: 'month' }, '2027-05-19'],
  ['2026-12-01', { n: 30, unit: 'day' }, '2026-12-30'],
  ['2026-12-01', { n: 30, unit: 'workday' }, undefined],
] as const)('from %s for %j: until %s', (first, length, last) => expect(lastDayFrom(day(first), length)).toBe(last));

test.each([
  ['无', []],
  ['没有', []],
  ['天山市科创投资集团有限公司', ['天山市科创投资集团有限公司']],
  ['昆冈律师事务所与本局签订的合同', ['昆冈律师事务所']],
  ['与北庭大学各院系作为相对方的合同；代理雪莲生物科技有限公司', ['北庭大学', '雪莲生物科技有限公司']],
  ['配偶张某', ['配偶张某']],
])('a register that says of conflicts %s means %j', (said, parties) => expect(partiesIn(said)).toEqual(parties));
