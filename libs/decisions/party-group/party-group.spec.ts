import { describe, expect, test } from '@jest/globals';
import { fold, type LocalDate, type StaffId } from '#kernel';
import { specificationOf } from '#support';
import {
  MemberSeated,
  MemberUnseated,
  RecusalSettled,
  SilenceSettled,
  StandingInterestDeclared,
  type Rank,
} from './events.ts';
import {
  declareStanding,
  membersOn,
  partyGroup,
  seatMember,
  settleRecusal,
  settleSilence,
  unseatMember,
} from './party-group.ts';

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

describe('who was secretary once', () => {
  const now = seated('m1', 'secretary', '2024-01-01');
  const then = (until: string, from = '2020-01-01') => ({ ...seat('m9', 'secretary', from), until: on(until) });
  test('is seated for then, while another is now', () => {
    given(now)
      .when(seatMember(then('2023-12-31')))
      .happened(MemberSeated(then('2023-12-31')));
    const group = fold(partyGroup, [now, MemberSeated(then('2023-12-31'))]);
    expect(['2023-06-01', '2024-06-01'].map((day) => membersOn(group, on(day)).map(({ staff }) => staff))).toEqual([
      ['m9'],
      ['m1'],
    ]);
  });
  test('not for a day on which another was', () =>
    given(now)
      .when(seatMember(then('2024-01-01')))
      .refused('decisions.secretary-seated'));
  test('not backwards, nor twice at once', () => {
    given(now)
      .when(seatMember(then('2019-12-31')))
      .refused('decisions.seated-already');
    given(now, MemberSeated(then('2023-12-31')))
      .when(seatMember(then('2023-06-30', '2022-01-01')))
      .refused('decisions.seated-then');
    given(now, MemberSeated(then('2023-12-31')))
      .when(seatMember(then('2023-12-31')))
      .nothing();
  });
  test('who is a member now may have been secretary before', () => {
    const group = fold(partyGroup, [
      seated('m9', 'member', '2024-01-01'),
      MemberSeated(then('2023-12-31')),
      seated('m1', 'secretary', '2024-01-01'),
    ]);
    expect(membersOn(group, on('2023-12-31')).map(({ rank }) => rank)).toEqual(['secretary']);
    expect(membersOn(group, on('2024-01-01')).map(({ staff }) => staff)).toEqual(['m1', 'm9']);
  });
});

test('whether one may stay silent is settled by the bureau; until then none may', () => {
  expect(partyGroup.initial.silenceAllowed).toBe(false);
  given()
    .when(settleSilence(true, '局党组议事规则'))
    .happened(SilenceSettled({ allowed: true, basis: '局党组议事规则' }));
  given().when(settleSilence(false, '原样')).nothing();
});

describe('a post held elsewhere', () => {
  const post = { staff: 'm1' as StaffId, body: '西域数据公司', why: '兼任独立董事' };
  const day = on('2026-03-02');
  const declared = (held: boolean) => StandingInterestDeclared({ ...post, held, declaredOn: day });
  const member = seated('m1', 'secretary', '2024-01-01');
  test('is declared by a member, and given up', () => {
    given(member)
      .when(declareStanding(post, true, day))
      .happened(declared(true));
    given(member, declared(true))
      .when(declareStanding(post, false, day))
      .happened(declared(false));
    expect(fold(partyGroup, [member, declared(true), declared(false)]).interests).toEqual([]);
  });
  test('once; what was never held is not given up; by nobody else', () => {
    given(member, declared(true))
      .when(declareStanding(post, true, day))
      .nothing();
    given(member)
      .when(declareStanding(post, false, day))
      .nothing();
    given()
      .when(declareStanding(post, true, day))
      .refused('decisions.not-a-member');
  });
});
