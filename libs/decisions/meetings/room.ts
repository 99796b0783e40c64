import { part } from '#infra/rooms';
import { eventTypesIn } from '#kernel';
import * as recorded from './events.ts';
import { EntriesAtHand } from './entries-at-hand.ts';
import { FindDecisions } from './find-decisions.ts';
import { FindMeetings } from './find-meetings.ts';
import { FindVotes } from './find-votes.ts';
import { Interests } from './interests.ts';
import { MeetingDesk } from './meeting-desk.ts';
import { MeetingProgress } from './meeting-progress.ts';
import { meetingRegister } from './meeting-register/meeting-reader.ts';
import { MeetingsAtHand } from './meetings-at-hand.ts';

/** Meetings of the Party group: what is asked of them. */
export const meetings = part({
  events: eventTypesIn(recorded),
  queries: [FindMeetings, MeetingProgress, MeetingsAtHand, EntriesAtHand, FindDecisions, FindVotes],
  services: [Interests, MeetingDesk],
  readers: [meetingRegister],
});
