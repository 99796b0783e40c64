/** Which words fill which field: a chain of labels over the pieces of a message, weighed by what was learned. */
import type { Fact } from '../reading/facts.ts';
import type { Found } from '../reading/found.ts';
import { featuresOf, hashed, type Familiar, type Roles } from './features.ts';
import { piecesOf, type Piece } from './pieces.ts';

/** Words of a message that fill a field, and how likely they do. */
export interface Span {
  readonly field: string;
  readonly from: number;
  readonly to: number;
  readonly sure: number;
}

/** Finds the words of a message that fill a command's fields. */
export type Tagger = (text: string, facts: readonly Found<Fact>[], roles: Roles) => readonly Span[];

/** What was learned: weights by the hash of a feature and a label. */
export interface LearnedRoles {
  readonly weights: Int8Array;
  readonly scale: number;
  readonly familiar: Familiar;
}

/** Weights are found in a table of this many places. */
export const PLACES = 2 ** 22;
const MASK = PLACES - 1;

/** A label of a piece: in no field, the first of a field's words, or one more of them. */
export interface Label {
  readonly is: 'none' | 'first' | 'more';
  readonly field: number;
  /** Its own hash, and that of its field's kind. */
  readonly keys: readonly [own: number, kind: number];
}

export const labelsOf = ({ fields }: Roles): readonly Label[] => [
  { is: 'none', field: -1, keys: [hashed('O'), hashed('O kind')] },
  ...fields.flatMap(({ name, kind }, field): readonly Label[] => [
    { is: 'first', field, keys: [hashed(`B ${name} ${kind}`), hashed(`B kind ${kind}`)] },
    { is: 'more', field, keys: [hashed(`I ${name} ${kind}`), hashed(`I kind ${kind}`)] },
  ]),
];

/** The place of a weight: of a feature with a label, or of a label behind another. */
export const placeOf = (feature: number, label: number): number => {
  const mixed = Math.imul(feature ^ Math.imul(label, 0x85ebca6b), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) & MASK;
};

/** More words of a field stand only behind words of that field. */
export const mayFollow = (before: Label | undefined, label: Label): boolean =>
  label.is !== 'more' || (before !== undefined && before.field === label.field);

const BEHIND = hashed('behind');

/** Places of the weights of one label behind another. */
export const turnPlaces = (before: Label, label: Label): readonly [number, number] => [
  placeOf(BEHIND ^ before.keys[0], label.keys[0]),
  placeOf(BEHIND ^ before.keys[1], label.keys[1]),
];

/** What each label scores at each piece, and behind each other. */
export interface Lattice {
  readonly labels: readonly Label[];
  readonly pieces: readonly Piece[];
  readonly features: readonly Int32Array[];
  /** By piece and label. */
  readonly scores: Float64Array;
  /** By label before and label; -Infinity where it may not be. */
  readonly turns: Float64Array;
}

export const latticeOf = (
  text: string,
  facts: readonly Found<Fact>[],
  roles: Roles,
  { weights, scale, familiar }: Omit<LearnedRoles, 'weights'> & { readonly weights: Int8Array | Float32Array },
  own: 0 | 1 = 0,
): Lattice => {
  const labels = labelsOf(roles);
  const pieces = piecesOf(text, facts);
  const features = featuresOf(text, pieces, roles, { familiar, own });
  const width = labels.length;
  const scores = new Float64Array(pieces.length * width);
  features.forEach((keys, n) => {
    for (let at = 0; at < width; at += 1) {
      const [own, kind] = labels[at]!.keys;
      let sum = 0;
      for (const key of keys) sum += weights[placeOf(key, own)]! + weights[placeOf(key, kind)]!;
      scores[n * width + at] = n === 0 && labels[at]!.is === 'more' ? -Infinity : sum * scale;
    }
  });
  const turns = new Float64Array(width * width);
  labels.forEach((before, from) =>
    labels.forEach((label, to) => {
      const [own, kind] = turnPlaces(before, label);
      turns[from * width + to] = mayFollow(before, label) ? (weights[own]! + weights[kind]!) * scale : -Infinity;
    }),
  );
  return { labels, pieces, features, scores, turns };
};

/** How likely each label is at each piece, and the logarithm of what all ways come to (forward, backward). */
export interface Likelihoods {
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  readonly whole: number;
}

export const likelihoods = ({ labels, pieces, scores, turns }: Lattice): Likelihoods => {
  const width = labels.length;
  const length = pieces.length;
  const forward = new Float64Array(length * width);
  const backward = new Float64Array(length * width);
  const parts = new Float64Array(width);
  forward.set(scores.subarray(0, width));
  for (let n = 1; n < length; n += 1)
    for (let to = 0; to < width; to += 1) {
      for (let from = 0; from < width; from += 1)
        parts[from] = forward[(n - 1) * width + from]! + turns[from * width + to]!;
      forward[n * width + to] = scores[n * width + to]! + sumOfLogs(parts);
    }
  for (let n = length - 2; n >= 0; n -= 1)
    for (let from = 0; from < width; from += 1) {
      for (let to = 0; to < width; to += 1)
        parts[to] = turns[from * width + to]! + scores[(n + 1) * width + to]! + backward[(n + 1) * width + to]!;
      backward[n * width + from] = sumOfLogs(parts);
    }
  return { forward, backward, whole: sumOfLogs(forward.subarray((length - 1) * width)) };
};

const sumOfLogs = (parts: Float64Array): number => {
  let top = -Infinity;
  for (const part of parts) if (part > top) top = part;
  if (top === -Infinity) return top;
  let sum = 0;
  for (const part of parts) if (part > top - 30) sum += Math.exp(part - top);
  return top + Math.log(sum);
};

/** The labels of the likeliest way through. */
const bestWay = ({ labels, pieces, scores, turns }: Lattice): readonly number[] => {
  const width = labels.length;
  const best = new Float64Array(pieces.length * width);
  const came = new Int32Array(pieces.length * width);
  best.set(scores.subarray(0, width));
  for (let n = 1; n < pieces.length; n += 1)
    for (let to = 0; to < width; to += 1) {
      let top = -Infinity;
      for (let from = 0; from < width; from += 1) {
        const sum = best[(n - 1) * width + from]! + turns[from * width + to]!;
        if (sum > top) [top, came[n * width + to]] = [sum, from];
      }
      best[n * width + to] = top + scores[n * width + to]!;
    }
  const way: number[] = [];
  let at = best.subarray((pieces.length - 1) * width).reduce((top, one, n, all) => (one > all[top]! ? n : top), 0);
  for (let n = pieces.length - 1; n >= 0; n -= 1) {
    way[n] = at;
    at = came[n * width + at]!;
  }
  return way;
};

/** Reads messages by what was learned. */
export const taggerOf =
  (learned: LearnedRoles): Tagger =>
  (text, facts, roles) => {
    if (text === '' || roles.fields.length === 0) return [];
    const lattice = latticeOf(text, facts, roles, learned);
    const { forward, backward, whole } = likelihoods(lattice);
    const { labels, pieces } = lattice;
    const width = labels.length;
    const spans: Span[] = [];
    bestWay(lattice).forEach((at, n) => {
      const { is, field } = labels[at]!;
      if (is === 'none') return;
      const sure = Math.exp(forward[n * width + at]! + backward[n * width + at]! - whole);
      const { from, to } = pieces[n]!;
      const last = spans.at(-1);
      if (is === 'more' && last) spans[spans.length - 1] = { ...last, to, sure: Math.min(last.sure, sure) };
      else spans.push({ field: roles.fields[field]!.name, from, to, sure });
    });
    return [...spans, ...besides(lattice, { forward, backward, whole }, roles, spans)];
  };

/** At least so likely, words that are not on the likeliest way are told too: they may name a record. */
const WORTH_A_LOOK = 0.12;

const besides = (
  { labels, pieces }: Lattice,
  { forward, backward, whole }: Likelihoods,
  { fields }: Roles,
  spans: readonly Span[],
): readonly Span[] => {
  const width = labels.length;
  const likely = (n: number, field: number): number =>
    labels.reduce(
      (sum, label, at) =>
        label.field === field ? sum + Math.exp(forward[n * width + at]! + backward[n * width + at]! - whole) : sum,
      0,
    );
  return fields.flatMap(({ name }, field) => {
    if (spans.some((span) => span.field === name)) return [];
    const found: Span[] = [];
    pieces.forEach(({ from, to }, n) => {
      const sure = likely(n, field);
      if (sure < WORTH_A_LOOK || spans.some((span) => span.from < to && from < span.to)) return;
      const last = found.at(-1);
      if (last?.to === from) found[found.length - 1] = { ...last, to, sure: Math.min(last.sure, sure, 0.49) };
      else found.push({ field: name, from, to, sure: Math.min(sure, 0.49) });
    });
    return found;
  });
};
