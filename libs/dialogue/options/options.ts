/** Which option words mean that name none: 赢了 is 胜诉. Learned from examples, weighed among a field's own options. */
import { hashed } from '../roles/features.ts';
import { evened } from '../sense/marked.ts';

/** A field that is filled by one of its options. */
export interface OptionField {
  readonly name: string;
  /** The values of its options. */
  readonly options: readonly string[];
}

/** An option that may be meant, and how likely. */
export interface Meant {
  readonly option: string;
  readonly sure: number;
}

/** The options of a field, the likeliest first; none where nothing in the words was ever seen. */
export type OptionReader = (words: string, field: OptionField) => readonly Meant[];

/** What was learned: weights by the hash of a run of characters and of an option. */
export interface LearnedOptions {
  readonly weights: Int8Array;
  readonly scale: number;
}

/** Weights are found in a table of this many places. */
export const OPTION_PLACES = 2 ** 17;
const LONGEST_RUN = 4;

/** The keys of all runs of one to four characters, each once; where words begin and end by itself says nothing. */
export const runsOf = (words: string): Int32Array => {
  const signs = `^${evened(words)}$`;
  const keys = new Set<number>();
  for (let from = 0; from < signs.length; from += 1)
    for (let to = from + 1; to <= Math.min(from + LONGEST_RUN, signs.length); to += 1)
      if (to - from > 1 || (from > 0 && to < signs.length)) keys.add(hashed(signs.slice(from, to)));
  return Int32Array.from(keys);
};

/** A field and one of its options, as one key; fields of one name with the same options share what was learned. */
export const keyOf = ({ name, options }: OptionField, option: string): number =>
  hashed(`${name} ${options.join(' ')} ${option}`);

/** The place of the weight of a run for an option. */
export const optionPlace = (run: number, option: number): number => {
  const mixed = Math.imul(run ^ Math.imul(option, 0x85ebca6b), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) & (OPTION_PLACES - 1);
};

/** What the runs of the words say for each option; longer words say no more than shorter ones. */
export const scoresOf = (
  runs: Int32Array,
  options: readonly number[],
  weights: Int8Array | Float32Array,
): readonly number[] => {
  const share = 1 / Math.sqrt(runs.length || 1);
  return options.map((option) => runs.reduce((sum, run) => sum + weights[optionPlace(run, option)]!, 0) * share);
};

/** Shares that come to one. */
export const sharesOf = (scores: readonly number[]): readonly number[] => {
  const top = Math.max(...scores);
  const parts = scores.map((score) => Math.exp(score - top));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / whole);
};

/** Reads words by what was learned. */
export const optionReaderOf =
  ({ weights, scale }: LearnedOptions): OptionReader =>
  (words, field) => {
    const scores = scoresOf(
      runsOf(words),
      field.options.map((option) => keyOf(field, option)),
      weights,
    );
    if (scores.every((score) => score === 0)) return [];
    return sharesOf(scores.map((score) => score * scale))
      .map((sure, n) => ({ option: field.options[n]!, sure }))
      .sort((a, b) => b.sure - a.sure);
  };

/** The bytes of `weights.bin`: the scale, then the weights. */
export const packedOptions = ({ weights, scale }: LearnedOptions): Uint8Array => {
  const bytes = new Uint8Array(4 + weights.length);
  new DataView(bytes.buffer).setFloat32(0, scale);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), 4);
  return bytes;
};

/** What `packedOptions` has packed. */
export const unpackedOptions = (bytes: Uint8Array): LearnedOptions => ({
  scale: new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0),
  weights: new Int8Array(bytes.buffer, bytes.byteOffset + 4, bytes.length - 4),
});
