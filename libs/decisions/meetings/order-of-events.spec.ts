import { describe, expect, test } from '@jest/globals';
import { fold, type LocalDate, type StaffId, type UnitId } from '#kernel';
import { specificationOf } from '#support';
import type { Gate } from '../gates/gate-kinds.ts';
import type { ItemId, MeetingId } from '../ground/terms.ts';
import { readyForMeeting } from '../items/approving.ts';
import {
  GateAnswered,
  GateOpened,
  GateOverridden,
  ItemApproved,
  ItemProposed,
  ItemReviewed,
  ItemSettled,
  ItemVoted,
  ItemWithdrawn,
  type ItemEvent,
} from '../items/events.ts';
import { declareInterest } from '../items/interests.ts';
import { item, unvoteItem, voteOnItem } from '../items/item.ts';
import { answerGate } from '../items/passing-gates.ts';
import { withdrawItem } from '../items/proposing.ts';
import { moveMeeting } from './convening.ts';
import { studyLaw } from './deliberation.ts';
import { LawStudied, MeetingMoved, type MeetingEvent } from './events.ts';
import { flagsOf } from './meeting-flags.ts';
import type { Held } from './meeting-state.ts';
import { meeting } from './meeting.ts';
import { convened, entry, id, opened, sitting, today, voted } from './testing/sitting.ts';

// What comes first and what comes after: 党组工作条例 第五章, 中办发〔2016〕30号, worked out by hand. The meeting is of
// 2026-03-20 (Friday), its notice of 2026-03-16.

const { given } = specificationOf(meeting);
const day = (written: string) => written as LocalDate;
const zhangwei = 'zhangwei' as StaffId;
const it = '018f2b3c-0000-7000-8000-000000000001' as ItemId;
const elsewhere = '018f2b3c-0000-7000-8000-0000000000bb' as MeetingId;

const proposed = (on: string, needs: Gate[] = ['legalOpinion', 'legalityReview']) =>
  ItemProposed({
    item: it,
    number: { series: '议题', year: 2026, serial: 7 },
    category: 'majorDecision',
    title: '修订科技计划项目管理办法',
    unit: 'policy' as UnitId,
    proposer: zhangwei,
    proposedOn: day(on),
    needs,
  });
const sent = (gate: Gate, on: string) => GateOpened({ item: it, gate, sentTo: '法律顾问', sentOn: day(on) });
const answered = (gate: Gate, on: string, conclusion: 'sound' | 'adverse' = 'sound') =>
  GateAnswered({ item: it, gate, conclusion, by: '法律顾问', answeredOn: day(on) });
const overridden = (gate: Gate, on: string) =>
  GateOverridden({
    item: it,
    gate,
    by: 'm1' as StaffId,
    reason: '时间紧迫',
    authority: '局议事规则',
    overriddenOn: day(on),
  });
const cleared = [
  ItemReviewed({ item: it, complete: true, reviewedOn: day('2026-03-25') }),
  ItemApproved({ item: it, approvedBy: 'm1' as StaffId, approvedOn: day('2026-03-25') }),
];
/** Held against a meeting of this day. */
const readyOn = (heldOn: string, ...events: ItemEvent[]) => {
  const refusal = readyForMeeting(fold(item, [...events, ...cleared]), day(heldOn))?.refusal;
  return refusal ? [refusal.code, refusal.facts.on ?? null, refusal.facts.heldOn ?? null] : 'ready';
};
const late = (on: string, heldOn = '2026-03-20') => ['decisions.gate-after-meeting', on, heldOn];

describe('a gate opens on the day of its answer', () => {
  const both = (opinion: string, review: string) => [
    proposed('2026-03-02'),
    answered('legalOpinion', opinion),
    answered('legalityReview', review),
  ];
  /** Of an item whose list asks for the budget alone. */
  const asked = (gate: Gate, on: string) => [
    proposed('2026-03-02', ['budget']),
    answered('budget', '2026-03-05'),
    sent(gate, '2026-03-05'),
    answered(gate, on),
  ];
  test.each([
    ['both before the meeting', both('2026-03-10', '2026-03-12'), 'ready'],
    ['the review on the day of the meeting', both('2026-03-10', '2026-03-20'), 'ready'],
    ['the review on the day after it', both('2026-03-10', '2026-03-21'), late('2026-03-21')],
    ['the opinion on the day after it', both('2026-03-21', '2026-03-12'), late('2026-03-21')],
    ['both after it: the first that is asked for is said', both('2026-03-23', '2026-03-24'), late('2026-03-23')],
    [
      'the opinion let go before it',
      [proposed('2026-03-02', ['legalOpinion']), overridden('legalOpinion', '2026-03-18')],
      'ready',
    ],
    [
      'the opinion let go only after it',
      [proposed('2026-03-02', ['legalOpinion']), overridden('legalOpinion', '2026-03-23')],
      late('2026-03-23'),
    ],
    [
      'let go after it, but answered before it',
      [
        proposed('2026-03-02', ['legalOpinion']),
        answered('legalOpinion', '2026-03-18'),
        overridden('legalOpinion', '2026-03-23'),
      ],
      'ready',
    ],
    [
      'adverse before it, sound after it',
      [
        proposed('2026-03-02', ['legalOpinion']),
        answered('legalOpinion', '2026-03-10', 'adverse'),
        sent('legalOpinion', '2026-03-21'),
        answered('legalOpinion', '2026-03-24'),
      ],
      late('2026-03-24'),
    ],
    [
      'a gate the list does not ask for, after it',
      [
        proposed('2026-03-02', ['legalOpinion']),
        answered('legalOpinion', '2026-03-10'),
        answered('riskAssessment', '2026-03-25'),
      ],
      'ready',
    ],
    [
      'let go before it, and answered only after it',
      [
        proposed('2026-03-02', ['legalOpinion']),
        overridden('legalOpinion', '2026-03-18'),
        answered('legalOpinion', '2026-03-23'),
      ],
      'ready',
    ],
    [
      'let go before it, then found adverse, and sound only after it',
      [
        proposed('2026-03-02', ['legalOpinion']),
        overridden('legalOpinion', '2026-03-12'),
        answered('legalOpinion', '2026-03-18', 'adverse'),
        sent('legalOpinion', '2026-03-21'),
        answered('legalOpinion', '2026-03-24'),
      ],
      late('2026-03-24'),
    ],
    ['counsel, whom nobody had to ask, after it', [...asked('legalOpinion', '2026-03-25')], late('2026-03-25')],
    [
      'a legality review nobody had to ask for, after it',
      [...asked('legalityReview', '2026-03-25')],
      late('2026-03-25'),
    ],
    ['a legality review nobody had to ask for, before it', [...asked('legalityReview', '2026-03-18')], 'ready'],
    [
      'a fair-competition review nobody had to ask for, and nobody answered (公平竞争审查条例第十八条)',
      asked('fairCompetition', '2026-03-18').slice(0, -1),
      ['decisions.gates-missing', null, null],
    ],
    ...(['fairCompetition', 'legalityReview', 'riskAssessment', 'officeMeeting'] as const).map(
      (gate) =>
        [
          `${gate}, which nobody had to ask for, found adverse`,
          [...asked(gate, '2026-03-12').slice(0, -1), answered(gate, '2026-03-12', 'adverse')],
          ['decisions.gate-adverse', null, null],
        ] as const,
    ),
    [
      'the public, asked and heard before it',
      [
        proposed('2026-01-20', ['publicConsultation']),
        sent('publicConsultation', '2026-02-01'),
        answered('publicConsultation', '2026-03-05'),
      ],
      'ready',
    ],
    [
      'the public, heard only after it',
      [
        proposed('2026-01-20', ['publicConsultation']),
        sent('publicConsultation', '2026-02-25'),
        answered('publicConsultation', '2026-03-27'),
      ],
      late('2026-03-27'),
    ],
  ])('%s', (_, events, expected) => expect(readyOn('2026-03-20', ...events)).toEqual(expected));

  test('the same item, a week later', () =>
    expect(readyOn('2026-03-27', ...both('2026-03-10', '2026-03-21'))).toBe('ready'));
});

describe('an item is put forward before the meeting', () => {
  const opinion = answered('legalOpinion', '2026-03-19');
  test.each([
    ['on its day', '2026-03-20', 'ready'],
    ['on the day after it', '2026-03-21', ['decisions.proposed-after-meeting', '2026-03-21', '2026-03-20']],
  ])('%s', (_, on, expected) =>
    expect(readyOn('2026-03-20', proposed(on, ['legalOpinion']), opinion)).toEqual(expected),
  );
});

describe('a meeting is not before its notice, nor before what its items need', () => {
  const moved = (heldOn: string) => MeetingMoved({ meeting: id, heldOn: day(heldOn), reason: '书记出差' });
  const move = (heldOn: string, ...rest: [] | [Parameters<typeof moveMeeting>[2]]) =>
    moveMeeting({ heldOn: day(heldOn) }, '书记出差', ...rest);
  test('moved to the day of the notice: 2026-03-16', () =>
    given(convened(entry(1)))
      .when(move('2026-03-16'))
      .happened(moved('2026-03-16')));
  test('moved to the day before the notice: 2026-03-15', () =>
    given(convened(entry(1)))
      .when(move('2026-03-15'))
      .refused('decisions.meeting-before-notice'));
  test('moved twice, it is the notice that counts and not the day it was moved to', () =>
    given(convened(entry(1)), moved('2026-03-27'))
      .when(move('2026-03-18'))
      .happened(moved('2026-03-18')));
  test('moved to a day before the review of an item', () => {
    const review = readyForMeeting(
      fold(item, [proposed('2026-03-02', ['legalOpinion']), answered('legalOpinion', '2026-03-19'), ...cleared]),
      day('2026-03-18'),
    );
    given(convened(entry(1)))
      .when(move('2026-03-18', review))
      .refused('decisions.gate-after-meeting');
  });
});

describe('law is studied before the votes', () => {
  const law = '《科学技术进步法》';
  const flags = (...events: MeetingEvent[]) => flagsOf(fold(meeting, events) as Held, (staff) => staff);
  const LATE = '表决之后登记的学法不计为会前学法（局重大决策会前学法制度，待核实）';
  const NONE = '没有登记会前学法（局重大决策会前学法制度，待核实）';
  test('in the meeting, before the first vote, it counts', () =>
    given(...sitting(6))
      .when(studyLaw(law, undefined))
      .happened(LawStudied({ meeting: id, statute: law, by: undefined })));
  test('after the first vote it is marked', () =>
    given(...sitting(6), voted(1, 6))
      .when(studyLaw(law, undefined))
      .happened(LawStudied({ meeting: id, statute: law, by: undefined, afterVote: true })));
  test('marked, it is none: both is said', () => {
    const said = flags(...sitting(6), voted(1, 6), LawStudied({ meeting: id, statute: law, afterVote: true }));
    expect(said.slice(0, 2)).toEqual([NONE, LATE]);
  });
  test('before and after, the first counts', () => {
    const said = flags(
      ...sitting(6),
      LawStudied({ meeting: id, statute: law }),
      voted(1, 6),
      LawStudied({ meeting: id, statute: law, afterVote: true }),
    );
    expect(said[0]).toBe(LATE);
  });
  test('before it began, it counts', () => {
    const said = flags(convened(entry(1)), LawStudied({ meeting: id, statute: law }), opened(6));
    expect(said).not.toContain(NONE);
  });
});

describe('an item is not taken back between its vote and the end of the meeting', () => {
  const { given } = specificationOf(item);
  const votedOn = ItemVoted({ item: it, meeting: id, votedOn: today });
  const settled = (outcome: 'deferred' | 'passed') =>
    ItemSettled({ item: it, meeting: id, entry: 1, outcome, settledOn: today });
  const back = withdrawItem('经费来源有变', zhangwei, ['staff'], today);
  const withdrawn = ItemWithdrawn({ item: it, reason: '经费来源有变', withdrawnOn: today });
  test('before the vote it may be', () => given(proposed('2026-03-02')).when(back).happened(withdrawn));
  test('voted on, not even by the office', () => {
    given(proposed('2026-03-02'), votedOn).when(back).refused('decisions.item-voted');
    given(proposed('2026-03-02'), votedOn)
      .when(withdrawItem('经费来源有变', 'chenxia' as StaffId, ['office'], today))
      .refused('decisions.item-voted');
  });
  test('the vote taken back, it may be again', () => {
    const outcome = unvoteItem(id, today)(fold(item, [proposed('2026-03-02'), votedOn]));
    const events = 'events' in outcome ? outcome.events : [];
    given(proposed('2026-03-02'), votedOn, ...events)
      .when(back)
      .happened(withdrawn);
  });
  test('another meeting has no vote to take back', () =>
    given(proposed('2026-03-02'), votedOn).when(unvoteItem(elsewhere, today)).nothing());
  test('put off by that meeting, it may be', () =>
    given(proposed('2026-03-02'), votedOn, settled('deferred')).when(back).happened(withdrawn));
  test('passed by that meeting, it is decided', () =>
    given(proposed('2026-03-02'), votedOn, settled('passed')).when(back).refused('decisions.item-settled'));
  test('nor is an interest declared, or a gate answered, beneath the vote: it is taken back first', () => {
    const cleared = [proposed('2026-03-02'), sent('legalOpinion', '2026-03-03')];
    const paper = { name: '意见书.pdf', sha256: 'a'.repeat(64), sm3: 'b'.repeat(64), size: 1, type: 'application/pdf' };
    const answer = answerGate(
      {
        gate: 'legalOpinion',
        conclusion: 'adverse',
        by: '法律顾问',
        answeredOn: day('2026-03-19'),
        materials: [paper],
      },
      'chenxia' as StaffId,
      today,
    );
    const declared = declareInterest({ staff: 'm3' as StaffId, conflict: true, why: '配偶在投标单位任职' }, today);
    for (const decide of [answer, declared]) {
      given(...cleared, votedOn)
        .when(decide)
        .refused('decisions.voted-not-ended');
      expect('events' in decide(fold(item, cleared))).toBe(true);
    }
  });
  test('taken back first, it is not voted on', () =>
    given(proposed('2026-03-02'), withdrawn).when(voteOnItem(id, today)).refused('decisions.item-already-withdrawn'));
});
