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

/** In how many training lines each two pieces stand side by side, by their hash; names stand in few. */
export type Familiar = Uint16Array;
export const FAMILIAR_PLACES = 2 ** 16;
export const familiarPlace = (before: string, behind: string): number =>
  hashed(`${before}${behind}`) & (FAMILIAR_PLACES - 1);

/** How well known two pieces side by side are; `own`: how many of the lines are the one that is read. */
const familiarity = (lines: number, own: number): string => {
  const others = lines - own;
  if (others <= 0) return '0';
  if (others <= 2) return '1';
  if (others <= 8) return '2';
  return others <= 40 ? '3' : '4';
};

/** The hashes of each piece's features. */
export const featuresOf = (
  text: string,
  pieces: readonly Piece[],
  { command, fields }: Roles,
  { familiar, own }: { readonly familiar: Familiar; readonly own: 0 | 1 },
): readonly Int32Array[] => {
  const options = optionsAt(text, pieces, fields);
  const seen = new Map<string, number>();
  const word = (n: number): string => pieces[n]?.text ?? (n < 0 ? '^' : '$');
  const sign = (n: number): string => pieces[n]?.sign ?? (n < 0 ? '^' : '$');
  const known = (n: number): string =>
    n < 0 || n >= pieces.length - 1 ? '-' : familiarity(familiar[familiarPlace(word(n), word(n + 1))]!, own);
  const parts = partsOf(pieces);
  const enclosed = enclosedIn(pieces);
  return pieces.map((piece, n) => {
    const nth = (seen.get(piece.sign) ?? 0) + 1;
    seen.set(piece.sign, nth);
    const [b2, b1, w, a1, a2] = [word(n - 2), word(n - 1), word(n), word(n + 1), word(n + 2)];
    const [s1, s, t1] = [sign(n - 1), sign(n), sign(n + 1)];
    const isFact = s >= 'A' && s <= 'Z';
    const { first, last } = parts[n]!;
    const [begins, ends] = [`${word(first)}${word(first + 1)}`, `${word(last - 1)}${word(last)}`];
    const [since, until] = [Math.min(n - first, 5), Math.min(last - n, 5)];
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
      `s${command}${begins}`,
      `t${command}${ends}`,
      `u${begins}${since}`,
      `v${ends}${until}`,
      `w${since}${Math.min(last - first, 12)}${s}`,
      `x${command}${since}${first === 0 ? '^' : ''}`,
      `y${command}${until}${last === pieces.length - 1 ? '$' : ''}`,
      `B${known(n - 1)}${known(n)}`,
      `C${command}${known(n - 1)}${known(n)}`,
      `D${known(n - 2)}${known(n - 1)}${known(n)}${known(n + 1)}`,
      `E${known(n - 1)}${known(n)}${b1}`,
      `F${known(n - 1)}${known(n)}${a1}`,
      `G${known(n - 1)}${known(n)}${since}`,
      `H${command}${known(n)}${since}`,
      `z${enclosed[n]}${s1}`,
      `A${command}${enclosed[n]}`,
      ...(isFact ? [`o${s}${Math.min(nth, 4)}`, `p${command}${s}${Math.min(nth, 4)}`] : []),
      ...options[n]!.map((name) => `q${name}`),
      ...(options[n]!.length > 0 ? [`r${s1}${t1}`] : []),
    ];
    return Int32Array.from(words, (one) => hashed(one));
  });
};

/** By piece the first and the last piece of the part of the sentence it stands in. */
const partsOf = (pieces: readonly Piece[]): readonly { readonly first: number; readonly last: number }[] => {
  const pauses = pieces.flatMap(({ sign }, n) => (sign === 'p' ? [n] : []));
  let passed = 0;
  return pieces.map((_, n) => {
    while (passed < pauses.length && pauses[passed]! < n) passed += 1;
    return { first: (pauses[passed - 1] ?? -1) + 1, last: (pauses[passed] ?? pieces.length) - 1 };
  });
};

const OPENING = '《“"（(【「『';
const CLOSING = '》”"）)】」』';

/** By piece the sign it is enclosed in, such as 《; empty where it is in none. */
const enclosedIn = (pieces: readonly Piece[]): readonly string[] => {
  let within = '';
  return pieces.map(({ text }) => {
    const at = within === '' ? OPENING.indexOf(text) : -1;
    if (text !== '' && at >= 0) {
      within = text;
      return within;
    }
    const before = within;
    if (within !== '' && CLOSING[OPENING.indexOf(within)] === text) within = '';
    return before;
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
