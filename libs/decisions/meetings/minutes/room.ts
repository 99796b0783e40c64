import { part } from '#infra/rooms';
import { ConfirmMinutes } from './confirm-minutes.ts';
import { CorrectAttendance } from './correct-attendance.ts';
import { CorrectRecusal } from './correct-recusal.ts';
import { CorrectResolution } from './correct-resolution.ts';
import { CorrectVote } from './correct-vote.ts';
import { MinutesToConfirm } from './minutes-to-confirm.ts';
import { RecordMissedVote } from './record-missed-vote.ts';

/** After the meeting: its minutes, and what of the record is put right. */
export const minutes = part({
  commands: [ConfirmMinutes, CorrectVote, RecordMissedVote, CorrectAttendance, CorrectRecusal, CorrectResolution],
  queries: [MinutesToConfirm],
});
