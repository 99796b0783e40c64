import { describe, expect, test } from '@jest/globals';
import { fold, type StaffId } from '#kernel';
import { specificationOf } from '#support';
import { memberCame, memberLeft, recordAttendance } from './attendance.ts';
import type { Ballot } from './ballot.ts';
import {
  correctAttendance,
  correctRecusal,
  correctVote,
  countItems,
  recordMissedVote,
  retractVote,
} from './corrections.ts';
import { hearOpinions, recuse } from './deliberation.ts';
import {
  EntryDeferred,
  ItemsCounted,
  MeetingClosed,
  MemberCame,
  MemberLeft,
  NoticeAnswered,
  OpinionsHeard,
  WrittenOpinionGiven,
  type AgendaEntry,
  type MeetingEvent,
} from './events.ts';
import { flagsOf } from './meeting-flags.ts';
import type { Held, Meeting } from './meeting-state.ts';
import { meeting, settledOf } from './meeting.ts';
import { closeMeeting } from './minutes.ts';
import { presentIn, votersAt } from './presence.ts';
import {
  away,
  convened,
  entry,
  hands,
  id,
  opened,
  opening,
  secret,
  sitting,
  today,
  itemAt,
  voted,
} from './testing/sitting.ts';
import { deferEntry, takeVote } from './voting.ts';

// What a correction makes of what was decided, and who was there for which item: 党组工作条例 第五章, each case worked
// out by hand. m1 is the secretary and presides.

const { given } = specificationOf(meeting);
const staff = (...names: string[]) => names as StaffId[];
const grounds = { reason: '登记有误', approvedBy: 'm1' as StaffId };
const absent = (...names: string[]) => staff(...names).map((one) => ({ staff: one, reason: '出差' }));
const closed = MeetingClosed({ meeting: id, unsettled: [], closedOn: today });

/** What happened, and what these decisions make of it. */
const after = (past: readonly MeetingEvent[], ...decisions: ((state: Meeting) => unknown)[]): MeetingEvent[] =>
  decisions.reduce<MeetingEvent[]>(
    (events, decide) => {
      const outcome = decide(fold(meeting, events)) as { events?: MeetingEvent[]; refusal?: { code: string } };
      if (!outcome.events) throw new Error(`refused: ${outcome.refusal?.code}`);
      return [...events, ...outcome.events];
    },
    [...past],
  );
const vote = (ballot: Ballot) => takeVote(ballot, undefined);
const outcomeOf = (events: MeetingEvent[], place = 1) => settledOf(fold(meeting, events) as Held, place);
const rejudgedBy = (events: MeetingEvent[]) =>
  events.flatMap(({ type, data }) => (type === 'decisions.vote-rejudged' ? [[data.was, data.outcome, data.why]] : []));

describe('corrected attendance takes the decision with it where it takes its quorum or its majority', () => {
  /** So many due and absent, the votes of item 1, and who was absent after all. */
  const corrected = (due: number, missing: number, ballot: Ballot, ...gone: string[]) => {
    const persons = ballot.person !== undefined;
    return after(
      [...sitting(due, missing, persons ? 'personnel' : 'majorDecision')],
      vote(ballot),
      (state) => ({ events: [state && closed] }),
      correctAttendance(absent(...gone), grounds),
    );
  };
  test.each([
    // 8 due, half is 4, more than half is 5.
    ['8 due, 6 for, one of them was not there: 5 for', 8, hands(), 2, ['m6', 'm7', 'm8'], 'passed'],
    ['8 due, 6 for, two of them were not there: 4 for', 8, hands(), 2, ['m5', 'm6', 'm7', 'm8'], 'deferred'],
    ['8 due, 6 for, three were not there: 3 are no quorum', 8, hands(), 2, ['m4', 'm5', 'm6', 'm7', 'm8'], 'deferred'],
    // 7 due, half is 4, more than half is 4.
    ['7 due, 7 for, three were not there: 4 for', 7, hands(), 0, ['m5', 'm6', 'm7'], 'passed'],
    ['7 due, 7 for, four were not there: 3 are no quorum', 7, hands(), 0, ['m4', 'm5', 'm6', 'm7'], 'deferred'],
    [
      '7 due, 5 for and 2 against, one of those against was not there',
      7,
      hands({ against: 2, opposed: staff('m6', 'm7') }),
      0,
      ['m7'],
      'passed',
    ],
    [
      '7 due, 4 for and 3 against, one of those for was not there: 3 for',
      7,
      hands({ against: 3, opposed: staff('m5', 'm6', 'm7') }),
      0,
      ['m4'],
      'deferred',
    ],
    [
      '7 due, 3 for and 4 against, one of those against was not there: 3 against',
      7,
      hands({ against: 4, opposed: staff('m4', 'm5', 'm6', 'm7') }),
      0,
      ['m7'],
      'deferred',
    ],
    [
      '7 due, 2 for and 5 against, one of those against was not there: 4 against',
      7,
      hands({ against: 5, opposed: staff('m3', 'm4', 'm5', 'm6', 'm7') }),
      0,
      ['m7'],
      'rejected',
    ],
    // Secret: it is not known how who was not there voted, so it may have been for.
    ['7 due, secret, 5 for and 2 against, one was not there: at least 4 for', 7, secret(5, 2), 0, ['m7'], 'passed'],
    ['7 due, secret, 4 for and 3 against, one was not there: perhaps 3 for', 7, secret(4, 3), 0, ['m7'], 'deferred'],
    [
      '7 due, secret, 1 for and 6 against, two were not there: at least 4 against',
      7,
      secret(1, 6),
      0,
      ['m6', 'm7'],
      'rejected',
    ],
    // Two thirds for persons: of 6 due 4, of 9 due 6.
    [
      '6 due, a person, 6 for, two were not there: 4 are two thirds',
      6,
      hands({ person: '张伟' }),
      0,
      ['m5', 'm6'],
      'passed',
    ],
    [
      '6 due, a person, 6 for, three were not there: 3 are not',
      6,
      hands({ person: '张伟' }),
      0,
      ['m4', 'm5', 'm6'],
      'deferred',
    ],
    [
      '9 due, a person, 7 for, two were not there: 5 are not',
      9,
      hands({ person: '张伟' }),
      2,
      ['m6', 'm7', 'm8', 'm9'],
      'deferred',
    ],
  ])('%s', (_, due, ballot, missing, gone, expected) =>
    expect(outcomeOf(corrected(due, missing, ballot, ...gone))).toBe(expected),
  );

  test('what was taken away comes back with who was there after all', () => {
    const events = corrected(7, 0, hands({ against: 3, opposed: staff('m5', 'm6', 'm7') }), 'm4');
    expect(rejudgedBy(events)).toEqual([['passed', 'deferred', 'majority']]);
    const again = after(events, correctAttendance([], grounds));
    expect(rejudgedBy(again)).toEqual([
      ['passed', 'deferred', 'majority'],
      ['deferred', 'passed', 'restored'],
    ]);
    expect(outcomeOf(again)).toBe('passed');
  });
  test('one who was there after all makes no decision by himself: 3 for of 7 due, put off', () => {
    const events = corrected(7, 3, hands({ against: 1, opposed: staff('m4') }));
    expect([outcomeOf(events), rejudgedBy(events)]).toEqual(['deferred', []]);
  });
  test('only the item that lost it', () => {
    const events = after(
      sitting(7),
      vote(hands({ against: 3, opposed: staff('m5', 'm6', 'm7') })),
      vote(hands({ place: 2 })),
      () => ({ events: [closed] }),
      correctAttendance(absent('m4'), grounds),
    );
    expect([outcomeOf(events, 1), outcomeOf(events, 2)]).toEqual(['deferred', 'passed']);
  });
  test('counted anew without him it says so itself', () => {
    const events = after(
      corrected(8, 2, hands(), 'm6', 'm7', 'm8'),
      correctVote(hands({ for: 4, against: 1, opposed: staff('m5') }), grounds),
    );
    expect(outcomeOf(events)).toBe('deferred');
  });
});

describe('a corrected recusal does the same', () => {
  const withdrew = (ballot: Ballot, recusedCount: boolean, ...who: string[]) =>
    after(
      [convened(entry(1), entry(2)), opened(8, recusedCount)],
      vote(ballot),
      () => ({ events: [closed] }),
      ...staff(...who).map((one) => correctRecusal(1, one, true, grounds)),
    );
  const five = hands({ against: 3, opposed: staff('m6', 'm7', 'm8') });
  test.each([
    ['8 due, 5 for, one of them had to withdraw: 4 for', five, true, ['m5'], 'deferred'],
    ['8 due, 5 for, one of those against had to: 5 for', five, true, ['m8'], 'passed'],
    ['8 due, 8 for, three had to: 5 for', hands(), true, ['m6', 'm7', 'm8'], 'passed'],
    ['8 due, 8 for, four had to: 4 for', hands(), true, ['m5', 'm6', 'm7', 'm8'], 'deferred'],
    [
      'not counted among those due, 5 of 8 had to: three voters are too few',
      hands(),
      false,
      ['m4', 'm5', 'm6', 'm7', 'm8'],
      'deferred',
    ],
  ])('%s', (_, ballot, recusedCount, who, expected) =>
    expect(outcomeOf(withdrew(ballot, recusedCount, ...who))).toBe(expected),
  );
});

describe('a vote that was forgotten is recorded afterwards', () => {
  const ended = [...sitting(6), closed];
  const missed = (ballot: Ballot, by = grounds, obstacle?: Parameters<typeof recordMissedVote>[3]) =>
    recordMissedVote(ballot, '原则同意', by, obstacle);
  test('with reason and approval, counted by the rules', () => {
    const events = after(ended, missed(hands({ against: 1, opposed: staff('m2') })));
    expect(events.at(-1)).toMatchObject({
      data: { recordedLate: grounds, vote: { for: 5, needed: 4, outcome: 'passed' } },
    });
    expect([outcomeOf(events), (fold(meeting, events) as Held).corrections]).toEqual(['passed', 1]);
  });
  test('not while the meeting lasts: then it is voted', () =>
    given(...sitting(6))
      .when(missed(hands()))
      .refused('decisions.meeting-not-closed'));
  test('not approved by a member who did not preside', () =>
    given(...ended)
      .when(missed(hands(), { ...grounds, approvedBy: 'm2' as StaffId }))
      .refused('decisions.approver'));
  test('not twice', () =>
    given(...after(ended, missed(hands())))
      .when(missed(hands()))
      .refused('decisions.voted-already'));
  test('not by more than were there', () =>
    given(...sitting(6, 1), closed)
      .when(missed(hands({ for: 6 })))
      .refused('decisions.more-votes-than-voters'));
  test('not where the item cannot have been decided there', () => {
    const late = { refusal: { code: 'decisions.gate-after-meeting' as const, facts: {} } };
    given(...ended)
      .when(missed(hands(), grounds, late))
      .refused('decisions.gate-after-meeting');
  });
  test('by those who were in the room when it was discussed, not by who came afterwards', () => {
    const events = after(
      sitting(6, 1),
      hearOpinions(1, staff('m2', 'm3', 'm4', 'm5', 'm1'), undefined),
      memberCame('m6' as StaffId),
      memberLeft('m2' as StaffId, '接待来访'),
      () => ({ events: [closed] }),
    );
    expect(votersAt(fold(meeting, events) as Held, 1).map((one) => one.staff)).toEqual(
      staff('m1', 'm2', 'm3', 'm4', 'm5'),
    );
    expect(after(events, missed(hands())).at(-1)).toMatchObject({ data: { vote: { for: 5, present: 5 } } });
  });
});

describe('a vote is taken back with a reason, and its figures stay', () => {
  test('in the event', () => {
    const [retracted] = after(
      [...sitting(6)],
      vote(hands()),
      retractVote(1, undefined, { reason: '票数记错', approvedBy: 'm1' as StaffId }),
    ).slice(-1);
    expect(retracted).toMatchObject({ data: { reason: '票数记错', was: { for: 6, outcome: 'passed' } } });
  });
  test('corrected, it is known what it was', () => {
    const [corrected] = after(
      [...sitting(6)],
      vote(hands()),
      correctVote(hands({ for: 5, against: 1, opposed: staff('m2') }), grounds),
    ).slice(-1);
    expect(corrected).toMatchObject({ data: { was: { for: 6 }, vote: { for: 5, against: 1 } } });
  });
});

describe('the number of items of a past meeting', () => {
  test('is not less than what it voted on or put off', () => {
    const dealtWith = [
      ...sitting(6),
      voted(1, 6),
      EntryDeferred({ meeting: id, item: itemAt(2), place: 2, reason: '待论证' }),
    ];
    given(...dealtWith, closed)
      .when(countItems(1, grounds))
      .refused('decisions.items-fewer');
    for (const items of [2, 7])
      given(...dealtWith, closed)
        .when(countItems(items, grounds))
        .happened(ItemsCounted({ meeting: id, items, ...grounds }));
  });
  test('is said as its file has it, by approval; not before it has ended', () => {
    given(...sitting(6), closed)
      .when(countItems(3, grounds))
      .happened(ItemsCounted({ meeting: id, items: 3, ...grounds }));
    given(...sitting(6))
      .when(countItems(3, grounds))
      .refused('decisions.meeting-not-closed');
    given(...sitting(6), closed)
      .when(countItems(3, { ...grounds, approvedBy: 'm2' as StaffId }))
      .refused('decisions.approver');
  });
});

describe('as it was then', () => {
  const flags = (...events: MeetingEvent[]) => flagsOf(fold(meeting, events) as Held, (one) => one).join('\n');
  const heard = (place: number, ...speakers: string[]) =>
    OpinionsHeard({ meeting: id, place, speakers: staff(...speakers), chairFirst: false, gist: undefined });
  const came = MemberCame({ meeting: id, staff: 'm3' as StaffId, after: 1 });
  const left = MemberLeft({ meeting: id, staff: 'm2' as StaffId, reason: '开会', after: 1 });
  const three = [convened(entry(1), entry(2)), opened(3)];
  test('who came after an item is not asked about for it', () => {
    const events = after([...three, away('m3'), heard(1, 'm2', 'm1')], vote(hands()), () => ({ events: [came] }));
    expect(flags(...events)).not.toContain('没有登记发言');
  });
  test('who left after it still is', () => {
    const events = after([...three, heard(1, 'm3', 'm1')], vote(hands()), () => ({ events: [left] }));
    expect(flags(...events)).toContain('议题1：有到会成员没有登记发言');
  });
  test('his words on it may be recorded after he left', () => {
    const events = after(three, vote(hands()), () => ({ events: [left] }));
    expect(after(events, hearOpinions(1, staff('m2', 'm3', 'm1'), undefined)).length).toBe(events.length + 1);
  });
  test('a leave of one who is no member any more keeps nobody from meeting', () => {
    const leave = NoticeAnswered({ meeting: id, staff: 'gone' as StaffId, comes: false, reason: '退休' });
    given(convened(entry(1)), leave)
      .when(opening(6))
      .happened(opened(6));
  });
  test('a written opinion of one who came after all is superseded', () => {
    const written = WrittenOpinionGiven({ meeting: id, place: 1, staff: 'm3' as StaffId, opinion: '同意' });
    const said = '议题1：m3已经到会，其书面意见不再采用，以会上发言为准';
    expect(flags(...three, away('m3'), written)).not.toContain(said);
    expect(flags(...three, away('m3'), written, came)).toContain(said);
    const before: AgendaEntry[] = [entry(1), entry(2)];
    expect(flags(convened(...before), written, opened(3))).toContain(said);
  });
  test('who is away without leave is named', () => {
    const missing = (reason: string) =>
      opening(6, { absent: [{ staff: 'm6' as StaffId, reason }] })(fold(meeting, [convened(entry(1))]));
    const of = (reason: string) => {
      const outcome = missing(reason);
      return flags(convened(entry(1)), ...('events' in outcome ? outcome.events : []));
    };
    const WITHOUT =
      '未请假、无故缺席、无故不到、没来，没说原因、事先没有请假、擅自缺席、不明、未说明原因、原因未说明、联系不上、未到会且未请假';
    for (const reason of WITHOUT.split('、'))
      expect([reason, of(reason).includes('m6没有请假而缺席')]).toEqual([reason, true]);
    const WITH = '出差、病假、出差未归、已请假，未说明原因、因病缺席、书面请假、会前请假、请假条未附';
    for (const reason of WITH.split('、')) expect([reason, of(reason).includes('没有请假')]).toEqual([reason, false]);
  });
});

describe('who is touched by an item and took part after all', () => {
  const touched: AgendaEntry = { ...entry(1), interested: [{ staff: 'm3' as StaffId, why: '配偶在投标单位任职' }] };
  const decided = after([convened(touched), opened(5)], recuse(1, 'm3' as StaffId, '配偶'), vote(hands()), (state) => ({
    events: [state && closed],
  }));
  const tookPart = correctRecusal(1, 'm3' as StaffId, false, grounds);
  test('takes the decision with him: four votes and a quorum do not carry it', () => {
    expect(outcomeOf(decided)).toBe('passed');
    const corrected = after(decided, tookPart);
    expect(rejudgedBy(corrected)).toEqual([['passed', 'deferred', 'recusal']]);
    expect(outcomeOf(corrected)).toBe('deferred');
  });
  test('whatever is corrected then: the vote is not counted anew with him, nor restored by another correction', () => {
    const corrected = after(decided, tookPart);
    given(...corrected)
      .when(correctVote(hands(), grounds))
      .refused('decisions.recusal-required');
    const oneAway = after(corrected, correctAttendance(absent('m5'), grounds), correctAttendance([], grounds));
    expect(outcomeOf(oneAway)).toBe('deferred');
  });
  test('it stands again once it is put right that he did withdraw', () => {
    const back = after(decided, tookPart, correctRecusal(1, 'm3' as StaffId, true, grounds));
    expect(outcomeOf(back)).toBe('passed');
  });
  test('nor does it stand with him who was recorded as absent and was there, and did not withdraw', () => {
    const away3 = after([convened(touched), opened(5), away('m3')], vote(hands()), (state) => ({
      events: [state && closed],
    }));
    expect(outcomeOf(away3)).toBe('passed');
    const there = after(away3, correctAttendance([], grounds));
    expect(rejudgedBy(there)).toEqual([['passed', 'deferred', 'recusal']]);
    expect(outcomeOf(after(there, correctRecusal(1, 'm3' as StaffId, true, grounds)))).toBe('passed');
  });
  test('one whom it does not touch takes nothing with him', () =>
    expect(
      outcomeOf(
        after(
          [convened(entry(1)), opened(5)],
          recuse(1, 'm3' as StaffId, '亲属'),
          vote(hands()),
          (state) => ({ events: [state && closed] }),
          tookPart,
        ),
      ),
    ).toBe('passed'));
});

describe('who withdrew and went is not there', () => {
  // Six due, two away; m4 withdraws from the item and goes: three in the room, personnel needs four (two thirds).
  const persons: AgendaEntry = { ...entry(1, 'personnel'), persons: ['张伟'] };
  const room = (recusedCount: boolean) =>
    after(
      [convened(persons, entry(2)), opened(6, recusedCount), away('m5', 'm6')],
      recuse(1, 'm4' as StaffId, '亲属'),
      memberLeft('m4' as StaffId, '有事'),
      (state) => ({ events: [state && closed] }),
    );
  test.each([true, false])('for a vote that is recorded later either (due with him: %s)', (recusedCount) => {
    given(...room(recusedCount))
      .when(recordMissedVote(secret(3, 0, 0, { person: '张伟' }), undefined, grounds))
      .refused('decisions.quorum-personnel');
  });
  test('who withdrew and stayed is', () => {
    const stayed = after(
      [convened(persons, entry(2)), opened(6, false), away('m5', 'm6')],
      recuse(1, 'm4' as StaffId, '亲属'),
      (state) => ({ events: [state && closed] }),
      recordMissedVote(secret(3, 0, 0, { person: '张伟' }), undefined, grounds),
    );
    expect(outcomeOf(stayed)).toBe('passed');
  });
  test('heard for the item before he went, he was there for it', () => {
    const heard = after(
      [convened(entry(1), entry(2)), opened(5), away('m5')],
      recuse(1, 'm4' as StaffId, '亲属'),
      hearOpinions(1, staff('m2', 'm3', 'm1'), '同意'),
      memberLeft('m4' as StaffId, '有事'),
      memberLeft('m3' as StaffId, '有事'),
      (state) => ({ events: [state && closed] }),
      recordMissedVote(hands(), undefined, grounds),
    );
    expect((fold(meeting, heard) as Held).votes[0]).toMatchObject({ present: 4, for: 3, outcome: 'passed' });
  });
  test('who went and is then recorded as absent is away once', () => {
    const gone = after(
      [convened(entry(1)), opened(5)],
      memberLeft('m5' as StaffId, '有事'),
      recordAttendance(absent('m5', 'm4')),
    );
    expect(presentIn(fold(meeting, gone) as Held)).toBe(3);
    expect(outcomeOf(after(gone, vote(hands())))).toBe('passed');
  });
});

describe('an item that was said to be put off by mistake', () => {
  const mistaken = after([convened(entry(1), entry(2)), opened(5)], deferEntry(2, '需补充论证'));
  test('is taken up again while the meeting lasts', () => {
    const resumed = after(mistaken, retractVote(2, undefined, grounds), vote(hands({ place: 2 })));
    expect(outcomeOf(resumed, 2)).toBe('passed');
  });
  test('and its vote is recorded after it', () => {
    const missed = after(
      mistaken,
      (state) => ({ events: [state && closed] }),
      recordMissedVote(hands({ place: 2 }), undefined, grounds),
    );
    expect(outcomeOf(missed, 2)).toBe('passed');
  });
});

test('who presided was not absent', () =>
  given(...after([...sitting(5)], vote(hands()), (state) => ({ events: [state && closed] })))
    .when(correctAttendance(absent('m1'), grounds))
    .refused('decisions.chair-absent'));
test('a vote is taken back by a word of who presides or the secretary, of nobody else', () =>
  given(...after([...sitting(5)], vote(hands())))
    .when(retractVote(1, undefined, { ...grounds, approvedBy: 'm2' as StaffId }))
    .refused('decisions.approver'));
test('that the chair withdrew is shown: another presides over that item', () =>
  expect(
    flagsOf(fold(meeting, after([...sitting(5)], recuse(1, 'm1' as StaffId, '亲属'))) as Held, (one) => one),
  ).toContainEqual(expect.stringContaining('议题1：主持人已回避')));

describe('votes and corrections worked out before they were run: seven due, four carry it', () => {
  const one = (...numbers: number[]) => staff(...numbers.map((n) => `m${n}`));
  const votes = (inFavour: number, against: number[] = [], abstained: number[] = []) =>
    vote(
      hands({
        for: inFavour,
        against: against.length,
        opposed: one(...against),
        abstain: abstained.length,
        abstained: one(...abstained),
      }),
    );
  const wereAway = (...numbers: number[]) =>
    correctAttendance(
      one(...numbers).map((who) => ({ staff: who, reason: '出差' })),
      grounds,
    );
  const withdrew = (n: number) => correctRecusal(1, one(n)[0]!, true, grounds);
  const recount = (inFavour: number, ...against: number[]) =>
    correctVote(
      { place: 1, for: inFavour, against: against.length, opposed: one(...against), abstain: 0, abstained: [] },
      grounds,
    );
  const outcome = (absent: number, taken: ReturnType<typeof vote>, ...then: ReturnType<typeof wereAway>[]) =>
    settledOf(fold(meeting, after([...sitting(7, absent)], taken, closeMeeting(), ...then)) as Held, 1);
  test.each([
    ['4:0 of four, three were there', outcome(3, votes(4), wereAway(4, 5, 6, 7)), 'deferred'],
    [
      '4:0 of four, all four were there after all',
      outcome(3, votes(4), wereAway(4, 5, 6, 7), wereAway(5, 6, 7)),
      'passed',
    ],
    ['4:1, who was against was not there', outcome(2, votes(4, [5]), wereAway(5, 6, 7)), 'passed'],
    ['4:1, who was for was not there', outcome(2, votes(4, [5]), wereAway(4, 6, 7)), 'deferred'],
    ['4:1 in secret, one was not there', outcome(2, vote(secret(4, 1)), wereAway(4, 6, 7)), 'deferred'],
    ['5:0 in secret, one was not there', outcome(2, vote(secret(5)), wereAway(4, 6, 7)), 'passed'],
    [
      '1:4, one against was not there: neither side has four',
      outcome(2, votes(1, [2, 3, 4, 5]), wereAway(4, 6, 7)),
      'deferred',
    ],
    ['4:1, who was for had withdrawn', outcome(2, votes(4, [5]), withdrew(4)), 'deferred'],
    ['5:1, who was against had withdrawn', outcome(1, votes(5, [6]), withdrew(6)), 'passed'],
    ['4:1, counted anew 3:2', outcome(2, votes(4, [5]), recount(3, 4, 5)), 'deferred'],
    ['3:2, counted anew 4:1', outcome(2, votes(3, [4, 5]), recount(4, 5)), 'passed'],
    ['3:1 of four, a fifth was there and was for', outcome(3, votes(3, [4]), wereAway(6, 7), recount(4, 4)), 'passed'],
    ['3:1:1, who was against was not there', outcome(2, votes(3, [4], [5]), wereAway(4, 6, 7)), 'deferred'],
  ])('%s', (_, came, expected) => expect(came).toBe(expected));
});
