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
  /** How likely nearly these words are the field's. */
  readonly sure: number;
  /** Not on the likeliest way: it may be meant instead, or besides. */
  readonly besides?: true;
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

/** A message ready to be weighed. */
export interface Ready {
  readonly labels: readonly Label[];
  readonly pieces: readonly Piece[];
  readonly features: readonly Int32Array[];
  /** The keys of all labels, each once. */
  readonly keys: Int32Array;
  /** By label, which of those are its own and its kind's. */
  readonly owns: Int32Array;
  readonly kinds: Int32Array;
}

export const readied = (
  text: string,
  facts: readonly Found<Fact>[],
  roles: Roles,
  familiar: Familiar,
  own: 0 | 1 = 0,
): Ready => {
  const labels = labelsOf(roles);
  const pieces = piecesOf(text, facts);
  const keys = [...new Set(labels.flatMap((label) => label.keys))];
  return {
    labels,
    pieces,
    features: featuresOf(text, pieces, roles, { familiar, own }),
    keys: Int32Array.from(keys),
    owns: Int32Array.from(labels, (label) => keys.indexOf(label.keys[0])),
    kinds: Int32Array.from(labels, (label) => keys.indexOf(label.keys[1])),
  };
};

/** What each label scores at each piece, and behind each other. */
export interface Lattice extends Ready {
  /** By piece and label. */
  readonly scores: Float64Array;
  /** By label before and label; -Infinity where it may not be. */
  readonly turns: Float64Array;
}

export const latticeOf = (
  ready: Ready,
  {
    weights,
    scale,
    stride = 1,
  }: { readonly weights: Int8Array | Float32Array; readonly scale: number; readonly stride?: number },
): Lattice => {
  const { labels, pieces, features, keys, owns, kinds } = ready;
  const width = labels.length;
  const scores = new Float64Array(pieces.length * width);
  const sums = new Float64Array(keys.length);
  for (let n = 0; n < pieces.length; n += 1) {
    const own = features[n]!;
    for (let at = 0; at < keys.length; at += 1) {
      let sum = 0;
      for (let one = 0; one < own.length; one += 1) sum += weights[placeOf(own[one]!, keys[at]!) * stride]!;
      sums[at] = sum * scale;
    }
    for (let at = 0; at < width; at += 1)
      scores[n * width + at] = n === 0 && labels[at]!.is === 'more' ? -Infinity : sums[owns[at]!]! + sums[kinds[at]!]!;
  }
  const turns = new Float64Array(width * width);
  labels.forEach((before, from) =>
    labels.forEach((label, to) => {
      const [own, kind] = turnPlaces(before, label);
      turns[from * width + to] = mayFollow(before, label)
        ? (weights[own * stride]! + weights[kind * stride]!) * scale
        : -Infinity;
    }),
  );
  return { ...ready, scores, turns };
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

/** Words of less likelihood are not worth a look. */
const WORTH_A_LOOK = 0.02;

/** Every run of pieces that may be the words of a field, and how likely just this run is. */
const runsOf = (
  { labels, pieces, scores, turns }: Lattice,
  { forward, backward, whole }: Likelihoods,
  { fields }: Roles,
): readonly Span[] => {
  const width = labels.length;
  const last = pieces.length - 1;
  const found: Span[] = [];
  fields.forEach(({ name }, field) => {
    const first = labels.findIndex((label) => label.field === field);
    const more = first + 1;
    /** What all ways that go on behind piece `n` with other words come to. */
    const ending = (n: number, label: number): number => {
      if (n === last) return 0;
      const parts = new Float64Array(width).fill(-Infinity);
      for (let to = 0; to < width; to += 1)
        if (to !== more)
          parts[to] = turns[label * width + to]! + scores[(n + 1) * width + to]! + backward[(n + 1) * width + to]!;
      return sumOfLogs(parts);
    };
    for (let from = 0; from <= last; from += 1) {
      let way = forward[from * width + first]! - whole;
      if (Math.exp(way + backward[from * width + first]!) < WORTH_A_LOOK) continue;
      for (let to = from; ;) {
        const label = to === from ? first : more;
        const sure = Math.exp(way + ending(to, label));
        if (sure >= WORTH_A_LOOK) found.push({ field: name, from: pieces[from]!.from, to: pieces[to]!.to, sure });
        to += 1;
        if (to > last) break;
        way += turns[label * width + more]! + scores[to * width + more]!;
        if (Math.exp(way + backward[to * width + more]!) < WORTH_A_LOOK) break;
      }
    }
  });
  return found.sort((a, b) => b.sure - a.sure);
};

/** Reads messages by what was learned. */
export const taggerOf =
  (learned: LearnedRoles): Tagger =>
  (text, facts, roles) => {
    if (text === '' || roles.fields.length === 0) return [];
    const lattice = latticeOf(readied(text, facts, roles, learned.familiar), learned);
    const likely = likelihoods(lattice);
    const runs = runsOf(lattice, likely, roles);
    const { labels, pieces } = lattice;
    const spans: { field: string; from: number; to: number }[] = [];
    bestWay(lattice).forEach((at, n) => {
      const { is, field } = labels[at]!;
      if (is === 'none') return;
      const { from, to } = pieces[n]!;
      const last = spans.at(-1);
      if (is === 'more' && last) spans[spans.length - 1] = { ...last, to };
      else spans.push({ field: roles.fields[field]!.name, from, to });
    });
    const best = spans.map((span) => ({ ...span, sure: nearly(span, runs, text) }));
    const isOnTheWay = (run: Span): boolean => spans.some((one) => one.field === run.field && touches(one, run));
    const besides = runs.filter((run) => !isOnTheWay(run));
    return [...best, ...besides.map((run) => ({ ...run, sure: nearly(run, runs, text), besides: true as const }))];
  };

/** How likely nearly these words are the field's. */
const nearly = ({ field, from, to }: Omit<Span, 'sure'>, runs: readonly Span[], text: string): number =>
  runs
    .filter((run) => run.field === field && isNearly(text, run, { from, to }))
    .reduce((sum, { sure }) => Math.min(1, sum + sure), 0);

type Place = Pick<Span, 'from' | 'to'>;
const touches = (one: Place, other: Place): boolean => one.from < other.to && other.from < one.to;

/** One holds the other, and is not twice as long. */
const isNearly = (text: string, one: Place, other: Place): boolean => {
  const [short, long] = one.to - one.from < other.to - other.from ? [one, other] : [other, one];
  const length = ({ from, to }: Place): number => text.slice(from, to).replace(EMPTY, '').length;
  return long.from <= short.from && short.to <= long.to && length(short) * 2 >= length(long);
};
const EMPTY = /[\s,，。;；:：、“”"《》（）()的了]/gu;
