import { room } from '#infra/rooms';
import { adviserMigrations } from './advisers/adviser-register/migration.ts';
import { advisers } from './advisers/room.ts';
import { legalOpinionsSentences } from './ground/refusals.ts';
import { OpinionFiles } from './opinions/opinion-files.ts';
import { opinionMigrations } from './opinions/opinion-register/migration.ts';
import { opinions } from './opinions/room.ts';
import { papers } from './papers/room.ts';

export { ADVISER_TYPES } from './advisers/events.ts';
export { Subjects, type FoundSubject } from './ground/subjects.ts';
export { CONCLUSIONS, OpinionId, type Conclusion, type Subject, type SubjectKind } from './ground/terms.ts';
export {
  DraftChanged,
  OpinionAsked,
  OpinionCorrected,
  OpinionDelivered,
  OpinionReturned,
  SuggestionSettled,
} from './opinions/events.ts';
export { AskedOpinions } from './opinions/asked-opinions.ts';
export { passes, type KnownOpinion } from './opinions/opinion.ts';

/** Legal advisers and what they are asked: 法律顾问, 法律意见. */
export const legalOpinions = room({
  name: 'legal-opinions',
  title: '法律顾问',
  parts: [advisers, opinions, papers],
  sentences: legalOpinionsSentences,
  migrations: { ...adviserMigrations, ...opinionMigrations },
  files: OpinionFiles,
});
