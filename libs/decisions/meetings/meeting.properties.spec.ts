import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fold, type Decide, type StaffId } from '#kernel';
import { quorumOf, votesNeeded } from '../party-group/quorum.ts';
import { memberCame, memberLeft, recordAttendance } from './attendance.ts';
import { correctAttendance, correctRecusal, correctVote, votesInDoubt } from './corrections.ts';
import { giveWrittenOpinion, hearOpinions, recuse } from './deliberation.ts';
import type { MeetingEvent } from './events.ts';
import type { Held, Meeting } from './meeting-state.ts';
import { meeting, settledOf } from './meeting.ts';
import { closeMeeting } from './minutes.ts';
import { votersOn } from './presence.ts';
import { convened, entry, id, members, opened, secret } from './testing/sitting.ts';
import { deferEntry, retractVote, takeVote, outcomeOf } from './voting.ts';

// Whatever the office does, in whatever order: what stands in the record holds together.

const DUE = 7;
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
      .tuple(place, person, votes, votes, votes)
      .map(([at, who, a, b, c]) => takeVote(secret(a, b, c, { place: at, person: who }), undefined)),
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
  { weight: 1, arbitrary: fc.tuple(place, person).map(([at, who]) => retractVote(at, who, '误记')) },
  { weight: 1, arbitrary: place.map((at) => deferEntry(at, '分歧较大')) },
  {
    weight: 1,
    arbitrary: fc.tuple(place, staff).map(([at, who]) => giveWrittenOpinion(at, who, '同意', () => members(DUE))),
  },
  { weight: 1, arbitrary: fc.tuple(place, staff).map(([at, who]) => hearOpinions(at, [who], undefined)) },
  { weight: 1, arbitrary: fc.constant(closeMeeting()) },
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

test('every vote is one of those in the room, counted by the rules, once; and only a correction can put one in doubt', () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.boolean(), fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }), (recusedCount, steps) => {
      let events: MeetingEvent[] = [
        convened(entry(1), { ...entry(2, 'personnel'), persons: ['张伟', '李娜'] }, { ...entry(3), discipline: true }),
        opened(DUE, recusedCount),
      ];
      let corrected = false;
      for (const decide of steps) {
        const before = fold(meeting, events) as Held;
        const outcome = decide(before);
        if ('refusal' in outcome) continue;
        for (const event of outcome.events) {
          corrected ||= event.type === 'decisions.attendance-corrected' || event.type === 'decisions.recusal-corrected';
          if (event.type !== 'decisions.vote-taken') continue;
          taken += 1;
          const { vote } = event.data;
          const on = before.agenda.find((one) => one.place === vote.place)!;
          expect(vote.voters).toEqual(votersOn(before, vote.place).map((one) => one.staff));
          expect(vote.for + vote.against + vote.abstain).toBe(vote.voters!.length);
          expect([vote.needed, vote.outcome]).toEqual([votesNeeded(vote.due), outcomeOf(vote, vote.due)]);
          expect(vote.present).toBeGreaterThanOrEqual(quorumOf(on, DUE));
          expect(before.is).toBe('open');
        }
        events = [...events, ...outcome.events];
      }
      const held = fold(meeting, events) as Held;
      expect(new Set(held.votes.map((vote) => `${vote.place}:${vote.person ?? ''}`)).size).toBe(held.votes.length);
      for (const { place: at, person: who } of held.votes) expect([at, who === undefined]).toEqual([at, at === 1]);
      if (!corrected) expect(votesInDoubt(held)).toEqual([]);
      if (held.is === 'closed') for (const { place: at } of held.agenda) expect(settledOf(held, at)).toBeDefined();
      expect(held.meeting).toBe(id);
    }),
    { numRuns: 400 },
  );
  expect(taken).toBeGreaterThan(200);
});
