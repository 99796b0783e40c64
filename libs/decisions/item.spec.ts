import { describe, expect, test } from '@jest/globals';
import { specificationOf } from '#support';
import { fold, type Fen, type FileRef, type LocalDate, type StaffId, type UnitId } from '#kernel';
import { GateAnswered, GateOpened, GateOverridden, ItemApproved, ItemProposed, ItemReviewed, ItemSettled, ItemWithdrawn, type Conclusion, type Gate, type ItemEvent, type ItemId, type MeetingId } from './events.ts';
import { usualGates } from './gates.ts';
import { addMaterials, answerGate, approveItem, item, openGate, overrideGate, proposeItem, readyForMeeting, reviewItem, settleItem, withdrawItem, type Proposal } from './item.ts';

const { given } = specificationOf(item);
const today = '2026-03-02' as LocalDate;
const id = '018f2b3c-0000-7000-8000-000000000001' as ItemId;
const zhangwei = 'zhangwei' as StaffId;

const proposal = (change: Partial<Proposal> = {}): Proposal => ({
  item: id, category: 'largeFunds', title: '采购高性能计算平台', amount: 120_000_000 as Fen, unit: 'platform' as UnitId, proposer: zhangwei, proposedOn: today, ...change,
});
const proposed = (change: Partial<Proposal> = {}) => ItemProposed({ ...proposal(change), number: { series: '议题', year: 2026, serial: 7 } });
const withdrawn = () => ItemWithdrawn({ item: id, reason: '材料需要补充', withdrawnOn: today });

describe('an item is put forward', () => {
  test('and gets a number of the year it was put forward in', () =>
    given().when(proposeItem(proposal({ proposedOn: '2025-12-31' as LocalDate }), today)).happened(
      ItemProposed({ ...proposal({ proposedOn: '2025-12-31' as LocalDate }), number: { series: '议题', year: 2025, serial: 0 } })));

  test('with its sum, if it is about large funds', () =>
    given().when(proposeItem(proposal({ amount: undefined }), today)).refused('decisions.amount-stated'));

  test('without a sum, if it is about something else', () =>
    given().when(proposeItem(proposal({ category: 'majorDecision', amount: undefined }), today)).happened(
      ItemProposed({ ...proposal({ category: 'majorDecision', amount: undefined }), number: { series: '议题', year: 2026, serial: 0 } })));

  test('today at the latest', () =>
    given().when(proposeItem(proposal({ proposedOn: '2026-03-03' as LocalDate }), today)).refused('decisions.not-in-future'));

  test('once', () => given(proposed()).when(proposeItem(proposal(), today)).refused('decisions.item-already-proposed'));
});

describe('an item is taken back', () => {
  test('by the one who put it forward', () => given(proposed()).when(withdrawItem('材料需要补充', zhangwei, ['staff'], today)).happened(withdrawn()));
  test('by the office', () => given(proposed()).when(withdrawItem('材料需要补充', 'chenxia' as StaffId, ['office', 'staff'], today)).happened(withdrawn()));
  test('by nobody else', () => given(proposed()).when(withdrawItem('材料需要补充', 'xuning' as StaffId, ['staff'], today)).refused('decisions.proposer-or-office'));
  test('once; again changes nothing', () => given(proposed(), withdrawn()).when(withdrawItem('再撤一次', zhangwei, ['staff'], today)).nothing());
  test('only if there is one', () => given().when(withdrawItem('材料需要补充', zhangwei, ['staff'], today)).refused('decisions.item-unknown'));
});

describe('what must be done before the Party group may decide', () => {
  const secretary = 'wangjianguo' as StaffId;
  const answered = (gate: Gate, conclusion: Conclusion = 'sound') => GateAnswered({ item: id, gate, conclusion, by: '天山律师事务所', answeredOn: today, remark: undefined, materials: undefined });
  const complete = ItemReviewed({ item: id, complete: true, remark: undefined, reviewedOn: today });
  const approved = ItemApproved({ item: id, approvedBy: secretary, approvedOn: today });
  const both = [answered('legalOpinion'), answered('legalityReview')];
  const refusalOf = (events: ItemEvent[]) => { const outcome = approveItem(secretary, today)(fold(item, events)); return 'refusal' in outcome ? [outcome.refusal.code, outcome.refusal.source] : 'happened'; };

  test('szyd-legal-precheck: without counsel’s opinion it is not submitted (中办发〔2016〕30号)', () => expect(refusalOf([proposed(), complete, answered('legalityReview')])).toEqual(['decisions.gates-missing', '中办发〔2016〕30号']));
  test('found illegal by counsel it is not submitted, whatever else was passed', () => expect(refusalOf([proposed(), complete, answered('legalOpinion', 'adverse'), answered('legalityReview')])).toEqual(['decisions.gate-adverse', '中办发〔2016〕30号']));
  test('mad-legality: without the legality review it is not submitted (条例第二十五条)', () => expect(refusalOf([proposed(), complete, answered('legalOpinion')])).toEqual(['decisions.gates-missing', expect.stringContaining('第二十五条')]));
  test('passed once it was changed is passed', () => expect(refusalOf([proposed(), complete, answered('legalOpinion', 'after-changes'), answered('legalityReview')])).toBe('happened'));
  test('an adverse answer may be followed by another, once it was sent again', () => {
    const again = [proposed(), complete, answered('legalOpinion', 'adverse'), GateOpened({ item: id, gate: 'legalOpinion', sentTo: '天山律师事务所', sentOn: today, materials: undefined }), answered('legalityReview')];
    expect(refusalOf(again)).toEqual(['decisions.gates-missing', '中办发〔2016〕30号']);
    expect(refusalOf([...again, answered('legalOpinion')])).toBe('happened');
  });
  test('the office looks at the papers first', () => expect(refusalOf([proposed(), ...both])).toEqual(['decisions.not-reviewed', undefined]));
  test('papers that were complete may turn out not to be', () => expect(refusalOf([proposed(), ...both, complete, ItemReviewed({ item: id, complete: false, remark: '缺概算', reviewedOn: today })])).toEqual(['decisions.not-reviewed', undefined]));
  test('what the list in force asked for counts, in place of the usual', () => {
    const listed = proposed({ matter: 'D01', needs: ['legalOpinion', 'budget'] });
    expect(refusalOf([listed, complete, answered('legalOpinion')])).toEqual(['decisions.gates-missing', '本局“三重一大”事项清单']);
    expect(refusalOf([listed, complete, answered('legalOpinion'), answered('budget')])).toBe('happened');
  });
  test('of personnel the procedure of personnel', () => expect(usualGates('personnel')).toEqual(['personnelProcedure']));

  const override = (gate: Gate) => overrideGate(gate, secretary, '紧急防汛', '局主要负责人批示', today);
  test('the first head may let it go on without counsel’s opinion, with reason and authority', () => {
    const overridden = GateOverridden({ item: id, gate: 'legalOpinion', by: secretary, reason: '紧急防汛', authority: '局主要负责人批示', overriddenOn: today });
    given(proposed()).when(override('legalOpinion')).happened(overridden);
    expect(refusalOf([proposed(), complete, overridden, answered('legalityReview')])).toBe('happened');
  });
  test('but not against it', () => given(proposed(), answered('legalOpinion', 'adverse')).when(override('legalOpinion')).refused('decisions.gate-adverse'));
  test('and never without what the law says may not be replaced', () => { for (const gate of ['legalityReview', 'fairCompetition', 'personnelProcedure'] as const) given(proposed()).when(override(gate)).refused('decisions.gate-not-overridable'); });

  test('only what the secretary approved goes on an agenda', () => {
    expect(readyForMeeting(fold(item, [proposed(), ...both, complete]))).toMatchObject({ refusal: { code: 'decisions.not-approved' } });
    expect(readyForMeeting(fold(item, [proposed(), ...both, complete, approved]))).toBeUndefined();
    expect(readyForMeeting(fold(item, [proposed(), withdrawn()]))).toMatchObject({ refusal: { code: 'decisions.item-already-withdrawn' } });
  });
  test('what was decided is not decided again without being approved anew; what was put off may be', () => {
    const meeting = '018f2b3c-0000-7000-8000-0000000000aa' as MeetingId;
    const settled = (outcome: 'passed' | 'deferred') => ItemSettled({ item: id, meeting, entry: 1, outcome, settledOn: today });
    const ready = [proposed(), ...both, complete, approved];
    expect(readyForMeeting(fold(item, [...ready, settled('passed')]))).toMatchObject({ refusal: { code: 'decisions.item-settled' } });
    expect(readyForMeeting(fold(item, [...ready, settled('passed'), approved]))).toBeUndefined();
    expect(readyForMeeting(fold(item, [...ready, settled('deferred')]))).toBeUndefined();
    given(...ready, settled('passed')).when(settleItem(meeting, 1, 'passed', today)).nothing();
    given(...ready, settled('passed')).when(withdrawItem('不办了', zhangwei, ['staff'], today)).refused('decisions.item-settled');
    given(...ready, settled('passed')).when(openGate('legalOpinion', '天山律师事务所', today, undefined, today)).refused('decisions.item-settled');
  });
  test('the same answer is recorded once, and none of tomorrow', () => {
    given(proposed(), answered('legalOpinion')).when(answerGate({ gate: 'legalOpinion', conclusion: 'sound', by: '天山律师事务所', answeredOn: today }, today)).refused('decisions.gate-answered');
    given(proposed()).when(answerGate({ gate: 'legalOpinion', conclusion: 'sound', by: '天山律师事务所', answeredOn: '2026-03-03' as LocalDate }, today)).refused('decisions.not-in-future');
  });
  test('a second look that finds nothing new is none; papers may still be added', () => {
    const file: FileRef = { name: '概算.xlsx', sha256: 'a'.repeat(64), sm3: 'b'.repeat(64), size: 1, type: 'x' };
    given(proposed(), complete).when(reviewItem(true, undefined, today)).nothing();
    given(proposed(), withdrawn()).when(addMaterials([file], zhangwei, ['staff'], today)).refused('decisions.item-already-withdrawn');
  });
});
