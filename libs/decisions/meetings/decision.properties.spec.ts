import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, fold, type LocalDate, type StaffId, type UnitId } from '#kernel';
import type { Gate } from '../gates/gate-kinds.ts';
import type { ItemId } from '../ground/terms.ts';
import { approveItem, readyForMeeting, reviewItem } from '../items/approving.ts';
import { ItemProposed, type ItemEvent } from '../items/events.ts';
import { item, settleItem, voteOnItem, type ProposedItem } from '../items/item.ts';
import { answerGate, openGate, overrideGate } from '../items/passing-gates.ts';
import { withdrawItem } from '../items/proposing.ts';
import { moveMeeting } from './convening.ts';
import type { MeetingEvent } from './events.ts';
import { meeting, settledOf, type Held } from './meeting.ts';
import { closeMeeting } from './minutes.ts';
import { convened, entry, hands, id, opening } from './testing/sitting.ts';
import { takeVote } from './voting.ts';

// Whatever is recorded about an item and its meeting, in whatever order and with whatever days: what was decided had
// been put forward and cleared by the day of the meeting, and was not taken back.

const START = '2026-03-10' as LocalDate;
const LATEST = '2026-04-30' as LocalDate;
const NEEDS: Gate[] = ['legalOpinion', 'legalityReview'];
const day = fc.integer({ min: 0, max: 20 }).map((n) => addDays(START, n));
const gate = fc.constantFrom<Gate>('legalOpinion', 'legalityReview', 'riskAssessment');
const paper = { name: '意见书.pdf', sha256: 'a'.repeat(64), sm3: 'b'.repeat(64), size: 1, type: 'application/pdf' };

interface Records {
  readonly ofItem: readonly ItemEvent[];
  readonly ofMeeting: readonly MeetingEvent[];
}
type Step = (records: Records) => Records;

const onItem =
  (decide: ReturnType<typeof settleItem>): Step =>
  (records) => {
    const outcome = decide(fold(item, [...records.ofItem]));
    return 'refusal' in outcome ? records : { ...records, ofItem: [...records.ofItem, ...outcome.events] };
  };
const onMeeting =
  (decide: ReturnType<typeof closeMeeting>): Step =>
  (records) => {
    const outcome = decide(fold(meeting, [...records.ofMeeting]));
    return 'refusal' in outcome ? records : { ...records, ofMeeting: [...records.ofMeeting, ...outcome.events] };
  };
const readyNow = ({ ofItem, ofMeeting }: Records, heldOn?: LocalDate) => {
  const called = fold(meeting, [...ofMeeting]);
  return called.is === 'unknown' ? undefined : readyForMeeting(fold(item, [...ofItem]), heldOn ?? called.heldOn);
};

const answer = (of: Gate, conclusion: 'sound' | 'adverse', on: LocalDate) =>
  answerGate({ gate: of, conclusion, by: '法律顾问', answeredOn: on, materials: [paper] }, 'office' as StaffId, LATEST);
const move =
  (to: LocalDate): Step =>
  (records) =>
    onMeeting(moveMeeting({ heldOn: to }, '书记出差', readyNow(records, to)))(records);
/** As the office takes it: what cannot be counted leaves the item as it was. */
const vote: Step = (records) => {
  const take = takeVote(hands(), undefined, readyNow(records));
  if ('refusal' in take(fold(meeting, [...records.ofMeeting]))) return records;
  const begun = onItem(voteOnItem(id, LATEST))(records);
  return fold(item, [...begun.ofItem]).is === 'proposed' ? onMeeting(take)(begun) : records;
};
const close: Step = (records) => {
  const closed = onMeeting(closeMeeting())(records);
  const held = fold(meeting, [...closed.ofMeeting]) as Held;
  if (held.is !== 'closed' || closed === records) return closed;
  return onItem(settleItem({ meeting: id, entry: 1, outcome: settledOf(held, 1)! }, held.heldOn))(closed);
};

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(gate, day).map(([of, on]) => onItem(openGate(of, '法律顾问', on, undefined, LATEST))),
  },
  { weight: 6, arbitrary: fc.tuple(gate, day).map(([of, on]) => onItem(answer(of, 'sound', on))) },
  { weight: 1, arbitrary: fc.tuple(gate, day).map(([of, on]) => onItem(answer(of, 'adverse', on))) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(gate, day)
      .map(([of, on]) => onItem(overrideGate(of, 'm1' as StaffId, '时间紧迫', '局议事规则', on))),
  },
  { weight: 2, arbitrary: fc.constant(onItem(reviewItem(true, undefined, LATEST))) },
  { weight: 2, arbitrary: fc.constant(onItem(approveItem('m1' as StaffId, undefined, LATEST))) },
  { weight: 1, arbitrary: day.map(move) },
  { weight: 5, arbitrary: fc.constant(onMeeting(opening(5, {}, LATEST))) },
  { weight: 8, arbitrary: fc.constant(vote) },
  { weight: 1, arbitrary: fc.constant(close) },
  { weight: 1, arbitrary: fc.constant(onItem(withdrawItem('经费有变', 'zhangwei' as StaffId, ['staff'], LATEST))) },
);

/**
 * The day a gate was open by, from the records alone; undefined where it was not. Sent again, an answer that did not stand
 * against it counts no more.
 */
const openBy = (records: readonly ItemEvent[], of: Gate): LocalDate | undefined => {
  const known = records.filter(({ data }) => 'gate' in data && data.gate === of);
  const last = known.findLast(({ type }) => type !== 'decisions.gate-overridden');
  const answered = known.findLast(({ type }) => type === 'decisions.gate-answered');
  if (answered?.type === 'decisions.gate-answered') {
    if (answered.data.conclusion === 'adverse') return undefined;
  }
  const adverse = known.findLastIndex(
    ({ type, data }) => type === 'decisions.gate-answered' && data.conclusion === 'adverse',
  );
  const word = known.slice(adverse + 1).findLast(({ type }) => type === 'decisions.gate-overridden');
  const days = [
    ...(last === answered && answered?.type === 'decisions.gate-answered' ? [answered.data.answeredOn] : []),
    ...(word?.type === 'decisions.gate-overridden' ? [word.data.overriddenOn] : []),
  ];
  return days.toSorted()[0];
};

test('what was decided was cleared before the meeting, whatever the order and the days of what was recorded', () => {
  let decided = 0;
  // Mostly it is cleared one way or another first; then anything may come.
  const cleared = fc
    .tuple(day, day)
    .map(([opinion, review]) => [
      ...NEEDS.map((of) => onItem(openGate(of, '法律顾问', START, undefined, LATEST))),
      onItem(answer('legalOpinion', 'sound', opinion)),
      onItem(answer('legalityReview', 'sound', review)),
      onItem(reviewItem(true, undefined, LATEST)),
      onItem(approveItem('m1' as StaffId, undefined, LATEST)),
    ]);
  const steps = fc
    .tuple(cleared, fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }))
    .map(([first, then]) => [...first, ...then]);
  fc.assert(
    fc.property(day, steps, (proposedOn, all) => {
      const proposed = ItemProposed({
        item: '018f2b3c-0000-7000-8000-000000000101' as ItemId,
        number: { series: '议题', year: 2026, serial: 1 },
        category: 'majorDecision',
        title: '修订项目管理办法',
        unit: 'policy' as UnitId,
        proposer: 'zhangwei' as StaffId,
        proposedOn,
        needs: NEEDS,
      });
      let records: Records = { ofItem: [proposed], ofMeeting: [convened(entry(1))] };
      for (const next of all) {
        const before = records;
        records = next(records);
        const voted =
          records.ofMeeting.at(-1)?.type === 'decisions.vote-taken' && records.ofMeeting !== before.ofMeeting;
        if (!voted) continue;
        decided += 1;
        const held = fold(meeting, [...records.ofMeeting]) as Held;
        expect(proposedOn <= held.heldOn).toBe(true);
        for (const of of NEEDS) expect((openBy(before.ofItem, of) ?? '9999-12-31') <= held.heldOn).toBe(true);
      }
      const held = fold(meeting, [...close(records).ofMeeting]);
      const known = fold(item, [...close(records).ofItem]);
      if (held.is === 'closed' && held.votes.length > 0) {
        expect(known.is).toBe('proposed');
        expect((known as ProposedItem).settled?.outcome).toBe('passed');
        expect(held.heldOn >= held.noticedOn).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
  expect(decided).toBeGreaterThan(30);
});
