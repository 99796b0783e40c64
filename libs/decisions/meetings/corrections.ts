import { happened, nothing, type Decide, type Outcome as Decision, type StaffId } from '#kernel';
import { hold, refused, rule } from '../ground/refusals.ts';
import { attending } from './attendance.ts';
import type { Ballot } from './ballot.ts';
import {
  AttendanceCorrected,
  RecusalCorrected,
  ResolutionCorrected,
  VoteCorrected,
  type MeetingEvent,
  type Vote,
} from './events.ts';
import { entryAt, isAmong, isRecused, voteOn, type Absent, type Held, type Meeting } from './meeting-state.ts';
import { settledOf } from './meeting.ts';
import { presentThen, quorate, votersThen } from './presence.ts';
import { counted } from './voting.ts';

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
        { held, entry, voters: votersThen(held, was), here: presentThen(held, was) },
      );
      if ('refusal' in result) return result;
      return JSON.stringify(result.vote) === JSON.stringify(was)
        ? nothing()
        : happened(VoteCorrected({ meeting: held.meeting, item: entry.item, vote: result.vote, ...grounds }));
    });

/** Says anew who was not there. Votes that no longer fit are shown, to be counted anew. */
export const correctAttendance =
  (absent: readonly Absent[], grounds: Grounds): Decide<Meeting, MeetingEvent> =>
  (state) =>
    afterwards(state, grounds, ({ meeting, due, absent: recorded }) => {
      const refusal = attending(due, absent);
      if (refusal) return refusal;
      return sameAbsences(absent, recorded)
        ? nothing()
        : happened(AttendanceCorrected({ meeting, absent: [...absent], ...grounds }));
    });

const sameAbsences = (some: readonly Absent[], others: readonly Absent[]): boolean =>
  some.length === others.length &&
  some.every(({ staff, reason }) => others.some((one) => one.staff === staff && one.reason === reason));

/** Who withdrew from an item after all, or did not. */
export const correctRecusal =
  (place: number, staff: StaffId, withdrew: boolean, grounds: Grounds): Decide<Meeting, MeetingEvent> =>
  (state) =>
    afterwards(state, grounds, (held) => {
      if (!entryAt(held, place)) return refused('decisions.no-such-place', { place });
      if (!isAmong(held.due, staff)) return refused('decisions.not-due', { staff });
      return isRecused(held.recused, place, staff) === withdrew
        ? nothing()
        : happened(RecusalCorrected({ meeting: held.meeting, place, staff, withdrew, ...grounds }));
    });

/** How a resolution reads; only of what was passed. */
export const correctResolution =
  (place: number, resolution: string, grounds: Grounds): Decide<Meeting, MeetingEvent> =>
  (state) =>
    afterwards(state, grounds, (held) =>
      settledOf(held, place) === 'passed'
        ? happened(ResolutionCorrected({ meeting: held.meeting, place, resolution, ...grounds }))
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
    voters.length === vote.for + vote.against + vote.abstain &&
    (recorded === undefined || voters.every(({ staff }) => recorded.includes(staff)))
  );
};
