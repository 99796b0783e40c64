import { happened, type Decide, type LocalDate, type StaffId } from '#kernel';
import { hold, refused, rule } from '../ground/refusals.ts';
import { PARTY_GROUP_RULES } from '../party-group/quorum.ts';
import { attending, headcount, type Headcount } from './attendance.ts';
import { AttendanceRecorded, MeetingOpened, type MeetingEvent } from './events.ts';
import { isAmong, type Absent, type Convened, type Due, type Meeting } from './meeting-state.ts';
import { quorateToMeet } from './presence.ts';
import { beforehand } from './stages.ts';

// A meeting begins: with who is due on its day, enough of them there, and somebody presiding.

export interface Opening {
  /** The membership of a day. */
  membersOn(day: LocalDate): readonly Due[];
  readonly chair?: StaffId | undefined;
  /** Undefined: those who asked for leave. */
  readonly absent?: readonly Absent[] | undefined;
  /** Who withdraws from an item still counts among those due. */
  readonly recusedCount: boolean;
  /** A member may stay silent in a vote that is not on persons. */
  readonly silenceAllowed?: boolean | undefined;
  /** The numbers somebody counted, if he did. */
  readonly counted?: Headcount;
}

const chairNamed = rule(
  'decisions.chair-needed',
  `${PARTY_GROUP_RULES}：党组会议由党组书记召集并主持，书记不能参加的可以委托副书记或者其他成员（待核实）`,
  (presides: Due | undefined) => presides !== undefined,
);

/**
 * Begins, on its day; recorded later, it is still that day. Who is due is the membership of the day; the secretary
 * presides, in his absence the deputy or who is named.
 */
export const openMeeting =
  (
    { membersOn, chair, absent: stated, recusedCount, silenceAllowed, counted = {} }: Opening,
    today: LocalDate,
  ): Decide<Meeting, MeetingEvent> =>
  (state) =>
    beforehand(state, (called) => {
      const { meeting, heldOn } = called;
      const due = membersOn(heldOn);
      const absent = stated ?? onLeave(called, due);
      const here = due.filter(({ staff }) => !isAmong(absent, staff));
      if (today < heldOn) return refused('decisions.meeting-not-yet', { on: heldOn });
      if (due.length === 0) return refused('decisions.no-members');
      const refusal =
        attending(due, absent) ??
        headcount(due.length, absent.length, counted) ??
        quorateToMeet(here.length, due.length);
      if (refusal) return refusal;
      if (chair !== undefined && !isAmong(here, chair)) return refused('decisions.chair-absent');
      const presides = presiding(here, chair);
      return (
        hold(chairNamed, presides) ??
        happened(
          MeetingOpened({
            meeting,
            due: due.map(({ staff, rank }) => ({ staff, rank })),
            chair: presides!.staff,
            recusedCount,
            ...(silenceAllowed ? { silenceAllowed } : {}),
            openedOn: heldOn,
          }),
          ...(absent.length > 0 ? [AttendanceRecorded({ meeting, absent: [...absent] })] : []),
        )
      );
    });

/** Who asked for leave in answer to the notice; who is no member any more needs none. */
const onLeave = ({ replies }: Convened, due: readonly Due[]): readonly Absent[] =>
  replies
    .filter(({ comes, staff }) => !comes && isAmong(due, staff))
    .map(({ staff, reason = '会前请假' }) => ({ staff, reason }));

/** Of those there: who is named, else the secretary, else the deputy; nobody else is guessed. */
const presiding = (here: readonly Due[], named: StaffId | undefined): Due | undefined =>
  here.find(({ staff }) => staff === named) ??
  here.find(({ rank }) => rank === 'secretary') ??
  here.find(({ rank }) => rank === 'deputy');
