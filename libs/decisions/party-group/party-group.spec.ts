import { describe, expect, test } from '@jest/globals';
import { fold, type LocalDate, type StaffId } from '#kernel';
import { specificationOf } from '#support';
import { MemberSeated, MemberUnseated, RecusalSettled, type Rank } from './events.ts';
import { membersOn, partyGroup, seatMember, settleRecusal, unseatMember } from './party-group.ts';

const { given } = specificationOf(partyGroup);
const on = (text: string) => text as LocalDate;
const seat = (staff: string, rank: Rank, from: string, post = '副局长') => ({
  staff: staff as StaffId,
  rank,
  from: on(from),
  post,
});
const seated = (...args: Parameters<typeof seat>) => MemberSeated(seat(...args));

describe('who is due is the membership of the day', () => {
  const history = fold(partyGroup, [
    seated('m2', 'member', '2024-01-01'),
    seated('m1', 'secretary', '2024-01-01'),
    seated('m3', 'member', '2025-06-01'),
    MemberUnseated({ staff: 'm2' as StaffId, until: on('2025-12-31') }),
  ]);
  test.each([
    ['2023-12-31', []],
    ['2024-01-01', ['m1', 'm2']],
    ['2025-06-01', ['m1', 'm2', 'm3']],
    ['2025-12-31', ['m1', 'm2', 'm3']],
    ['2026-01-01', ['m1', 'm3']],
  ])('%s: %j', (day, who) => expect(membersOn(history, on(day)).map(({ staff }) => staff)).toEqual(who));
  test('who was made secretary was a member until the day before', () => {
    const promoted = fold(partyGroup, [
      seated('m2', 'member', '2024-01-01'),
      seated('m2', 'secretary', '2026-01-01', '局长'),
    ]);
    expect([
      membersOn(promoted, on('2025-12-31'))[0]?.rank,
      membersOn(promoted, on('2026-01-01'))[0]?.rank,
      membersOn(promoted, on('2026-01-01')).length,
    ]).toEqual(['member', 'secretary', 1]);
  });
});

describe('a seat', () => {
  test('is taken once', () =>
    given(seated('m1', 'secretary', '2024-01-01'))
      .when(seatMember(seat('m1', 'secretary', '2024-01-01')))
      .nothing());
  test('of secretary is one', () =>
    given(seated('m1', 'secretary', '2024-01-01'))
      .when(seatMember(seat('m2', 'secretary', '2026-01-01')))
      .refused('decisions.secretary-seated'));
  test('of secretary is free once the one before left', () =>
    given(seated('m1', 'secretary', '2024-01-01'), MemberUnseated({ staff: 'm1' as StaffId, until: on('2025-12-31') }))
      .when(seatMember(seat('m2', 'secretary', '2026-01-01')))
      .happened(seated('m2', 'secretary', '2026-01-01')));
  test('is left by who holds it, not before he took it', () => {
    given()
      .when(unseatMember('m1' as StaffId, on('2025-12-31')))
      .refused('decisions.not-a-member');
    given(seated('m1', 'member', '2024-01-01'))
      .when(unseatMember('m1' as StaffId, on('2023-12-31')))
      .refused('decisions.seated-already');
  });
});

test('whether one who withdraws counts is settled by the bureau; until then he does', () => {
  expect(partyGroup.initial.recusedCount).toBe(true);
  given().when(settleRecusal(true, '原样')).nothing();
  given()
    .when(settleRecusal(false, '局党组议事规则'))
    .happened(RecusalSettled({ counts: false, basis: '局党组议事规则' }));
});
