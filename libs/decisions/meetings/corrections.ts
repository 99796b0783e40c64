import { happened, nothing, type Decide, type Outcome as Decision, type StaffId } from '#kernel';
import { hold, refused, refusedBy, rule, type Refused } from '../ground/refusals.ts';
import { marksOf } from '../party-group/quorum.ts';
import type { Outcome } from '../ground/terms.ts';
import { attending } from './attendance.ts';
import { interestedIn, type Ballot, type Interested } from './ballot.ts';
import {
  AttendanceCorrected,
  DeferralRetracted,
  ItemsCounted,
  RecusalCorrected,
  ResolutionCorrected,
  VoteCorrected,
  VoteRejudged,
  VoteRetracted,
  VoteTaken,
  type AgendaEntry,
  type MeetingEvent,
  type Vote,
} from './events.ts';
import {
  dealtWith,
  entryAt,
  isAmong,
  isRecused,
  recordedVote,
  voteOn,
  type Absent,
  type Held,
  type Meeting,
} from './meeting-state.ts';
import { meeting, settledOf } from './meeting.ts';
import { presentAt, presentThen, quorate, votersAt, votersThen } from './presence.ts';
import { ONE_BY_ONE } from './sources.ts';
import { tookPart } from './tally.ts';
import { counted, dueFor, onOnePerson, outcomeOf } from './voting.ts';

// What was recorded wrongly is recorded anew, with the reason and who approved that. Nothing is taken away.

/** Why a record is corrected, and who approved that. */
export interface Grounds {
  readonly reason: string;
  readonly approvedBy: StaffId;
}

const approver = rule(
  'decisions.approver',
  '本局党组议事规则（待核实）',
  ({ held, approvedBy }: { held: Held; approvedBy: StaffId }) =>
    approvedBy === held.chair || held.due.some(({ staff, rank }) => staff === approvedBy && rank === 'secretary'),
);

/** A record that may be corrected: of a meeting that began, by approval of who presided or of the secretary. */
const correcting = (
  state: Meeting,
  { approvedBy }: Grounds,
  decide: (held: Held) => Decision<MeetingEvent>,
): Decision<MeetingEvent> => {
  switch (state.is) {
    case 'unknown':
      return refused('decisions.meeting-unknown');
    case 'convened':
    case 'cancelled':
      return refused('decisions.meeting-not-begun');
    case 'open':
    case 'closed':
      return hold(approver, { held: state, approvedBy }) ?? decide(state);
  }
};

/** After the meeting; before its end things are said anew. */
const afterwards = (
  state: Meeting,
  grounds: Grounds,
  decide: (held: Held) => Decision<MeetingEvent>,
): Decision<MeetingEvent> =>
  correcting(state, grounds, (held) => (held.is === 'closed' ? decide(held) : refused('decisions.meeting-not-closed')));

/**
 * Counts a vote anew that was recorded wrongly; in the meeting or after it. By those who took part as it is known
 * now, and in the way it was taken.
 */
export const correctVote =
  (
    ballot: Omit<Ballot, 'method'> & { readonly method?: Ballot['method'] | undefined },
    grounds: Grounds,
    interested?: readonly Interested[],
  ): Decide<Meeting, MeetingEvent> =>
  (state) =>
    correcting(state, grounds, (held) => {
      const { place, person } = ballot;
      const entry = entryAt(held, place);
      const was = voteOn(held, place, person);
      if (!entry || !was) return refused('decisions.no-vote', { place });
      const method = ballot.method ?? was.method;
      if ((method === 'secret') !== (was.method === 'secret')) return refused('decisions.method-stays');
      const result = counted(
        { ...ballot, method },
        {
          held,
          entry,
          voters: votersThen(held, was),
          here: presentThen(held, was),
          interested: interestedIn(entry, interested),
        },
      );
      if ('refusal' in result) return result;
      return JSON.stringify(result.vote) === JSON.stringify(was)
        ? nothing()
        : happened(VoteCorrected({ meeting: held.meeting, item: entry.item, vote: result.vote, was, ...grounds }));
    });

/**
 * Takes back what was typed wrongly, while the meeting lasts: a vote, or that an item was put off. Afterwards it is
 * corrected.
 */
export const retractVote =
  (place: number, person: string | undefined, grounds: Grounds): Decide<Meeting, MeetingEvent> =>
  (state) =>
    correcting(state, grounds, (held) => {
      if (held.is !== 'open') return refused('decisions.meeting-closed');
      const entry = entryAt(held, place);
      const was = voteOn(held, place, person);
      if (!entry) return refused('decisions.no-such-place', { place });
      const about = { meeting: held.meeting, item: entry.item, place, ...grounds };
      if (was) return happened(VoteRetracted({ ...about, person, was }));
      return held.deferred.includes(place)
        ? happened(DeferralRetracted(about))
        : refused('decisions.no-vote', { place });
    });

/** Says anew who was not there. Votes that no longer fit are shown, to be counted anew. */
export const correctAttendance =
  (absent: readonly Absent[], grounds: Grounds): Decide<Meeting, MeetingEvent> =>
  (state) =>
    afterwards(state, grounds, (held) => {
      const refusal = attending(held.due, absent);
      if (refusal) return refusal;
      if (isAmong(absent, held.chair)) return refused('decisions.chair-absent');
      return sameAbsences(absent, held.absent)
        ? nothing()
        : withWhatFollows(held, AttendanceCorrected({ meeting: held.meeting, absent: [...absent], ...grounds }));
    });

const sameAbsences = (some: readonly Absent[], others: readonly Absent[]): boolean =>
  some.length === others.length &&
  some.every(({ staff, reason }) => others.some((one) => one.staff === staff && one.reason === reason));

/**
 * Who withdrew from an item after all, or did not. Whom the item touches had to: what was decided with him is decided no
 * more. `interested`: the members it touches by what is known now.
 */
export const correctRecusal =
  (
    place: number,
    staff: StaffId,
    withdrew: boolean,
    grounds: Grounds,
    interested?: readonly Interested[],
  ): Decide<Meeting, MeetingEvent> =>
  (state) =>
    afterwards(state, grounds, (held) => {
      const entry = entryAt(held, place);
      if (!entry) return refused('decisions.no-such-place', { place });
      if (!isAmong(held.due, staff)) return refused('decisions.not-due', { staff });
      if (isRecused(held.recused, place, staff) === withdrew) return nothing();
      const touched = !withdrew && isAmong(interestedIn(entry, interested), staff) ? { touched: true } : {};
      const about = { meeting: held.meeting, place, staff, withdrew };
      return withWhatFollows(held, RecusalCorrected({ ...about, ...touched, ...grounds }));
    });

/**
 * A correction, and what every vote comes to by it: what lost its quorum or its majority is decided no more, nor what
 * somebody took part in whom it touches.
 */
const withWhatFollows = (
  held: Held,
  correction: ReturnType<typeof AttendanceCorrected> | ReturnType<typeof RecusalCorrected>,
): Decision<MeetingEvent> => {
  const after = meeting.evolve(held, correction) as Held;
  const { reason } = correction.data;
  const rejudged = after.votes.flatMap((vote) => {
    const entry = entryAt(after, vote.place);
    const now = entry && isTainted(after, vote, entry) ? TAINTED : standingOf(after, vote);
    if (!entry || now.outcome === vote.outcome) return [];
    const { place, person, outcome: was } = vote;
    const about = { meeting: held.meeting, item: entry.item, place, ...(person === undefined ? {} : { person }) };
    return [VoteRejudged({ ...about, was, ...now, reason })];
  });
  return happened(correction, ...rejudged);
};

/** Somebody took part whom the entry touches: found by a correction of recusals, or there after all without one. */
const isTainted = (held: Held, vote: Vote, entry: AgendaEntry): boolean => {
  const tookPart = votersThen(held, vote);
  return (
    held.tainted.some(({ place }) => place === vote.place) ||
    interestedIn(entry).some(({ staff }) => isAmong(tookPart, staff))
  );
};

/** What a vote comes to by who is known to have been there. */
interface Standing {
  readonly outcome: Outcome;
  readonly why: 'quorum' | 'majority' | 'recusal' | 'restored';
}
const TAINTED: Standing = { outcome: 'deferred', why: 'recusal' };

/**
 * What was counted holds as long as there were enough, and the votes of those who were there carry it; of a secret vote
 * those of who was not there are taken from the greater side. Otherwise it is put off: to be decided by another meeting.
 */
const standingOf = (held: Held, vote: Vote): Standing => {
  const counted = outcomeOf(vote, vote.due);
  const entry = entryAt(held, vote.place);
  if (!entry || vote.voters === undefined) return { outcome: counted, why: 'restored' };
  const voters = votersThen(held, vote);
  const due = held.due.length;
  const lacking = quorate({ here: presentThen(held, vote), due, entry });
  if (lacking || (!held.recusedCount && voters.length * 2 < due)) return { outcome: 'deferred', why: 'quorum' };
  const wrongly = vote.voters.filter((staff) => !isAmong(voters, staff));
  const left = {
    for: vote.for - votesOf(vote, wrongly, 'for'),
    against: vote.against - votesOf(vote, wrongly, 'against'),
  };
  const carried = outcomeOf(left, Math.max(dueFor({ held, entry }), vote.due)) === counted;
  return carried ? { outcome: counted, why: 'restored' } : { outcome: 'deferred', why: 'majority' };
};

/** How many of these votes were of some members; of a secret vote it may have been all of them. */
const votesOf = ({ cast }: Vote, some: readonly StaffId[], side: 'for' | 'against'): number =>
  cast ? cast.filter(({ staff, vote }) => vote === side && some.includes(staff)).length : some.length;

/**
 * Records a vote that was taken and forgotten before the meeting ended, or in whose place the item was said to be put
 * off: by those who were there for the item, with the reason and who approved it. `obstacle`: why the item cannot have been decided there, or was decided since.
 */
export const recordMissedVote =
  (
    ballot: Ballot,
    resolution: string | undefined,
    grounds: Grounds,
    obstacle?: Refused,
    interested?: readonly Interested[],
  ): Decide<Meeting, MeetingEvent> =>
  (state) =>
    afterwards(state, grounds, (held) => {
      const { place } = ballot;
      const entry = entryAt(held, place);
      if (!entry) return refused('decisions.no-such-place', { place });
      const cast = onOnePerson(ballot);
      const before = voteOn(held, place, cast.person);
      if (before) return refusedBy(ONE_BY_ONE, 'decisions.voted-already', recordedVote(before));
      if (obstacle) return obstacle;
      const poll = { held, entry, voters: votersAt(held, place), here: presentAt(held, place) };
      const result = counted(cast, { ...poll, interested: interestedIn(entry, interested) });
      if ('refusal' in result) return result;
      const { vote } = result;
      return happened(VoteTaken({ meeting: held.meeting, item: entry.item, vote, resolution, recordedLate: grounds }));
    });

/** How many items a meeting dealt with, as its file says: not fewer than it is known to have voted on or put off. */
export const countItems =
  (items: number, grounds: Grounds): Decide<Meeting, MeetingEvent> =>
  (state) =>
    afterwards(state, grounds, (held) => {
      const recorded = dealtWith(held);
      return items < recorded
        ? refused('decisions.items-fewer', { items, recorded })
        : happened(ItemsCounted({ meeting: held.meeting, items, ...grounds }));
    });

/** How a resolution reads; only of what was passed. */
export const correctResolution =
  (place: number, resolution: string, grounds: Grounds): Decide<Meeting, MeetingEvent> =>
  (state) =>
    afterwards(state, grounds, (held) =>
      settledOf(held, place) === 'passed'
        ? happened(
            ResolutionCorrected({
              meeting: held.meeting,
              place,
              resolution,
              ...grounds,
              marks: marksOf(entryAt(held, place)!),
            }),
          )
        : refused('decisions.not-passed', { place }),
    );

/** A vote that no longer fits; `quorate`: there were enough for it all the same. */
interface Doubt {
  readonly place: number;
  readonly person?: string | undefined;
  readonly quorate: boolean;
}

/** Votes that no longer fit what is known of who was there: whose number of voters, or whose quorum, was another. */
export const votesInDoubt = (held: Held): readonly Doubt[] =>
  held.votes.flatMap((vote) => {
    const entry = entryAt(held, vote.place);
    if (!entry || votersFit(held, vote)) return [];
    const lacking = quorate({ here: presentThen(held, vote), due: held.due.length, entry });
    return [{ place: vote.place, person: vote.person, quorate: lacking === undefined }];
  });

/** Whether those who took part, as it is known now, are as many as the votes and those who were recorded. */
const votersFit = (held: Held, vote: Vote): boolean => {
  const voters = votersThen(held, vote);
  const { voters: recorded } = vote;
  return (
    voters.length === tookPart(vote) &&
    (recorded === undefined || voters.every(({ staff }) => recorded.includes(staff)))
  );
};
