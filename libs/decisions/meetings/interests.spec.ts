import { describe, expect, test } from '@jest/globals';
import { fold, type LocalDate, type StaffId, type UnitId } from '#kernel';
import { specificationOf } from '#support';
import type { ItemId } from '../ground/terms.ts';
import { InterestDeclared, ItemProposed, type ItemEvent } from '../items/events.ts';
import { declareInterest, interestsIn, postHoldersIn } from '../items/interests.ts';
import { item, type ProposedItem } from '../items/item.ts';
import type { Ballot } from './ballot.ts';
import { correctVote } from './corrections.ts';
import { memberLeft } from './attendance.ts';
import { recuse } from './deliberation.ts';
import { MeetingClosed, MeetingOpened, type AgendaEntry, type MeetingEvent } from './events.ts';
import { lateInterests } from './late-interest.ts';
import { flagsOf } from './meeting-flags.ts';
import type { Held } from './meeting-state.ts';
import { meeting } from './meeting.ts';
import {
  away,
  convened,
  entry,
  hands,
  id,
  members,
  opened,
  recused,
  secret,
  sitting,
  today,
  voteOf,
  voted,
} from './testing/sitting.ts';
import { takeVote } from './voting.ts';

// Who votes on what touches him, how a named vote is taken, and who says nothing: 党组工作条例 第五章, worked out by
// hand. m1 is the secretary.

const staff = (...names: string[]) => names as StaffId[];

describe('whom an item touches', () => {
  const { given } = specificationOf(item);
  const it = '018f2b3c-0000-7000-8000-000000000001' as ItemId;
  const proposed = (title: string, persons?: string[]) =>
    ItemProposed({
      item: it,
      number: { series: '议题', year: 2026, serial: 7 },
      category: persons ? 'personnel' : 'majorDecision',
      title,
      unit: 'policy' as UnitId,
      proposer: 'zhangwei' as StaffId,
      proposedOn: '2026-03-02' as LocalDate,
      ...(persons ? { persons } : {}),
    });
  const declared = (conflict: boolean) =>
    InterestDeclared({ item: it, staff: 'm2' as StaffId, conflict, why: '配偶在投标单位任职', declaredOn: today });
  const group = [
    { staff: 'm1' as StaffId, name: '王建国' },
    { staff: 'm2' as StaffId, name: '李敏' },
  ];
  const post = { staff: 'm1' as StaffId, body: '西域数据公司', why: '兼任独立董事' };
  const touched = (...events: ItemEvent[]) =>
    interestsIn(fold(item, events) as ProposedItem, group, [post]).map((one) => one.staff);
  test.each([
    ['nobody', [proposed('修订项目管理办法')], []],
    ['who is decided on by name', [proposed('干部任免', ['李敏'])], ['m2']],
    ['not who has a part of the name of another', [proposed('李敏华任平台中心主任', ['李敏华'])], []],
    ['who is named in the title', [proposed('关于与李敏之间房屋租赁合同的处理')], ['m2']],
    ['not who is named in the title and said it does not touch him', [proposed('李敏带队考察'), declared(false)], []],
    ['who is decided on, whatever he said', [proposed('干部任免', ['李敏']), declared(false)], ['m2']],
    ['who said so', [proposed('采购计算平台'), declared(true)], ['m2']],
    ['not who took it back', [proposed('采购计算平台'), declared(true), declared(false)], []],
    ['who holds a post in what it is about', [proposed('委托西域数据公司开展评估')], ['m1']],
    ['two at once', [proposed('委托西域数据公司开展评估'), declared(true)], ['m1', 'm2']],
  ])('%s', (_, events, expected) => expect(touched(...events)).toEqual(expected));
  test.each([
    ['the body he holds a post in', '追认紧急处置：委托天山软件抢修平台', ['m2']],
    ['another body', '追认紧急处置：委托雪莲生物抢修平台', []],
  ])('by what was done alone and is to be ratified: %s', (_, title, touched) =>
    expect(
      postHoldersIn(title, [{ staff: 'm2' as StaffId, body: '天山软件', why: '独立董事' }]).map(({ staff }) => staff),
    ).toEqual(touched),
  );
  test('is said once', () => {
    const said = { staff: 'm2' as StaffId, conflict: true, why: '配偶在投标单位任职' };
    given(proposed('采购计算平台')).when(declareInterest(said, today)).happened(declared(true));
    given(proposed('采购计算平台'), declared(true)).when(declareInterest(said, today)).nothing();
  });
});

describe('who is touched does not vote', () => {
  const { given } = specificationOf(meeting);
  const touching: AgendaEntry = { ...entry(1), interested: [{ staff: 'm2' as StaffId, why: '议题涉及本人' }] };
  const open = [convened(touching, entry(2)), opened(6)];
  const others = hands({ for: 5 });
  test('his vote is refused while he has not withdrawn, in an open vote and in a secret one', () => {
    given(...open)
      .when(takeVote(hands(), undefined))
      .refused('decisions.recusal-required');
    given(...open)
      .when(takeVote(secret(6), undefined))
      .refused('decisions.recusal-required');
  });
  test('he has withdrawn: the five others vote, 4 of 6 are needed', () =>
    expect(voteOf([...open, recused(1, 'm2')], others)).toMatchObject({ for: 5, needed: 4, outcome: 'passed' }));
  test('of another item he votes', () => expect(voteOf(open, hands({ place: 2 }))).toMatchObject({ for: 6 }));
  test('away, he need not withdraw', () => {
    const gone = memberLeft('m2' as StaffId, '出差')(fold(meeting, open));
    const events = 'events' in gone ? gone.events : [];
    expect(voteOf([...open, ...events], others)).toMatchObject({ for: 5, outcome: 'passed' });
  });
  test('declared since the notice, it counts all the same; taken back since, no more', () => {
    const known = [{ staff: 'm3' as StaffId, why: '已申报' }];
    given(...open)
      .when(takeVote(hands({ place: 2 }), undefined, undefined, known))
      .refused('decisions.recusal-required');
    const outcome = takeVote(hands(), undefined, undefined, [])(fold(meeting, open));
    expect('events' in outcome).toBe(true);
  });
  test('a vote is not corrected to one with his in it', () =>
    given(...open, voted(1, 6))
      .when(
        correctVote(hands({ for: 5, against: 1, opposed: staff('m3') }), {
          reason: '漏记',
          approvedBy: staff('m1')[0]!,
        }),
      )
      .refused('decisions.recusal-required'));
  test('he is asked to withdraw as soon as the meeting has begun', () => {
    const flags = (...events: MeetingEvent[]) => flagsOf(fold(meeting, events) as Held, (one) => one);
    expect(flags(...open)).toContain('议题1：m2须回避（议题涉及本人），请先登记回避');
    expect(flags(...open, recused(1, 'm2')).join('')).not.toContain('须回避');
  });
  test('who acted alone does not ratify it', () => {
    const ratification: AgendaEntry = { ...entry(1), emergency: true, reporter: 'm3' as StaffId };
    const past = [convened(ratification), opened(6)];
    given(...past)
      .when(takeVote(hands(), undefined))
      .refused('decisions.recusal-required');
    expect(voteOf([...past, recused(1, 'm3')], hands())).toMatchObject({ for: 5, outcome: 'passed' });
  });
  test('seven due, four there, one of them touched: three for are not more than half of seven', () => {
    const past = [convened(touching), opened(7), ...sitting(7, 3).slice(2)];
    const withdrawn = recuse(1, 'm2' as StaffId, '本人')(fold(meeting, past));
    const events = 'events' in withdrawn ? withdrawn.events : [];
    expect(voteOf([...past, ...events], hands())).toMatchObject({ for: 3, needed: 4, outcome: 'deferred' });
  });
});

describe('a named vote', () => {
  const named = (change: Partial<Ballot>) => hands({ method: 'named', ...change });
  const past = [...sitting(6, 1), recused(1, 'm5')];
  const four = staff('m1', 'm2', 'm3', 'm4');
  test.each([
    ['takes the names in favour', named({ favoured: four }), 4],
    ['and the number with them', named({ for: 4, favoured: four }), 4],
    ['not another number', named({ for: 3, favoured: four, against: 1, opposed: [] }), 'decisions.favour-named'],
    ['not one who is absent', named({ favoured: staff('m1', 'm2', 'm3', 'm6') }), 'decisions.not-voting'],
    ['not one who has withdrawn', named({ favoured: staff('m1', 'm2', 'm3', 'm5') }), 'decisions.not-voting'],
    ['not an observer', named({ favoured: staff('m1', 'm2', 'm3', 'zhoufang') }), 'decisions.not-voting'],
    ['nobody twice', named({ favoured: staff('m1', 'm2', 'm3', 'm3') }), 'decisions.voted-twice'],
    [
      'nobody for and against',
      named({ for: 3, favoured: staff('m1', 'm2', 'm3'), against: 1, opposed: staff('m3') }),
      'decisions.voted-twice',
    ],
    ['with who is against', named({ favoured: staff('m1', 'm2', 'm3'), against: 1, opposed: staff('m4') }), 3],
  ])('%s', (_, ballot, expected) => {
    const vote = voteOf(past, ballot);
    expect(typeof vote === 'string' ? vote : vote.for).toBe(expected);
  });
});

describe('all of one mind, and who says nothing', () => {
  const open = sitting(6);
  const lenient = [
    convened(entry(1), entry(2, 'personnel')),
    MeetingOpened({
      meeting: id,
      due: members(6),
      chair: 'm1' as StaffId,
      recusedCount: true,
      silenceAllowed: true,
      openedOn: today,
    }),
  ];
  test.each([
    ['carried by all', open, hands({ unanimous: true }), 'passed'],
    [
      'said of all, with one opposed',
      open,
      hands({ unanimous: true, against: 1, opposed: staff('m2') }),
      'decisions.unanimous-not',
    ],
    [
      'said of all, with one named only',
      open,
      hands({ unanimous: true, opposed: staff('m2') }),
      'decisions.unanimous-not',
    ],
    ['said of all, with fewer for', open, hands({ unanimous: true, for: 5 }), 'decisions.unanimous-not'],
    ['one silent, and no rule that allows it', open, hands({ silent: staff('m6') }), 'decisions.silence'],
    ['one not counted is no abstention', open, hands({ for: 5 }), 'decisions.votes-missing'],
    ['one silent where the rules allow it', lenient, hands({ silent: staff('m6') }), 'passed'],
    [
      'three silent: three for are not more than half of six',
      lenient,
      hands({ silent: staff('m4', 'm5', 'm6') }),
      'deferred',
    ],
    [
      'never where persons are voted on',
      lenient,
      hands({ place: 2, person: '张伟', silent: staff('m6') }),
      'decisions.silence',
    ],
    [
      'silent and opposed',
      lenient,
      hands({ silent: staff('m6'), against: 1, opposed: staff('m6') }),
      'decisions.voted-twice',
    ],
  ])('%s', (_, past, ballot, expected) => {
    const vote = voteOf(past, ballot);
    expect(typeof vote === 'string' ? vote : vote.outcome).toBe(expected);
  });
  test('who says nothing did not abstain: 5 for, 0 abstain, 1 silent, 5 recorded by name', () => {
    const vote = voteOf(lenient, hands({ silent: staff('m6') }));
    expect(vote).toMatchObject({ for: 5, against: 0, abstain: 0, silent: 1 });
    expect(typeof vote === 'string' ? 0 : vote.cast?.length).toBe(5);
  });
});

describe('an interest that becomes known after the meeting', () => {
  const over = MeetingClosed({ meeting: id, unsettled: [], closedOn: today });
  const known = () => [{ staff: 'm2' as StaffId, why: '配偶任职' }];
  /** 7 due: 4 of them are a majority and half of them (3.5) is 4. */
  const taken = (ballot: Ballot, ...before: MeetingEvent[]) => {
    const open = [convened(entry(1)), opened(7), ...before];
    const outcome = takeVote(ballot, undefined)(fold(meeting, open));
    return fold(meeting, [...open, ...('events' in outcome ? outcome.events : []), over]) as Held;
  };
  const counted = (held: Held) => lateInterests(held, known).map((late) => late.counted);
  const absent = away('m5', 'm6', 'm7');
  test.each<[string, Held, string[]]>([
    ['for what was passed: counted toward the majority', taken(hands()), ['majority']],
    ['against what was passed: not', taken(hands({ against: 1, opposed: staff('m2') })), ['neither']],
    ['in secret: as if it counted', taken(secret(6, 1)), ['majority']],
    ['four of seven there: without him too few decide', taken(hands(), absent), ['quorum']],
    ['who was away did not vote', taken(hands(), away('m2')), []],
    ['who had withdrawn did not vote', taken(hands(), recused(1, 'm2')), []],
    [
      'against what was rejected: counted toward the majority',
      taken(hands({ against: 4, opposed: staff('m2', 'm3', 'm4', 'm5') })),
      ['majority'],
    ],
  ])('%s', (_, held, expected) => {
    expect(held.votes).toHaveLength(1);
    expect(counted(held)).toEqual(expected);
  });
  test('is shown with what follows, and the result stays', () => {
    const held = taken(hands());
    expect(flagsOf(held, () => '李敏', known).join('')).toContain(
      '议题1：会后得知李敏有利害关系（配偶任职）而参加了表决，其票计入（无记名的，视为计入）多数',
    );
    expect(flagsOf(held, () => '李敏', known).join('')).toContain('须复议、重新表决');
    expect(flagsOf(held, () => '李敏').join('')).not.toContain('重新表决');
    expect(held.votes[0]).toMatchObject({ outcome: 'passed', for: 7 });
  });
});
