import { happened, nothing, type Decide, type StaffId } from '#kernel';
import { refused, type Refused } from '../ground/refusals.ts';
import { AttendanceRecorded, MemberCame, MemberLeft, type MeetingEvent } from './events.ts';
import { dealtWith, isAmong, type Absent, type Due, type Meeting } from './meeting-state.ts';
import { inRoom, quorateToMeet } from './presence.ts';
import { inSession } from './stages.ts';

// Who is not there and why; who comes late and goes early while the meeting lasts.

/** How many are due and there, as somebody counted them. */
export interface Headcount {
  readonly due?: number | undefined;
  readonly present?: number | undefined;
}

/** Only who is due can be absent, and once. */
export const attending = (due: readonly Due[], absent: readonly Absent[]): Refused | undefined => {
  const stranger = absent.find(({ staff }) => !isAmong(due, staff));
  if (stranger) return refused('decisions.not-due', { staff: stranger.staff });
  const twice = absent.find(({ staff }, n) => absent.findIndex((one) => one.staff === staff) !== n);
  return twice && refused('decisions.named-twice', { staff: twice.staff });
};

/** What was counted must be what the membership and the absences come to. */
export const headcount = (due: number, absent: number, counted: Headcount): Refused | undefined => {
  const present = due - absent;
  const agrees = (counted.due ?? due) === due && (counted.present ?? present) === present;
  return agrees ? undefined : refused('decisions.counts-differ', { due, present });
};

/** Who is not there, and why; said again, it replaces what was said. Once it voted, people come and go. */
export const recordAttendance =
  (absent: readonly Absent[], counted: Headcount = {}): Decide<Meeting, MeetingEvent> =>
  (state) =>
    inSession(state, ({ meeting, due, chair, votes }) => {
      if (votes.length > 0) return refused('decisions.voted-before');
      return (
        attending(due, absent) ??
        headcount(due.length, absent.length, counted) ??
        quorateToMeet(due.length - absent.length, due.length) ??
        (isAmong(absent, chair) ? refused('decisions.chair-absent') : undefined) ??
        happened(AttendanceRecorded({ meeting, absent: [...absent] }))
      );
    });

/** Came late, or came back. */
export const memberCame =
  (staff: StaffId): Decide<Meeting, MeetingEvent> =>
  (state) =>
    inSession(state, (held) => {
      if (!isAmong(held.due, staff)) return refused('decisions.not-due', { staff });
      return inRoom(held, staff)
        ? nothing()
        : happened(MemberCame({ meeting: held.meeting, staff, after: dealtWith(held) }));
    });

/**
 * Goes early: he does not vote on what comes then, and does not count as present for it. If it is the chair, another
 * presides.
 */
export const memberLeft =
  (staff: StaffId, reason: string, successor?: StaffId): Decide<Meeting, MeetingEvent> =>
  (state) =>
    inSession(state, (held) => {
      const { meeting, chair, left } = held;
      if (left.includes(staff)) return nothing();
      if (!inRoom(held, staff)) return refused('decisions.not-there', { staff });
      const leaving = { meeting, staff, reason, after: dealtWith(held) };
      if (staff !== chair) return happened(MemberLeft(leaving));
      if (successor === undefined || successor === staff) return refused('decisions.successor-needed');
      return inRoom(held, successor)
        ? happened(MemberLeft({ ...leaving, successor }))
        : refused('decisions.not-there', { staff: successor });
    });
