import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fold, type Decide, type StaffId } from '#kernel';
import { quorumOf, votesNeeded } from '../party-group/quorum.ts';
import { memberCame, memberLeft, recordAttendance } from './attendance.ts';
import {
  correctAttendance,
  correctRecusal,
  correctVote,
  recordMissedVote,
  retractVote,
  votesInDoubt,
} from './corrections.ts';
import { giveWrittenOpinion, hearOpinions, recuse } from './deliberation.ts';
import type { MeetingEvent, Vote } from './events.ts';
import type { Held, Meeting } from './meeting-state.ts';
import { meeting, settledOf } from './meeting.ts';
import { closeMeeting } from './minutes.ts';
import { votersAt, votersOn } from './presence.ts';
import { convened, entry, id, members, opened, secret } from './testing/sitting.ts';
import { deferEntry, takeVote, outcomeOf } from './voting.ts';

// Whatever the office does, in whatever order: what stands in the record holds together.

const DUE = 7;
/** The member the first item touches. */
const TOUCHED = 'm3' as StaffId;
const staff = fc.integer({ min: 1, max: DUE + 1 }).map((n) => `m${n}` as StaffId);
const place = fc.integer({ min: 1, max: 4 });
const person = fc.option(fc.constantFrom('张伟', '李娜', '王芳'), { nil: undefined });
const votes = fc.integer({ min: 0, max: DUE + 1 });
const away = fc.uniqueArray(staff, { maxLength: 5 }).map((all) => all.map((one) => ({ staff: one, reason: '出差' })));
const grounds = { reason: '登记有误', approvedBy: 'm1' as StaffId };
const step: fc.Arbitrary<Decide<Meeting, MeetingEvent>> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(place, person, votes, votes, votes, fc.integer({ min: 0, max: 2 }))
      .map(([at, who, a, b, c, d]) =>
        takeVote(secret(a, b, c, { place: at, person: who, postpone: d, invalid: d % 2 }), undefined),
      ),
  },
  // All who may vote agree: most votes are like that.
  {
    weight: 6,
    arbitrary: fc
      .tuple(place, person)
      .map(([at, who]) =>
        takeVote(
          { place: at, person: who, method: 'hands', against: 0, abstain: 0, opposed: [], abstained: [] },
          undefined,
        ),
      ),
  },
  { weight: 2, arbitrary: away.map((all) => recordAttendance(all)) },
  { weight: 2, arbitrary: fc.tuple(place, staff).map(([at, who]) => recuse(at, who, '亲属')) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(staff, fc.option(staff, { nil: undefined }))
      .map(([who, next]) => memberLeft(who, '有急事', next)),
  },
  { weight: 2, arbitrary: staff.map(memberCame) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(place, person)
      .map(([at, who]) => retractVote(at, who, { reason: '误记', approvedBy: 'm1' as StaffId })),
  },
  { weight: 1, arbitrary: place.map((at) => deferEntry(at, '分歧较大')) },
  {
    weight: 1,
    arbitrary: fc.tuple(place, staff).map(([at, who]) => giveWrittenOpinion(at, who, '同意', () => members(DUE))),
  },
  { weight: 1, arbitrary: fc.tuple(place, staff).map(([at, who]) => hearOpinions(at, [who], undefined)) },
  { weight: 1, arbitrary: fc.constant(closeMeeting()) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(place, person, votes, votes)
      .map(([at, who, a, b]) => recordMissedVote(secret(a, b, 0, { place: at, person: who }), undefined, grounds)),
  },
  { weight: 1, arbitrary: away.map((all) => correctAttendance(all, grounds)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(place, staff, fc.boolean())
      .map(([at, who, withdrew]) => correctRecusal(at, who, withdrew, grounds)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(place, person, votes, votes)
      .map(([at, who, a, b]) => correctVote(secret(a, b, 0, { place: at, person: who }), grounds)),
  },
);

/**
 * A decision holds by who is known to have been there in the end, counted here by itself: enough of them, more than half
 * of those due on its side, and nobody who was touched took part. `room`: who was there then, withdrawn or not.
 */
const expectEffective = (held: Held, { place: at, person: who, ...vote }: Vote, room: readonly StaffId[]): void => {
  const on = held.agenda.find((one) => one.place === at)!;
  const away = held.absent.map((one) => one.staff);
  const withdrawn = held.recused.filter((one) => one.place === at && room.includes(one.staff)).map((one) => one.staff);
  const cast = vote.voters!;
  const counted = cast.filter((one) => !away.includes(one) && !withdrawn.includes(one));
  const back = [...held.restored, ...held.unrecused.filter((one) => one.place === at).map((one) => one.staff)];
  const there = new Set([...counted, ...withdrawn, ...back].filter((one) => !away.includes(one)));
  expect(there.size).toBeGreaterThanOrEqual(quorumOf(on, DUE));
  const wrong = cast.filter((one) => !counted.includes(one));
  const side = vote.outcome === 'passed' ? 'for' : 'against';
  const lost = vote.cast
    ? vote.cast.filter((one) => one.vote === side && wrong.includes(one.staff)).length
    : wrong.length;
  expect(vote[side] - lost).toBeGreaterThanOrEqual(vote.needed);
  if (at === 1) expect([...counted, ...back.filter((one) => !away.includes(one))]).not.toContain(TOUCHED);
  expect(who === undefined).toBe(at === 1);
};

test('every vote is one of those in the room, counted by the rules, once; and only a correction can put one in doubt', () => {
  let taken = 0;
  let effective = 0;
  fc.assert(
    fc.property(fc.boolean(), fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }), (recusedCount, steps) => {
      let events: MeetingEvent[] = [
        convened(
          { ...entry(1), interested: [{ staff: TOUCHED, why: '已申报' }] },
          { ...entry(2, 'personnel'), persons: ['张伟', '李娜'] },
          { ...entry(3), discipline: true },
        ),
        opened(DUE, recusedCount),
      ];
      let corrected = false;
      const rooms = new Map<string, readonly StaffId[]>();
      const roomOf = (held: Held) =>
        held.due
          .map((one) => one.staff)
          .filter((one) => !held.absent.some((gone) => gone.staff === one) && !held.left.includes(one));
      for (const decide of steps) {
        const before = fold(meeting, events) as Held;
        const outcome = decide(before);
        if ('refusal' in outcome) continue;
        for (const event of outcome.events) {
          corrected ||= event.type === 'decisions.attendance-corrected' || event.type === 'decisions.recusal-corrected';
          if (event.type === 'decisions.opinions-heard' && !rooms.has(`voted ${event.data.place}`))
            rooms.set(`heard ${event.data.place}`, roomOf(before));
          if (event.type !== 'decisions.vote-taken') continue;
          taken += 1;
          const { vote } = event.data;
          const heard = event.data.recordedLate ? rooms.get(`heard ${vote.place}`) : undefined;
          rooms.set(`${vote.place}:${vote.person ?? ''}`, heard ?? roomOf(before));
          const on = before.agenda.find((one) => one.place === vote.place)!;
          const voters = event.data.recordedLate ? votersAt(before, vote.place) : votersOn(before, vote.place);
          expect(vote.voters).toEqual(voters.map((one) => one.staff));
          if (vote.place === 1) expect(vote.voters).not.toContain(TOUCHED);
          const { postpone = 0, invalid = 0 } = vote;
          expect(vote.for + vote.against + vote.abstain + postpone + invalid).toBe(vote.voters!.length);
          expect([vote.needed, vote.outcome]).toEqual([votesNeeded(vote.due), outcomeOf(vote, vote.due)]);
          expect(vote.present).toBeGreaterThanOrEqual(quorumOf(on, DUE));
          expect(before.is).toBe(event.data.recordedLate ? 'closed' : 'open');
        }
        events = [...events, ...outcome.events];
      }
      const held = fold(meeting, events) as Held;
      expect(new Set(held.votes.map((vote) => `${vote.place}:${vote.person ?? ''}`)).size).toBe(held.votes.length);
      for (const { place: at, person: who } of held.votes) expect([at, who === undefined]).toEqual([at, at === 1]);
      if (!corrected) expect(votesInDoubt(held)).toEqual([]);
      for (const decided of held.votes.filter(({ outcome }) => outcome !== 'deferred')) {
        effective += 1;
        const known = rooms.get(`${decided.place}:${decided.person ?? ''}`)!;
        expectEffective(held, decided, [...known, ...held.restored]);
      }
      if (held.is === 'closed') for (const { place: at } of held.agenda) expect(settledOf(held, at)).toBeDefined();
      expect(held.meeting).toBe(id);
    }),
    { numRuns: 600 },
  );
  expect(taken).toBeGreaterThan(200);
  expect(effective).toBeGreaterThan(100);
});
