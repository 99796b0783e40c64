import { happened, nothing, type Decide, type LocalDate, type StaffId } from '#kernel';
import { refused, refusedBy } from '../ground/refusals.ts';
import { PARTY_GROUP_RULES } from '../party-group/quorum.ts';
import {
  LawStudied,
  MemberRecused,
  ObserversNoted,
  OpinionsHeard,
  WrittenOpinionGiven,
  type MeetingEvent,
} from './events.ts';
import { entryAt, isAmong, isRecused, isVotedOn, recordedVote, type Due, type Meeting } from './meeting-state.ts';
import { inRoom, votersAt } from './presence.ts';
import { ONE_BY_ONE } from './sources.ts';
import { inSession, untilEnd } from './stages.ts';

// What goes before a vote: law studied, observers, who withdraws, who spoke in which order, opinions sent in writing.

/** Before the meeting or at its beginning (会前学法). Once the group has voted, it is marked and does not count as such. */
export const studyLaw =
  (statute: string, by: StaffId | undefined): Decide<Meeting, MeetingEvent> =>
  (state) =>
    untilEnd(state, (meeting) => {
      const afterVote = meeting.is !== 'convened' && meeting.votes.length > 0;
      return happened(LawStudied({ meeting: meeting.meeting, statute, by, ...(afterVote ? { afterVote } : {}) }));
    });

/** Who sits in without a vote (列席); `place` undefined: for the whole meeting. */
export const noteObservers =
  (place: number | undefined, observers: readonly string[]): Decide<Meeting, MeetingEvent> =>
  (state) =>
    inSession(state, (held) =>
      place !== undefined && !entryAt(held, place)
        ? refused('decisions.no-such-place', { place })
        : happened(ObserversNoted({ meeting: held.meeting, place, observers: [...observers] })),
    );

/** Withdraws a member from one item: he does not vote on it. */
export const recuse =
  (place: number, staff: StaffId, reason: string): Decide<Meeting, MeetingEvent> =>
  (state) =>
    inSession(state, (held) => {
      if (!entryAt(held, place)) return refused('decisions.no-such-place', { place });
      if (!isAmong(held.due, staff)) return refused('decisions.not-due', { staff });
      if (isRecused(held.recused, place, staff)) return nothing();
      const vote = held.votes.find((one) => one.place === place);
      return vote
        ? refusedBy(ONE_BY_ONE, 'decisions.voted-already', recordedVote(vote))
        : happened(MemberRecused({ meeting: held.meeting, place, staff, reason }));
    });

/**
 * In the order they spoke; that the chair did not speak last is noted (末位表态). Said again, it replaces what was
 * said.
 */
export const hearOpinions =
  (place: number, speakers: readonly StaffId[], gist: string | undefined): Decide<Meeting, MeetingEvent> =>
  (state) =>
    inSession(state, (held) => {
      if (!entryAt(held, place)) return refused('decisions.no-such-place', { place });
      const voters = votersAt(held, place);
      const stranger = speakers.find((staff) => !isAmong(voters, staff));
      if (stranger !== undefined) return refused('decisions.not-voting', { staff: stranger });
      return happened(
        OpinionsHeard({
          meeting: held.meeting,
          place,
          speakers: [...speakers],
          chairFirst: speakers.includes(held.chair) && speakers.at(-1) !== held.chair,
          gist,
          ...(isVotedOn(held, place) ? { afterVote: true } : {}),
        }),
      );
    });

/**
 * Of a member who is not there; kept and shown, never counted. Before the meeting it is not known yet who will be
 * there.
 */
export const giveWrittenOpinion =
  (
    place: number,
    staff: StaffId,
    opinion: string,
    membersOn: (day: LocalDate) => readonly Due[],
  ): Decide<Meeting, MeetingEvent> =>
  (state) =>
    untilEnd(state, (meeting) => {
      if (!entryAt(meeting, place)) return refused('decisions.no-such-place', { place });
      const given = happened(WrittenOpinionGiven({ meeting: meeting.meeting, place, staff, opinion }));
      if (meeting.is === 'convened')
        return isAmong(membersOn(meeting.heldOn), staff) ? given : refused('decisions.not-due', { staff });
      if (!isAmong(meeting.due, staff)) return refused('decisions.not-due', { staff });
      if (inRoom(meeting, staff))
        return refusedBy(`${PARTY_GROUP_RULES}：因故不能到会的成员可以提交书面意见`, 'decisions.not-away', { staff });
      const vote = meeting.votes.find((one) => one.place === place);
      return vote ? refused('decisions.voted-already', recordedVote(vote)) : given;
    });
