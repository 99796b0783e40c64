import { describe, expect, test } from '@jest/globals';
import { fold, type StaffId } from '#kernel';
import { specificationOf } from '#support';
import { quorumOf, votesNeeded } from '../party-group/quorum.ts';
import { memberCame, memberLeft } from './attendance.ts';
import type { Ballot } from './ballot.ts';
import { putOnAgenda } from './convening.ts';
import { giveWrittenOpinion, recuse } from './deliberation.ts';
import {
  ItemPutOnAgenda,
  MeetingClosed,
  MemberCame,
  MemberLeft,
  VoteTaken,
  WrittenOpinionGiven,
  type MeetingEvent,
} from './events.ts';
import { meeting } from './meeting.ts';
import {
  today,
  id,
  itemAt,
  members,
  entry,
  convened,
  opened,
  away,
  recused,
  opening,
  sitting,
  secret,
  voteOf,
  resultOf,
  cast,
  voted,
  hands,
} from './testing/sitting.ts';
import { takeVote, outcomeOf } from './voting.ts';

// 《中国共产党党组工作条例》（2019）第五章, each case worked out by hand.

const { given } = specificationOf(meeting);

describe('dz-vote-threshold: more than half of the members due pass, whoever is present', () => {
  test.each([
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 3],
    [5, 3],
    [6, 4],
    [7, 4],
    [8, 5],
    [9, 5],
    [10, 6],
    [11, 6],
    [12, 7],
  ])('%i due: %i for', (due, needed) => expect(votesNeeded(due)).toBe(needed));
  test('6 due, 6 present, 3 for and 3 against: nobody has more than half, put off', () =>
    expect(resultOf(sitting(6), secret(3, 3))).toBe('deferred'));
  test('6 due, 6 present, 4 for: passed', () => expect(resultOf(sitting(6), secret(4, 2))).toBe('passed'));
  test('6 due, 4 present, 3 for of them: three of four present are not more than half of six', () =>
    expect(resultOf(sitting(6, 2), secret(3, 1))).toBe('deferred'));
  test('6 due, 4 present, all 4 for: passed', () => expect(resultOf(sitting(6, 2), secret(4))).toBe('passed'));
  test('8 due, 8 present, 4 for: not passed; 5 for: passed', () =>
    expect([resultOf(sitting(8), secret(4, 4)), resultOf(sitting(8), secret(5, 3))]).toEqual(['deferred', 'passed']));
  test('8 due, 5 present, 5 for: passed; 4 for of 5 present: not', () =>
    expect([resultOf(sitting(8, 3), secret(5)), resultOf(sitting(8, 3), secret(4, 1))]).toEqual([
      'passed',
      'deferred',
    ]));
  test('9 due: 5 against reject, 4 for and 4 against and 1 abstaining put off', () =>
    expect([resultOf(sitting(9), secret(4, 5)), resultOf(sitting(9), secret(4, 4, 1))]).toEqual([
      'rejected',
      'deferred',
    ]));
  test('abstentions are no votes for: 8 due, 4 for, 4 abstain', () =>
    expect(resultOf(sitting(8), secret(4, 0, 4))).toBe('deferred'));
  test('what was counted stays with the vote', () =>
    expect(voteOf(sitting(8), secret(7, 0, 1))).toEqual({
      place: 1,
      method: 'secret',
      for: 7,
      against: 0,
      abstain: 1,
      voters: members(8).map(({ staff }) => staff),
      due: 8,
      present: 8,
      needed: 5,
      outcome: 'passed',
    }));
  test('the result is computed from the numbers alone', () =>
    expect([
      outcomeOf({ for: 3, against: 3 }, 6),
      outcomeOf({ for: 4, against: 0 }, 7),
      outcomeOf({ for: 0, against: 4 }, 7),
    ]).toEqual(['deferred', 'passed', 'rejected']));
});

describe('dz-quorum-general: half of the members, exactly half is enough', () => {
  test.each([
    [6, 3],
    [7, 4],
    [8, 4],
    [9, 5],
    [5, 3],
    [3, 2],
  ])('%i due: %i present', (due, needed) => expect(quorumOf({ category: 'majorDecision' }, due)).toBe(needed));
  test('8 due, 4 present is a meeting, though all four for do not pass', () =>
    expect(resultOf(sitting(8, 4), secret(4))).toBe('deferred'));
  test('8 due, 3 present is none', () => expect(resultOf(sitting(8, 5), secret(3))).toBe('decisions.quorum'));
  test('7 due, 3 present is none; 4 is', () =>
    expect([resultOf(sitting(7, 4), secret(3)), resultOf(sitting(7, 3), secret(4))]).toEqual([
      'decisions.quorum',
      'passed',
    ]));
  test('a meeting of too few does not begin', () =>
    given(convened(entry(1)))
      .when(
        opening(8, {
          absent: members(8)
            .slice(3)
            .map(({ staff }) => ({ staff, reason: '出差' })),
        }),
      )
      .refused('decisions.quorum'));
  test('of exactly half it does', () =>
    given(convened(entry(1)))
      .when(
        opening(8, {
          absent: members(8)
            .slice(4)
            .map(({ staff }) => ({ staff, reason: '出差' })),
        }),
      )
      .happened(opened(8), away('m5', 'm6', 'm7', 'm8')));
});

describe('dz-quorum-personnel: two thirds for personnel', () => {
  test.each([
    [9, 6],
    [8, 6],
    [7, 5],
    [6, 4],
    [5, 4],
    [3, 2],
  ])('%i due: %i present', (due, needed) => expect(quorumOf({ category: 'personnel' }, due)).toBe(needed));
  const one = (inFavour: number, against = 0) => secret(inFavour, against, 0, { person: '张伟' });
  test('9 due, 6 present: may decide; 5 present: may not', () =>
    expect([resultOf(sitting(9, 3, 'personnel'), one(6)), resultOf(sitting(9, 4, 'personnel'), one(5))]).toEqual([
      'passed',
      'decisions.quorum-personnel',
    ]));
  test('8 due, 5 present: may not, though more than half', () =>
    expect(resultOf(sitting(8, 3, 'personnel'), one(5))).toBe('decisions.quorum-personnel'));
  test('and other items of the same meeting may be decided', () =>
    expect(resultOf(sitting(8, 3, 'personnel'), secret(5, 0, 0, { place: 2 }))).toBe('passed'));
});

describe('dz-absent-written: an absent member’s opinion is kept and never counted', () => {
  const opinion = WrittenOpinionGiven({ meeting: id, place: 1, staff: 'm6' as StaffId, opinion: '同意' });
  test('6 due, 5 present, 3 for and a written yes: not passed', () =>
    expect(resultOf(sitting(6, 1, 'majorDecision', opinion), secret(3, 2))).toBe('deferred'));
  test('it cannot be counted among the votes: 6 for of 5 present', () =>
    expect(resultOf(sitting(6, 1, 'majorDecision', opinion), secret(6))).toBe('decisions.more-votes-than-voters'));
  test('nor for the quorum', () =>
    expect(resultOf(sitting(6, 4, 'majorDecision', opinion), secret(2))).toBe('decisions.quorum'));
  test('is kept', () =>
    given(...sitting(6, 1))
      .when(giveWrittenOpinion(1, 'm6' as StaffId, '同意', () => members(6)))
      .happened(opinion));
  test('of one who is there, of one who is no member, or after the vote is refused', () => {
    given(...sitting(6))
      .when(giveWrittenOpinion(1, 'm6' as StaffId, '同意', () => members(6)))
      .refused('decisions.not-away');
    given(...sitting(6, 1))
      .when(giveWrittenOpinion(1, 'zhoufang' as StaffId, '同意', () => members(6)))
      .refused('decisions.not-due');
    given(...sitting(6, 1), voted(1, 5))
      .when(giveWrittenOpinion(1, 'm6' as StaffId, '同意', () => members(6)))
      .refused('decisions.voted-already');
    given(convened(entry(1)))
      .when(giveWrittenOpinion(1, 'm6' as StaffId, '同意', () => members(6)))
      .happened(opinion);
  });
  test('of an item that is not on the agenda is refused', () =>
    given(...sitting(6, 1))
      .when(giveWrittenOpinion(9, 'm6' as StaffId, '同意', () => members(6)))
      .refused('decisions.no-such-place'));
});

describe('dz-recusal: who withdraws does not vote', () => {
  test('6 due, one withdrawn and counted among the due: 3 for of 5 do not pass, 4 do', () =>
    expect([
      resultOf(sitting(6, 0, 'majorDecision', recused(1, 'm2')), secret(3, 2)),
      resultOf(sitting(6, 0, 'majorDecision', recused(1, 'm2')), secret(4, 1)),
    ]).toEqual(['deferred', 'passed']));
  test('taken out of the number, where the bureau settled so: 3 for of 5 pass', () =>
    expect(resultOf([convened(entry(1)), opened(6, false), recused(1, 'm2')], secret(3, 2))).toBe('passed'));
  test('taken out of the number, there must be half of all due left: 6 due, 4 withdrawn', () => {
    const four = ['m3', 'm4', 'm5', 'm6'].map((staff) => recused(1, staff));
    expect(resultOf([convened(entry(1)), opened(6, false), ...four], secret(2))).toBe('decisions.too-few-voters');
    expect(resultOf([convened(entry(1)), opened(6, false), ...four.slice(1)], secret(2, 1))).toBe('passed');
    expect(resultOf([convened(entry(1)), opened(2), recused(1, 'm1'), recused(1, 'm2')], secret(0))).toBe(
      'decisions.too-few-voters',
    );
  });
  test('his vote is one too many', () =>
    expect(resultOf(sitting(6, 0, 'majorDecision', recused(1, 'm2')), secret(6))).toBe(
      'decisions.more-votes-than-voters',
    ));
  test('only from that item', () =>
    expect(resultOf(sitting(6, 0, 'majorDecision', recused(1, 'm2')), secret(6, 0, 0, { place: 2 }))).toBe('passed'));
  test('not after the vote', () =>
    given(...sitting(6), voted(1, 6))
      .when(recuse(1, 'm2' as StaffId, '亲属'))
      .refused('decisions.voted-already'));
  test('twice is once', () =>
    given(...sitting(6, 0, 'majorDecision', recused(1, 'm2')))
      .when(recuse(1, 'm2' as StaffId, '亲属'))
      .nothing());
  test('of one who is no member is refused', () =>
    given(...sitting(6))
      .when(recuse(1, 'zhangwei' as StaffId, '亲属'))
      .refused('decisions.not-due'));
});

describe('dz-itemwise: item by item, of personnel person by person', () => {
  test('a vote on several persons at once is refused', () => {
    for (const person of ['张伟、李娜', '张伟和李娜', '张伟等', undefined])
      expect(resultOf(sitting(6, 0, 'personnel'), secret(6, 0, 0, { person }))).toBe('decisions.person-by-person');
  });
  test('each by himself is counted by himself', () => {
    const first = VoteTaken({
      meeting: id,
      item: itemAt(1),
      resolution: undefined,
      vote: {
        place: 1,
        person: '张伟',
        method: 'secret',
        for: 6,
        against: 0,
        abstain: 0,
        due: 6,
        present: 6,
        needed: 4,
        outcome: 'passed',
      },
    });
    expect(resultOf([...sitting(6, 0, 'personnel'), first], secret(2, 4, 0, { person: '李娜' }))).toBe('rejected');
    expect(resultOf([...sitting(6, 0, 'personnel'), first], secret(6, 0, 0, { person: '张伟' }))).toBe(
      'decisions.voted-already',
    );
  });
  test('a surname that joins others elsewhere is one name; 同志 is no part of it', () => {
    expect(resultOf(sitting(6, 0, 'personnel'), secret(6, 0, 0, { person: '和晓明' }))).toBe('passed');
    expect(
      resultOf([...sitting(6, 0, 'personnel'), voted(1, 6, '张伟')], secret(6, 0, 0, { person: '张伟同志' })),
    ).toBe('decisions.voted-already');
  });
  test('no person is named where none is decided on', () =>
    expect(resultOf(sitting(6), secret(6, 0, 0, { person: '张伟' }))).toBe('decisions.person-not-asked'));
  test('an item is voted on once', () =>
    expect(resultOf([...sitting(6), voted(1, 6)], secret(6))).toBe('decisions.voted-already'));
});

describe('dz-vote-method: an open vote keeps each member’s, a secret one only totals', () => {
  test('all by hands, nobody against', () =>
    expect(voteOf(sitting(6), hands())).toMatchObject({ for: 6, cast: cast(6), outcome: 'passed' }));
  test('who was against and who abstained is named', () =>
    expect(
      voteOf(sitting(6), hands({ against: 1, abstain: 1, opposed: ['m2' as StaffId], abstained: ['m3' as StaffId] })),
    ).toMatchObject({ for: 4, against: 1, abstain: 1, cast: cast(6, ['m2'], ['m3']) }));
  test('an open vote against which nobody is named is refused', () =>
    expect(resultOf(sitting(6), hands({ for: 5, against: 1 }))).toBe('decisions.dissent-named'));
  test('a secret one keeps no names, and takes none', () => {
    expect(voteOf(sitting(6), secret(5, 1))).not.toHaveProperty('cast');
    expect(resultOf(sitting(6), secret(5, 1, 0, { opposed: ['m2' as StaffId] }))).toBe('decisions.secret-names');
  });
  test('who is not there votes neither way', () =>
    expect(resultOf(sitting(6, 1), hands({ against: 1, opposed: ['m6' as StaffId] }))).toBe('decisions.not-voting'));
  test('nobody is against and abstains at once', () =>
    expect(
      resultOf(sitting(6), hands({ against: 1, abstain: 1, opposed: ['m2' as StaffId], abstained: ['m2' as StaffId] })),
    ).toBe('decisions.voted-twice'));
});

describe('dz-form: only in a meeting', () => {
  test('by circulation is refused, with the source', () => {
    const outcome = takeVote(secret(6, 0, 0, { method: 'circulation' }), undefined)(fold(meeting, sitting(6)));
    expect(outcome).toMatchObject({
      refusal: { code: 'decisions.only-in-meeting', source: expect.stringContaining('第五章') },
    });
  });
  test('before it began is refused', () =>
    given(convened(entry(1)))
      .when(takeVote(secret(6), undefined))
      .refused('decisions.meeting-not-begun'));
  test('after it ended is refused', () =>
    given(...sitting(6), MeetingClosed({ meeting: id, unsettled: [], closedOn: today }))
      .when(takeVote(secret(6), undefined))
      .refused('decisions.meeting-closed'));
});

describe('the votes of a ballot add up', () => {
  test('more than those who may vote are refused', () =>
    expect(resultOf(sitting(6, 1), secret(6))).toBe('decisions.more-votes-than-voters'));
  test('fewer are refused: who says nothing abstains', () =>
    expect(resultOf(sitting(6), secret(4, 1))).toBe('decisions.votes-missing'));
  test('unanimity is all who may vote', () =>
    expect(voteOf(sitting(6, 1), hands())).toMatchObject({ for: 5, against: 0, abstain: 0 }));
});

describe('dz-no-adhoc: what is not on the notice', () => {
  test('is not voted on', () =>
    expect(resultOf(sitting(6), secret(6, 0, 0, { place: 3 }))).toBe('decisions.no-such-place'));
  test('comes on the agenda only with the reason why it could not wait', () => {
    const { place: _, ...late } = entry(3);
    given(...sitting(6))
      .when(putOnAgenda(late))
      .refused('decisions.not-on-notice');
    given(...sitting(6))
      .when(putOnAgenda({ ...late, late: '汛情紧急' }))
      .happened(ItemPutOnAgenda({ meeting: id, entry: entry(3, 'majorDecision', '汛情紧急') }));
  });
  test('once', () =>
    given(...sitting(6))
      .when(putOnAgenda({ ...entry(1), late: '汛情紧急' }))
      .refused('decisions.on-agenda-already'));
});

describe('dz-quorum-personnel: and for the discipline of members', () => {
  const sentence = (due: number, absent: number): MeetingEvent[] => [
    convened({ ...entry(1), discipline: true }),
    opened(due),
    away(
      ...members(due)
        .slice(due - absent)
        .map(({ staff }) => staff),
    ),
  ];
  test('9 due, 6 present: may decide; 5 present: may not', () =>
    expect([
      resultOf(sentence(9, 3), secret(6, 0, 0, { person: '周某' })),
      resultOf(sentence(9, 4), secret(5, 0, 0, { person: '周某' })),
    ]).toEqual(['passed', 'decisions.quorum-personnel']));
  test('each by himself', () => expect(resultOf(sentence(9, 0), secret(9))).toBe('decisions.person-by-person'));
});

describe('who is in the room', () => {
  const goes = (staff: string, after = 0) =>
    MemberLeft({ meeting: id, staff: staff as StaffId, reason: '有急事', after });
  const comes = (staff: string, after = 0) => MemberCame({ meeting: id, staff: staff as StaffId, after });
  test('who goes early does not vote on what comes then', () => {
    given(...sitting(6), voted(1, 6))
      .when(memberLeft('m2' as StaffId, '有急事'))
      .happened(goes('m2', 1));
    expect(resultOf([...sitting(6), voted(1, 6), goes('m2', 1)], secret(6, 0, 0, { place: 2 }))).toBe(
      'decisions.more-votes-than-voters',
    );
    expect(voteOf([...sitting(6), voted(1, 6), goes('m2', 1)], secret(5, 0, 0, { place: 2 }))).toMatchObject({
      present: 5,
      due: 6,
      needed: 4,
    });
  });
  test('8 due, 5 present, one goes: 4 are still a quorum; two go: 3 are none', () => {
    expect(resultOf(sitting(8, 3, 'majorDecision', goes('m5')), secret(4))).toBe('deferred');
    expect(resultOf(sitting(8, 3, 'majorDecision', goes('m5'), goes('m4')), secret(3))).toBe('decisions.quorum');
  });
  test('who comes late votes from then on: 8 due, 3 and one late make a quorum', () => {
    given(...sitting(8, 4), voted(1, 4))
      .when(memberCame('m5' as StaffId))
      .happened(comes('m5', 1));
    expect(voteOf(sitting(8, 4, 'majorDecision', comes('m5')), secret(5))).toMatchObject({
      present: 5,
      outcome: 'passed',
    });
  });
  test('who went may come back; who is there cannot come, who is not cannot go', () => {
    given(...sitting(6), goes('m2'))
      .when(memberCame('m2' as StaffId))
      .happened(comes('m2'));
    given(...sitting(6))
      .when(memberCame('m2' as StaffId))
      .nothing();
    given(...sitting(6))
      .when(memberCame('zhangwei' as StaffId))
      .refused('decisions.not-due');
    given(...sitting(6, 1))
      .when(memberLeft('m6' as StaffId, '有急事'))
      .refused('decisions.not-there');
    given(...sitting(6), goes('m2'))
      .when(memberLeft('m2' as StaffId, '有急事'))
      .nothing();
  });
});

describe('an item that was ready when it went on the agenda', () => {
  test('and is not any more, is not voted on', () => {
    const obstacle = { refusal: { code: 'decisions.gate-adverse' as const, facts: {}, source: '中办发〔2016〕30号' } };
    given(...sitting(6))
      .when(takeVote(secret(6), undefined, obstacle))
      .refused('decisions.gate-adverse');
  });
  test('of persons is voted on for those it names', () => {
    const past = [convened({ ...entry(1, 'personnel'), persons: ['张伟', '李娜'] }), opened(6)];
    expect([
      resultOf(past, secret(6, 0, 0, { person: '张伟' })),
      resultOf(past, secret(6, 0, 0, { person: '王芳' })),
    ]).toEqual(['passed', 'decisions.not-a-candidate']);
  });
});

describe('缓议 and 无效票 are counted for themselves', () => {
  const about = { ...entry(1, 'personnel'), persons: ['张伟'] };
  const room: MeetingEvent[] = [convened(about), opened(6)];
  const ballot = (change: Partial<Ballot>) => secret(4, 0, 0, { person: '张伟', ...change });
  test('they are votes cast, and none of them is in favour or against', () => {
    expect(voteOf(room, ballot({ postpone: 1, invalid: 1 }))).toMatchObject({
      for: 4,
      postpone: 1,
      invalid: 1,
      abstain: 0,
      outcome: 'passed',
    });
    // Of six due four must agree: three do, nobody is against.
    expect(resultOf(room, ballot({ for: 3, postpone: 2, invalid: 1 }))).toBe('deferred');
    expect(resultOf(room, ballot({ for: 1, against: 4, postpone: 1 }))).toBe('rejected');
  });
  test('with them no vote is missing, and none too many', () => {
    expect(voteOf(room, ballot({ postpone: 1 }))).toBe('decisions.votes-missing');
    expect(voteOf(room, ballot({ postpone: 2, invalid: 1 }))).toBe('decisions.more-votes-than-voters');
  });
  test('a ballot that does not count is one of paper', () =>
    expect(voteOf(sitting(5), hands({ for: 4, invalid: 1 }))).toBe('decisions.invalid-secret'));
  test('aloud it is told who wants it put off', () => {
    expect(voteOf(sitting(5), hands({ for: 4, postpone: 1 }))).toBe('decisions.dissent-named');
    expect(voteOf(sitting(5), hands({ for: 4, postpone: 1, postponed: ['m3' as StaffId] }))).toMatchObject({
      postpone: 1,
      outcome: 'passed',
      cast: expect.arrayContaining([{ staff: 'm3', vote: 'postpone' }]),
    });
  });
  test('where anybody wants it put off it is not unanimous', () =>
    expect(voteOf(sitting(5), hands({ unanimous: true, postpone: 1, postponed: ['m3' as StaffId] }))).toBe(
      'decisions.unanimous-not',
    ));
});
