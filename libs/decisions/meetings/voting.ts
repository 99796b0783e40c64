import { happened, nothing, type Decide } from '#kernel';
import { namesIn } from '../ground/names.ts';
import { refused, refusedBy, type Refused } from '../ground/refusals.ts';
import type { Outcome } from '../ground/terms.ts';
import { votesNeeded } from '../party-group/quorum.ts';
import { flawOf, inFavourOf, interestedIn, type Ballot, type Interested, type Poll } from './ballot.ts';
import { EntryDeferred, VoteTaken, type MeetingEvent, type Method, type Vote } from './events.ts';
import { entryAt, recordedVote, voteOn, type Meeting } from './meeting-state.ts';
import { presentIn, votersOn } from './presence.ts';
import { ON_THE_NOTICE, ONE_BY_ONE } from './sources.ts';
import { inSession } from './stages.ts';

// A vote is counted by the rules and taken, or an item is put off. The result is never typed.

/**
 * What the votes come to. Neither side more than half of those due: opinions differ too much, and the item is put
 * off.
 */
export const outcomeOf = (votes: { readonly for: number; readonly against: number }, due: number): Outcome => {
  const needed = votesNeeded(due);
  if (votes.for >= needed) return 'passed';
  return votes.against >= needed ? 'rejected' : 'deferred';
};

/** What several votes on one entry come to, each on a person of it: put off while one of them is. */
export const outcomeOfAll = (outcomes: readonly Outcome[]): Outcome => {
  if (outcomes.includes('deferred')) return 'deferred';
  return outcomes.includes('passed') ? 'passed' : 'rejected';
};

/** Holds a ballot against the rules, and counts it: the result is never typed. */
export const counted = (ballot: Ballot, poll: Poll): Refused | { readonly vote: Vote } => {
  const flaw = flawOf(ballot, poll);
  if (flaw) return flaw;
  const { place, person, method, against, abstain, postpone = 0, invalid = 0 } = ballot;
  const { voters, here } = poll;
  const silent = ballot.silent?.length ?? 0;
  const votes = {
    for: inFavourOf(ballot, poll),
    against,
    abstain,
    ...(postpone > 0 ? { postpone } : {}),
    ...(invalid > 0 ? { invalid } : {}),
    ...(silent > 0 ? { silent } : {}),
  };
  const cast = method === 'secret' ? undefined : castBy(ballot, poll);
  const due = dueFor(poll);
  return {
    vote: {
      place,
      ...(person === undefined ? {} : { person }),
      method: method as Method,
      ...votes,
      voters: voters.map(({ staff }) => staff),
      ...(cast ? { cast } : {}),
      due,
      present: here,
      needed: votesNeeded(due),
      outcome: outcomeOf(votes, due),
    },
  };
};

/** Of how many more than half must agree: those due; without who has withdrawn, where the bureau settled so. */
export const dueFor = ({ held, entry: { place } }: Pick<Poll, 'held' | 'entry'>): number => {
  const withdrawn = held.recused.filter((recusal) => recusal.place === place).length;
  return held.recusedCount ? held.due.length : held.due.length - withdrawn;
};

/** Who voted how: who is not named voted for it; who stayed silent, not at all. */
const castBy = (
  { opposed, abstained, postponed = [], silent = [] }: Ballot,
  { voters }: Poll,
): NonNullable<Vote['cast']> =>
  voters
    .filter(({ staff }) => !silent.includes(staff))
    .map(({ staff }) => {
      if (opposed.includes(staff)) return { staff, vote: 'against' };
      if (postponed.includes(staff)) return { staff, vote: 'postpone' };
      return { staff, vote: abstained.includes(staff) ? 'abstain' : 'for' };
    });

/**
 * Takes a vote on an item of the agenda; where persons are decided on, on one of them. `obstacle`: why the item may
 * not be decided by now, though it was ready when it went on the agenda: taken back, found unlawful, decided by
 * another meeting. `interested`: the members it touches by what is known now; else by what was known when it came
 * onto the agenda.
 */
export const takeVote =
  (
    ballot: Ballot,
    resolution: string | undefined,
    obstacle?: Refused,
    interested?: readonly Interested[],
  ): Decide<Meeting, MeetingEvent> =>
  (state) =>
    inSession(state, (held) => {
      const { place } = ballot;
      const entry = entryAt(held, place);
      if (!entry) return refusedBy(ON_THE_NOTICE, 'decisions.no-such-place', { place });
      if (held.deferred.includes(place)) return refused('decisions.deferred-already', { place });
      const cast = onOnePerson(ballot);
      const before = voteOn(held, place, cast.person);
      if (before) return refusedBy(ONE_BY_ONE, 'decisions.voted-already', recordedVote(before));
      if (obstacle) return obstacle;
      const result = counted(cast, {
        held,
        entry,
        voters: votersOn(held, place),
        here: presentIn(held),
        interested: interestedIn(entry, interested),
      });
      return 'refusal' in result
        ? result
        : happened(VoteTaken({ meeting: held.meeting, item: entry.item, vote: result.vote, resolution }));
    });

/** The person of a ballot by his name alone, without what was written around it; several stay, to be refused. */
export const onOnePerson = (ballot: Ballot): Ballot => {
  const [person, ...others] = ballot.person === undefined ? [] : namesIn(ballot.person);
  return others.length > 0 ? ballot : { ...ballot, person };
};

/** Puts an item off (暂缓); not once it was voted on. */
export const deferEntry =
  (place: number, reason: string): Decide<Meeting, MeetingEvent> =>
  (state) =>
    inSession(state, (held) => {
      const entry = entryAt(held, place);
      if (!entry) return refused('decisions.no-such-place', { place });
      if (held.deferred.includes(place)) return nothing();
      const before = held.votes.find((vote) => vote.place === place);
      return before
        ? refusedBy(ONE_BY_ONE, 'decisions.voted-already', recordedVote(before))
        : happened(EntryDeferred({ meeting: held.meeting, item: entry.item, place, reason }));
    });
