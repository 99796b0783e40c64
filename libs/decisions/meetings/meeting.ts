import { decider } from '#kernel';
import type { Outcome } from '../ground/terms.ts';
import type { AgendaEntry, MeetingEvent, Vote } from './events.ts';
import { entryAt, type Held, type Meeting, type Recused } from './meeting-state.ts';
import { inRoom, votersAt } from './presence.ts';
import { outcomeOfAll } from './voting.ts';

export type { Held, Meeting } from './meeting-state.ts';

// What a meeting is by what happened in it, and what it made of its items. What may happen in it stands in
// convening.ts, opening.ts, attendance.ts, deliberation.ts, voting.ts, minutes.ts and corrections.ts.

/** Those an entry names who were not voted on yet. */
export const personsLeft = ({ votes }: Held, { place, persons = [] }: AgendaEntry): readonly string[] =>
  persons.filter((person) => !votes.some((vote) => vote.place === place && vote.person === person));

/** Those of an entry who come back at another meeting: not voted on, or put off. */
export const personsPending = (held: Held, entry: AgendaEntry): readonly string[] => {
  const putOff = held.votes.filter(({ place, outcome }) => place === entry.place && outcome === 'deferred');
  return [...personsLeft(held, entry), ...putOff.flatMap(({ person }) => person ?? [])];
};

/** What an entry of the agenda came to, all persons of it together; undefined while it is open. */
export const settledOf = (held: Held, place: number): Outcome | undefined => {
  if (held.deferred.includes(place)) return 'deferred';
  const outcomes = held.votes.filter((vote) => vote.place === place).map(({ outcome }) => outcome);
  const entry = entryAt(held, place);
  const votedOnAll = outcomes.length > 0 && !(entry && personsLeft(held, entry).length > 0);
  if (votedOnAll) return outcomeOfAll(outcomes);
  return held.is === 'open' ? undefined : 'deferred';
};

/** What may happen to a meeting that was called, and what happens in it once it began. */
type CallEvent = EventOn<
  | 'decisions.item-put-on-agenda'
  | 'decisions.law-studied'
  | 'decisions.written-opinion-given'
  | 'decisions.meeting-moved'
  | 'decisions.meeting-cancelled'
  | 'decisions.notice-answered'
  | 'decisions.meeting-opened'
>;
type SittingEvent = Exclude<MeetingEvent, CallEvent | EventOn<'decisions.meeting-convened'>>;
type EventOn<T extends MeetingEvent['type']> = Extract<MeetingEvent, { readonly type: T }>;
type Data<T extends MeetingEvent['type']> = EventOn<T>['data'];

export const meeting = decider<Meeting, MeetingEvent>({
  category: 'decisions.meeting',
  stateVersion: 5,
  initial: { is: 'unknown' },
  evolve: (state, event) => {
    if (event.type === 'decisions.meeting-convened') return called(event.data);
    if (state.is === 'unknown') return state;
    switch (event.type) {
      case 'decisions.item-put-on-agenda':
      case 'decisions.law-studied':
      case 'decisions.written-opinion-given':
      case 'decisions.meeting-moved':
      case 'decisions.meeting-cancelled':
      case 'decisions.notice-answered':
      case 'decisions.meeting-opened':
        return afterCall(state, event);
    }
    return state.is === 'convened' || state.is === 'cancelled' ? state : inSitting(state, event);
  },
});

const called = ({ meeting: id, number, heldOn, noticedOn, agenda }: Data<'decisions.meeting-convened'>): Meeting => ({
  is: 'convened',
  meeting: id,
  number,
  heldOn,
  noticedOn,
  agenda,
  replies: [],
  written: [],
  studied: false,
  studiedLate: false,
});

/** What may happen to a meeting before it begins, some of it also later. */
const afterCall = (state: Exclude<Meeting, { is: 'unknown' }>, { type, data }: CallEvent): Meeting => {
  switch (type) {
    case 'decisions.item-put-on-agenda':
      return { ...state, agenda: [...state.agenda, data.entry] };
    case 'decisions.law-studied':
      return data.afterVote ? { ...state, studiedLate: true } : { ...state, studied: true };
    case 'decisions.written-opinion-given':
      return { ...state, written: [...state.written, { place: data.place, staff: data.staff }] };
    case 'decisions.meeting-moved':
      return { ...state, heldOn: data.heldOn };
    case 'decisions.meeting-cancelled':
      return state.is === 'convened' ? { ...state, is: 'cancelled' } : state;
    case 'decisions.notice-answered': {
      const reply = { staff: data.staff, comes: data.comes, reason: data.reason };
      return { ...state, replies: [...state.replies.filter(({ staff }) => staff !== data.staff), reply] };
    }
    case 'decisions.meeting-opened':
      return {
        ...state,
        is: 'open',
        due: data.due,
        chair: data.chair,
        recusedCount: data.recusedCount,
        silenceAllowed: data.silenceAllowed === true,
        absent: [],
        left: [],
        recused: [],
        restored: [],
        unrecused: [],
        tainted: [],
        heard: [],
        votes: [],
        deferred: [],
        confirmed: [],
        pending: [],
        asked: 0,
        corrections: 0,
      };
  }
};

/** What happens in a meeting, and to its record after it. */
const inSitting = (held: Held, { type, data }: SittingEvent): Held => {
  switch (type) {
    case 'decisions.attendance-recorded':
      return { ...held, absent: data.absent };
    case 'decisions.member-came':
      return {
        ...held,
        absent: held.absent.filter(({ staff }) => staff !== data.staff),
        left: held.left.filter((staff) => staff !== data.staff),
      };
    case 'decisions.member-left':
      return { ...held, left: [...held.left, data.staff], chair: data.successor ?? held.chair };
    case 'decisions.member-recused':
      return { ...held, recused: [...held.recused, { place: data.place, staff: data.staff }] };
    case 'decisions.opinions-heard':
      return afterOpinions(held, data);
    case 'decisions.vote-taken':
      return withVote(held, data);
    case 'decisions.vote-retracted':
      return {
        ...held,
        votes: held.votes.filter((vote) => !(vote.place === data.place && vote.person === data.person)),
      };
    case 'decisions.entry-deferred':
      return { ...held, deferred: [...held.deferred, data.place] };
    case 'decisions.deferral-retracted':
      return { ...held, deferred: held.deferred.filter((place) => place !== data.place) };
    case 'decisions.meeting-closed':
      return { ...held, is: 'closed' };
    case 'decisions.minutes-confirmed':
      return afterConfirmation(held, data);
    case 'decisions.vote-corrected':
      return withVoteCorrected(held, data);
    case 'decisions.vote-rejudged':
      return {
        ...held,
        votes: held.votes.map((vote) => (isVoteOf(vote, data) ? { ...vote, outcome: data.outcome } : vote)),
      };
    case 'decisions.attendance-corrected':
      return withAttendanceCorrected(held, data);
    case 'decisions.recusal-corrected':
      return withRecusalCorrected(held, data);
    case 'decisions.resolution-corrected':
      return corrected(held);
    case 'decisions.correction-asked': {
      const { correction, command, filed, what, approvedBy } = data;
      return {
        ...held,
        asked: correction,
        pending: [...held.pending, { correction, command, filed, what, approvedBy }],
      };
    }
    case 'decisions.correction-approved':
    case 'decisions.correction-dropped':
      return { ...held, pending: held.pending.filter(({ correction }) => correction !== data.correction) };
    case 'decisions.observers-noted':
    case 'decisions.items-counted':
      return held;
  }
};

/** Recorded after the end, it takes the place of a deferral that was recorded by mistake. */
const withVote = (held: Held, { vote, recordedLate }: Data<'decisions.vote-taken'>): Held => {
  const votes = [...held.votes, vote];
  if (!recordedLate) return { ...held, votes };
  return corrected({ ...held, votes, deferred: held.deferred.filter((place) => place !== vote.place) });
};

const afterOpinions = (held: Held, data: Data<'decisions.opinions-heard'>): Held => {
  const { place, speakers, chairFirst } = data;
  const voters = votersAt(held, place).map(({ staff }) => staff);
  const room = held.due.map(({ staff }) => staff).filter((staff) => inRoom(held, staff));
  const spoken = { place, speakers, chairFirst, afterVote: data.afterVote === true, voters, room };
  return { ...held, heard: [...held.heard.filter((entry) => entry.place !== place), spoken] };
};

/** Before objections could be recorded, every confirmation agreed. */
const afterConfirmation = (held: Held, { staff, agrees, remark }: Data<'decisions.minutes-confirmed'>): Held => {
  const others = held.confirmed.filter((one) => one.staff !== staff);
  return { ...held, confirmed: [...others, { staff, agrees: agrees !== false, remark }] };
};

/** Confirmed is what was read: a corrected record is read anew. */
const corrected = (held: Held): Held => ({ ...held, corrections: held.corrections + 1, confirmed: [] });

const isVoteOf = (vote: Vote, of: Pick<Vote, 'place' | 'person'>): boolean =>
  vote.place === of.place && vote.person === of.person;

const withVoteCorrected = (held: Held, { vote }: Data<'decisions.vote-corrected'>): Held => {
  const votes = held.votes.map((was) => (isVoteOf(was, vote) ? vote : was));
  return corrected({ ...held, votes });
};

const withAttendanceCorrected = (held: Held, { absent }: Data<'decisions.attendance-corrected'>): Held => {
  const back = held.absent.map(({ staff }) => staff).filter((staff) => !absent.some((one) => one.staff === staff));
  return corrected({ ...held, absent, restored: [...held.restored, ...back] });
};

const withRecusalCorrected = (held: Held, data: Data<'decisions.recusal-corrected'>): Held => {
  const { place, staff, withdrew, touched } = data;
  const recusal: Recused = { place, staff };
  const recused = without(held.recused, recusal);
  const unrecused = without(held.unrecused, recusal);
  const tainted = without(held.tainted, recusal);
  if (withdrew) return corrected({ ...held, recused: [...recused, recusal], unrecused, tainted });
  const others = touched ? [...tainted, recusal] : tainted;
  return corrected({ ...held, recused, unrecused: [...unrecused, recusal], tainted: others });
};

const without = (recusals: readonly Recused[], { place, staff }: Recused): readonly Recused[] =>
  recusals.filter((recusal) => recusal.place !== place || recusal.staff !== staff);
