/** Several things in one message: taken apart, each with its own words, in the order they were said. */
import { forbidden, type Declaration } from '#kernel';
import { declaredIn } from '../declared/declared.ts';
import { countsIn, spelt } from '../reading/count.ts';
import { factsIn, factsWithin, type Fact } from '../reading/facts.ts';
import type { Found } from '../reading/found.ts';
import { namingsIn } from '../reading/numbers.ts';
import { placesIn } from '../reading/several.ts';
import type { Guess } from '../sense/sense.ts';
import type { Heard } from '../talk.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { intentBy, type Wanted } from '../wanted.ts';
import { headed, piecesOf, type Piece } from './cutting.ts';
import { forEach } from './for-each.ts';
import { PIECES_AT_MOST, type Part, type Several } from './parts.ts';

/** So many pieces may belong to one thing. */
const OF_ONE = 5;
/** So likely the whole must be several things. */
const SEVERAL = 0.5;
/** Less sure, it is taken apart only if each piece surely is one of them. */
const HINT = 0.08;
/** Below this a stretch of words is not taken for a thing of its own. */
const LIKELY = 0.3;
/** So likely a thing must be to be asked to be confirmed; and one that is alone among words nobody knows. */
const MEANT = 0.6;
const ALONE = 0.8;
/** What each thing more must be worth, and what words cost that belong to none. */
const COST = 0.2;
const UNUSED = Math.log(0.05);

/** The things a message says, if they are several: the same for several records, or one after the other. */
export const severalIn = (heard: Heard, wanted: Wanted, words: Vocabulary): Several | undefined => {
  const several = oneAfterAnother(heard, words);
  if (!several) return forEach(heard, wanted, words);
  return { ...several, parts: several.parts.flatMap((part) => ofEach(part, heard, words)) };
};

/** 会前学法；议题1到5一致通过: one of them may be the same for several records. */
const ofEach = (part: Part, heard: Heard, words: Vocabulary): readonly Part[] => {
  const { text, intent, sure } = part;
  return forEach({ ...heard, text }, { is: 'sure', intent, sure, others: [] }, words)?.parts ?? [part];
};

/** One thing after the other, each of the pieces that are likeliest to say it together. */
const oneAfterAnother = (heard: Heard, words: Vocabulary): Several | undefined => {
  const pieces = piecesOf(heard.text);
  if (!words.models || pieces.length < 2 || pieces.length > PIECES_AT_MOST) return undefined;
  const facts = factsIn(heard.text, heard);
  const guessed = guesses({ heard, words }, heard.text, facts);
  const several = guessed.find(({ wanted }) => wanted === '#several')?.sure ?? 0;
  if (several < HINT && !isListed(pieces)) return eachTold(pieces, heard, words);
  const single = guessed.filter(({ wanted }) => !wanted.startsWith('#'));
  const together = single.reduce((sum, { sure }) => sum + sure, 0);
  const about = new Map(single.map(({ wanted, sure }) => [wanted, sure / together]));
  const found = likeliest({ heard, words, facts, about }, pieces);
  if (several >= SEVERAL) return found;
  // Not taken for several things as a whole: each piece must be one of them.
  return found && isClean(found) ? found : eachTold(pieces, heard, words);
};

/** Nothing is left over, each is sure, and the same command again is about another record. */
const isClean = ({ parts, unused }: Ways): boolean =>
  parts.length > 1 &&
  unused.length === 0 &&
  parts.every((part, n) => {
    const before = parts[n - 1];
    return part.likely >= ALONE && (part.intent.command !== before?.intent.command || recordsIn(part.text).length > 0);
  });

/** 6号案答复交了，9号案归档: pieces of which each is about another record. */
const isListed = (pieces: readonly Piece[]): boolean =>
  new Set(pieces.flatMap(({ text }) => recordsIn(text).slice(0, 1))).size > 1;

/** A message that is taken apart, with the facts in it. */
interface Message {
  readonly heard: Heard;
  readonly words: Vocabulary;
  readonly facts: readonly Found<Fact>[];
  /** What the whole would be about if it were one thing: how likely each. */
  readonly about: ReadonlyMap<string, number>;
}

const guesses = (
  { heard, words }: Pick<Message, 'heard' | 'words'>,
  text: string,
  facts: readonly Found<Fact>[],
): readonly Guess[] => words.models!.sense({ text, facts, open: undefined, roles: heard.actor.roles });

/** A piece that begins with a command's own words. */
const toldBy = (text: string, heard: Heard, words: Vocabulary): Part | undefined => {
  const intent = declaredIn(text, words);
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
  ...[...text.matchAll(SHORT_NUMBER)].map(
    ({ groups }) => `${groups!.series ?? groups!.after!}${groups!.n ?? groups!.m!}`,
  ),
];
/** 任务2号, 9号案; places of an agenda are read by themselves. */
const SHORT_NUMBER = /(?<series>任务|案件)\s*第?(?<n>\d{1,4})(?!\d|年)|(?<!\d)(?<m>\d{1,4})号(?<after>任务|案)/gu;

/** 开会，应到5人实到4人: the counts belong to what was said before, if that takes them. */
const takes = (one: Declaration, other: Declaration): boolean => {
  const needed = countsOf(other);
  return needed.length > 0 && needed.every((count) => countsOf(one).includes(count));
};
const countsOf = ({ input }: Declaration): readonly string[] =>
  Object.values(input).flatMap(({ kind }) => (kind.is === 'tally' ? [kind.of] : []));

/** A stretch of pieces that may be one thing. */
interface Stretch extends Part {
  readonly score: number;
  /** How likely what is meant is, given that it is one thing that is done; `sure` knows nothing of that. */
  readonly likely: number;
}

/** What a message is taken apart into. */
interface Ways extends Several {
  readonly parts: readonly Stretch[];
}

/** A way to cut the first pieces of a message. */
interface Way extends Ways {
  readonly score: number;
}

/** The way to cut the message whose things are likeliest together. */
const likeliest = (message: Message, all: readonly Piece[]): Ways | undefined => {
  const { heard, words } = message;
  const { heading, pieces } = headed(all);
  const begins = beginningsIn(pieces, heard, words);
  const records = pieces.map(({ text }) => recordsIn(text));
  const attended = pieces.map(({ text }, n) => records[n]!.length === 0 && countedIn(text).includes('present'));
  // 到会5人，第一项全票: who is there is a thing of its own, before what becomes of an item.
  const isAttendanceFirst = (from: number, to: number): boolean =>
    attended[from] === true && records.slice(from + 1, to).some((one) => one.length > 0);
  const isOne = (from: number, to: number): boolean =>
    to - from < all.length &&
    !begins.slice(from + 1, to).includes(true) &&
    !isOfTwo(records.slice(from, to)) &&
    !isAttendanceFirst(from, to);
  const best: Way[] = [{ score: 0, parts: [], unused: [] }];
  for (let to = 1; to <= pieces.length; to += 1) {
    const skipped = best[to - 1]!;
    let way: Way = { ...skipped, score: skipped.score + UNUSED, unused: [...skipped.unused, pieces[to - 1]!.text] };
    for (let from = to - 1; from >= Math.max(0, to - OF_ONE) && isOne(from, to); from -= 1) {
      const stretch = stretchOf(message, heading, pieces.slice(from, to));
      const before = best[from]!;
      if (stretch && before.score + stretch.score > way.score)
        way = { score: before.score + stretch.score, parts: [...before.parts, stretch], unused: before.unused };
    }
    best.push(way);
  }
  const { parts, unused } = best.at(-1)!;
  if (parts.some((part, n) => isFactOf(part, parts[n - 1]))) return undefined;
  const sure = parts.filter((part) => part.likely >= MEANT);
  const guessed = parts.filter((part) => part.likely < MEANT).map(({ text }) => text);
  const isClear = sure.length > 1 || (sure.length === 1 && sure[0]!.likely >= ALONE);
  return isClear ? { parts: sure, unused: [...unused, ...guessed] } : undefined;
};

/** 收到起诉状副本，承办人周芳: what begins with the label of a field is a fact of the thing before it. */
const isFactOf = ({ text }: Part, before: Part | undefined): boolean =>
  Object.values(before?.intent.command.input ?? {}).some(
    ({ kind, label }) => kind.is !== 'number' && kind.is !== 'place' && text.startsWith(label),
  );

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
const isOfTwo = (records: readonly (readonly string[])[]): boolean => {
  const named = records.filter((one) => one.length > 0);
  return named.some((one) => one.every((record) => !named[0]!.includes(record)));
};

/** Shorter words are a thing only where they are a command's own: 散会. */
const SHORTEST = 3;

/** These pieces as one thing: what is likeliest of all that can be done, given that they are one. */
const stretchOf = (message: Message, heading: Piece | undefined, pieces: readonly Piece[]): Stretch | undefined => {
  const { heard, words, facts } = message;
  const [from, to] = [pieces[0]!.from, pieces.at(-1)!.to];
  const own = heard.text.slice(from, to);
  const text = heading ? `${heading.text}，${own}` : own;
  const told = toldBy(own, heard, words);
  // 驳回 by itself says what came of the thing before it.
  if (!told && own.length < SHORTEST) return undefined;
  const ahead = heading ? heading.text.length + 1 : 0;
  const within = [
    ...(heading ? factsWithin(facts, heading.from, heading.to) : []),
    ...factsWithin(facts, from, to, ahead - from),
  ];
  const guessed = guesses(message, text, within);
  const several = guessed.find(({ wanted }) => wanted === '#several')?.sure ?? 0;
  const [first] = given(guessed, message, own, told);
  if (!first || first.sure < LIKELY) return undefined;
  const intent = told && told.intent.command.name === first.wanted ? told.intent : intentBy(first.wanted, text, words);
  if (intent?.is !== 'command' || !mayGive(intent.command, heard)) return undefined;
  const score = Math.log(first.sure) * Math.sqrt(pieces.length) + AGAIN * Math.log(1.05 - several) - COST;
  const isTold = intent === told?.intent;
  const sure = isTold ? 1 : guessed.find(({ wanted }) => wanted === first.wanted)!.sure;
  return { text: isTold ? own : text, intent, sure, likely: first.sure, score };
};

/** 查一下, 到哪了: words of a question. */
const ASKS = /[?？吗呢么]\s*$|查|看看|看下|看一下|问|哪|什么|啥|多少|几[天号点个件]|多久|给我|出一?份|起草/u;
/** How much what the whole is about counts for a part of it. */
const WHOLE = 0.5;
const FLOOR = 0.02;

/** How much it counts against a stretch that it seems to be several things itself. */
const AGAIN = 0.3;
/** How much its own words say of a stretch that begins with them, against what was learned. */
const TOLD = 0.6;
/** How likely counts are of a command that has no field for them. */
const UNFIT = 0.2;

/**
 * How likely each is, given that it is one thing: that words which ask nothing are no question, that what is counted
 * has its field, and what the whole is about.
 */
const given = (
  guessed: readonly Guess[],
  { about, words }: Message,
  text: string,
  told: Part | undefined,
): readonly Guess[] => {
  const isQuestion = ASKS.test(text);
  const counted = countedIn(text);
  const weighed = guessed.flatMap(({ wanted, sure }) => {
    const command = words.commands.find(({ name }) => name === wanted);
    if (!command && (!isQuestion || wanted.startsWith('#'))) return [];
    const fits = !command || counted.every((count) => countsOf(command).includes(count));
    return [{ wanted, sure: sure * ((about.get(wanted) ?? 0) + FLOOR) ** WHOLE * (fits ? 1 : UNFIT) }];
  });
  const together = weighed.reduce((sum, { sure }) => sum + sure, 0);
  const share = told ? 1 - TOLD : 1;
  return weighed
    .map(({ wanted, sure }) => ({
      wanted,
      sure: (share * sure) / together + (wanted === told?.intent.command.name ? TOLD : 0),
    }))
    .sort((a, b) => b.sure - a.sure);
};

/** 5票, 4比1, 实到4人: what is counted. */
const countedIn = (text: string): readonly string[] => [
  ...countsIn(spelt(text)).flatMap(({ value: { is } }) => (is === 'unanimous' || is === 'leave' ? [] : [is])),
  ...(/[\d一二两三四五六七八九]票/u.test(text) ? ['for'] : []),
];
