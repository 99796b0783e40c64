/** Several things in one message: taken apart, each with its own words, in the order they were said. */
import { forbidden, type Declaration } from '#kernel';
import { intentIn, type Intent, type Vocabulary } from '../intent.ts';
import { factsIn } from '../reading/facts.ts';
import { COUNT, countOf } from '../reading/numeral.ts';
import { namingsIn } from '../reading/numbers.ts';
import { placesIn } from '../reading/several.ts';
import type { Guess } from '../sense/sense.ts';
import type { Heard } from '../talk.ts';
import { intentBy, type Wanted } from '../wanted.ts';

/** One of several things: its own words, and what is meant by them. */
export interface Part {
  readonly text: string;
  readonly intent: Intent & { readonly is: 'command' };
  readonly sure: number;
}

/** What a message says, taken apart, and the words that belong to none of it. */
export interface Several {
  readonly parts: readonly Part[];
  readonly unused: readonly string[];
}

/** More pieces than this are no list of things done. */
const PIECES_AT_MOST = 16;
/** So many pieces may belong to one thing. */
const OF_ONE = 4;
/** So likely the whole must be several things; below it, each must begin with its command's own words. */
const SEVERAL = 0.5;
/** Below this a stretch of words is not taken for a thing of its own. */
const LIKELY = 0.3;
/** So likely a thing must be to be asked to be confirmed; and one that is alone among words nobody knows. */
const MEANT = 0.5;
const ALONE = 0.8;
/** What each thing more must be worth. */
const COST = 0.2;

/** The things a message says, if they are several: the same for several records, or one after the other. */
export const severalIn = (heard: Heard, wanted: Wanted, words: Vocabulary): Several | undefined => {
  const several = oneAfterAnother(heard, words);
  if (!several) return forEach(heard.text, wanted, words);
  return { ...several, parts: several.parts.flatMap((part) => ofEach(part, words)) };
};

/** 会前学法；议题1到5一致通过: one of them may be the same for several records. */
const ofEach = (part: Part, words: Vocabulary): readonly Part[] =>
  forEach(part.text, { is: 'sure', intent: part.intent, sure: part.sure, others: [] }, words)?.parts ?? [part];

const LIST = new RegExp(
  `(?<series>议题|案件|任务)?\\s*(?<year>〔\\d{4}〕)?第?(?<first>${COUNT})(?:[号项个](?!议题|任务|案件))?` +
    `(?<more>(?:\\s*(?:[、和与及]|以及|到|至|[-~])\\s*(?:议题|案件|任务)?(?:〔\\d{4}〕)?第?${COUNT}(?:[号项个](?!议题|任务|案件))?)+)` +
    '(?<after>[号项个]?(?:议题|任务|案件))?(?![\\d票人:：比年月日万亿元点])',
  'u',
);

/** 同意上会 议题1、2、4: the same for each record that is named. */
const forEach = (text: string, wanted: Wanted, words: Vocabulary): Several | undefined => {
  if (wanted.is !== 'sure' || wanted.intent.is !== 'command') return undefined;
  const { intent, sure } = wanted;
  const records = Object.values(intent.command.input).filter(({ kind }) => kind.is === 'number' || kind.is === 'place');
  const listed = LIST.exec(text);
  const { series, year = '', first, more, after } = listed?.groups ?? {};
  const named = series ?? after?.slice(-2);
  const isIts = records.filter(({ kind }) => kind.is === 'place' || (kind.is === 'number' && kind.series === named));
  if (!listed || named === undefined || isIts.length !== 1) return undefined;
  const numbers = numbersIn(first!, more!);
  if (numbers.length < 2 || numbers.length > PIECES_AT_MOST) return undefined;
  const to = listed.index + listed[0].length;
  const parts = numbers.map((n) => {
    const one = `${text.slice(0, listed.index)}${named}${year}${n}${year === '' ? '' : '号'}${text.slice(to)}`;
    const again = intentIn(one, words);
    const isSame = again?.is === 'command' && again.command === intent.command;
    const whole = { ...intent, rest: one, apart: true, words: '', learned: true } as const;
    return { text: one, intent: !intent.learned && isSame ? again : whole, sure };
  });
  return { parts, unused: [] };
};

/** 1、2到4: each number that is meant. */
const numbersIn = (first: string, more: string): readonly number[] => {
  const numbers = [countOf(first)!];
  for (const [, sign, said] of more.matchAll(
    new RegExp(`([、和与及到至~-])[^\\d一二三四五六七八九十]*(${COUNT})`, 'gu'),
  )) {
    const n = countOf(said!)!;
    const from = /[到至~-]/u.test(sign!) ? numbers.at(-1)! + 1 : n;
    for (let next = from; next <= n && numbers.length <= PIECES_AT_MOST; next += 1) numbers.push(next);
  }
  return [...new Set(numbers)];
};

interface Piece {
  readonly text: string;
  /** The sign or word before it. */
  readonly before: string;
}

/** Where one thing may end and another begin. */
const SIGN =
  /[。；;！!\n]+\s*|[,，]?\s*(?:另外|还有(?![多几哪没])|然后|同时|接着|此外|顺便)[,，:：]?\s*|[,，]\s*|(?<=[\p{Script=Han}\d])\s+(?=\p{Script=Han})/gu;

const piecesOf = (text: string): readonly Piece[] => {
  const pieces: Piece[] = [];
  let from = 0;
  let before = '';
  for (const sign of [...text.matchAll(SIGN), undefined]) {
    if (sign && isWithinBrackets(text, sign.index)) continue;
    const piece = text.slice(from, sign?.index).trim();
    if (piece !== '') pieces.push({ text: piece, before });
    before = sign?.[0] ?? '';
    from = (sign?.index ?? 0) + before.length;
  }
  return pieces;
};

const isWithinBrackets = (text: string, at: number): boolean => {
  const opened = [...text.slice(0, at)].filter((char) => /[（(《“[〔【]/u.test(char)).length;
  const closed = [...text.slice(0, at)].filter((char) => /[）)》”\]〕】]/u.test(char)).length;
  return opened > closed;
};

/** A stretch of pieces that may be one thing. */
interface Stretch extends Part {
  readonly score: number;
}

/** One thing after the other, each of the pieces that are likeliest to say it together. */
const oneAfterAnother = (heard: Heard, words: Vocabulary): Several | undefined => {
  const { text } = heard;
  const pieces = piecesOf(text);
  if (!words.models || pieces.length < 2 || pieces.length > PIECES_AT_MOST) return undefined;
  const isSeveral = guesses(text, heard, words).find(({ wanted }) => wanted === '#several');
  if ((isSeveral?.sure ?? 0) >= SEVERAL) return likeliest(pieces, heard, words);
  return eachTold(pieces, heard, words);
};

const guesses = (text: string, heard: Heard, { models }: Vocabulary): readonly Guess[] =>
  models!.sense({ text, facts: factsIn(text, heard), open: undefined, roles: heard.actor.roles });

/** A piece that begins with a command's own words. */
const toldBy = (text: string, heard: Heard, words: Vocabulary): Part | undefined => {
  const intent = intentIn(text, words);
  const isCall = intent?.is === 'command' && intent.apart && (intent.words === '' || text.includes(intent.words));
  return isCall && mayGive(intent.command, heard) ? { text, intent, sure: 1 } : undefined;
};

const mayGive = ({ may }: Declaration, { actor }: Heard): boolean => !forbidden({ roles: may.roles }, actor, {});

/** Every thing begins with its command's own words, or is about another record than the one before. */
const eachTold = (pieces: readonly Piece[], heard: Heard, words: Vocabulary): Several | undefined => {
  const parts: Part[] = [];
  for (const piece of pieces) {
    const found = SPACE.test(piece.before) ? undefined : toldBy(piece.text, heard, words);
    const last = parts.at(-1);
    if (!found && !last) return undefined;
    if (found && (!last || isAnother(found, last, piece))) parts.push(found);
    else parts[parts.length - 1] = joined(last!, piece);
  }
  return parts.length > 1 ? { parts, unused: [] } : undefined;
};

const SPACE = /^\s+$/u;

const joined = (part: Part, { text, before }: Piece): Part => ({
  ...part,
  text: `${part.text}${before}${text}`,
  intent: { ...part.intent, rest: `${part.intent.rest}${before}${text}` },
});

const STOP = /[。；;！!\n]|另外|还有|然后|同时|接着|此外|顺便/u;

const isAnother = ({ intent, text }: Part, last: Part, { before }: Piece): boolean => {
  const own = recordsIn(text);
  const others = recordsIn(last.text);
  if (own.length > 0 && others.length > 0) return own.every((record) => !others.includes(record));
  if (intent.command === last.intent.command) return intent.words !== '' && STOP.test(before);
  return !takes(last.intent.command, intent.command) && (STOP.test(before) || own.length > 0 || intent.rest === '');
};

/** Which records a piece names: places of an agenda, numbers. */
const recordsIn = (text: string): readonly string[] => [
  ...placesIn(text).map(({ value }) => `议题${String(value)}`),
  ...namingsIn(text).flatMap(({ value }) => (value.is === 'record' ? [value.number] : [])),
];

/** 开会，应到5人实到4人: the counts belong to what was said before, if that takes them. */
const takes = (one: Declaration, other: Declaration): boolean => {
  const needed = countsOf(other);
  return needed.length > 0 && needed.every((count) => countsOf(one).includes(count));
};
const countsOf = ({ input }: Declaration): readonly string[] =>
  Object.values(input).flatMap(({ kind }) => (kind.is === 'tally' ? [kind.of] : []));

/** The way to cut the message whose things are likeliest together. */
const likeliest = (pieces: readonly Piece[], heard: Heard, words: Vocabulary): Several | undefined => {
  const best: { readonly score: number; readonly parts: readonly Part[]; readonly unused: readonly string[] }[] = [
    { score: 0, parts: [], unused: [] },
  ];
  const begins = beginningsIn(pieces, heard, words);
  for (let to = 1; to <= pieces.length; to += 1) {
    const piece = pieces[to - 1]!.text;
    const skipped = best[to - 1]!;
    let found = { ...skipped, score: skipped.score + Math.log(0.05), unused: [...skipped.unused, piece] };
    for (let from = Math.max(0, to - OF_ONE); from < to; from += 1) {
      const own = pieces.slice(from, to);
      const before = best[from]!;
      const isOne = own.length < pieces.length && !isOfTwo(own) && !begins.slice(from + 1, to).includes(true);
      const stretch = isOne ? stretchOf(own, heard, words) : undefined;
      if (!stretch) continue;
      const score = before.score + stretch.score;
      if (score > found.score) found = { score, parts: [...before.parts, stretch], unused: [...before.unused] };
    }
    best.push(found);
  }
  const { parts, unused } = best.at(-1)!;
  const sure = parts.filter((part) => part.sure >= MEANT);
  const guessed = parts.filter((part) => part.sure < MEANT).map(({ text }) => text);
  const isClear = sure.length > 1 || (sure.length === 1 && sure[0]!.sure >= ALONE);
  return isClear ? { parts: sure, unused: [...unused, ...guessed] } : undefined;
};

/** Where a piece begins with the words of another command than was told before it, a thing begins. */
const beginningsIn = (pieces: readonly Piece[], heard: Heard, words: Vocabulary): readonly boolean[] => {
  let last: Part | undefined;
  return pieces.map((piece) => {
    const told = SPACE.test(piece.before) ? undefined : toldBy(piece.text, heard, words);
    const begins = told !== undefined && (last ? isAnother(told, last, piece) : STOP.test(piece.before));
    last = told ?? last;
    return begins;
  });
};

/** 第一项全票，第二项4票: two records are two things. */
const isOfTwo = (pieces: readonly Piece[]): boolean => {
  const named = pieces.map(({ text }) => recordsIn(text)).filter((records) => records.length > 0);
  return named.some((records) => records.every((record) => !named[0]!.includes(record)));
};

const stretchOf = (pieces: readonly Piece[], heard: Heard, words: Vocabulary): Stretch | undefined => {
  const text = pieces.map((piece, n) => `${n === 0 ? '' : piece.before}${piece.text}`).join('');
  const told = toldBy(text, heard, words);
  const likely = guesses(text, heard, words).filter(({ wanted }) => !wanted.startsWith('#'));
  const [first] = likely;
  const together = likely.reduce((sum, { sure }) => sum + sure, 0);
  const among = first ? first.sure / together : 0;
  if (!first || among < LIKELY) return told && { ...told, score: Math.log(0.5) - COST };
  const intent = intentBy(first.wanted, text, words);
  if (intent?.is !== 'command' || !mayGive(intent.command, heard)) return undefined;
  const score = Math.log(among) * Math.sqrt(pieces.length) - COST;
  return { text, intent, sure: first.sure, score };
};
