import { describe, expect, test } from '@jest/globals';
import { specificationOf } from '#support';
import { fold, type LocalDate, type UnitId } from '#kernel';
import type { EngagedAdviser } from '../advisers/adviser.ts';
import { AdviserId, OpinionId } from '../ground/terms.ts';
import { enterOpinion, type Entered } from './entering.ts';
import { OpinionAsked, OpinionAssigned, OpinionDelivered, SuggestionSettled } from './events.ts';
import { opinion, passes, unsettled } from './opinion.ts';

// An opinion of an earlier year: asked, given and settled before there was a register.

const { given } = specificationOf(opinion);
const day = (text: string) => text as LocalDate;
const today = day('2026-03-02');
const id = OpinionId.parse('00000000-0000-4000-8000-00000000000a');
const counsel: EngagedAdviser = {
  is: 'engaged',
  adviser: AdviserId.parse('00000000-0000-4000-8000-00000000000c'),
  number: { series: '顾问', year: 2023, serial: 1 },
  name: '薛怀谦',
  type: 'firm',
  unit: 'legal' as UnitId,
  terms: [
    { from: day('2022-01-01'), until: day('2023-03-31') },
    { from: day('2023-04-01'), until: day('2024-03-31') },
  ],
  details: {},
  conflicts: [],
};
const old: Entered = {
  asking: {
    opinion: id,
    number: { series: '意见', year: 2023, serial: 0 },
    subject: { kind: 'contract', title: '物业服务合同', unit: 'office' as UnitId },
    urgent: false,
    askedOn: day('2023-03-30'),
  },
  answer: { conclusion: 'amend', deliveredOn: day('2023-04-03'), remark: '原编号：法意〔2023〕1号' },
  settled: { count: 3, adopted: 1, partly: 1, not: 1, reason: '按双方协商' },
  texts: [],
};

describe('an opinion of an earlier year', () => {
  test('comes in whole, with the days of then; what became of it is told on the day it is recorded', () => {
    const text = '内容见原法律意见书';
    const suggestions = [1, 2, 3].map((n) => ({ n, text }));
    const events = [
      OpinionAsked({ ...old.asking, marks: undefined, takenOver: true }),
      OpinionAssigned({ opinion: id, adviser: counsel.adviser, name: '薛怀谦', assignedOn: day('2023-03-30') }),
      OpinionDelivered({ opinion: id, ...old.answer, by: '薛怀谦', suggestions, adviser: counsel.adviser }),
      SuggestionSettled({ opinion: id, n: 1, adoption: 'adopted', settledOn: today }),
      SuggestionSettled({ opinion: id, n: 2, adoption: 'partly', reason: '按双方协商', settledOn: today }),
      SuggestionSettled({ opinion: id, n: 3, adoption: 'not', reason: '按双方协商', settledOn: today }),
    ];
    given()
      .when(enterOpinion(old, counsel, today))
      .happened(...events);
    const known = fold(opinion, events);
    expect(known.is !== 'unknown' && [passes(known), unsettled(known), known.takenOver]).toEqual([true, [], true]);
    given(...events)
      .when(enterOpinion(old, counsel, today))
      .refused('opinions.entered-already');
  });
  test.each<[string, Partial<Entered>, string]>([
    ['before it was asked', { answer: { ...old.answer, deliveredOn: day('2023-03-29') } }, 'opinions.before-asked'],
    ['of tomorrow', { answer: { ...old.answer, deliveredOn: day('2026-03-03') } }, 'opinions.not-in-future'],
    ['with sums that differ', { settled: { ...old.settled, count: 4 } }, 'opinions.suggestions-sum'],
    [
      'not adopted without a reason',
      { settled: { ...old.settled, reason: undefined } },
      'opinions.entered-reason-needed',
    ],
    [
      'to be changed without a suggestion',
      { settled: { count: 0, adopted: 0, partly: 0, not: 0 } },
      'opinions.suggestions-needed',
    ],
    ['with other texts than counted', { texts: [{ n: 1, text: '删去第八条' }] }, 'opinions.suggestions-differ'],
    ['asked outside every term', { asking: { ...old.asking, askedOn: day('2021-12-31') } }, 'advisers.not-engaged'],
    ['given outside every term', { answer: { ...old.answer, deliveredOn: day('2024-04-01') } }, 'advisers.not-engaged'],
  ])('%s is refused', (_, changes, code) => {
    const outcome = enterOpinion({ ...old, ...changes }, counsel, today)({ is: 'unknown' });
    expect(outcome).toMatchObject({ refusal: { code } });
  });
});
