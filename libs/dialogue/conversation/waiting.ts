/** Several things said together come to the table one after the other, each with its own card. */
import { later, plain } from '#kernel';
import type { Intent, Vocabulary } from '../vocabulary.ts';
import type { Heard, Talk, Turn, Waiting } from '../talk.ts';
import { clearly } from './clearly.ts';
import { cited, paragraphs } from './filling.ts';
import { choose } from './meaning.ts';
import { open } from './opening.ts';
import type { Part, Several } from './parts.ts';

/** What was said is brought up again for so long. */
const WAITS_MS = 12 * 60 * 60_000;
/** So many of those that wait are named. */
const NAMED = 4;
/** Characters of what waits that are said back. */
const SHORT = 16;

/** Opens the first of several things; the others wait. */
export const openFirst = (talk: Talk, { parts, unused }: Several, heard: Heard, words: Vocabulary): Turn => {
  const waiting = parts.map((part, n) => waits(part, n, heard));
  const lost = unused.map((left) => `“${cited(left)}”`).join('、');
  const before = lost === '' ? '' : `没有用上${lost}，这些不会登记，需要的请单独说。`;
  return comesNext({ ...talk, waiting }, heard, words, before)!;
};

const waits = ({ text, intent, sure }: Part, n: number, { id, today, at }: Heard): Waiting => ({
  // The first is the message itself.
  id: n === 0 ? id : `${id}#${n + 1}`,
  text,
  command: intent.command.name,
  rest: intent.rest,
  words: intent.words,
  learned: intent.learned === true,
  sure,
  today,
  until: later(at, WAITS_MS),
});

/** Brings the next thing that waits to the table; undefined if nothing does. */
export const comesNext = (given: Talk, heard: Heard, words: Vocabulary, before = ''): Turn | undefined => {
  const [next, ...others] = (given.waiting ?? []).filter(({ until }) => heard.at <= until);
  const { waiting: _, ...talk } = given;
  if (!next) return undefined;
  const intent = intentOf(next, words);
  const left: Talk = others.length > 0 ? { ...talk, waiting: others } : talk;
  if (!intent) return comesNext(left, heard, words, before);
  const own: Heard = {
    ...heard,
    id: next.id,
    text: next.text,
    today: next.today,
    files: next.id === heard.id ? heard.files : [],
  };
  const wanted = clearly({ is: 'sure', intent, sure: next.sure, others: [] }, next.text);
  const told = paragraphs(before, stillToCome(others, words));
  return wanted.is === 'one-of' ? choose(left, wanted.among, own, told) : open(left, intent, own, words, told);
};

/** `另有2件接着办：表决 议题2；散会` */
const stillToCome = (waiting: readonly Waiting[], words: Vocabulary): string => {
  if (waiting.length === 0) return '';
  const named = waiting
    .slice(0, NAMED)
    .map((one) => titleOf(one, words))
    .join('；');
  return `另有${waiting.length}件接着办：${named}${waiting.length > NAMED ? '……' : ''}`;
};

const titleOf = ({ command, text }: Waiting, { commands }: Vocabulary): string => {
  const title = commands.find(({ name }) => name === command)?.title ?? '';
  const said = [...text];
  if (text === title) return title;
  return `${title}（${plain(said.slice(0, SHORT).join(''))}${said.length > SHORT ? '……' : ''}）`;
};

const intentOf = (
  { command: name, rest, words: call, learned }: Waiting,
  { commands }: Vocabulary,
): (Intent & { readonly is: 'command' }) | undefined => {
  const command = commands.find((one) => one.name === name);
  return command && { is: 'command', command, rest, apart: true, words: call, ...(learned ? { learned: true } : {}) };
};
