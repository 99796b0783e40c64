/** How the model of what is wanted is learned: softmax regression by AdaGrad; the same lines give the same weights. */
import { countsOf, featuresOf, type Features, type Said } from './features.ts';
import { inSteps } from './packed.ts';
import { placesOf, senseOf, type Guess, type Learned } from './sense.ts';

/** A message and what is wanted with it. */
export interface Lesson extends Said {
  readonly wanted: string;
}

const ROUNDS = 8;
const STEP = 0.5;
const BIAS_STEP = 0.02;
/** What is nearly right is left as it is. */
const NEGLIGIBLE = 2e-3;
/** A feature that only one line has teaches nothing about another. */
const SEEN_AT_LEAST = 2;
/** So many features of a line are left out at a time, so that none is relied on alone. */
const LEFT_OUT = 0.3;
/** Weights that are kept, the greatest. */
const WEIGHTS_AT_MOST = 1_235_000;

/** Numbers between 0 and 1, the same each time. */
export const dice = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 32;
  };
};

export const shuffled = <T>(all: readonly T[], random: () => number): T[] => {
  const order = [...all];
  for (let n = order.length - 1; n > 0; n -= 1) {
    const m = Math.floor(random() * (n + 1));
    [order[n], order[m]] = [order[m]!, order[n]!];
  }
  return order;
};

/** Learns from lessons; uncalibrated. */
export const learn = (lessons: readonly Lesson[]): Learned => {
  const counts = lessons.map(countsOf);
  const { keys, rarity } = vocabularyOf(counts);
  const places = placesOf(keys);
  const labels = [...new Set(lessons.map((one) => one.wanted))].sort();
  const columns = new Map(labels.map((label, column) => [label, column]));
  const examples = lessons.map(({ wanted }, n) => ({
    features: featuresOf(counts[n]!, places, rarity),
    column: columns.get(wanted)!,
  }));
  const { weights, bias } = descend(examples, keys.length, labels.length);
  return { labels, bias, temperature: 1, ...greatest(weights, { keys, rarity, columns: labels.length }) };
};

const vocabularyOf = (
  counts: readonly ReadonlyMap<number, number>[],
): { readonly keys: Uint32Array; readonly rarity: Float32Array } => {
  const seenIn = new Map<number, number>();
  for (const one of counts) for (const key of one.keys()) seenIn.set(key, (seenIn.get(key) ?? 0) + 1);
  const keys = Uint32Array.from([...seenIn].filter(([, lines]) => lines >= SEEN_AT_LEAST).map(([key]) => key)).sort();
  const rarity = new Float32Array(keys.length);
  keys.forEach((key, place) => {
    rarity[place] = inSteps(Math.log((counts.length + 1) / (seenIn.get(key)! + 1)) + 1);
  });
  return { keys, rarity };
};

interface Example {
  readonly features: Features;
  readonly column: number;
}

const descend = (examples: readonly Example[], rows: number, columns: number) => {
  const weights = new Float32Array(rows * columns);
  const squares = new Float32Array(rows * columns).fill(1e-3);
  const bias = new Float32Array(columns);
  const scores = new Float64Array(columns);
  const random = dice(1);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { features, column } of shuffled(examples, random)) {
      const { places, values } = thinned(features, random);
      scores.set(bias);
      for (let n = 0; n < places.length; n += 1) {
        const row = places[n]! * columns;
        for (let at = 0; at < columns; at += 1) scores[at]! += values[n]! * weights[row + at]!;
      }
      softmax(scores);
      for (let at = 0; at < columns; at += 1) {
        const error = scores[at]! - (at === column ? 1 : 0);
        if (Math.abs(error) < NEGLIGIBLE) continue;
        bias[at]! -= BIAS_STEP * error;
        for (let n = 0; n < places.length; n += 1) {
          const cell = places[n]! * columns + at;
          const slope = error * values[n]!;
          squares[cell]! += slope * slope;
          weights[cell]! -= (STEP * slope) / Math.sqrt(squares[cell]!);
        }
      }
    }
  return { weights, bias };
};

/** Some of the features, taking the weight of those left out. */
const thinned = ({ places, values }: Features, random: () => number): Features => {
  const chosen = Int32Array.from(places.keys()).filter(() => random() >= LEFT_OUT);
  const more = 1 / Math.sqrt(1 - LEFT_OUT);
  return {
    places: chosen.map((n) => places[n]!),
    values: Float32Array.from(chosen, (n) => values[n]! * more),
  };
};

const softmax = (scores: Float64Array): void => {
  let top = -Infinity;
  for (const score of scores) top = Math.max(top, score);
  let whole = 0;
  for (let n = 0; n < scores.length; n += 1) whole += scores[n] = Math.exp(scores[n]! - top);
  for (let n = 0; n < scores.length; n += 1) scores[n]! /= whole;
};

/** The greatest weights, one byte each, with what they are weights of; features that have none of them are forgotten. */
const greatest = (
  weights: Float32Array,
  { keys, rarity, columns }: { readonly keys: Uint32Array; readonly rarity: Float32Array; readonly columns: number },
): Pick<Learned, 'keys' | 'rarity' | 'ends' | 'columns' | 'weights' | 'scales'> => {
  const scales = new Float32Array(columns);
  weights.forEach((weight, cell) => {
    scales[cell % columns] = Math.max(scales[cell % columns]!, Math.abs(weight) / 127);
  });
  const sizes = Float32Array.from(weights, Math.abs).sort();
  const least = sizes[Math.max(0, sizes.length - WEIGHTS_AT_MOST)]!;
  const kept = { places: [] as number[], ends: [] as number[], columns: [] as number[], weights: [] as number[] };
  keys.forEach((_, place) => {
    const before = kept.columns.length;
    for (let column = 0; column < columns; column += 1) {
      const weight = weights[place * columns + column]!;
      const byte = Math.round(weight / scales[column]!);
      if (Math.abs(weight) < least || !byte) continue;
      kept.columns.push(column);
      kept.weights.push(byte);
    }
    if (kept.columns.length === before) return;
    kept.places.push(place);
    kept.ends.push(kept.columns.length);
  });
  return {
    keys: Uint32Array.from(kept.places, (place) => keys[place]!),
    rarity: Float32Array.from(kept.places, (place) => rarity[place]!),
    ends: Uint32Array.from(kept.ends),
    columns: Uint16Array.from(kept.columns),
    weights: Int8Array.from(kept.weights),
    scales,
  };
};

/** The temperature at which guesses about lessons that were not learned are as sure as they are right. */
export const temperatureFor = (learned: Learned, unseen: readonly Lesson[]): number => {
  const sense = senseOf({ ...learned, temperature: 1 });
  const guessed = unseen.map((lesson) => ({ wanted: lesson.wanted, guesses: sense(lesson) }));
  const losses = Array.from({ length: 40 }, (_, n) => {
    const temperature = 0.4 + n * 0.05;
    return { temperature, loss: guessed.reduce((sum, one) => sum + surprise(one, temperature), 0) };
  });
  return losses.sort((a, b) => a.loss - b.loss)[0]!.temperature;
};

interface Guessed {
  readonly wanted: string;
  readonly guesses: readonly Guess[];
}

/** How little the right one was expected, at this temperature. */
const surprise = ({ wanted, guesses }: Guessed, temperature: number): number => {
  const whole = guesses.reduce((sum, { sure }) => sum + sure ** (1 / temperature), 0);
  const right = guesses.find((one) => one.wanted === wanted)?.sure ?? 0;
  return -Math.log(Math.max(right ** (1 / temperature) / whole, 1e-6));
};
