import { part } from '#infra/rooms';
import { tellMembers } from './tell-members.ts';
import { whenCorrectionAsked } from './when-correction-asked.ts';
import { whenEmergencyActed } from './when-emergency-acted.ts';
import { whenGroupMeets } from './when-group-meets.ts';
import { whenItemGoesToCounsel } from './when-item-goes-to-counsel.ts';
import { whenItemWaits } from './when-item-waits.ts';
import { whenItemMoves } from './when-item-moves.ts';
import { whenMinutesWait } from './when-minutes-wait.ts';
import { whenMeetingSettles } from './when-meeting-settles.ts';
import { whenOpinionAnswers } from './when-opinion-answers.ts';
import { whenTaskMoves } from './when-task-moves.ts';

/** What follows from one of these rooms in another. */
export const policies = part({
  policies: [
    whenItemMoves,
    whenItemWaits,
    whenMinutesWait,
    whenMeetingSettles,
    whenTaskMoves,
    tellMembers,
    whenEmergencyActed,
    whenGroupMeets,
    whenCorrectionAsked,
    whenItemGoesToCounsel,
    whenOpinionAnswers,
  ],
});
