import { room } from '#infra/rooms';
import { dialogueMigrations } from './talk-store.ts';

export {
  asleep,
  comesNext,
  found,
  hear,
  IDLE_MS,
  inPrivate,
  isLate,
  leftAlone,
  offered,
  takeUp,
  type Candidate,
} from './conversation.ts';
export type { Vocabulary } from './vocabulary.ts';
export { learnedModels, type Models } from './models.ts';
export { wordsFor } from './conversation/onward.ts';
export { readSaid } from './reading/by-role.ts';
export { readAnswer, type Reading } from './reading/field.ts';
export { factsIn, type Fact, type Surroundings } from './reading/facts.ts';
export type { Person } from './reading/people.ts';
export type { UnitNames } from './reading/units.ts';
export type { Saying } from './reply.ts';
export type { Form, Heard, Talk, Turn } from './talk.ts';
export { dueTalks, forgetTalks, loadTalk, nothingShown, saveTalk } from './talk-store.ts';
export { tell } from './tell.ts';

/** Conversations as they were left; what is said in them becomes commands of the other rooms. */
export const dialogue = room({ name: 'dialogue', title: '对话', migrations: dialogueMigrations });
