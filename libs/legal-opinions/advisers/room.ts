import { part } from '#infra/rooms';
import { eventTypesIn } from '#kernel';
import { AdviserDesk } from './adviser-desk.ts';
import { adviserRegister } from './adviser-register/adviser-reader.ts';
import { CorrectAdviser } from './correct-engagement.ts';
import { DeclareConflict } from './declare-conflict.ts';
import { EndEngagement } from './end-engagement.ts';
import { EngageAdviser } from './engage.ts';
import * as recorded from './events.ts';
import { FindAdvisers } from './find-advisers.ts';
import { whenEngagementRuns } from './when-engagement-runs.ts';

/** Whom the bureau engages to advise it. */
export const advisers = part({
  events: eventTypesIn(recorded),
  commands: [EngageAdviser, CorrectAdviser, EndEngagement, DeclareConflict],
  queries: [FindAdvisers],
  services: [AdviserDesk],
  readers: [adviserRegister],
  policies: [whenEngagementRuns],
});
