/** What a message is weighed by: runs of one to four characters, as written and with its facts marked; and the talk. */
import type { Fact } from '../reading/facts.ts';
import type { Found } from '../reading/found.ts';
import { evened, marked } from './marked.ts';

/** A message in the talk it is said in. */
export interface Said {
  readonly text: string;
  readonly facts: readonly Found<Fact>[];
  /** The command whose form is open. */
  readonly open?: string | undefined;
  /** What the speaker is in the organ: features, never a verdict. */
  readonly roles: readonly string[];
}

const LONGEST_RUN = 4;
const SEED = 2166136261;
const PRIME = 16777619;

/** FNV-1a over the characters of a word, going on from `from`. */
const hashed = (word: string, from: number): number => {
  let hash = from;
  for (let n = 0; n < word.length; n += 1) hash = Math.imul(hash ^ word.charCodeAt(n), PRIME);
  return hash;
};
const AS_WRITTEN = hashed('t', SEED);
const AS_MARKED = hashed('m', SEED);

/** The keys of a message's features with how often each occurs. */
export const countsOf = ({ text, facts, open, roles }: Said): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  const add = (key: number): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  runs(evened(text), AS_WRITTEN, add);
  runs(marked(text, facts), AS_MARKED, add);
  for (const role of roles) add(hashed(`role ${role}`, SEED) >>> 0);
  if (open !== undefined) add(hashed(`open ${open}`, SEED) >>> 0);
  return counts;
};

const runs = (text: string, view: number, add: (key: number) => void): void => {
  const signs = `^${text}$`;
  for (let from = 0; from < signs.length; from += 1) {
    let hash = view;
    const last = Math.min(from + LONGEST_RUN, signs.length);
    for (let at = from; at < last; at += 1) {
      hash = Math.imul(hash ^ signs.charCodeAt(at), PRIME);
      add(hash >>> 0);
    }
  }
};

/** Features known to a model, as places in its weights, each with its weight in the message; the whole has one length. */
export interface Features {
  readonly places: Int32Array;
  readonly values: Float32Array;
}

/** What every message's features come to together. */
const LENGTH = 2;

/** Rare features weigh more (`rarity` by place); what the model has not seen is left out. */
export const featuresOf = (
  counts: ReadonlyMap<number, number>,
  placeOf: (key: number) => number | undefined,
  rarity: Float32Array,
): Features => {
  const places = new Int32Array(counts.size);
  const values = new Float32Array(counts.size);
  let known = 0;
  let squares = 0;
  for (const [key, times] of counts) {
    const place = placeOf(key);
    if (place === undefined) continue;
    const value = Math.log1p(times) * rarity[place]!;
    places[known] = place;
    values[known] = value;
    squares += value * value;
    known += 1;
  }
  const norm = LENGTH / (Math.sqrt(squares) || 1);
  for (let n = 0; n < known; n += 1) values[n]! *= norm;
  return { places: places.subarray(0, known), values: values.subarray(0, known) };
};
