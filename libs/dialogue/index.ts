export { hear, type Heard, type Talk, type Turn } from './conversation.ts';
export type { Vocabulary } from './intent.ts';
export type { Saying } from './reply.ts';
export { dialogueMigrations, loadTalk, saveTalk } from './talk-store.ts';
export { tell } from './tell.ts';
