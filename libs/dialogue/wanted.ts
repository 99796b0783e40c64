/** What is wanted with a message: by the declared words where it begins with them, else by what was learned. */
import type { Declaration, QueryDeclaration } from '#kernel';
import { declaredIn } from './declared/declared.ts';
import { NEGATED } from './declared/words.ts';
import { factsIn } from './reading/facts.ts';
import type { Act, Guess } from './sense/sense.ts';
import type { Heard } from './talk.ts';
import type { Intent, Vocabulary } from './vocabulary.ts';

/** A command or question that may be meant, and how likely. */
export interface Likely {
  readonly intent: Intent;
  readonly sure: number;
}

/** What a message wants. */
export type Wanted =
  /** Meant by its own words, or surely. */
  | { readonly is: 'sure'; readonly intent: Intent; readonly sure: number; readonly others: readonly Likely[] }
  /** Rather this than another: done, with a way to say that it is not. */
  | { readonly is: 'fairly-sure'; readonly intent: Intent; readonly sure: number; readonly others: readonly Likely[] }
  /** One of a few: asked. */
  | { readonly is: 'one-of'; readonly among: readonly Likely[] }
  | { readonly is: 'act'; readonly act: Act | 'later'; readonly among: readonly Likely[] }
  | { readonly is: 'unclear'; readonly among: readonly Likely[] };

/** At least so likely: nothing is said of it; the card offers a way out; it stands among what is asked. */
const SURE = 0.85;
const FAIRLY = 0.75;
const WORTH_ASKING = 0.04;
/** An act is no command, so that nothing is done if it is mistaken; that a thing is not ours must be surer. */
const ACT = 0.45;
const NOT_OURS = 0.85;
/** Set off at the beginning, the declared words stand unless what was learned is so sure of something else. */
const AGAINST = 0.8;
const STANDS = 0.02;
/** Where it may as well be several things, one of them is not opened for all. */
const SEVERAL_TOO = 0.08;
/** All that is asked about must come to so much together. */
const ENOUGH = 0.15;
const ASKED_AT_MOST = 3;

/** What a message wants; `open` is the command whose form is open. */
export const wantedIn = (heard: Heard, words: Vocabulary, open?: string): Wanted => {
  const told = declaredIn(heard.text, words);
  const guesses = guessesOf(heard, words, open);
  const [best] = guesses;
  if (!best) return told ? { is: 'sure', intent: told, sure: 1, others: [] } : { is: 'unclear', among: [] };
  const likely = likeliest(guesses, heard.text, words);
  if (told && stands(told, guesses, heard.text))
    return { is: 'sure', intent: told, sure: 1, others: without(told, likely) };
  const act = isMostlyWords(heard.text) ? actOf(best) : undefined;
  if (act && best.sure >= (act === 'later' || act === '#unsupported' ? NOT_OURS : ACT))
    return { is: 'act', act, among: likely.slice(0, ASKED_AT_MOST) };
  const [first] = likely;
  const severalToo = guesses.some(({ wanted, sure }) => wanted === '#several' && sure >= SEVERAL_TOO);
  if (first && first.sure >= (severalToo ? SURE : FAIRLY))
    return { is: first.sure >= SURE ? 'sure' : 'fairly-sure', ...first, others: likely.slice(1) };
  const among = likely.filter(({ sure }) => sure >= WORTH_ASKING).slice(0, ASKED_AT_MOST);
  if (told)
    return { is: 'one-of', among: [{ intent: told, sure: 0 }, ...without(told, among)].slice(0, ASKED_AT_MOST) };
  const together = among.reduce((sum, { sure }) => sum + sure, 0);
  if (act && act !== 'later' && act !== '#unsupported' && best.sure >= together) return { is: 'act', act, among };
  return together >= ENOUGH && isMostlyWords(heard.text) ? { is: 'one-of', among } : { is: 'unclear', among };
};

const guessesOf = (heard: Heard, words: Vocabulary, open: string | undefined): readonly Guess[] => {
  // One character answers a question; by itself it says nothing.
  if (!words.models || heard.text.length < 2) return [];
  const { text, actor } = heard;
  return words.models.sense({ text, facts: factsIn(text, heard), open, roles: actor.roles });
};

/** Declared words by themselves are what they say; among others they are, unless what was learned says otherwise. */
const stands = (told: Intent, guesses: readonly Guess[], text: string): boolean => {
  const [best] = guesses;
  const own = guesses.find(({ wanted }) => wanted === nameOf(told))?.sure ?? 1;
  if (told.words !== '' && told.rest === '') return true;
  // A record's number and nothing else opens the record.
  if (text.replace(RECORD, '') === '') return true;
  const from = told.words === '' ? -1 : text.indexOf(told.words);
  const isFirst = told.apart && from >= 0 && POLITE.test(text.slice(0, from).replace(RECORD, ''));
  if (!isFirst || (told.is === 'command' && QUESTION.test(text)))
    return own >= STANDS_WITHIN || best!.sure < AGAINST_WITHIN;
  return own >= STANDS || best!.sure < AGAINST;
};

/** 案件〔2025〕1号 意见书已反馈: a record named first is what it is about. */
const RECORD = /(?:\p{Script=Han}{2}〔\d{4}〕\d+号|(?:议题|第)\d+(?:[项号次](?:党组会议?|议题)?)?)[\s,，:：]*/gu;
/** Before the words that a message begins with there may be 请帮我 and the like. */
const POLITE = /^(?:请|帮我|帮忙|麻烦|我要|我想|我|再|先|登记|一下|[\s,，:：])*$/u;
/** Words in the middle say less. */
const STANDS_WITHIN = 0.15;
const AGAINST_WITHIN = 0.3;
const QUESTION = /[?？吗呢]\s*$|哪天|几号|多久|几天/u;

/** Signs, letters and code mean nothing that was learned. */
const isMostlyWords = (text: string): boolean =>
  [...text.matchAll(/\p{Script=Han}/gu)].length * 2 >= [...text.replace(/\s/gu, '')].length;

/** 是多久, 几天, 到哪天: what is asked of the law or of the registers. */
const LAW_QUESTION = /(?:多久|几天|多少天|哪天|几号|什么时候|吗|呢|么)[?？\s]*$|吗\s*[?？,，。;；]/u;
const ASKED_FORM = 0.9;

const nameOf = (intent: Intent): string => (intent.is === 'command' ? intent.command.name : intent.query.name);

const without = (intent: Intent, likely: readonly Likely[]): readonly Likely[] =>
  likely.filter((one) => nameOf(one.intent) !== nameOf(intent));

const actOf = ({ wanted }: Guess): Act | 'later' | undefined => {
  if (wanted.startsWith('#later')) return 'later';
  return wanted.startsWith('#') ? (wanted as Act) : undefined;
};

/** Of more nobody is asked. */
const LIKELIEST = 8;

const likeliest = (guesses: readonly Guess[], text: string, words: Vocabulary): readonly Likely[] => {
  const likely: Likely[] = [];
  for (const guess of guesses) {
    likely.push(...likelyOf(guess, text, words));
    if (likely.length >= LIKELIEST) break;
  }
  return likely;
};

const likelyOf = ({ wanted, sure }: Guess, text: string, words: Vocabulary): readonly Likely[] => {
  const intent = intentBy(wanted, text, words);
  if (!intent || isDenied(intent, text)) return [];
  // A question opens no form, unless it is nearly sure.
  const isAsked = intent.is === 'command' && sure < ASKED_FORM && LAW_QUESTION.test(text);
  return [{ intent, sure: isAsked ? Math.min(sure, FAIRLY - 0.01) : sure }];
};

/** 还没办结, 不回避: what is said not to be is not recorded as if it were. */
const isDenied = (intent: Intent, text: string): boolean =>
  intent.is === 'command' &&
  intent.command.says.some((words) => {
    const from = words.length >= 2 ? text.indexOf(words) : -1;
    return from > 0 && NEGATED.test(text.slice(0, from));
  });

/** A command or question by its name, meant by all that was said. */
export const intentBy = (name: string, text: string, { commands, queries }: Vocabulary): Intent | undefined => {
  const all = { rest: text, apart: true, words: '', learned: true } as const;
  const command: Declaration | undefined = commands.find((one) => one.name === name && one.says.length > 0);
  if (command) return { is: 'command', command, ...all };
  const query: QueryDeclaration | undefined = queries.find((one) => one.name === name && one.chat);
  return query && { is: 'query', query, ...all };
};
