import { describe, expect, test } from '@jest/globals';
import { fold, type StaffId } from '#kernel';
import { specificationOf } from '#support';
import { correctAttendance, correctRecusal, correctResolution, correctVote, votesInDoubt } from './corrections.ts';
import {
  AttendanceCorrected,
  MeetingClosed,
  MinutesConfirmed,
  RecusalCorrected,
  ResolutionCorrected,
  VoteCorrected,
  type MeetingEvent,
} from './events.ts';
import type { Held } from './meeting-state.ts';
import { meeting } from './meeting.ts';
import { today, id, itemAt, members, recused, cast, voted, hands, sitting } from './testing/sitting.ts';

// 《中国共产党党组工作条例》（2019）第五章, each case worked out by hand.

const { given } = specificationOf(meeting);

describe('a vote recorded wrongly', () => {
  const corrected = {
    place: 1,
    method: 'hands' as const,
    for: 5,
    against: 1,
    abstain: 0,
    voters: members(6).map(({ staff }) => staff),
    cast: cast(6, ['m2']),
    due: 6,
    present: 6,
    needed: 4,
    outcome: 'passed' as const,
  };
  const ballot = hands({ for: 5, against: 1, opposed: ['m2' as StaffId] });
  test('is counted anew, in the meeting or after it, with reason and approver', () => {
    const event = VoteCorrected({
      meeting: id,
      item: itemAt(1),
      vote: corrected,
      was: voted(1, 6).data.vote,
      reason: '漏记反对票',
      approvedBy: 'm1' as StaffId,
    });
    given(...sitting(6), voted(1, 6))
      .when(correctVote(ballot, { reason: '漏记反对票', approvedBy: 'm1' as StaffId }))
      .happened(event);
    given(...sitting(6), voted(1, 6), MeetingClosed({ meeting: id, unsettled: [2], closedOn: today }))
      .when(correctVote(ballot, { reason: '漏记反对票', approvedBy: 'm1' as StaffId }))
      .happened(event);
  });
  test('by the same rules', () =>
    given(...sitting(6), voted(1, 6))
      .when(correctVote(hands({ for: 7 }), { reason: '漏记', approvedBy: 'm1' as StaffId }))
      .refused('decisions.more-votes-than-voters'));
  test('to what it was already is nothing', () =>
    given(...sitting(6), voted(1, 6))
      .when(correctVote(hands(), { reason: '复核', approvedBy: 'm1' as StaffId }))
      .nothing());
  test('that was never taken is refused', () =>
    given(...sitting(6))
      .when(correctVote(ballot, { reason: '漏记', approvedBy: 'm1' as StaffId }))
      .refused('decisions.no-vote'));
});

describe('who was there, recorded wrongly', () => {
  const grounds = { reason: '登记有误', approvedBy: 'm1' as StaffId };
  const closed = MeetingClosed({ meeting: id, unsettled: [2], closedOn: today });
  const absent = (...staff: string[]) => staff.map((one) => ({ staff: one as StaffId, reason: '出差' }));
  const corrected = (...staff: string[]) => AttendanceCorrected({ meeting: id, absent: absent(...staff), ...grounds });
  const doubts = (...events: MeetingEvent[]) => votesInDoubt(fold(meeting, events) as Held);

  test('is said anew after the meeting, by approval of who presided or of the secretary', () => {
    given(...sitting(6), voted(1, 6), closed)
      .when(correctAttendance(absent('m6'), grounds))
      .happened(corrected('m6'));
    given(...sitting(6), voted(1, 6))
      .when(correctAttendance(absent('m6'), grounds))
      .refused('decisions.meeting-not-closed');
    given(...sitting(6), closed)
      .when(correctAttendance(absent('m6'), { ...grounds, approvedBy: 'm2' as StaffId }))
      .refused('decisions.approver');
    given(...sitting(6), closed)
      .when(correctAttendance(absent('zhangwei'), grounds))
      .refused('decisions.not-due');
    given(...sitting(6, 1), closed)
      .when(correctAttendance(absent('m6'), grounds))
      .nothing();
  });
  test('puts votes in doubt: 6 for, and one of them was not there', () => {
    expect(doubts(...sitting(6), voted(1, 6), closed)).toEqual([]);
    expect(doubts(...sitting(6), voted(1, 6), closed, corrected('m6'))).toEqual([
      { place: 1, person: undefined, quorate: true },
    ]);
  });
  test('counted anew by those who were there, they are in doubt no longer', () => {
    const past = [...sitting(6), voted(1, 6), closed, corrected('m6')];
    const anew = VoteCorrected({
      meeting: id,
      item: itemAt(1),
      was: voted(1, 6).data.vote,
      ...grounds,
      vote: {
        place: 1,
        method: 'hands',
        for: 5,
        against: 0,
        abstain: 0,
        voters: members(5).map(({ staff }) => staff),
        cast: cast(6, [], [], ['m6']),
        due: 6,
        present: 5,
        needed: 4,
        outcome: 'passed',
      },
    });
    given(...past)
      .when(correctVote(hands(), grounds))
      .happened(anew);
    expect(doubts(...past, anew)).toEqual([]);
  });
  test('8 due, 5 were there of which one was not: 4 are a quorum; two were not: 3 are none', () => {
    const held = [
      ...sitting(8, 3),
      { ...voted(1, 5), data: { ...voted(1, 5).data, vote: { ...voted(1, 5).data.vote, due: 8 } } },
      closed,
    ];
    expect(doubts(...held, corrected('m5', 'm6', 'm7', 'm8'))).toMatchObject([{ quorate: true }]);
    expect(doubts(...held, corrected('m4', 'm5', 'm6', 'm7', 'm8'))).toMatchObject([{ quorate: false }]);
  });
  test('recorded as absent and there after all, he may be counted', () => {
    const held = [
      ...sitting(6, 1),
      { ...voted(1, 5), data: { ...voted(1, 5).data, vote: { ...voted(1, 5).data.vote, due: 6 } } },
      closed,
      corrected(),
    ];
    expect(doubts(...held)).toMatchObject([{ place: 1 }]);
    const outcome = correctVote(hands(), grounds)(fold(meeting, held));
    expect(outcome).toMatchObject({ events: [{ data: { vote: { for: 6, present: 6 } } }] });
  });
});

describe('who withdrew, recorded wrongly', () => {
  const grounds = { reason: '漏记回避', approvedBy: 'm1' as StaffId };
  const closed = MeetingClosed({ meeting: id, unsettled: [2], closedOn: today });
  const corrected = (withdrew: boolean) =>
    RecusalCorrected({ meeting: id, place: 1, staff: 'm2' as StaffId, withdrew, ...grounds });
  test('is said anew; the vote is in doubt until it is counted anew', () => {
    given(...sitting(6), voted(1, 6), closed)
      .when(correctRecusal(1, 'm2' as StaffId, true, grounds))
      .happened(corrected(true));
    given(...sitting(6), voted(1, 6), closed, corrected(true))
      .when(correctRecusal(1, 'm2' as StaffId, true, grounds))
      .nothing();
    given(...sitting(6), voted(1, 6), closed)
      .when(correctRecusal(1, 'm2' as StaffId, false, grounds))
      .nothing();
    given(...sitting(6), closed)
      .when(correctRecusal(9, 'm2' as StaffId, true, grounds))
      .refused('decisions.no-such-place');
    const past = [...sitting(6), voted(1, 6), closed, corrected(true)];
    expect(votesInDoubt(fold(meeting, past) as Held)).toEqual([{ place: 1, person: undefined, quorate: true }]);
    // Six due of whom one withdrew and still counts among them: 5 for, 4 needed, 6 in the room.
    expect(correctVote(hands(), grounds)(fold(meeting, past))).toMatchObject({
      events: [{ data: { vote: { for: 5, due: 6, present: 6, needed: 4 } } }],
    });
  });
  test('taken back, he may be counted', () => {
    const held = [
      ...sitting(6, 0, 'majorDecision', recused(1, 'm2')),
      {
        ...voted(1, 6),
        data: {
          ...voted(1, 6).data,
          vote: { ...voted(1, 6).data.vote, for: 5, voters: ['m1', 'm3', 'm4', 'm5', 'm6'] as StaffId[] },
        },
      },
      closed,
    ];
    expect(votesInDoubt(fold(meeting, held) as Held)).toEqual([]);
    expect(correctVote(hands(), grounds)(fold(meeting, [...held, corrected(false)]))).toMatchObject({
      events: [{ data: { vote: { for: 6 } } }],
    });
  });
});

describe('a resolution that reads wrongly', () => {
  const grounds = { reason: '笔误', approvedBy: 'm1' as StaffId };
  const closed = MeetingClosed({ meeting: id, unsettled: [2], closedOn: today });
  test('is worded anew, if it was passed', () => {
    given(...sitting(6), voted(1, 6), closed)
      .when(correctResolution(1, '原则同意', grounds))
      .happened(ResolutionCorrected({ meeting: id, place: 1, resolution: '原则同意', ...grounds, marks: [] }));
    given(...sitting(6), voted(1, 6), closed)
      .when(correctResolution(2, '原则同意', grounds))
      .refused('decisions.not-passed');
  });
  test('each correction is a version, and the minutes are confirmed anew', () => {
    const confirmed = MinutesConfirmed({ meeting: id, staff: 'm2' as StaffId });
    const held = fold(meeting, [
      ...sitting(6),
      voted(1, 6),
      closed,
      confirmed,
      ResolutionCorrected({ meeting: id, place: 1, resolution: '原则同意', ...grounds }),
    ]) as Held;
    expect([held.corrections, held.confirmed]).toEqual([1, []]);
  });
});
