/** A message in pieces: what the exact readers find is one piece, and so is a run of letters; else each character. */
import type { Fact } from '../reading/facts.ts';
import { timesIn } from '../reading/date/clock-time.ts';
import { apart, type Found } from '../reading/found.ts';
import { evened, signOf } from '../sense/marked.ts';

/** Characters `from` up to, not including, `to`; `sign` is the kind of fact, `l` letters, `p` a pause, `h` else. */
export interface Piece {
  readonly sign: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const TIME = 'H';
const OTHER = /[A-Za-z\d.%-]+|[\s,，。;；:：、!！?？~…]+|./gsu;

/** The pieces of a message, in its order; a day that was said with an hour is two. */
export const piecesOf = (text: string, facts: readonly Found<Fact>[]): readonly Piece[] => {
  const times = timesIn(text).map(({ from, to }) => ({ from, to, sign: TIME }));
  const days = facts.flatMap((fact) => withoutTime(fact, times));
  const all: Piece[] = [];
  let at = 0;
  for (const { from, to, sign } of apart([...times.filter((time) => !isWithin(time, days)), ...days])) {
    all.push(...plainPieces(text, at, from), { sign, text: sign, from, to });
    at = to;
  }
  return [...all, ...plainPieces(text, at, text.length)];
};

type Signed = Pick<Piece, 'from' | 'to' | 'sign'>;

const withoutTime = ({ value, from, to }: Found<Fact>, times: readonly Signed[]): readonly Signed[] => {
  const sign = signOf(value);
  const time = value.of === 'date' ? times.find((one) => one.from > from && one.from < to) : undefined;
  return [{ sign, from, to: time ? time.from : to }];
};

/** 20号 is read as a day; no hour begins within it. */
const isWithin = (time: Signed, facts: readonly Signed[]): boolean =>
  facts.some((fact) => fact.from <= time.from && time.from < fact.to);

const plainPieces = (text: string, from: number, to: number): readonly Piece[] =>
  [...text.slice(from, to).matchAll(OTHER)].map((match) => {
    const start = from + match.index;
    const word = evened(match[0]);
    return { sign: signOfWord(word), text: word.replace(/\d/gu, '0'), from: start, to: start + match[0].length };
  });

const signOfWord = (word: string): string => {
  if (word.startsWith('|')) return 'p';
  if (/^\d/u.test(word)) return '0';
  return /^[a-z]/u.test(word) ? 'l' : 'h';
};
