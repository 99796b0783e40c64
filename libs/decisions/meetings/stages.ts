import type { Outcome as Decision } from '#kernel';
import { refused } from '../ground/refusals.ts';
import type { MeetingEvent } from './events.ts';
import type { Convened, Held, Meeting } from './meeting-state.ts';

// How far a meeting has come settles what may be said of it: before it begins, while it is in session, until it ends.

/** Before it begins: a meeting that was called, and not cancelled. */
export const beforehand = (
  state: Meeting,
  decide: (called: Convened) => Decision<MeetingEvent>,
): Decision<MeetingEvent> => {
  switch (state.is) {
    case 'unknown':
      return refused('decisions.meeting-unknown');
    case 'cancelled':
      return refused('decisions.meeting-cancelled');
    case 'open':
    case 'closed':
      return refused('decisions.meeting-opened-already');
    case 'convened':
      return decide(state);
  }
};

/** While it is in session. */
export const inSession = (state: Meeting, decide: (held: Held) => Decision<MeetingEvent>): Decision<MeetingEvent> => {
  switch (state.is) {
    case 'unknown':
      return refused('decisions.meeting-unknown');
    case 'cancelled':
      return refused('decisions.meeting-cancelled');
    case 'convened':
      return refused('decisions.meeting-not-begun');
    case 'closed':
      return refused('decisions.meeting-closed');
    case 'open':
      return decide(state);
  }
};

/** Until it has ended: what may be said of a meeting before it began, too. */
export const untilEnd = (
  state: Meeting,
  decide: (meeting: Exclude<Meeting, { is: 'unknown' | 'cancelled' }>) => Decision<MeetingEvent>,
): Decision<MeetingEvent> => (state.is === 'convened' ? decide(state) : inSession(state, decide));
