/** The second step: the conversation a message belongs to, as it was left. */
import type { QueryExecutorProvider } from 'kysely';
import { loadTalk, type Talk } from '#dialogue';
import type { Admitted } from './admit.ts';

/** A message with its conversation: one for a person and a group, one for a person alone. */
export interface Recalled extends Admitted {
  readonly conversation: string;
  readonly talk: Talk;
}

/** What a person's talk is kept under. */
export const conversationOf = (staffId: string, group: string | undefined): string =>
  group === undefined ? `direct:${staffId}` : `group:${group}:${staffId}`;

/** Locks the conversation until the transaction ends, so that messages of one person are taken one after another. */
export const recall = async (admitted: Admitted, db: QueryExecutorProvider): Promise<Recalled> => {
  const { words, actor, at } = admitted;
  const conversation = conversationOf(actor.staffId, words.group);
  return { ...admitted, conversation, talk: await loadTalk(db, words.organ, conversation, at) };
};

/** The same message as if it had been said between the two; where that person is answered stays as it is. */
export const recallDirect = (admitted: Admitted, db: QueryExecutorProvider): Promise<Recalled> =>
  recall({ ...admitted, words: { ...admitted.words, group: undefined, place: undefined } }, db);
