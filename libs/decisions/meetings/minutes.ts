import { happened, nothing, type Decide, type StaffId } from '#kernel';
import { refused } from '../ground/refusals.ts';
import { MeetingClosed, MinutesConfirmed, type MeetingEvent } from './events.ts';
import { isAmong, type Meeting } from './meeting-state.ts';
import { settledOf } from './meeting.ts';
import { inSession } from './stages.ts';

// A meeting ends, and those who were there read its minutes.

/** Ends. What was neither voted on, nor on all persons of it, nor put off is left for another meeting, and said so. */
export const closeMeeting =
  (endedAt?: string): Decide<Meeting, MeetingEvent> =>
  (state) =>
    inSession(state, (held) => {
      const unsettled = held.agenda.map(({ place }) => place).filter((place) => settledOf(held, place) === undefined);
      const at = endedAt === undefined ? {} : { endedAt };
      return happened(MeetingClosed({ meeting: held.meeting, unsettled, closedOn: held.heldOn, ...at }));
    });

/** A member who was there says that the minutes are right, or what is wrong with them; the last word counts. */
export const confirmMinutes =
  (staff: StaffId, agrees: boolean, remark: string | undefined): Decide<Meeting, MeetingEvent> =>
  (state) => {
    if (state.is !== 'closed') return refused('decisions.meeting-not-closed');
    if (!isAmong(state.due, staff)) return refused('decisions.not-due', { staff });
    if (isAmong(state.absent, staff)) return refused('decisions.not-there', { staff });
    const before = state.confirmed.find((one) => one.staff === staff);
    return before?.agrees === agrees && before.remark === remark
      ? nothing()
      : happened(MinutesConfirmed({ meeting: state.meeting, staff, remark, agrees, version: state.corrections + 1 }));
  };
