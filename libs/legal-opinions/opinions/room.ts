import { part } from '#infra/rooms';
import { eventTypesIn } from '#kernel';
import { AskOpinion } from './ask.ts';
import { AssignOpinion } from './assign.ts';
import { CorrectOpinion } from './correct-opinion.ts';
import { DeclineAssignment } from './decline.ts';
import { DeliverOpinion } from './deliver.ts';
import { EnterOpinion } from './enter.ts';
import * as recorded from './events.ts';
import { FindOpinions } from './find-opinions.ts';
import { OpinionDesk } from './opinion-desk.ts';
import { OpinionMaterials } from './opinion-materials.ts';
import { OpinionProgress } from './opinion-progress.ts';
import { opinionRegister } from './opinion-register/opinion-reader.ts';
import { OpinionsAtHand } from './opinions-at-hand.ts';
import { ReturnOpinion } from './return-opinion.ts';
import { SendDraft } from './send-draft.ts';
import { SettleSuggestion } from './settle-suggestion.ts';
import { tellOfOpinions } from './tell-of-opinions.ts';
import { whenOpinionMoves } from './when-opinion-moves.ts';
import { WithdrawOpinion } from './withdraw.ts';

/** What counsel is asked, what comes of it, and what becomes of each suggestion. */
export const opinions = part({
  events: eventTypesIn(recorded),
  commands: [
    AskOpinion,
    AssignOpinion,
    DeclineAssignment,
    DeliverOpinion,
    CorrectOpinion,
    SettleSuggestion,
    ReturnOpinion,
    SendDraft,
    WithdrawOpinion,
    EnterOpinion,
  ],
  queries: [FindOpinions, OpinionsAtHand, OpinionProgress, OpinionMaterials],
  services: [OpinionDesk],
  readers: [opinionRegister],
  policies: [whenOpinionMoves, tellOfOpinions],
});
