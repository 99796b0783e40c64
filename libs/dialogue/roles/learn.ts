/** How the roles are learned: a linear chain (CRF) by AdaGrad over the words marked in the training lines. */
import type { Fact } from '../reading/facts.ts';
import type { Found } from '../reading/found.ts';
import { dice, shuffled } from '../sense/learn.ts';
import { FAMILIAR_PLACES, familiarPlace, type Familiar, type Roles } from './features.ts';
import {
  latticeOf,
  PLACES,
  placeOf,
  readied,
  turnPlaces,
  type Lattice,
  type LearnedRoles,
  type Ready,
} from './tagger.ts';
import { piecesOf } from './pieces.ts';

/** A message with the words that fill fields. */
export interface RoleLesson {
  readonly text: string;
  readonly facts: readonly Found<Fact>[];
  readonly roles: Roles;
  readonly spans: readonly { readonly field: string; readonly from: number; readonly to: number }[];
}

const ROUNDS = 4;
const STEP = 0.1;
const NEGLIGIBLE = 1e-3;

/** What a lesson comes to, the same in each round. */
interface Example {
  readonly ready: Ready;
  readonly right: readonly number[];
}

export const learnRoles = (lessons: readonly RoleLesson[]): LearnedRoles => {
  const familiar = familiarIn(lessons);
  const examples = withoutSingles(
    lessons.map(({ text, facts, roles, spans }): Example => {
      const ready = readied(text, facts, roles, familiar, 1);
      return { ready, right: rightWay(ready, roles, spans) };
    }),
  );
  // A weight stands beside the sum of its squared slopes, so that both are fetched at once.
  const cells = new Float32Array(2 * PLACES);
  for (let at = 1; at < cells.length; at += 2) cells[at] = 1e-2;
  const nudge = (place: number, slope: number): void => {
    const at = 2 * place;
    const squares = cells[at + 1]! + slope * slope;
    cells[at + 1] = squares;
    cells[at]! -= (STEP * slope) / Math.sqrt(squares);
  };
  const random = dice(3);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const example of shuffled(examples, random)) learnFrom(example, cells, nudge);
  return { ...quantised(Float32Array.from({ length: PLACES }, (_, place) => cells[2 * place]!)), familiar };
};

const COUNTED_PLACES = 2 ** 24;

/** A feature that only one line has teaches nothing about another. */
const withoutSingles = (examples: readonly Example[]): readonly Example[] => {
  const place = (feature: number): number => (feature ^ (feature >>> 7)) & (COUNTED_PLACES - 1);
  /** The last line a feature was seen in, and whether it was seen in another before. */
  const seenIn = new Int32Array(COUNTED_PLACES);
  const again = new Uint8Array(COUNTED_PLACES);
  examples.forEach(({ ready }, n) => {
    for (const features of ready.features)
      for (const feature of features) {
        const at = place(feature);
        if (seenIn[at] !== 0 && seenIn[at] !== n + 1) again[at] = 1;
        seenIn[at] = n + 1;
      }
  });
  return examples.map(({ ready, right }) => ({
    right,
    ready: { ...ready, features: ready.features.map((all) => all.filter((feature) => again[place(feature)] === 1)) },
  }));
};

const familiarIn = (lessons: readonly RoleLesson[]): Familiar => {
  const familiar = new Uint16Array(FAMILIAR_PLACES);
  for (const { text, facts } of lessons) {
    const pieces = piecesOf(text, facts);
    const places = new Set(pieces.slice(1).map((piece, n) => familiarPlace(pieces[n]!.text, piece.text)));
    for (const place of places) familiar[place] = Math.min(familiar[place]! + 1, 65_535);
  }
  return familiar;
};

const learnFrom = (
  { ready, right }: Example,
  cells: Float32Array,
  nudge: (place: number, slope: number) => void,
): void => {
  const lattice = latticeOf(ready, { weights: cells, scale: 1, stride: 2 });
  const { labels, pieces, features, keys, owns, kinds, turns } = lattice;
  const { shares, pairs } = sharesOf(lattice);
  const width = labels.length;
  const slopes = new Float64Array(keys.length);
  for (let n = 0; n < pieces.length; n += 1) {
    slopes.fill(0);
    for (let at = 0; at < width; at += 1) {
      const slope = shares[n * width + at]! - (right[n] === at ? 1 : 0);
      slopes[owns[at]!]! += slope;
      slopes[kinds[at]!]! += slope;
    }
    const own = features[n]!;
    for (let at = 0; at < keys.length; at += 1) {
      const slope = slopes[at]!;
      if (Math.abs(slope) < NEGLIGIBLE) continue;
      for (let one = 0; one < own.length; one += 1) nudge(placeOf(own[one]!, keys[at]!), slope);
    }
  }
  for (let n = 1; n < pieces.length; n += 1) pairs[right[n - 1]! * width + right[n]!]! -= 1;
  for (let from = 0; from < width; from += 1)
    for (let to = 0; to < width; to += 1) {
      const slope = pairs[from * width + to]!;
      if (turns[from * width + to] === -Infinity || Math.abs(slope) < NEGLIGIBLE) continue;
      for (const place of turnPlaces(labels[from]!, labels[to]!)) nudge(place, slope);
    }
};

/** How likely each label is at each piece, and how often each stands behind each other. */
const sharesOf = (lattice: Lattice): { readonly shares: Float64Array; readonly pairs: Float64Array } => {
  const { labels, pieces, scores, turns } = lattice;
  const width = labels.length;
  const length = pieces.length;
  const ways = turns.map(Math.exp);
  // By piece, so that nothing grows out of bounds: the greatest score is one, and so is each sum.
  const local = new Float64Array(length * width);
  for (let n = 0; n < length; n += 1) {
    let top = -Infinity;
    for (let at = 0; at < width; at += 1) top = Math.max(top, scores[n * width + at]!);
    for (let at = 0; at < width; at += 1) local[n * width + at] = Math.exp(scores[n * width + at]! - top);
  }
  const forward = new Float64Array(length * width);
  const sums = new Float64Array(length);
  for (let n = 0; n < length; n += 1) {
    let whole = 0;
    for (let to = 0; to < width; to += 1) {
      let sum = n === 0 ? 1 : 0;
      if (n > 0)
        for (let from = 0; from < width; from += 1) sum += forward[(n - 1) * width + from]! * ways[from * width + to]!;
      whole += forward[n * width + to] = sum * local[n * width + to]!;
    }
    sums[n] = whole;
    for (let to = 0; to < width; to += 1) forward[n * width + to]! /= whole;
  }
  const backward = new Float64Array(length * width).fill(1, (length - 1) * width);
  const pairs = new Float64Array(width * width);
  for (let n = length - 2; n >= 0; n -= 1)
    for (let from = 0; from < width; from += 1) {
      let sum = 0;
      for (let to = 0; to < width; to += 1) {
        const way =
          (ways[from * width + to]! * local[(n + 1) * width + to]! * backward[(n + 1) * width + to]!) / sums[n + 1]!;
        pairs[from * width + to]! += forward[n * width + from]! * way;
        sum += way;
      }
      backward[n * width + from] = sum;
    }
  return { shares: forward.map((share, at) => share * backward[at]!), pairs };
};

/** The labels the marked words give; a piece belongs to words that cover half of it. */
const rightWay = ({ pieces, labels }: Ready, { fields }: Roles, spans: RoleLesson['spans']): readonly number[] => {
  let before: unknown;
  return pieces.map(({ from, to }) => {
    const span = spans.find((one) => Math.min(one.to, to) - Math.max(one.from, from) >= (to - from) / 2);
    const field = fields.findIndex(({ name }) => name === span?.field);
    const is = span === before ? 'more' : 'first';
    before = field < 0 ? undefined : span;
    return field < 0 ? 0 : labels.findIndex((label) => label.is === is && label.field === field);
  });
};

const quantised = (weights: Float32Array): Pick<LearnedRoles, 'weights' | 'scale'> => {
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  // A weight of one step says next to nothing, and zeros take no room.
  const inSteps = (weight: number): number => (Math.abs(weight) < 1.5 * scale ? 0 : Math.round(weight / scale));
  return { weights: Int8Array.from(weights, inSteps), scale };
};
