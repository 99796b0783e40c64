import { describe, expect, test } from '@jest/globals';
import { fold, type LocalDate, type StaffId, type UnitId } from '#kernel';
import {
  GateAnswered,
  GateOpened,
  ItemApproved,
  ItemProposed,
  ItemReviewed,
  ItemSettled,
  ItemWithdrawn,
  MaterialsAdded,
  type ItemEvent,
} from './events.ts';
import { item } from './item.ts';
import { waitingFor } from './waiting.ts';
import type { ItemId } from '../ground/terms.ts';

const id = '018f2b3c-0000-7000-8000-0000000000aa' as ItemId;
const on = '2026-11-25' as LocalDate;
const who = 'zhangwei' as StaffId;
const proposed = ItemProposed({
  item: id,
  number: { series: '议题', year: 2026, serial: 3 },
  category: 'majorDecision',
  title: '项目指南',
  unit: 'platform' as UnitId,
  proposer: who,
  proposedOn: on,
  needs: ['legalityReview'],
});
const asked = GateOpened({ item: id, gate: 'legalityReview', sentTo: '政策法规科', sentOn: on });
const answered = (conclusion: 'sound' | 'adverse') =>
  GateAnswered({ item: id, gate: 'legalityReview', conclusion, by: '政策法规科', answeredOn: on });
const reviewed = (complete: boolean) => ItemReviewed({ item: id, complete, reviewedOn: on });
const approved = ItemApproved({ item: id, approvedBy: 'wangjianguo' as StaffId, approvedOn: on });
const paper = { name: '概算.pdf', sha256: 'a'.repeat(64), sm3: 'b'.repeat(64), size: 9, type: 'application/pdf' };
const added = MaterialsAdded({ item: id, materials: [paper], addedOn: on });
const settled = (outcome: 'passed' | 'deferred') =>
  ItemSettled({ item: id, meeting: id, entry: 1, outcome, settledOn: on });
const ready = [proposed, asked, answered('sound'), reviewed(true)];

const CASES: readonly (readonly [what: string, events: readonly ItemEvent[], waits: readonly string[]])[] = [
  ['nobody, while its gates were not asked for', [proposed], []],
  ['the legality reviewers, once they were asked', [proposed, asked], ['answer-legalityReview']],
  ['nobody of these, after an adverse answer', [proposed, asked, answered('adverse')], []],
  ['the office, once its gates are passed', [proposed, asked, answered('sound')], ['office-review']],
  ['who put it forward, where papers lack', [...ready.slice(0, 3), reviewed(false)], ['supplement']],
  ['the office again, once they came', [...ready.slice(0, 3), reviewed(false), added], ['office-review']],
  ['the secretary, once the office found it complete', ready, ['approve']],
  ['nobody, once he agreed', [...ready, approved], []],
  ['nobody, once it was decided', [...ready, approved, settled('passed')], []],
  ['nobody, while what was put off is as it was', [...ready, approved, settled('deferred')], []],
  ['the secretary, once that was changed', [...ready, approved, settled('deferred'), added], ['approve']],
  ['nobody, once it was taken back', [...ready, ItemWithdrawn({ item: id, reason: '另行报送', withdrawnOn: on })], []],
];

describe('an item waits for', () => {
  test.each(CASES)('%s', (_what, events, waits) =>
    expect(waitingFor(fold(item, events), events).map(({ key }) => key)).toEqual(waits),
  );
});
