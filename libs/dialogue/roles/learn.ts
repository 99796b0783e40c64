/** How the roles are learned: a linear chain (CRF) by AdaGrad over the words marked in the training lines. */
import type { Fact } from '../reading/facts.ts';
import type { Found } from '../reading/found.ts';
import { dice, shuffled } from '../sense/learn.ts';
import { FAMILIAR_PLACES, familiarPlace, type Familiar, type Roles } from './features.ts';
import { latticeOf, likelihoods, PLACES, placeOf, turnPlaces, type Label, type LearnedRoles } from './tagger.ts';
import { piecesOf, type Piece } from './pieces.ts';

/** A message with the words that fill fields. */
export interface RoleLesson {
  readonly text: string;
  readonly facts: readonly Found<Fact>[];
  readonly roles: Roles;
  readonly spans: readonly { readonly field: string; readonly from: number; readonly to: number }[];
}

const ROUNDS = 5;
const STEP = 0.1;
const NEGLIGIBLE = 1e-3;

export const learnRoles = (lessons: readonly RoleLesson[]): LearnedRoles => {
  const familiar = familiarIn(lessons);
  const weights = new Float32Array(PLACES);
  const squares = new Float32Array(PLACES).fill(1e-2);
  const nudge = (place: number, slope: number): void => {
    squares[place]! += slope * slope;
    weights[place]! -= (STEP * slope) / Math.sqrt(squares[place]!);
  };
  const random = dice(3);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const lesson of shuffled(lessons, random)) learnFrom(lesson, { weights, familiar }, nudge);
  return { ...quantised(weights), familiar };
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
  { text, facts, roles, spans }: RoleLesson,
  learning: { readonly weights: Float32Array; readonly familiar: Familiar },
  nudge: (place: number, slope: number) => void,
): void => {
  const lattice = latticeOf(text, facts, roles, { ...learning, scale: 1 }, 1);
  const { labels, pieces, features, scores, turns } = lattice;
  const { forward, backward, whole } = likelihoods(lattice);
  const width = labels.length;
  const right = rightWay(pieces, labels, roles, spans);
  for (let n = 0; n < pieces.length; n += 1) {
    for (let at = 0; at < width; at += 1) {
      const slope = Math.exp(forward[n * width + at]! + backward[n * width + at]! - whole) - (right[n] === at ? 1 : 0);
      if (Math.abs(slope) < NEGLIGIBLE) continue;
      const [own, kind] = labels[at]!.keys;
      for (const key of features[n]!) {
        nudge(placeOf(key, own), slope);
        nudge(placeOf(key, kind), slope);
      }
    }
    if (n === 0) continue;
    for (let from = 0; from < width; from += 1)
      for (let to = 0; to < width; to += 1) {
        const sum =
          forward[(n - 1) * width + from]! +
          turns[from * width + to]! +
          scores[n * width + to]! +
          backward[n * width + to]! -
          whole;
        const isRight = right[n - 1] === from && right[n] === to;
        const slope = (sum < -8 ? 0 : Math.exp(sum)) - (isRight ? 1 : 0);
        if (Math.abs(slope) < NEGLIGIBLE) continue;
        for (const place of turnPlaces(labels[from]!, labels[to]!)) nudge(place, slope);
      }
  }
};

/** The labels the marked words give; a piece belongs to words that cover half of it. */
const rightWay = (
  pieces: readonly Piece[],
  labels: readonly Label[],
  { fields }: Roles,
  spans: RoleLesson['spans'],
): readonly number[] => {
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
