import { describe, test } from '@jest/globals';
import { specificationOf } from '#support';
import type { Fen, LocalDate, StaffId, UnitId } from '#kernel';
import { ItemProposed, ItemWithdrawn, type ItemId } from './events.ts';
import { item, proposeItem, withdrawItem, type Proposal } from './item.ts';

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
