import { describe, expect, test } from '@jest/globals';
import { specificationOf } from '#support';
import { addDays, fold, type Fen, type FileRef, type LocalDate, type Mark, type StaffId, type UnitId } from '#kernel';
import type { Conclusion, Gate } from '../gates/gate-kinds.ts';
import { usualGates } from '../gates/gates.ts';
import type { ItemId, MeetingId } from '../ground/terms.ts';
import { correctItem, type Correction } from './correcting.ts';
import { approveItem, placeItem, readyForMeeting, reviewItem } from './approving.ts';
import {
  GateAnswered,
  GateDropped,
  GateOpened,
  GateOverridden,
  GateReopened,
  ItemApproved,
  ItemCorrected,
  ItemLinked,
  ItemPlaced,
  ItemProposed,
  ItemReleased,
  ItemReviewed,
  ItemSettled,
  ItemWithdrawn,
  MaterialsAdded,
  type ItemEvent,
} from './events.ts';
import { item, releaseItem, settleItem } from './item.ts';
import { answerFromDocument, answerGate, openGate, overrideGate, type Review } from './passing-gates.ts';
import { addMaterials, linkItem, proposeItem, withdrawItem, type Proposal } from './proposing.ts';

const { given } = specificationOf(item);
const today = '2026-03-02' as LocalDate;
const id = '018f2b3c-0000-7000-8000-000000000001' as ItemId;
const zhangwei = 'zhangwei' as StaffId;

const proposal = (change: Partial<Proposal> = {}): Proposal => ({
  item: id,
  category: 'largeFunds',
  title: '采购高性能计算平台',
  amount: 120_000_000 as Fen,
  unit: 'platform' as UnitId,
  proposer: zhangwei,
  proposedOn: today,
  ...change,
});
const proposed = (change: Partial<Proposal> = {}) =>
  ItemProposed({ ...proposal(change), number: { series: '议题', year: 2026, serial: 7 } });
const withdrawn = () => ItemWithdrawn({ item: id, reason: '材料需要补充', withdrawnOn: today });

describe('an item is put forward', () => {
  test('and gets a number of the year it was put forward in', () =>
    given()
      .when(proposeItem(proposal({ proposedOn: '2025-12-31' as LocalDate }), today))
      .happened(
        ItemProposed({
          ...proposal({ proposedOn: '2025-12-31' as LocalDate }),
          number: { series: '议题', year: 2025, serial: 0 },
        }),
      ));

  test('with its sum, if it is about large funds', () =>
    given()
      .when(proposeItem(proposal({ amount: undefined }), today))
      .refused('decisions.amount-stated'));

  test('without a sum, if it is about something else', () =>
    given()
      .when(proposeItem(proposal({ category: 'majorDecision', amount: undefined }), today))
      .happened(
        ItemProposed({
          ...proposal({ category: 'majorDecision', amount: undefined }),
          number: { series: '议题', year: 2026, serial: 0 },
        }),
      ));

  test('today at the latest', () =>
    given()
      .when(proposeItem(proposal({ proposedOn: '2026-03-03' as LocalDate }), today))
      .refused('decisions.not-in-future'));

  test('once', () => given(proposed()).when(proposeItem(proposal(), today)).refused('decisions.item-already-proposed'));
});

describe('an item is taken back', () => {
  test('by the one who put it forward', () =>
    given(proposed())
      .when(withdrawItem('材料需要补充', zhangwei, ['staff'], today))
      .happened(withdrawn()));
  test('by the office', () =>
    given(proposed())
      .when(withdrawItem('材料需要补充', 'chenxia' as StaffId, ['office', 'staff'], today))
      .happened(withdrawn()));
  test('by nobody else', () =>
    given(proposed())
      .when(withdrawItem('材料需要补充', 'xuning' as StaffId, ['staff'], today))
      .refused('decisions.proposer-or-office'));
  test('once; again changes nothing', () =>
    given(proposed(), withdrawn())
      .when(withdrawItem('再撤一次', zhangwei, ['staff'], today))
      .nothing());
  test('only if there is one', () =>
    given()
      .when(withdrawItem('材料需要补充', zhangwei, ['staff'], today))
      .refused('decisions.item-unknown'));
});

describe('what must be done before the Party group may decide', () => {
  const secretary = 'wangjianguo' as StaffId;
  const answered = (gate: Gate, conclusion: Conclusion = 'sound') =>
    GateAnswered({
      item: id,
      gate,
      conclusion,
      by: '天山律师事务所',
      answeredOn: today,
      remark: undefined,
      materials: undefined,
    });
  const sent = (gate: Gate, on: string = today) =>
    GateOpened({ item: id, gate, sentTo: '天山律师事务所', sentOn: on as LocalDate, materials: undefined });
  const paper: FileRef = {
    name: '法律意见书.pdf',
    sha256: 'a'.repeat(64),
    sm3: 'b'.repeat(64),
    size: 1,
    type: 'application/pdf',
  };
  const office = 'chenxia' as StaffId;
  const complete = ItemReviewed({ item: id, complete: true, remark: undefined, reviewedOn: today });
  const approved = ItemApproved({ item: id, approvedBy: secretary, approvedOn: today });
  const both = [answered('legalOpinion'), answered('legalityReview')];
  const refusalOf = (events: ItemEvent[]) => {
    const outcome = approveItem(secretary, undefined, today)(fold(item, events));
    return 'refusal' in outcome ? [outcome.refusal.code, outcome.refusal.source] : 'happened';
  };

  test('szyd-legal-precheck: without counsel’s opinion it is not submitted (中办发〔2016〕30号)', () =>
    expect(refusalOf([proposed(), complete, answered('legalityReview')])).toEqual([
      'decisions.gates-missing',
      '中办发〔2016〕30号',
    ]));
  test('found illegal by counsel it is not submitted, whatever else was passed', () =>
    expect(refusalOf([proposed(), complete, answered('legalOpinion', 'adverse'), answered('legalityReview')])).toEqual([
      'decisions.gate-adverse',
      '中办发〔2016〕30号',
    ]));
  test('mad-legality: without the legality review it is not submitted (条例第二十五条)', () =>
    expect(refusalOf([proposed(), complete, answered('legalOpinion')])).toEqual([
      'decisions.gates-missing',
      expect.stringContaining('第二十五条'),
    ]));
  test('passed once it was changed is passed', () =>
    expect(
      refusalOf([proposed(), complete, answered('legalOpinion', 'after-changes'), answered('legalityReview')]),
    ).toBe('happened'));
  test('an adverse answer may be followed by another, once it was sent again', () => {
    const again = [
      proposed(),
      complete,
      answered('legalOpinion', 'adverse'),
      sent('legalOpinion'),
      answered('legalityReview'),
    ];
    // Sent again, it is still adverse until the new answer comes.
    expect(refusalOf(again)).toEqual(['decisions.gate-adverse', '中办发〔2016〕30号']);
    given(proposed(), sent('legalOpinion'), answered('legalOpinion', 'adverse'))
      .when(
        answerGate(
          { gate: 'legalOpinion', conclusion: 'sound', by: '天山律师事务所', answeredOn: today, materials: [paper] },
          office,
          today,
        ),
      )
      .refused('decisions.gate-sent-again');
    expect(refusalOf([...again, answered('legalOpinion')])).toBe('happened');
  });
  test('the office looks at the papers first', () =>
    expect(refusalOf([proposed(), ...both])).toEqual(['decisions.not-reviewed', undefined]));
  test('papers that were complete may turn out not to be', () =>
    expect(
      refusalOf([
        proposed(),
        ...both,
        complete,
        ItemReviewed({ item: id, complete: false, remark: '缺概算', reviewedOn: today }),
      ]),
    ).toEqual(['decisions.not-reviewed', undefined]));
  test('what the list in force asked for counts, in place of the usual', () => {
    const listed = proposed({ matter: 'D01', needs: ['legalOpinion', 'budget'] });
    expect(refusalOf([listed, complete, answered('legalOpinion')])).toEqual([
      'decisions.gates-missing',
      '本局“三重一大”事项清单',
    ]);
    expect(refusalOf([listed, complete, answered('legalOpinion'), answered('budget')])).toBe('happened');
  });
  test('of personnel the procedure of personnel', () =>
    expect(usualGates('personnel')).toEqual(['personnelProcedure']));

  const override = (gate: Gate) => overrideGate(gate, secretary, '紧急防汛', '局主要负责人批示', today);
  test('the first head may let it go on without counsel’s opinion, with reason and authority', () => {
    const overridden = GateOverridden({
      item: id,
      gate: 'legalOpinion',
      by: secretary,
      reason: '紧急防汛',
      authority: '局主要负责人批示',
      overriddenOn: today,
    });
    given(proposed()).when(override('legalOpinion')).happened(overridden);
    expect(refusalOf([proposed(), complete, overridden, answered('legalityReview')])).toBe('happened');
  });
  test('an adverse opinion outranks it, before and after, and sent again', () => {
    const overridden = GateOverridden({
      item: id,
      gate: 'legalOpinion',
      by: secretary,
      reason: '紧急防汛',
      authority: '局主要负责人批示',
      overriddenOn: today,
    });
    expect(
      refusalOf([proposed(), complete, overridden, answered('legalOpinion', 'adverse'), answered('legalityReview')]),
    ).toEqual(['decisions.gate-adverse', '中办发〔2016〕30号']);
    given(proposed(), answered('legalOpinion', 'adverse'), sent('legalOpinion'))
      .when(override('legalOpinion'))
      .refused('decisions.gate-adverse');
  });
  test('but not against it', () =>
    given(proposed(), answered('legalOpinion', 'adverse'))
      .when(override('legalOpinion'))
      .refused('decisions.gate-adverse'));
  test('and never without what the law says may not be replaced', () => {
    for (const gate of ['legalityReview', 'fairCompetition', 'personnelProcedure'] as const)
      given(proposed()).when(override(gate)).refused('decisions.gate-not-overridable');
  });

  test('only what the secretary approved goes on an agenda', () => {
    expect(readyForMeeting(fold(item, [proposed(), ...both, complete]), today)).toMatchObject({
      refusal: { code: 'decisions.not-approved' },
    });
    expect(readyForMeeting(fold(item, [proposed(), ...both, complete, approved]), today)).toBeUndefined();
    expect(readyForMeeting(fold(item, [proposed(), withdrawn()]), today)).toMatchObject({
      refusal: { code: 'decisions.item-already-withdrawn' },
    });
  });
  test('what was decided is not decided again without being approved anew; what was put off may be', () => {
    const meeting = '018f2b3c-0000-7000-8000-0000000000aa' as MeetingId;
    const settled = (outcome: 'passed' | 'deferred', at = meeting) =>
      ItemSettled({ item: id, meeting: at, entry: 1, outcome, settledOn: today });
    const approvedAgain = ItemApproved({ item: id, approvedBy: secretary, approvedOn: today, again: '条件变化' });
    const ready = [proposed(), ...both, complete, approved];
    expect(readyForMeeting(fold(item, [...ready, settled('passed')]), today)).toMatchObject({
      refusal: { code: 'decisions.item-settled' },
    });
    given(...ready, settled('passed'))
      .when(approveItem(secretary, undefined, today))
      .refused('decisions.item-settled');
    given(...ready, settled('passed'))
      .when(approveItem(secretary, '条件变化', today))
      .happened(approvedAgain);
    expect(readyForMeeting(fold(item, [...ready, settled('passed'), approvedAgain]), today)).toBeUndefined();
    // What was put off waits for the secretary's word again.
    expect(readyForMeeting(fold(item, [...ready, settled('deferred')]), today)).toMatchObject({
      refusal: { code: 'decisions.not-approved' },
    });
    given(...ready, settled('deferred'))
      .when(approveItem(secretary, undefined, today))
      .happened(approved);
    given(...ready, settled('passed'), approvedAgain)
      .when(withdrawItem('不办了', zhangwei, ['staff'], today))
      .refused('decisions.item-settled');
    given(...ready, settled('passed'))
      .when(withdrawItem('不办了', zhangwei, ['staff'], today))
      .refused('decisions.item-settled');
    given(...ready, settled('passed'))
      .when(openGate('legalOpinion', '天山律师事务所', today, undefined, today))
      .refused('decisions.item-settled');
  });
  test('the same answer is recorded once, and none of tomorrow', () => {
    given(proposed(), sent('legalOpinion'), answered('legalOpinion'))
      .when(
        answerGate(
          { gate: 'legalOpinion', conclusion: 'sound', by: '天山律师事务所', answeredOn: today },
          office,
          today,
        ),
      )
      .refused('decisions.gate-answered');
    given(proposed(), sent('legalOpinion'))
      .when(
        answerGate(
          { gate: 'legalOpinion', conclusion: 'sound', by: '天山律师事务所', answeredOn: '2026-03-03' as LocalDate },
          office,
          today,
        ),
      )
      .refused('decisions.not-in-future');
  });
  test('lc-hear: a legal review is asked for, answered on paper, and by another than who put the item forward', () => {
    const answer = {
      gate: 'legalOpinion' as const,
      conclusion: 'sound' as const,
      by: '天山律师事务所',
      answeredOn: today,
      materials: [paper],
    };
    given(proposed(), sent('legalOpinion'))
      .when(answerGate(answer, office, today))
      .happened(GateAnswered({ item: id, ...answer }));
    given(proposed())
      .when(answerGate(answer, office, today))
      .refused('decisions.gate-not-open');
    given(proposed(), sent('legalOpinion'))
      .when(answerGate(answer, zhangwei, today))
      .refused('decisions.reviewed-by-another');
    given(proposed(), sent('legalOpinion'))
      .when(answerGate({ ...answer, materials: undefined }, office, today))
      .refused('decisions.opinion-on-paper');
    given(proposed(), sent('legalOpinion'))
      .when(answerGate({ ...answer, answeredOn: '2026-03-01' as LocalDate }, office, today))
      .refused('decisions.answered-before-sent');
    // The office meeting is on paper too: its minutes.
    given(proposed())
      .when(answerGate({ ...answer, gate: 'officeMeeting', materials: undefined }, zhangwei, today))
      .refused('decisions.opinion-on-paper');
    given(proposed())
      .when(answerGate({ ...answer, gate: 'officeMeeting' }, zhangwei, today))
      .happened(GateAnswered({ item: id, ...answer, gate: 'officeMeeting' }));
    given(proposed())
      .when(answerGate({ ...answer, gate: 'expertReview', materials: undefined }, zhangwei, today))
      .happened(GateAnswered({ item: id, ...answer, gate: 'expertReview', materials: undefined }));
  });
  test('mad-public: the public has thirty days: published on 31 January, not before 2 March, unless the notice says why', () => {
    const answer = (answeredOn: string, remark?: string) =>
      answerGate(
        { gate: 'publicConsultation', conclusion: 'sound', by: '办公室', answeredOn: answeredOn as LocalDate, remark },
        office,
        today,
      );
    given(proposed(), sent('publicConsultation', '2026-01-31'))
      .when(answer('2026-03-01'))
      .refused('decisions.consultation-short');
    given(proposed(), sent('publicConsultation', '2026-01-31'))
      .when(answer('2026-03-02'))
      .happened(
        GateAnswered({
          item: id,
          gate: 'publicConsultation',
          conclusion: 'sound',
          by: '办公室',
          answeredOn: today,
          remark: undefined,
          materials: undefined,
        }),
      );
    given(proposed(), sent('publicConsultation', '2026-02-15'))
      .when(answer('2026-03-02', '公告说明因申报时限缩短'))
      .happened(
        GateAnswered({
          item: id,
          gate: 'publicConsultation',
          conclusion: 'sound',
          by: '办公室',
          answeredOn: today,
          remark: '公告说明因申报时限缩短',
          materials: undefined,
        }),
      );
  });
  test('an item is on one agenda at a time', () => {
    const first = '018f2b3c-0000-7000-8000-0000000000aa' as MeetingId;
    const other = '018f2b3c-0000-7000-8000-0000000000bb' as MeetingId;
    const ready = [proposed(), ...both, complete, approved];
    const placed = ItemPlaced({ item: id, meeting: first, placedOn: today });
    given(...ready)
      .when(placeItem(first, today, today))
      .happened(placed);
    given(...ready, placed)
      .when(placeItem(first, today, today))
      .nothing();
    given(...ready, placed)
      .when(placeItem(other, today, today))
      .refused('decisions.on-other-agenda');
    given(...ready, placed)
      .when(releaseItem(other, today))
      .nothing();
    given(...ready, placed)
      .when(releaseItem(first, today))
      .happened(ItemReleased({ item: id, meeting: first, releasedOn: today }));
    given(proposed(), ...both, complete)
      .when(placeItem(first, today, today))
      .refused('decisions.not-approved');
    given(...ready, placed, answered('legalityReview', 'adverse'))
      .when(placeItem(first, today, today))
      .refused('decisions.gate-adverse');
  });
  test('a notice names nothing that was put forward after it', () => {
    const meeting = '018f2b3c-0000-7000-8000-0000000000aa' as MeetingId;
    const ready = [proposed(), ...both, complete, approved];
    given(...ready)
      .when(placeItem(meeting, today, today, addDays(today, -1)))
      .refused('decisions.proposed-after-notice');
    given(...ready)
      .when(placeItem(meeting, today, today, today))
      .happened(ItemPlaced({ item: id, meeting, placedOn: today }));
  });
  test('a correction changes what its own meeting made of an item, not what a later one did', () => {
    const first = '018f2b3c-0000-7000-8000-0000000000aa' as MeetingId;
    const later = '018f2b3c-0000-7000-8000-0000000000bb' as MeetingId;
    const ready = [proposed(), ...both, complete, approved];
    const settled = (
      meeting: MeetingId,
      outcome: 'passed' | 'deferred',
      change: { corrected?: string; left?: string[] } = {},
    ) => ItemSettled({ item: id, meeting, entry: 1, outcome, ...change, settledOn: today });
    const settle = (
      meeting: MeetingId,
      outcome: 'passed' | 'deferred',
      change: { corrected?: string; left?: string[] } = {},
    ) => settleItem({ meeting, entry: 1, outcome, ...change }, today);
    given(...ready, settled(first, 'passed'))
      .when(settle(first, 'passed'))
      .nothing();
    given(...ready, settled(first, 'passed'))
      .when(settle(first, 'deferred', { corrected: '漏记反对票' }))
      .happened(settled(first, 'deferred', { corrected: '漏记反对票' }));
    given(...ready, settled(first, 'deferred'), approved, settled(later, 'passed'))
      .when(settle(first, 'passed', { corrected: '漏记赞成票' }))
      .nothing();
    given(...ready, settled(first, 'deferred'), approved)
      .when(settle(later, 'deferred'))
      .happened(settled(later, 'deferred'));
    expect(fold(item, [...ready, settled(first, 'passed'), approved, settled(later, 'passed')])).toMatchObject({
      settled: { meeting: later, earlier: { meeting: first, entry: 1 } },
    });
    expect(fold(item, [...ready, settled(first, 'deferred', { left: ['李娜'] })])).toMatchObject({ persons: ['李娜'] });
  });
  test('belongs to an item that there is, and not to itself', () => {
    given(proposed())
      .when(linkItem({ series: '议题', year: 2026, serial: 1 }, true, '再次审议', today))
      .happened(
        ItemLinked({ item: id, to: { series: '议题', year: 2026, serial: 1 }, how: '再次审议', linkedOn: today }),
      );
    given(proposed())
      .when(linkItem({ series: '议题', year: 2099, serial: 999 }, false, '再次审议', today))
      .refused('decisions.link-unknown');
    given(proposed())
      .when(linkItem({ series: '议题', year: 2026, serial: 7 }, true, '再次审议', today))
      .refused('decisions.link-unknown');
  });
  test('a second look that finds nothing new is none; papers may still be added', () => {
    given(proposed(), complete)
      .when(reviewItem(true, undefined, today))
      .nothing();
    given(proposed(), withdrawn())
      .when(addMaterials([paper], zhangwei, ['staff'], today))
      .refused('decisions.item-already-withdrawn');
  });
});

const RULES: Readonly<Partial<Record<Gate, readonly [sentTo: string, rule: string]>>> = {
  legalOpinion: ['法律顾问', '中办发〔2016〕30号'],
  legalityReview: ['政策法规科', '参照《重大行政决策程序暂行条例》（国务院令第713号）第二十五条'],
  fairCompetition: ['政策法规科', '《公平竞争审查条例》（国务院令第783号）第五条'],
};
/** Asked for by itself. */
const asked = (gate: Gate, on = today) => {
  const [sentTo, rule] = RULES[gate]!;
  return GateOpened({ item: id, gate, sentTo, rule, sentOn: on });
};

describe('the reviews an item needs are asked for by themselves', () => {
  const needs: readonly Gate[] = ['legalOpinion', 'legalityReview', 'fairCompetition', 'budget'];
  const filed = [proposed({ needs }), ...needs.slice(0, 3).map((gate) => asked(gate))];
  const paper: FileRef = { name: '方案.pdf', sha256: 'a'.repeat(64), sm3: 'b'.repeat(64), size: 1, type: 'a/pdf' };
  const office = 'chenxia' as StaffId;
  const send = (materials?: readonly FileRef[]) => openGate('legalOpinion', '天山律师事务所', today, materials, today);
  const correct = (change: Correction) => correctItem(change, '笔误', zhangwei, ['staff'], today);
  const corrected = (change: Correction) =>
    ItemCorrected({ item: id, ...change, reason: '笔误', correctedOn: today, marks: [] } as never);
  const dropped = (gate: Gate, why: 'corrected' | 'document', by: string) =>
    GateDropped({ item: id, gate, why, by, droppedOn: today });
  const review: Review = { gate: 'legalOpinion', conclusion: 'sound', by: '法律顾问', answeredOn: today };
  const answered = GateAnswered({ item: id, ...review });

  test('from the day it was put forward; what no review is, is left to people', () => {
    const on = '2026-02-27' as LocalDate;
    given()
      .when(proposeItem(proposal({ needs, proposedOn: on }), today, needs))
      .happened(
        ItemProposed({ ...proposal({ needs, proposedOn: on }), number: { series: '议题', year: 2026, serial: 0 } }),
        ...needs.slice(0, 3).map((gate) => asked(gate, on)),
      );
  });
  test('once: sent by hand it is open already, and what comes with it is handed on; answered, it may be sent again', () => {
    given(...filed)
      .when(send())
      .nothing();
    given(...filed)
      .when(send([paper]))
      .happened(MaterialsAdded({ item: id, materials: [paper], addedOn: today }));
    given(...filed, answered)
      .when(send())
      .happened(GateOpened({ item: id, gate: 'legalOpinion', sentTo: '天山律师事务所', sentOn: today } as never));
  });
  test('put right so that it needs another, that is asked for; what it needs no more is dropped, and nobody waits for it', () => {
    const less = { needs: ['legalOpinion'] } as const;
    given(...filed)
      .when(correct(less))
      .happened(
        corrected(less),
        dropped('legalityReview', 'corrected', '议题〔2026〕7号'),
        dropped('fairCompetition', 'corrected', '议题〔2026〕7号'),
      );
    const after = fold(item, [...filed, corrected(less), dropped('legalityReview', 'corrected', '议题〔2026〕7号')]);
    expect(after).toMatchObject({ gates: { legalityReview: {} } });
    const more = { needs: ['legalOpinion', 'fairCompetition'] } as const;
    given(proposed({ needs: ['legalOpinion'] }), asked('legalOpinion'))
      .when(correct(more))
      .happened(corrected(more), asked('fairCompetition'));
  });
  test('sent by hand, it is waited for whatever is put right', () => {
    const byHand = GateOpened({ item: id, gate: 'fairCompetition', sentTo: '法规科', sentOn: today });
    const less = { needs: ['legalOpinion'] } as const;
    given(proposed({ needs }), byHand).when(correct(less)).happened(corrected(less));
  });
  test('what the document that is put to it has answered is not asked any more; what was answered stays', () => {
    given(...filed)
      .when(answerFromDocument(review, '文件〔2026〕1号'))
      .happened(dropped('legalOpinion', 'document', '文件〔2026〕1号'), answered);
    given(...filed, GateAnswered({ item: id, ...review, conclusion: 'adverse' }))
      .when(answerFromDocument(review, '文件〔2026〕1号'))
      .nothing();
    given(proposed({ needs }), GateOpened({ item: id, gate: 'legalOpinion', sentTo: '天山所', sentOn: today }))
      .when(answerFromDocument(review, '文件〔2026〕1号'))
      .nothing();
  });
  test('never answered by who put it forward', () =>
    given(...filed)
      .when(answerGate({ ...review, materials: [paper] }, zhangwei, today))
      .refused('decisions.reviewed-by-another'));
  test('answered by another on paper, it is passed', () =>
    given(...filed)
      .when(answerGate({ ...review, materials: [paper] }, office, today))
      .happened(GateAnswered({ item: id, ...review, materials: [paper] })));
});

describe('what was recorded of an item wrongly is put right', () => {
  const meetingId = '018f2b3c-0000-7000-8000-0000000000aa' as MeetingId;
  const correct = (change: Correction, who: StaffId = zhangwei) => correctItem(change, '笔误', who, ['staff'], today);
  const corrected = (change: Correction, marks: readonly Mark[] = []) =>
    ItemCorrected({ item: id, ...change, reason: '笔误', correctedOn: today, marks } as never);
  const approved = ItemApproved({ item: id, approvedBy: 'wangjianguo' as StaffId, approvedOn: today });

  test('each of its facts by itself, and only what is really another', () =>
    given(proposed())
      .when(correct({ title: '采购算力平台', amount: 120_000_000 as Fen }))
      .happened(corrected({ title: '采购算力平台' })));

  test('of another sum, sort or persons, whoever was asked answers again: what he said was of another item', () => {
    const answered = (gate: Gate, conclusion: Conclusion) =>
      GateAnswered({ item: id, gate, conclusion, by: '法规科', answeredOn: today } as never);
    const again = (gate: Gate) =>
      GateReopened({ item: id, gate, why: 'corrected', by: '议题〔2026〕7号', reopenedOn: today });
    const before = [proposed(), answered('legalityReview', 'sound'), answered('riskAssessment', 'adverse')];
    const dearer = { amount: 900_000_000 as Fen };
    given(...before)
      .when(correct(dearer))
      .happened(corrected(dearer), again('legalityReview'), asked('legalityReview'));
    given(...before)
      .when(correct({ title: '采购算力平台' }))
      .happened(corrected({ title: '采购算力平台' }));
  });

  test('about persons it bears the mark of personnel, also where it became so, or was so, only then', () => {
    const about = { category: 'personnel', persons: ['热依汗'] } as const;
    given(proposed())
      .when(correct(about))
      .happened(corrected(about, ['personnel']));
    given(proposed(), corrected(about, ['personnel']))
      .when(correct({ title: '任职' }))
      .happened(corrected({ title: '任职' }, ['personnel']));
    given(proposed(), corrected(about, ['personnel']))
      .when(correct({ category: 'majorProject' }))
      .happened(corrected({ category: 'majorProject' }, ['personnel']));
  });

  test('by who put it forward or the office, and nobody else', () => {
    given(proposed())
      .when(correct({ title: '采购算力平台' }, 'xuning' as StaffId))
      .refused('decisions.proposer-or-office');
    given(proposed())
      .when(correctItem({ title: '采购算力平台' }, '笔误', 'chenxia' as StaffId, ['office'], today))
      .happened(corrected({ title: '采购算力平台' }));
  });

  test('not where nothing is another, or what it would become lacks its sum or its persons', () => {
    given(proposed())
      .when(correct({ amount: 120_000_000 as Fen }))
      .refused('decisions.nothing-corrected');
    given(proposed({ category: 'majorProject', amount: undefined }))
      .when(correct({ category: 'largeFunds' }))
      .refused('decisions.amount-stated');
    given(proposed())
      .when(correct({ category: 'personnel' }))
      .refused('decisions.persons-missing');
  });

  test('of another sum, sort or persons the secretary agrees again; a title alone changes nothing of that', () => {
    const after = (change: Correction) => fold(item, [proposed(), approved, corrected(change)]);
    expect(after({ amount: 130_000_000 as Fen })).toMatchObject({ approved: false, amount: 130_000_000 });
    expect(after({ title: '采购算力平台' })).toMatchObject({ approved: true, title: '采购算力平台' });
  });

  test('on an agenda the members were told of it as it is: only who carries it out may be another', () => {
    const placed = ItemPlaced({ item: id, meeting: meetingId, placedOn: today });
    given(proposed(), approved, placed)
      .when(correct({ title: '采购算力平台' }))
      .refused('decisions.corrected-on-agenda');
    given(proposed(), approved, placed)
      .when(correct({ unit: 'plan' as UnitId }))
      .happened(corrected({ unit: 'plan' as UnitId }));
  });

  test('not once the group has decided, nor once it was taken back', () => {
    const settled = ItemSettled({ item: id, meeting: meetingId, entry: 1, outcome: 'passed', settledOn: today });
    given(proposed(), approved, settled)
      .when(correct({ title: '采购算力平台' }))
      .refused('decisions.item-settled');
    given(proposed(), withdrawn())
      .when(correct({ title: '采购算力平台' }))
      .refused('decisions.item-already-withdrawn');
  });
});
