/** The last step: the conversation is saved as it was left. */
import type { QueryExecutorProvider } from 'kysely';
import { isLate, saveTalk, type Talk } from '#dialogue';
import { readNumber } from '#kernel';
import type { Came, Decided } from './decide.ts';
import type { Recalled } from './recall.ts';

/** Saves the direct conversation too if the message was brought there from a group. */
export const remember = async (decided: Decided, db: QueryExecutorProvider): Promise<void> => {
  if (decided.broughtFrom) await save(decided.broughtFrom.group, db);
  await save({ ...decided, talk: afterwards(decided) }, db);
};

const save = ({ words, conversation, talk, at }: Recalled, db: QueryExecutorProvider): Promise<void> =>
  saveTalk(db, words.organ, { conversation, talk: heardTo(talk, words), place: words.place }, at);

/** A late message leaves it as it was; where the channel's clock was put back, it goes back too. */
const heardTo = (talk: Talk, words: Recalled['words']): Talk =>
  isLate(talk, words) ? talk : { ...talk, heardTo: words.sentAt };

const afterwards = ({ talk, came }: Decided): Talk => {
  switch (came.is) {
    case 'say':
      return came.talk;
    case 'recorded':
      return withLast(came);
    case 'not-recorded':
      // The form stays open, to be changed, or looked at and confirmed again.
      return { ...talk, shown: 'mention' };
    case 'answered':
      return withList(came);
    case 'making':
    case 'not-answered':
      return withoutShown(came.turn.talk);
  }
};

const withoutShown = (talk: Talk): Talk => {
  const { shown: _, ...others } = talk;
  return others;
};

/** What was recorded can be taken back by a word; its event is to be seen in lists at once. */
const withLast = ({ turn, answer, seq, undo, undoUntil }: Came & { is: 'recorded' }): Talk => {
  const { last: _, correct: __, ...others } = turn.talk;
  const correct = turn.command.corrected?.(answer);
  return {
    ...others,
    ...(correct ? { correct } : {}),
    ...spokenOf(answer),
    ...(seq === undefined ? {} : { seq }),
    ...(undo ? { last: { title: undo.what, until: undoUntil, command: undo.command, input: undo.input } } : {}),
  };
};

/** The record an answer is about: its number, and its title. */
const spokenOf = (answer: unknown): Pick<Talk, 'spoken'> => {
  const { number, title } = (answer ?? {}) as { readonly number?: unknown; readonly title?: unknown };
  if (typeof number !== 'string' || !readNumber(number)) return {};
  return { spoken: { number, ...(typeof title === 'string' ? { title } : {}) } };
};

/** A list of several pages can be turned; of one record it is remembered which. */
const withList = ({ turn: { talk: before, query, input }, answer, telling, file }: Came & { is: 'answered' }): Talk => {
  const talk = { ...before, ...spokenOf(answer) };
  const page = typeof input.page === 'number' ? input.page : 1;
  if (file || !(telling.more || page > 1)) return talk;
  return { ...talk, list: { query: query.name, input, page, more: telling.more } };
};
