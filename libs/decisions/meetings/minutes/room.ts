import { part } from '#infra/rooms';
import { ApproveCorrection } from './approve-correction.ts';
import { ConfirmMinutes } from './confirm-minutes.ts';
import { CorrectAttendance } from './correct-attendance.ts';
import { CorrectRecusal } from './correct-recusal.ts';
import { CorrectResolution } from './correct-resolution.ts';
import { CorrectVote } from './correct-vote.ts';
import { Correcting } from './correcting.ts';
import { CountItems } from './count-items.ts';
import { DropCorrection } from './drop-correction.ts';
import { MinutesToConfirm } from './minutes-to-confirm.ts';
import { RecordMissedVote } from './record-missed-vote.ts';
import { RetractVote } from './retract-vote.ts';

/** The minutes of a meeting, and what of its record is put right: in the meeting a vote taken back, after it the rest. */
export const minutes = part({
  commands: [
    ConfirmMinutes,
    RetractVote,
    CorrectVote,
    RecordMissedVote,
    CorrectAttendance,
    CorrectRecusal,
    CorrectResolution,
    CountItems,
    ApproveCorrection,
    DropCorrection,
  ],
  queries: [MinutesToConfirm],
  services: [Correcting],
});
