/** What a piece is weighed by: itself, its neighbours, its kind, the command, and the options it is a word of. */
import type { Piece } from './pieces.ts';

/** A field of a command, as far as it tells which words are its. */
export interface Role {
  readonly name: string;
  /** The kind of the field: `date`, `text`. */
  readonly kind: string;
  /** The words of its options. */
  readonly options: readonly string[];
}

/** A command with the fields its words may fill. */
export interface Roles {
  readonly command: string;
  readonly fields: readonly Role[];
}

const SEED = 2166136261;
const PRIME = 16777619;

/** FNV-1a. */
export const hashed = (word: string, from = SEED): number => {
  let hash = from;
  for (let n = 0; n < word.length; n += 1) hash = Math.imul(hash ^ word.charCodeAt(n), PRIME);
  return hash;
};

/** The hashes of each piece's features. */
export const featuresOf = (
  text: string,
  pieces: readonly Piece[],
  { command, fields }: Roles,
): readonly Int32Array[] => {
  const options = optionsAt(text, pieces, fields);
  const seen = new Map<string, number>();
  const word = (n: number): string => pieces[n]?.text ?? (n < 0 ? '^' : '$');
  const sign = (n: number): string => pieces[n]?.sign ?? (n < 0 ? '^' : '$');
  return pieces.map((piece, n) => {
    const nth = (seen.get(piece.sign) ?? 0) + 1;
    seen.set(piece.sign, nth);
    const [b2, b1, w, a1, a2] = [word(n - 2), word(n - 1), word(n), word(n + 1), word(n + 2)];
    const [s1, s, t1] = [sign(n - 1), sign(n), sign(n + 1)];
    const isFact = s >= 'A' && s <= 'Z';
    const words = [
      `0${w}`,
      `1${b1}`,
      `2${a1}`,
      `3${b2}`,
      `4${a2}`,
      `5${b1}${w}`,
      `6${w}${a1}`,
      `7${b2}${b1}`,
      `8${a1}${a2}`,
      `9${b1}${w}${a1}`,
      `a${s}`,
      `b${s1}${s}${t1}`,
      `c${s}${b1}`,
      `d${s}${a1}`,
      `e${s}${b2}${b1}`,
      `f${s}${a1}${a2}`,
      `g${word(n - 3)}${b2}${b1}`,
      `h${a1}${a2}${word(n + 3)}`,
      `i${command}${s}`,
      `j${command}${w}`,
      `k${command}${b1}${s}`,
      `l${command}${a1}${s}`,
      `m${b2}${b1}${w}`,
      `n${w}${a1}${a2}`,
      ...(isFact ? [`o${s}${Math.min(nth, 4)}`, `p${command}${s}${Math.min(nth, 4)}`] : []),
      ...options[n]!.map((name) => `q${name}`),
      ...(options[n]!.length > 0 ? [`r${s1}${t1}`] : []),
    ];
    return Int32Array.from(words, (one) => hashed(one));
  });
};

/** By piece the fields whose options are said there. */
const optionsAt = (text: string, pieces: readonly Piece[], fields: readonly Role[]): readonly (readonly string[])[] => {
  const places = fields.flatMap(({ name, options }) =>
    options.flatMap((option) => {
      const from = text.indexOf(option);
      return from < 0 ? [] : [{ name, from, to: from + option.length }];
    }),
  );
  return pieces.map(({ from, to }) => [
    ...new Set(places.filter((place) => place.from <= from && to <= place.to).map(({ name }) => name)),
  ]);
};
