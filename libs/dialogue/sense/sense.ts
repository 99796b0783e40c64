/** What is wanted with a message: a linear model, learned from what people type, that knows how sure it is. */
import { countsOf, featuresOf, type Said } from './features.ts';

/** One thing that may be wanted, and how likely: of those given 0.9 nine in ten are right. */
export interface Guess {
  /** The name of a command or query, or one of `ACTS`. */
  readonly wanted: string;
  readonly sure: number;
}

/** What is wanted of a message besides a command or a question to the registers. */
export const ACTS = ['#chat', '#control', '#correct', '#withdraw', '#several', '#unsupported'] as const;
export type Act = (typeof ACTS)[number];

/** Guesses, the likeliest first. */
export type Sense = (said: Said) => readonly Guess[];

/** What was learned: for each feature what it weighs for some of the things that may be wanted. */
export interface Learned {
  readonly labels: readonly string[];
  /** Hashes of the features, in rising order. */
  readonly keys: Uint32Array;
  readonly rarity: Float32Array;
  /** By feature, where its weights end in `columns` and `weights`; they begin where those of the feature before end. */
  readonly ends: Uint32Array;
  /** Which of `labels` a weight is for. */
  readonly columns: Uint16Array;
  readonly weights: Int8Array;
  /** By which a column's weights are multiplied. */
  readonly scales: Float32Array;
  readonly bias: Float32Array;
  /** By which sums are divided, so that what is said to be sure is. */
  readonly temperature: number;
}

/** Reads messages by what was learned. */
export const senseOf = (learned: Learned): Sense => {
  const { labels, keys, rarity, ends, columns, weights, scales, bias, temperature } = learned;
  const places = placesOf(keys);
  return (said) => {
    const features = featuresOf(countsOf(said), places, rarity);
    const sums = new Float64Array(labels.length);
    for (let n = 0; n < features.places.length; n += 1) {
      const place = features.places[n]!;
      const value = features.values[n]!;
      for (let at = place === 0 ? 0 : ends[place - 1]!; at < ends[place]!; at += 1)
        sums[columns[at]!]! += value * weights[at]!;
    }
    const scores = sums.map((sum, column) => (sum * scales[column]! + bias[column]!) / temperature);
    return ranked(labels, scores);
  };
};

const ranked = (labels: readonly string[], scores: Float64Array): readonly Guess[] => {
  const top = Math.max(...scores);
  const parts = scores.map((score) => Math.exp(score - top));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return labels
    .map((wanted, column) => ({ wanted, sure: parts[column]! / whole }))
    .sort((a, b) => b.sure - a.sure || (a.wanted < b.wanted ? -1 : 1));
};

/** Finds a key's place by open addressing: half of the table stays empty. */
export const placesOf = (keys: Uint32Array): ((key: number) => number | undefined) => {
  const size = 2 ** Math.ceil(Math.log2(keys.length * 2 + 1));
  const table = new Int32Array(size).fill(-1);
  const mask = size - 1;
  keys.forEach((key, place) => {
    let at = Math.imul(key, 0x9e3779b1) & mask;
    while (table[at] !== -1) at = (at + 1) & mask;
    table[at] = place;
  });
  return (key) => {
    for (let at = Math.imul(key, 0x9e3779b1) & mask; table[at] !== -1; at = (at + 1) & mask)
      if (keys[table[at]!] === key) return table[at]!;
    return undefined;
  };
};
