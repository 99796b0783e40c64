import { describe, expect, test } from '@jest/globals';
import { fold, type LocalDate, type StaffId } from '#kernel';
import { specificationOf } from '#support';
import { AttendanceRecorded, EntryDeferred, ItemPutOnAgenda, LawStudied, MeetingClosed, MeetingConvened, MeetingOpened, MemberRecused, MinutesConfirmed, ObserversNoted, OpinionsHeard, VoteCorrected, VoteTaken, WrittenOpinionGiven, type AgendaEntry, type Category, type ItemId, type MeetingEvent, type MeetingId, type Vote } from './events.ts';
import { closeMeeting, confirmMinutes, conveneMeeting, correctVote, deferEntry, giveWrittenOpinion, hearOpinions, meeting, noteObservers, openMeeting, outcomeOf, putOnAgenda, quorumOf, recordAttendance, recuse, settledOf, studyLaw, takeVote, votesNeeded, type Ballot, type Held } from './meeting.ts';

// 《中国共产党党组工作条例》（2019）第五章, each case worked out by hand.

const { given } = specificationOf(meeting);
const today = '2026-03-20' as LocalDate;
const id = '018f2b3c-0000-7000-8000-0000000000aa' as MeetingId;
const itemAt = (n: number) => `018f2b3c-0000-7000-8000-0000000001${String(n).padStart(2, '0')}` as ItemId;
const members = (n: number) => Array.from({ length: n }, (_, i) => ({ staff: `m${i + 1}` as StaffId, rank: i === 0 ? 'secretary' as const : 'member' as const }));
const entry = (place: number, category: Category = 'majorDecision', late?: string): AgendaEntry => ({ place, item: itemAt(place), number: `议题〔2026〕${place}号`, title: `事项${place}`, category, ...(late ? { late } : {}) });
const convened = (...agenda: AgendaEntry[]) => MeetingConvened({ meeting: id, number: { series: '会议', year: 2026, serial: 7 }, heldOn: today, noticedOn: '2026-03-16' as LocalDate, agenda });
const opened = (due: number, recusedCount = true) => MeetingOpened({ meeting: id, due: members(due), chair: 'm1' as StaffId, recusedCount, openedOn: today });
const away = (...staff: string[]) => AttendanceRecorded({ meeting: id, absent: staff.map((one) => ({ staff: one as StaffId, reason: '出差' })) });
const recused = (place: number, staff: string) => MemberRecused({ meeting: id, place, staff: staff as StaffId, reason: '亲属' });
/** So many members due, so many of them away, one item of this category. */
const sitting = (due: number, absent = 0, category: Category = 'majorDecision', ...more: MeetingEvent[]): MeetingEvent[] => [convened(entry(1, category), entry(2)), opened(due), ...(absent > 0 ? [away(...members(due).slice(due - absent).map((one) => one.staff))] : []), ...more];
const secret = (inFavour: number, against = 0, abstain = 0, change: Partial<Ballot> = {}): Ballot => ({ place: 1, method: 'secret', for: inFavour, against, abstain, opposed: [], abstained: [], ...change });
/** The vote a ballot comes to. */
const voteOf = (past: MeetingEvent[], ballot: Ballot): Vote | string => {
  const outcome = takeVote(ballot, undefined)(fold(meeting, past));
  return 'refusal' in outcome ? outcome.refusal.code : (outcome.events[0] as ReturnType<typeof VoteTaken>).data.vote;
};
const resultOf = (past: MeetingEvent[], ballot: Ballot) => { const vote = voteOf(past, ballot); return typeof vote === 'string' ? vote : vote.outcome; };

describe('dz-vote-threshold: more than half of the members due pass, whoever is present', () => {
  test.each([[1, 1], [2, 2], [3, 2], [4, 3], [5, 3], [6, 4], [7, 4], [8, 5], [9, 5], [10, 6], [11, 6], [12, 7]])('%i due: %i for', (due, needed) => expect(votesNeeded(due)).toBe(needed));
  test('6 due, 6 present, 3 for and 3 against: nobody has more than half, put off', () => expect(resultOf(sitting(6), secret(3, 3))).toBe('deferred'));
  test('6 due, 6 present, 4 for: passed', () => expect(resultOf(sitting(6), secret(4, 2))).toBe('passed'));
  test('6 due, 4 present, 3 for of them: three of four present are not more than half of six', () => expect(resultOf(sitting(6, 2), secret(3, 1))).toBe('deferred'));
  test('6 due, 4 present, all 4 for: passed', () => expect(resultOf(sitting(6, 2), secret(4))).toBe('passed'));
  test('8 due, 8 present, 4 for: not passed; 5 for: passed', () => expect([resultOf(sitting(8), secret(4, 4)), resultOf(sitting(8), secret(5, 3))]).toEqual(['deferred', 'passed']));
  test('8 due, 5 present, 5 for: passed; 4 for of 5 present: not', () => expect([resultOf(sitting(8, 3), secret(5)), resultOf(sitting(8, 3), secret(4, 1))]).toEqual(['passed', 'deferred']));
  test('9 due: 5 against reject, 4 for and 4 against and 1 abstaining put off', () => expect([resultOf(sitting(9), secret(4, 5)), resultOf(sitting(9), secret(4, 4, 1))]).toEqual(['rejected', 'deferred']));
  test('abstentions are no votes for: 8 due, 4 for, 4 abstain', () => expect(resultOf(sitting(8), secret(4, 0, 4))).toBe('deferred'));
  test('what was counted stays with the vote', () => expect(voteOf(sitting(8), secret(7, 0, 1))).toEqual({ place: 1, method: 'secret', for: 7, against: 0, abstain: 1, due: 8, present: 8, needed: 5, outcome: 'passed' }));
  test('the result is computed from the numbers alone', () => expect([outcomeOf({ for: 3, against: 3 }, 6), outcomeOf({ for: 4, against: 0 }, 7), outcomeOf({ for: 0, against: 4 }, 7)]).toEqual(['deferred', 'passed', 'rejected']));
});

describe('dz-quorum-general: half of the members, exactly half is enough', () => {
  test.each([[6, 3], [7, 4], [8, 4], [9, 5], [5, 3], [3, 2]])('%i due: %i present', (due, needed) => expect(quorumOf('majorDecision', due)).toBe(needed));
  test('8 due, 4 present is a meeting, though all four for do not pass', () => expect(resultOf(sitting(8, 4), secret(4))).toBe('deferred'));
  test('8 due, 3 present is none', () => expect(resultOf(sitting(8, 5), secret(3))).toBe('decisions.quorum'));
  test('7 due, 3 present is none; 4 is', () => expect([resultOf(sitting(7, 4), secret(3)), resultOf(sitting(7, 3), secret(4))]).toEqual(['decisions.quorum', 'passed']));
  test('a meeting of too few does not begin', () => given(convened(entry(1))).when(openMeeting(members(8), undefined, members(8).slice(3).map(({ staff }) => ({ staff, reason: '出差' })), true, today)).refused('decisions.quorum'));
  test('of exactly half it does', () => given(convened(entry(1))).when(openMeeting(members(8), undefined, members(8).slice(4).map(({ staff }) => ({ staff, reason: '出差' })), true, today)).happened(
    opened(8), away('m5', 'm6', 'm7', 'm8')));
});

describe('dz-quorum-personnel: two thirds for personnel', () => {
  test.each([[9, 6], [8, 6], [7, 5], [6, 4], [5, 4], [3, 2]])('%i due: %i present', (due, needed) => expect(quorumOf('personnel', due)).toBe(needed));
  const one = (inFavour: number, against = 0) => secret(inFavour, against, 0, { person: '张伟' });
  test('9 due, 6 present: may decide; 5 present: may not', () => expect([resultOf(sitting(9, 3, 'personnel'), one(6)), resultOf(sitting(9, 4, 'personnel'), one(5))]).toEqual(['passed', 'decisions.quorum-personnel']));
  test('8 due, 5 present: may not, though more than half', () => expect(resultOf(sitting(8, 3, 'personnel'), one(5))).toBe('decisions.quorum-personnel'));
  test('and other items of the same meeting may be decided', () => expect(resultOf(sitting(8, 3, 'personnel'), secret(5, 0, 0, { place: 2 }))).toBe('passed'));
});

describe('dz-absent-written: an absent member’s opinion is kept and never counted', () => {
  const opinion = WrittenOpinionGiven({ meeting: id, place: 1, staff: 'm6' as StaffId, opinion: '同意' });
  test('6 due, 5 present, 3 for and a written yes: not passed', () => expect(resultOf(sitting(6, 1, 'majorDecision', opinion), secret(3, 2))).toBe('deferred'));
  test('it cannot be counted among the votes: 6 for of 5 present', () => expect(resultOf(sitting(6, 1, 'majorDecision', opinion), secret(6))).toBe('decisions.more-votes-than-voters'));
  test('nor for the quorum', () => expect(resultOf(sitting(6, 4, 'majorDecision', opinion), secret(2))).toBe('decisions.quorum'));
  test('is kept', () => given(...sitting(6, 1)).when(giveWrittenOpinion(1, 'm6' as StaffId, '同意')).happened(opinion));
  test('of an item that is not on the agenda is refused', () => given(...sitting(6, 1)).when(giveWrittenOpinion(9, 'm6' as StaffId, '同意')).refused('decisions.no-such-place'));
});

describe('dz-recusal: who withdraws does not vote', () => {
  test('6 due, one withdrawn and counted among the due: 3 for of 5 do not pass, 4 do', () =>
    expect([resultOf(sitting(6, 0, 'majorDecision', recused(1, 'm2')), secret(3, 2)), resultOf(sitting(6, 0, 'majorDecision', recused(1, 'm2')), secret(4, 1))]).toEqual(['deferred', 'passed']));
  test('taken out of the number, where the bureau settled so: 3 for of 5 pass', () => expect(resultOf([convened(entry(1)), opened(6, false), recused(1, 'm2')], secret(3, 2))).toBe('passed'));
  test('his vote is one too many', () => expect(resultOf(sitting(6, 0, 'majorDecision', recused(1, 'm2')), secret(6))).toBe('decisions.more-votes-than-voters'));
  test('only from that item', () => expect(resultOf(sitting(6, 0, 'majorDecision', recused(1, 'm2')), secret(6, 0, 0, { place: 2 }))).toBe('passed'));
  test('not after the vote', () => given(...sitting(6), voted(1, 6)).when(recuse(1, 'm2' as StaffId, '亲属')).refused('decisions.voted-already'));
  test('twice is once', () => given(...sitting(6, 0, 'majorDecision', recused(1, 'm2'))).when(recuse(1, 'm2' as StaffId, '亲属')).nothing());
  test('of one who is no member is refused', () => given(...sitting(6)).when(recuse(1, 'zhangwei' as StaffId, '亲属')).refused('decisions.not-due'));
});

const cast = (due: number, against: string[] = [], abstain: string[] = [], without: string[] = []) => members(due).filter(({ staff }) => !without.includes(staff)).map(({ staff }) => ({ staff, vote: against.includes(staff) ? 'against' as const : abstain.includes(staff) ? 'abstain' as const : 'for' as const }));
const voted = (place: number, due: number, person?: string) => VoteTaken({ meeting: id, item: itemAt(place), resolution: undefined, vote: { place, ...(person ? { person } : {}), method: 'hands', for: due, against: 0, abstain: 0, cast: cast(due), due, present: due, needed: votesNeeded(due), outcome: 'passed' } });
const hands = (change: Partial<Ballot> = {}): Ballot => ({ place: 1, method: 'hands', against: 0, abstain: 0, opposed: [], abstained: [], ...change });

describe('dz-itemwise: item by item, of personnel person by person', () => {
  test('a vote on several persons at once is refused', () => { for (const person of ['张伟、李娜', '张伟和李娜', '张伟等', undefined]) expect(resultOf(sitting(6, 0, 'personnel'), secret(6, 0, 0, { person }))).toBe('decisions.person-by-person'); });
  test('each by himself is counted by himself', () => {
    const first = VoteTaken({ meeting: id, item: itemAt(1), resolution: undefined, vote: { place: 1, person: '张伟', method: 'secret', for: 6, against: 0, abstain: 0, due: 6, present: 6, needed: 4, outcome: 'passed' } });
    expect(resultOf([...sitting(6, 0, 'personnel'), first], secret(2, 4, 0, { person: '李娜' }))).toBe('rejected');
    expect(resultOf([...sitting(6, 0, 'personnel'), first], secret(6, 0, 0, { person: '张伟' }))).toBe('decisions.voted-already');
  });
  test('an item is voted on once', () => expect(resultOf([...sitting(6), voted(1, 6)], secret(6))).toBe('decisions.voted-already'));
});

describe('dz-vote-method: an open vote keeps each member’s, a secret one only totals', () => {
  test('all by hands, nobody against', () => expect(voteOf(sitting(6), hands())).toMatchObject({ for: 6, cast: cast(6), outcome: 'passed' }));
  test('who was against and who abstained is named', () => expect(voteOf(sitting(6), hands({ against: 1, abstain: 1, opposed: ['m2' as StaffId], abstained: ['m3' as StaffId] }))).toMatchObject({ for: 4, against: 1, abstain: 1, cast: cast(6, ['m2'], ['m3']) }));
  test('an open vote against which nobody is named is refused', () => expect(resultOf(sitting(6), hands({ for: 5, against: 1 }))).toBe('decisions.dissent-named'));
  test('a secret one keeps no names, and takes none', () => {
    expect(voteOf(sitting(6), secret(5, 1))).not.toHaveProperty('cast');
    expect(resultOf(sitting(6), secret(5, 1, 0, { opposed: ['m2' as StaffId] }))).toBe('decisions.secret-names');
  });
  test('who is not there votes neither way', () => expect(resultOf(sitting(6, 1), hands({ against: 1, opposed: ['m6' as StaffId] }))).toBe('decisions.not-voting'));
  test('nobody is against and abstains at once', () => expect(resultOf(sitting(6), hands({ against: 1, abstain: 1, opposed: ['m2' as StaffId], abstained: ['m2' as StaffId] }))).toBe('decisions.voted-twice'));
});

describe('dz-form: only in a meeting', () => {
  test('by circulation is refused, with the source', () => {
    const outcome = takeVote(secret(6, 0, 0, { method: 'circulation' }), undefined)(fold(meeting, sitting(6)));
    expect(outcome).toMatchObject({ refusal: { code: 'decisions.only-in-meeting', source: expect.stringContaining('第五章') } });
  });
  test('before it began is refused', () => given(convened(entry(1))).when(takeVote(secret(6), undefined)).refused('decisions.meeting-not-begun'));
  test('after it ended is refused', () => given(...sitting(6), MeetingClosed({ meeting: id, unsettled: [], closedOn: today })).when(takeVote(secret(6), undefined)).refused('decisions.meeting-closed'));
});

describe('the votes of a ballot add up', () => {
  test('more than those who may vote are refused', () => expect(resultOf(sitting(6, 1), secret(6))).toBe('decisions.more-votes-than-voters'));
  test('fewer are refused: who says nothing abstains', () => expect(resultOf(sitting(6), secret(4, 1))).toBe('decisions.votes-missing'));
  test('unanimity is all who may vote', () => expect(voteOf(sitting(6, 1), hands())).toMatchObject({ for: 5, against: 0, abstain: 0 }));
});

describe('dz-no-adhoc: what is not on the notice', () => {
  test('is not voted on', () => expect(resultOf(sitting(6), secret(6, 0, 0, { place: 3 }))).toBe('decisions.no-such-place'));
  test('comes on the agenda only with the reason why it could not wait', () => {
    const { place: _, ...late } = entry(3);
    given(...sitting(6)).when(putOnAgenda(late)).refused('decisions.not-on-notice');
    given(...sitting(6)).when(putOnAgenda({ ...late, late: '汛情紧急' })).happened(ItemPutOnAgenda({ meeting: id, entry: entry(3, 'majorDecision', '汛情紧急') }));
  });
  test('once', () => given(...sitting(6)).when(putOnAgenda({ ...entry(1), late: '汛情紧急' })).refused('decisions.on-agenda-already'));
});

describe('dz-chair-last: the chair speaks last', () => {
  const heard = (speakers: string[], chairFirst: boolean) => OpinionsHeard({ meeting: id, place: 1, speakers: speakers as StaffId[], chairFirst, gist: undefined });
  test('last is right', () => given(...sitting(3)).when(hearOpinions(1, ['m2', 'm3', 'm1'] as StaffId[], undefined)).happened(heard(['m2', 'm3', 'm1'], false)));
  test('before others is flagged', () => given(...sitting(3)).when(hearOpinions(1, ['m1', 'm2', 'm3'] as StaffId[], undefined)).happened(heard(['m1', 'm2', 'm3'], true)));
  test('who is not there does not speak', () => given(...sitting(3, 1)).when(hearOpinions(1, ['m3'] as StaffId[], undefined)).refused('decisions.not-voting'));
});

describe('a meeting', () => {
  test('is called once, its items in order', () => {
    const called = { meeting: id, heldOn: '2026-03-25' as LocalDate, agenda: [1, 2].map((n) => { const { place: _, ...rest } = entry(n); return rest; }) };
    given().when(conveneMeeting(called, today)).happened(MeetingConvened({ ...called, number: { series: '会议', year: 2026, serial: 0 }, noticedOn: today, agenda: [entry(1), entry(2)] }));
    given(convened(entry(1))).when(conveneMeeting(called, today)).refused('decisions.meeting-already');
  });
  test('has each item once', () => given().when(conveneMeeting({ meeting: id, heldOn: today, agenda: [entry(1), entry(1)] }, today)).refused('decisions.on-agenda-already'));
  test('begins on its day, with the membership of that day', () => {
    given(convened(entry(1))).when(openMeeting(members(6), undefined, [], true, '2026-03-19' as LocalDate)).refused('decisions.meeting-not-yet');
    given(convened(entry(1))).when(openMeeting([], undefined, [], true, today)).refused('decisions.no-members');
    given(convened(entry(1))).when(openMeeting(members(6), undefined, [], true, today)).happened(opened(6));
    given(convened(entry(1)), opened(6)).when(openMeeting(members(6), undefined, [], true, today)).refused('decisions.meeting-opened-already');
  });
  test('is chaired by who is there', () => given(convened(entry(1))).when(openMeeting(members(6), 'm1' as StaffId, [{ staff: 'm1' as StaffId, reason: '出差' }], true, today)).refused('decisions.chair-absent'));
  test('knows only its members as absent', () => given(...sitting(6)).when(recordAttendance([{ staff: 'zhangwei' as StaffId, reason: '出差' }])).refused('decisions.not-due'));
  test('does not change who was there once it voted', () => given(...sitting(6), voted(1, 6)).when(recordAttendance([{ staff: 'm6' as StaffId, reason: '早退' }])).refused('decisions.voted-before'));
  test('may study the law before it begins', () => given(convened(entry(1))).when(studyLaw('《科学技术进步法》', undefined)).happened(LawStudied({ meeting: id, statute: '《科学技术进步法》', by: undefined })));
  test('has observers, who do not vote', () => given(...sitting(6)).when(noteObservers(1, ['李娜'])).happened(ObserversNoted({ meeting: id, place: 1, observers: ['李娜'] })));
  test('puts an item off', () => {
    given(...sitting(6)).when(deferEntry(1, '分歧较大')).happened(EntryDeferred({ meeting: id, item: itemAt(1), place: 1, reason: '分歧较大' }));
    expect(resultOf(sitting(6, 0, 'majorDecision', EntryDeferred({ meeting: id, item: itemAt(1), place: 1, reason: '分歧较大' })), secret(6))).toBe('decisions.deferred-already');
    given(...sitting(6), voted(1, 6)).when(deferEntry(1, '分歧较大')).refused('decisions.voted-already');
  });
  test('ends, and says what it did not get to', () => given(...sitting(6), voted(1, 6)).when(closeMeeting(today)).happened(MeetingClosed({ meeting: id, unsettled: [2], closedOn: today })));
});

describe('a vote recorded wrongly', () => {
  const corrected = { place: 1, method: 'hands' as const, for: 5, against: 1, abstain: 0, cast: cast(6, ['m2']), due: 6, present: 6, needed: 4, outcome: 'passed' as const };
  const ballot = hands({ for: 5, against: 1, opposed: ['m2' as StaffId] });
  test('is counted anew, in the meeting or after it, with reason and approver', () => {
    const event = VoteCorrected({ meeting: id, item: itemAt(1), vote: corrected, reason: '漏记反对票', approvedBy: 'm1' as StaffId });
    given(...sitting(6), voted(1, 6)).when(correctVote(ballot, '漏记反对票', 'm1' as StaffId)).happened(event);
    given(...sitting(6), voted(1, 6), MeetingClosed({ meeting: id, unsettled: [2], closedOn: today })).when(correctVote(ballot, '漏记反对票', 'm1' as StaffId)).happened(event);
  });
  test('by the same rules', () => given(...sitting(6), voted(1, 6)).when(correctVote(hands({ for: 7 }), '漏记', 'm1' as StaffId)).refused('decisions.more-votes-than-voters'));
  test('to what it was already is nothing', () => given(...sitting(6), voted(1, 6)).when(correctVote(hands(), '复核', 'm1' as StaffId)).nothing());
  test('that was never taken is refused', () => given(...sitting(6)).when(correctVote(ballot, '漏记', 'm1' as StaffId)).refused('decisions.no-vote'));
});

describe('what an entry came to', () => {
  const held = (...events: MeetingEvent[]) => fold(meeting, events) as Held;
  test('is open until it was voted on, put off, or the meeting ended without it', () => {
    expect(settledOf(held(...sitting(6)), 1)).toBeUndefined();
    expect(settledOf(held(...sitting(6), voted(1, 6)), 1)).toBe('passed');
    expect(settledOf(held(...sitting(6), MeetingClosed({ meeting: id, unsettled: [1, 2], closedOn: today })), 1)).toBe('deferred');
  });
});

describe('the minutes', () => {
  const closed = MeetingClosed({ meeting: id, unsettled: [1, 2], closedOn: today });
  test('are confirmed by those due, once', () => {
    given(...sitting(6)).when(confirmMinutes('m2' as StaffId, undefined)).refused('decisions.meeting-not-closed');
    given(...sitting(6), closed).when(confirmMinutes('m2' as StaffId, undefined)).happened(MinutesConfirmed({ meeting: id, staff: 'm2' as StaffId, remark: undefined }));
    given(...sitting(6), closed, MinutesConfirmed({ meeting: id, staff: 'm2' as StaffId })).when(confirmMinutes('m2' as StaffId, undefined)).nothing();
    given(...sitting(6), closed).when(confirmMinutes('zhangwei' as StaffId, undefined)).refused('decisions.not-due');
  });
});
