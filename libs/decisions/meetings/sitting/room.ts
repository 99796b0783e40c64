import { part } from '#infra/rooms';
import { CloseMeeting } from './close-meeting.ts';
import { DeferEntry } from './defer-entry.ts';
import { GiveWrittenOpinion } from './give-written-opinion.ts';
import { HearOpinions } from './hear-opinions.ts';
import { NoteComing } from './note-coming.ts';
import { NoteLeaving } from './note-leaving.ts';
import { NoteObservers } from './note-observers.ts';
import { OpenMeeting } from './open-meeting.ts';
import { RecordAttendance } from './record-attendance.ts';
import { RecuseMember } from './recuse-member.ts';
import { StudyLaw } from './study-law.ts';
import { TakeVote } from './take-vote.ts';

/** In the meeting: who is there, what is said, how it is voted. */
export const sitting = part({
  commands: [
    OpenMeeting,
    RecordAttendance,
    StudyLaw,
    GiveWrittenOpinion,
    NoteObservers,
    NoteComing,
    NoteLeaving,
    RecuseMember,
    HearOpinions,
    TakeVote,
    DeferEntry,
    CloseMeeting,
  ],
});
