import { describe, expect, test } from '@jest/globals';
import { fold, type LocalDate, type StaffId } from '#kernel';
import { specificationOf } from '#support';
import { memberLeft, recordAttendance } from './attendance.ts';
import { answerNotice, cancelMeeting, conveneMeeting, moveMeeting } from './convening.ts';
import { hearOpinions, noteObservers, studyLaw } from './deliberation.ts';
import {
  EntryDeferred,
  LawStudied,
  MeetingCancelled,
  MeetingClosed,
  MeetingConvened,
  MeetingMoved,
  MeetingOpened,
  MemberLeft,
  MinutesConfirmed,
  NoticeAnswered,
  ObserversNoted,
  OpinionsHeard,
  VoteRetracted,
  type MeetingEvent,
  type AgendaEntry,
} from './events.ts';
import type { Held } from './meeting-state.ts';
import { meeting, personsLeft, personsPending, settledOf } from './meeting.ts';
import { closeMeeting, confirmMinutes } from './minutes.ts';
import {
  today,
  id,
  itemAt,
  members,
  entry,
  convened,
  opened,
  away,
  opening,
  sitting,
  secret,
  resultOf,
  voted,
} from './testing/sitting.ts';
import { deferEntry, takeVote } from './voting.ts';
import { retractVote } from './corrections.ts';

// 《中国共产党党组工作条例》（2019）第五章, each case worked out by hand.

const { given } = specificationOf(meeting);

describe('dz-chair-last: the chair speaks last', () => {
  const heard = (speakers: string[], chairFirst: boolean) =>
    OpinionsHeard({ meeting: id, place: 1, speakers: speakers as StaffId[], chairFirst, gist: undefined });
  test('last is right', () =>
    given(...sitting(3))
      .when(hearOpinions(1, ['m2', 'm3', 'm1'] as StaffId[], undefined))
      .happened(heard(['m2', 'm3', 'm1'], false)));
  test('before others is flagged', () =>
    given(...sitting(3))
      .when(hearOpinions(1, ['m1', 'm2', 'm3'] as StaffId[], undefined))
      .happened(heard(['m1', 'm2', 'm3'], true)));
  test('who is not there does not speak', () =>
    given(...sitting(3, 1))
      .when(hearOpinions(1, ['m3'] as StaffId[], undefined))
      .refused('decisions.not-voting'));
});

describe('a meeting', () => {
  test('is called once, its items in order', () => {
    const called = {
      meeting: id,
      heldOn: '2026-03-25' as LocalDate,
      agenda: [1, 2].map((n) => {
        const { place: _, ...rest } = entry(n);
        return rest;
      }),
    };
    given()
      .when(conveneMeeting(called, today))
      .happened(
        MeetingConvened({
          ...called,
          number: { series: '会议', year: 2026, serial: 0 },
          noticedOn: today,
          agenda: [entry(1), entry(2)],
        }),
      );
    given(convened(entry(1)))
      .when(conveneMeeting(called, today))
      .refused('decisions.meeting-already');
  });
  test('has something on its agenda, and its notice went out before it', () => {
    const { place: _, ...unplaced } = entry(1);
    const called = { meeting: id, heldOn: '2026-03-16' as LocalDate, agenda: [unplaced] };
    given()
      .when(conveneMeeting({ ...called, agenda: [] }, today))
      .refused('decisions.agenda-empty');
    given().when(conveneMeeting(called, today)).refused('decisions.notice-day');
    given()
      .when(conveneMeeting({ ...called, noticedOn: '2026-03-17' as LocalDate }, today))
      .refused('decisions.notice-day');
    given()
      .when(conveneMeeting({ ...called, noticedOn: '2026-03-12' as LocalDate }, today))
      .happened(
        MeetingConvened({
          ...called,
          number: { series: '会议', year: 2026, serial: 0 },
          noticedOn: '2026-03-12' as LocalDate,
          agenda: [entry(1)],
        }),
      );
  });
  test('has each item once', () =>
    given()
      .when(conveneMeeting({ meeting: id, heldOn: today, agenda: [entry(1), entry(1)] }, today))
      .refused('decisions.on-agenda-already'));
  test('begins on its day, with the membership of that day', () => {
    given(convened(entry(1)))
      .when(opening(6, {}, '2026-03-19'))
      .refused('decisions.meeting-not-yet');
    given(convened(entry(1)))
      .when(opening(0))
      .refused('decisions.no-members');
    given(convened(entry(1)))
      .when(opening(6))
      .happened(opened(6));
    given(convened(entry(1)), opened(6))
      .when(opening(6))
      .refused('decisions.meeting-opened-already');
  });
  test('is chaired by who is there', () =>
    given(convened(entry(1)))
      .when(opening(6, { chair: 'm1' as StaffId, absent: [{ staff: 'm1' as StaffId, reason: '出差' }] }))
      .refused('decisions.chair-absent'));
  test('knows only its members as absent', () =>
    given(...sitting(6))
      .when(recordAttendance([{ staff: 'zhangwei' as StaffId, reason: '出差' }]))
      .refused('decisions.not-due'));
  test('knows each absent member once, and not who presides; half must be there', () => {
    const off = (...staff: string[]) => staff.map((one) => ({ staff: one as StaffId, reason: '出差' }));
    given(...sitting(6))
      .when(recordAttendance(off('m2', 'm2')))
      .refused('decisions.named-twice');
    given(...sitting(6))
      .when(recordAttendance(off('m1')))
      .refused('decisions.chair-absent');
    given(...sitting(6))
      .when(recordAttendance(off('m3', 'm4', 'm5', 'm6')))
      .refused('decisions.quorum');
    given(...sitting(6))
      .when(recordAttendance(off('m4', 'm5', 'm6')))
      .happened(away('m4', 'm5', 'm6'));
  });
  test('does not change who was there once it voted', () =>
    given(...sitting(6), voted(1, 6))
      .when(recordAttendance([{ staff: 'm6' as StaffId, reason: '早退' }]))
      .refused('decisions.voted-before'));
  test('may study the law before it begins', () =>
    given(convened(entry(1)))
      .when(studyLaw('《科学技术进步法》', undefined))
      .happened(LawStudied({ meeting: id, statute: '《科学技术进步法》', by: undefined })));
  test('has observers, who do not vote', () =>
    given(...sitting(6))
      .when(noteObservers(1, ['李娜']))
      .happened(ObserversNoted({ meeting: id, place: 1, observers: ['李娜'] })));
  test('puts an item off', () => {
    given(...sitting(6))
      .when(deferEntry(1, '分歧较大'))
      .happened(EntryDeferred({ meeting: id, item: itemAt(1), place: 1, reason: '分歧较大' }));
    expect(
      resultOf(
        sitting(6, 0, 'majorDecision', EntryDeferred({ meeting: id, item: itemAt(1), place: 1, reason: '分歧较大' })),
        secret(6),
      ),
    ).toBe('decisions.deferred-already');
    given(...sitting(6), voted(1, 6))
      .when(deferEntry(1, '分歧较大'))
      .refused('decisions.voted-already');
  });
  test('ends, and says what it did not get to', () =>
    given(...sitting(6), voted(1, 6))
      .when(closeMeeting())
      .happened(MeetingClosed({ meeting: id, unsettled: [2], closedOn: today })));
});

describe('what an entry came to', () => {
  const held = (...events: MeetingEvent[]) => fold(meeting, events) as Held;
  test('is open until it was voted on, put off, or the meeting ended without it', () => {
    expect(settledOf(held(...sitting(6)), 1)).toBeUndefined();
    expect(settledOf(held(...sitting(6), voted(1, 6)), 1)).toBe('passed');
    expect(settledOf(held(...sitting(6), MeetingClosed({ meeting: id, unsettled: [1, 2], closedOn: today })), 1)).toBe(
      'deferred',
    );
  });
});

describe('the minutes', () => {
  const closed = MeetingClosed({ meeting: id, unsettled: [1, 2], closedOn: today });
  test('may be objected to; the last word counts', () => {
    const objected = MinutesConfirmed({
      meeting: id,
      staff: 'm2' as StaffId,
      remark: '我投的反对',
      agrees: false,
      version: 1,
    });
    given(...sitting(6), closed)
      .when(confirmMinutes('m2' as StaffId, false, '我投的反对'))
      .happened(objected);
    given(...sitting(6), closed, objected)
      .when(confirmMinutes('m2' as StaffId, true, undefined))
      .happened(MinutesConfirmed({ meeting: id, staff: 'm2' as StaffId, remark: undefined, agrees: true, version: 1 }));
    given(...sitting(6, 1), closed)
      .when(confirmMinutes('m6' as StaffId, true, undefined))
      .refused('decisions.not-there');
  });
  test('are confirmed by those due, once', () => {
    given(...sitting(6))
      .when(confirmMinutes('m2' as StaffId, true, undefined))
      .refused('decisions.meeting-not-closed');
    given(...sitting(6), closed)
      .when(confirmMinutes('m2' as StaffId, true, undefined))
      .happened(MinutesConfirmed({ meeting: id, staff: 'm2' as StaffId, remark: undefined, agrees: true, version: 1 }));
    given(...sitting(6), closed, MinutesConfirmed({ meeting: id, staff: 'm2' as StaffId }))
      .when(confirmMinutes('m2' as StaffId, true, undefined))
      .nothing();
    given(...sitting(6), closed)
      .when(confirmMinutes('zhangwei' as StaffId, true, undefined))
      .refused('decisions.not-due');
  });
});

describe('before a meeting', () => {
  const moved = (heldOn: string) =>
    MeetingMoved({ meeting: id, heldOn: heldOn as LocalDate, reason: '主要负责人出差' });
  const membersOn = () => members(6);
  test('it may be moved within its year', () => {
    given(convened(entry(1)))
      .when(moveMeeting({ heldOn: '2026-03-25' as LocalDate }, '主要负责人出差'))
      .happened(moved('2026-03-25'));
    given(convened(entry(1)))
      .when(moveMeeting({ heldOn: '2027-01-05' as LocalDate }, '主要负责人出差'))
      .refused('decisions.year-of-meeting');
    given(...sitting(6))
      .when(moveMeeting({ heldOn: '2026-03-25' as LocalDate }, '主要负责人出差'))
      .refused('decisions.meeting-opened-already');
    given(convened(entry(1)), moved('2026-03-25'))
      .when(opening(6))
      .refused('decisions.meeting-not-yet');
  });
  test('it may be cancelled, and is then no meeting', () => {
    const cancelled = MeetingCancelled({ meeting: id, reason: '无紧要议题', cancelledOn: today });
    given(convened(entry(1)))
      .when(cancelMeeting('无紧要议题', today))
      .happened(cancelled);
    given(convened(entry(1)), cancelled)
      .when(cancelMeeting('无紧要议题', today))
      .nothing();
    given(convened(entry(1)), cancelled)
      .when(opening(6))
      .refused('decisions.meeting-cancelled');
    given(convened(entry(1)), cancelled)
      .when(takeVote(secret(6), undefined))
      .refused('decisions.meeting-cancelled');
    given(...sitting(6))
      .when(cancelMeeting('无紧要议题', today))
      .refused('decisions.meeting-opened-already');
  });
  test('members say whether they come; the last word counts', () => {
    const replied = (comes: boolean, reason?: string) =>
      NoticeAnswered({ meeting: id, staff: 'm6' as StaffId, comes, reason });
    given(convened(entry(1)))
      .when(answerNotice('m6' as StaffId, false, '出差', membersOn))
      .happened(replied(false, '出差'));
    given(convened(entry(1)), replied(false, '出差'))
      .when(answerNotice('m6' as StaffId, false, '出差', membersOn))
      .nothing();
    given(convened(entry(1)), replied(false, '出差'))
      .when(answerNotice('m6' as StaffId, true, undefined, membersOn))
      .happened(replied(true));
    given(convened(entry(1)))
      .when(answerNotice('zhangwei' as StaffId, true, undefined, membersOn))
      .refused('decisions.not-due');
    given(...sitting(6))
      .when(answerNotice('m6' as StaffId, true, undefined, membersOn))
      .refused('decisions.meeting-opened-already');
    // Who asked for leave is away, unless the office says otherwise.
    given(convened(entry(1)), replied(false, '出差'))
      .when(opening(6))
      .happened(opened(6), away('m6'));
    given(convened(entry(1)), replied(false, '出差'))
      .when(opening(6, { absent: [] }))
      .happened(opened(6));
    given(convened(entry(1)), replied(false, '出差'), replied(true))
      .when(opening(6))
      .happened(opened(6));
  });
});

describe('who presides', () => {
  const due = (...ranks: ('secretary' | 'deputy' | 'member')[]) =>
    ranks.map((rank, i) => ({ staff: `m${i + 1}` as StaffId, rank }));
  const first = [{ staff: 'm1' as StaffId, reason: '出差' }];
  const begun = (seats: ReturnType<typeof due>, chair: string) =>
    MeetingOpened({ meeting: id, due: seats, chair: chair as StaffId, recusedCount: true, openedOn: today });
  test('is the secretary, in his absence the deputy', () => {
    const seats = due('secretary', 'member', 'deputy');
    given(convened(entry(1)))
      .when(opening(3, { membersOn: () => seats }))
      .happened(begun(seats, 'm1'));
    given(convened(entry(1)))
      .when(opening(3, { membersOn: () => seats, absent: first }))
      .happened(begun(seats, 'm3'), away('m1'));
  });
  test('of neither there must be named', () => {
    const seats = due('secretary', 'member', 'member');
    given(convened(entry(1)))
      .when(opening(3, { membersOn: () => seats, absent: first }))
      .refused('decisions.chair-needed');
    given(convened(entry(1)))
      .when(opening(3, { membersOn: () => seats, absent: first, chair: 'm3' as StaffId }))
      .happened(begun(seats, 'm3'), away('m1'));
  });
});

describe('a meeting recorded later', () => {
  test('is of its own day, with the membership of that day', () => {
    const asked: string[] = [];
    given(convened(entry(1)))
      .when(
        opening(
          6,
          {
            membersOn: (day) => {
              asked.push(day);
              return members(6);
            },
          },
          '2026-03-27',
        ),
      )
      .happened(opened(6));
    expect(asked).toEqual([today]);
  });
});

describe('a vote typed wrongly', () => {
  const retracted = VoteRetracted({
    meeting: id,
    item: itemAt(1),
    place: 1,
    person: undefined,
    reason: '误记',
    approvedBy: 'm1' as StaffId,
    was: voted(1, 6).data.vote,
  });
  test('is taken back while the meeting lasts, and taken anew', () => {
    given(...sitting(6), voted(1, 6))
      .when(retractVote(1, undefined, { reason: '误记', approvedBy: 'm1' as StaffId }))
      .happened(retracted);
    given(...sitting(6))
      .when(retractVote(1, undefined, { reason: '误记', approvedBy: 'm1' as StaffId }))
      .refused('decisions.no-vote');
    given(...sitting(6), voted(1, 6), MeetingClosed({ meeting: id, unsettled: [2], closedOn: today }))
      .when(retractVote(1, undefined, { reason: '误记', approvedBy: 'm1' as StaffId }))
      .refused('decisions.meeting-closed');
    expect(resultOf([...sitting(6), voted(1, 6), retracted], secret(2, 4))).toBe('rejected');
  });
});

describe('who presides and goes', () => {
  const left = MemberLeft({
    meeting: id,
    staff: 'm1' as StaffId,
    reason: '接待检查',
    after: 0,
    successor: 'm2' as StaffId,
  });
  test('names who presides from then on', () => {
    given(...sitting(6))
      .when(memberLeft('m1' as StaffId, '接待检查'))
      .refused('decisions.successor-needed');
    given(...sitting(6, 1))
      .when(memberLeft('m1' as StaffId, '接待检查', 'm6' as StaffId))
      .refused('decisions.not-there');
    given(...sitting(6))
      .when(memberLeft('m1' as StaffId, '接待检查', 'm2' as StaffId))
      .happened(left);
    // From then on he is the one to speak last.
    given(...sitting(6), left)
      .when(hearOpinions(1, ['m2', 'm3'] as StaffId[], undefined))
      .happened(
        OpinionsHeard({
          meeting: id,
          place: 1,
          speakers: ['m2', 'm3'] as StaffId[],
          chairFirst: true,
          gist: undefined,
        }),
      );
  });
});

describe('of several persons', () => {
  const of = (...persons: string[]): AgendaEntry => ({ ...entry(1, 'personnel'), persons });
  const vote = (person: string, outcome: 'passed' | 'rejected' | 'deferred') => ({
    ...voted(1, 6, person),
    data: { ...voted(1, 6, person).data, vote: { ...voted(1, 6, person).data.vote, outcome } },
  });
  test('an entry is open until each was voted on', () => {
    const past = [convened(of('张伟', '李娜')), opened(6), vote('张伟', 'passed')];
    expect(settledOf(fold(meeting, past) as Held, 1)).toBeUndefined();
    expect(personsLeft(fold(meeting, past) as Held, of('张伟', '李娜'))).toEqual(['李娜']);
    expect(settledOf(fold(meeting, [...past, vote('李娜', 'rejected')]) as Held, 1)).toBe('passed');
    expect(
      settledOf(fold(meeting, [...past, MeetingClosed({ meeting: id, unsettled: [1], closedOn: today })]) as Held, 1),
    ).toBe('deferred');
  });
  test('one who was put off comes back alone', () => {
    const held = fold(meeting, [
      convened(of('张伟', '李娜')),
      opened(6),
      vote('张伟', 'passed'),
      vote('李娜', 'deferred'),
    ]) as Held;
    expect([settledOf(held, 1), personsPending(held, of('张伟', '李娜'))]).toEqual(['deferred', ['李娜']]);
  });
});
