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
const familiarity = (lines: number, own: number): number => {
  const others = lines - own;
  if (others <= 0) return 0;
  if (others <= 2) return 1;
  if (others <= 8) return 2;
  return others <= 40 ? 3 : 4;
};

/** One key for several, in their order. */
const mixed = (one: number, other: number): number => {
  const key = Math.imul(one ^ other, 0x9e3779b1);
  return key ^ (key >>> 15);
};

/** The key of a feature: which one it is, and what it is of. */
const key = (which: number, a: number, b = 0, c = 0): number => mixed(mixed(mixed(which, a), b), c);

const [BEGINNING, END] = [hashed('^'), hashed('$')];

/** The hashes of each piece's features. */
export const featuresOf = (
  text: string,
  pieces: readonly Piece[],
  { command, fields }: Roles,
  { familiar, own }: { readonly familiar: Familiar; readonly own: 0 | 1 },
): readonly Int32Array[] => {
  const options = optionsAt(text, pieces, fields);
  const last = pieces.length - 1;
  const order = orderOf(pieces);
  const words = wordsOf(text, pieces);
  const to = hashed(command);
  const hashes = pieces.map((piece) => hashed(piece.text));
  const signs = pieces.map((piece) => hashed(piece.sign));
  const word = (n: number): number => (n < 0 ? BEGINNING : (hashes[n] ?? END));
  const sign = (n: number): number => (n < 0 ? BEGINNING : (signs[n] ?? END));
  const known = pieces.map(({ text: one }, n) =>
    n >= last ? 9 : familiarity(familiar[familiarPlace(one, pieces[n + 1]!.text)]!, own),
  );
  const knownAt = (n: number): number => known[n] ?? 9;
  const parts = partsOf(pieces);
  const enclosed = enclosedIn(pieces).map((one) => hashed(one));
  return pieces.map((piece, n) => {
    const [b2, b1, w, a1, a2] = [word(n - 2), word(n - 1), word(n), word(n + 1), word(n + 2)];
    const [s1, s, t1] = [sign(n - 1), sign(n), sign(n + 1)];
    const isFact = piece.sign >= 'A' && piece.sign <= 'Z';
    const part = parts[n]!;
    const begins = mixed(word(part.first), word(part.first + 1));
    const ends = mixed(word(part.last - 1), word(part.last));
    const [since, until] = [Math.min(n - part.first, 5), Math.min(part.last - n, 5)];
    const [k2, k1, k, k0] = [knownAt(n - 2), knownAt(n - 1), knownAt(n), knownAt(n + 1)];
    const at = words.at[n]!;
    const place = words.place[n]!;
    const [v1, v, u1] = [words.hash(at - 1), words.hash(at), words.hash(at + 1)];
    const keys = [
      key(1, w),
      key(2, b1),
      key(3, a1),
      key(4, b2),
      key(5, a2),
      key(6, b1, w),
      key(7, w, a1),
      key(8, b2, b1),
      key(9, a1, a2),
      key(10, b1, w, a1),
      key(11, s),
      key(12, s1, s, t1),
      key(13, s, b1),
      key(14, s, a1),
      key(15, s, b2, b1),
      key(16, s, a1, a2),
      key(17, word(n - 3), b2, b1),
      key(18, a1, a2, word(n + 3)),
      key(19, to, s),
      key(20, to, w),
      key(21, to, b1, s),
      key(22, to, a1, s),
      key(23, b2, b1, w),
      key(24, w, a1, a2),
      key(25, to, begins),
      key(26, to, ends),
      key(27, begins, since),
      key(28, ends, until),
      key(29, since, Math.min(part.last - part.first, 12), s),
      key(30, to, since, part.first === 0 ? 1 : 0),
      key(31, to, until, part.last === last ? 1 : 0),
      key(32, k1, k),
      key(33, to, k1, k),
      key(34, mixed(k2, k1), k, k0),
      key(35, k1, k, b1),
      key(36, k1, k, a1),
      key(37, k1, k, since),
      key(38, to, k, since),
      key(39, enclosed[n]!, s1),
      key(40, to, enclosed[n]!),
      key(41, v, place),
      key(42, v1, place),
      key(43, u1, place),
      key(44, v1, v, place),
      key(45, v, u1, place),
      key(46, to, v, place),
      key(47, to, v1, place),
      key(48, to, u1, place),
      key(49, v1, u1, place),
    ];
    if (isFact) {
      const { nth, left } = order[n]!;
      keys.push(key(50, s, nth), key(51, to, s, nth), key(52, s, nth, left), key(53, to, mixed(s, nth), left));
      for (let one = words.at[part.first]!; one <= words.at[part.last]!; one += 1) {
        if (one === at) continue;
        keys.push(key(one < at ? 54 : 55, s, words.hash(one)), key(one < at ? 56 : 57, to, s, words.hash(one)));
      }
    }
    for (const name of options[n]!) keys.push(key(60, hashed(name)));
    if (options[n]!.length > 0) keys.push(key(61, s1, t1));
    return Int32Array.from(keys);
  });
};

/** By piece which of its kind it is, and how many come behind. */
const orderOf = (pieces: readonly Piece[]): readonly { readonly nth: number; readonly left: number }[] => {
  const all = new Map<string, number>();
  for (const { sign } of pieces) all.set(sign, (all.get(sign) ?? 0) + 1);
  const seen = new Map<string, number>();
  return pieces.map(({ sign }) => {
    const nth = (seen.get(sign) ?? 0) + 1;
    seen.set(sign, nth);
    return { nth: Math.min(nth, 4), left: Math.min(all.get(sign)! - nth, 3) };
  });
};

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words of a text by the dictionary of the platform, each fact a word; by piece its word, and its place in it. */
interface Words {
  readonly at: Int32Array;
  /** 0: it is the word; 1: it begins it, 2: stands within, 3: ends it. */
  readonly place: Int32Array;
  readonly hash: (n: number) => number;
}

const wordsOf = (text: string, pieces: readonly Piece[]): Words => {
  const isFact = ({ sign }: Piece): boolean => sign >= 'A' && sign <= 'Z';
  const facts = pieces.filter(isFact);
  const plain = facts.reduce(
    (left, { from, to }) => left.slice(0, from) + ' '.repeat(to - from) + left.slice(to),
    text,
  );
  const starts = new Uint8Array(text.length + 1);
  for (const { index } of SEGMENTER.segment(plain)) starts[index] = 1;
  for (const { from, to } of facts) [starts[from], starts[to]] = [1, 1];
  const hashes: number[] = [];
  const at = new Int32Array(pieces.length);
  const place = new Int32Array(pieces.length);
  let began = 0;
  pieces.forEach((piece, n) => {
    if (n === 0 || starts[piece.from]) {
      hashes.push(hashed(piece.text));
      began = n;
    } else hashes[hashes.length - 1] = hashed(piece.text, hashes.at(-1)!);
    at[n] = hashes.length - 1;
    const isEnd = n === pieces.length - 1 || starts[pieces[n + 1]!.from] === 1;
    place[n] = (n === began ? 0 : 2) + (isEnd === (n === began) ? 0 : 1);
  });
  return { at, place, hash: (n) => (n < 0 ? BEGINNING : (hashes[n] ?? END)) };
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
