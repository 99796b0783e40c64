export { asleep, offered, type Candidate, hear, IDLE_MS, leftAlone, takeUp } from './conversation.ts';
export type { Vocabulary } from './intent.ts';
export { factsIn, type Fact, type Surroundings } from './reading/facts.ts';
export type { Person } from './reading/people.ts';
export type { UnitNames } from './reading/units.ts';
export type { Saying } from './reply.ts';
export type { Form, Heard, Talk, Turn } from './talk.ts';
export { dialogueMigrations, dueTalks, loadTalk, saveTalk } from './talk-store.ts';
export { tell } from './tell.ts';
