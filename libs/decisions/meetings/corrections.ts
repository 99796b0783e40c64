import { happened, nothing, type Decide, type Outcome as Came, type StaffId } from '#kernel';
import { hold, refused, rule } from '../ground/refusals.ts';
import {
  AttendanceCorrected,
  RecusalCorrected,
  ResolutionCorrected,
  VoteCorrected,
  type MeetingEvent,
} from './events.ts';
import { attending, entryAt, settledOf, type Held, type Meeting } from './meeting.ts';
import { counted, isVote, presentThen, quorate, votersThen, type Ballot } from './voting.ts';

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
  next: (held: Held) => Came<MeetingEvent>,
): Came<MeetingEvent> => {
  if (state.is === 'unknown') return refused('decisions.meeting-unknown');
  if (state.is !== 'open' && state.is !== 'closed') return refused('decisions.meeting-not-begun');
  return hold(approver, { held: state, approvedBy }) ?? next(state);
};
/** After the meeting; before its end things are said anew. */
const afterwards = (state: Meeting, grounds: Grounds, next: (held: Held) => Came<MeetingEvent>): Came<MeetingEvent> =>
  correcting(state, grounds, (held) => (held.is === 'closed' ? next(held) : refused('decisions.meeting-not-closed')));

/** Counts a vote anew that was recorded wrongly; in the meeting or after it. By those who took part as it is known now, and in the way it was taken. */
export const correctVote =
  (
    ballot: Omit<Ballot, 'method'> & { readonly method?: Ballot['method'] | undefined },
    grounds: Grounds,
  ): Decide<Meeting, MeetingEvent> =>
  (state) =>
    correcting(state, grounds, (held) => {
      const entry = entryAt(held, ballot.place);
      const was = held.votes.find(({ place, person }) => place === ballot.place && person === ballot.person);
      if (!entry || !was) return refused('decisions.no-vote', { place: ballot.place });
      const method = ballot.method ?? was.method;
      if ((method === 'secret') !== (was.method === 'secret')) return refused('decisions.method-stays');
      const came = counted(
        held,
        entry,
        { ...ballot, method },
        { voters: votersThen(held, was), here: presentThen(held, was) },
      );
      if (!isVote(came)) return came;
      return JSON.stringify(came.vote) === JSON.stringify(was)
        ? nothing()
        : happened(VoteCorrected({ meeting: held.meeting, item: entry.item, vote: came.vote, ...grounds }));
    });

/** Says anew who was not there. Votes that no longer fit are shown, to be counted anew. */
export const correctAttendance =
  (absent: Held['absent'], grounds: Grounds): Decide<Meeting, MeetingEvent> =>
  (state) =>
    afterwards(state, grounds, (held) => {
      const same =
        absent.length === held.absent.length &&
        absent.every(({ staff, reason }) => held.absent.some((one) => one.staff === staff && one.reason === reason));
      return (
        attending(held.due, absent) ??
        (same ? nothing() : happened(AttendanceCorrected({ meeting: held.meeting, absent: [...absent], ...grounds })))
      );
    });

export const correctRecusal =
  (place: number, staff: StaffId, withdrew: boolean, grounds: Grounds): Decide<Meeting, MeetingEvent> =>
  (state) =>
    afterwards(state, grounds, (held) => {
      if (!entryAt(held, place)) return refused('decisions.no-such-place', { place });
      if (!held.due.some((one) => one.staff === staff)) return refused('decisions.not-due', { staff });
      const known = held.recused.some((one) => one.place === place && one.staff === staff);
      return known === withdrew
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

/** Votes that no longer fit what is known of who was there: whose number of voters, or whose quorum, was another. */
export const votesInDoubt = (
  held: Held,
): readonly { readonly place: number; readonly person?: string | undefined; readonly quorate: boolean }[] =>
  held.votes.flatMap((vote) => {
    const voters = votersThen(held, vote);
    const entry = entryAt(held, vote.place);
    const fits =
      voters.length === vote.for + vote.against + vote.abstain &&
      (vote.voters === undefined || voters.every(({ staff }) => vote.voters!.includes(staff)));
    return fits || !entry
      ? []
      : [
          {
            place: vote.place,
            person: vote.person,
            quorate: quorate({ here: presentThen(held, vote), due: held.due.length, entry }) === undefined,
          },
        ];
  });
