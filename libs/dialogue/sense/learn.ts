/** How the model of what is wanted is learned: softmax regression by AdaGrad; the same lines give the same weights. */
import { countsOf, featuresOf, type Features, type Said } from './features.ts';
import { placesOf, senseOf, type Guess, type Learned } from './sense.ts';

/** A message and what is wanted with it. */
export interface Lesson extends Said {
  readonly wanted: string;
}

const ROUNDS = 12;
const STEP = 0.35;
const BIAS_STEP = 0.02;
/** What is nearly right is left as it is. */
const NEGLIGIBLE = 2e-3;
/** A feature that only one line has teaches nothing about another. */
const SEEN_AT_LEAST = 2;
/** Weights that are kept, one byte each: the features that tell most. */
const WEIGHTS_AT_MOST = 7_400_000;

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
  const kept = telling(weights, labels.length);
  return {
    labels,
    keys: Uint32Array.from(kept, (place) => keys[place]!),
    rarity: Float32Array.from(kept, (place) => rarity[place]!),
    bias,
    temperature: 1,
    ...quantised(rowsOf(weights, kept, labels.length), labels.length),
  };
};

const vocabularyOf = (
  counts: readonly ReadonlyMap<number, number>[],
): { readonly keys: Uint32Array; readonly rarity: Float32Array } => {
  const seenIn = new Map<number, number>();
  for (const one of counts) for (const key of one.keys()) seenIn.set(key, (seenIn.get(key) ?? 0) + 1);
  const keys = Uint32Array.from([...seenIn].filter(([, lines]) => lines >= SEEN_AT_LEAST).map(([key]) => key)).sort();
  const rarity = new Float32Array(keys.length);
  keys.forEach((key, place) => {
    rarity[place] = Math.log((counts.length + 1) / (seenIn.get(key)! + 1)) + 1;
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
      const { places, values } = features;
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

const softmax = (scores: Float64Array): void => {
  let top = -Infinity;
  for (const score of scores) top = Math.max(top, score);
  let whole = 0;
  for (let n = 0; n < scores.length; n += 1) whole += scores[n] = Math.exp(scores[n]! - top);
  for (let n = 0; n < scores.length; n += 1) scores[n]! /= whole;
};

/** The places of the features with the greatest weights, in order; as many as are kept. */
const telling = (weights: Float32Array, columns: number): readonly number[] => {
  const rows = Array.from({ length: weights.length / columns }, (_, place) => ({
    place,
    size: weights.subarray(place * columns, (place + 1) * columns).reduce((sum, weight) => sum + weight * weight, 0),
  }));
  return rows
    .sort((a, b) => b.size - a.size || a.place - b.place)
    .slice(0, Math.floor(WEIGHTS_AT_MOST / columns))
    .map(({ place }) => place)
    .sort((a, b) => a - b);
};

const rowsOf = (weights: Float32Array, places: readonly number[], columns: number): Float32Array => {
  const rows = new Float32Array(places.length * columns);
  places.forEach((place, n) => rows.set(weights.subarray(place * columns, (place + 1) * columns), n * columns));
  return rows;
};

const quantised = (exact: Float32Array, columns: number): Pick<Learned, 'weights' | 'scales'> => {
  const scales = new Float32Array(columns);
  exact.forEach((weight, cell) => {
    scales[cell % columns] = Math.max(scales[cell % columns]!, Math.abs(weight));
  });
  scales.forEach((most, column) => {
    scales[column] = most / 127;
  });
  return {
    weights: Int8Array.from(exact, (weight, cell) => Math.round(weight / scales[cell % columns]! || 0)),
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
