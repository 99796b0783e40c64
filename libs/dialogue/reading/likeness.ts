/** How words sound and how alike they are: for what is typed by sound, and for slips. */
import { pinyin } from 'pinyin-pro';
import { halfWidth } from '#kernel';

const readings = new Map<string, ReadonlySet<string>>();

/** Every way a character may be pronounced, without tones; of a letter or sign, itself. */
const soundsOf = (char: string): ReadonlySet<string> => {
  const known = readings.get(char);
  if (known) return known;
  const sounds: ReadonlySet<string> = new Set(
    /\p{Script=Han}/u.test(char)
      ? pinyin(char, { toneType: 'none', multiple: true, type: 'array' }).map(slurred)
      : [char.toLowerCase()],
  );
  readings.set(char, sounds);
  return sounds;
};

/** What many a southern and Xinjiang typist does not tell apart. */
const slurred = (sound: string): string => sound.replace(/^([zcs])h/, '$1').replace(/([aei])ng$/, '$1n');

const alike = (a: string, b: string): boolean => {
  if (a === b) return true;
  const others = soundsOf(b);
  for (const sound of soundsOf(a)) if (others.has(sound)) return true;
  return false;
};

/** Filler between the characters of a phrase: 报个议题, 提一下议题. */
const FILLER = /^(?:一?[个项条份件下]|一下子?|了)/u;

/**
 * How far a text begins with a phrase: characters of the text taken, or undefined. Typed by sound it may be another
 * character (议提), with `slips` one may be wrong, missing or swapped with its neighbour.
 */
export const beginsWith = (text: string, phrase: string, slips = 0): number | undefined => {
  const words = [...phrase];
  const said = [...halfWidth(text.slice(0, (words.length + slips) * 4))];
  // Of hundreds of phrases nearly all are done with here.
  const [first, second] = said;
  const begins = first !== undefined && alike(first, words[0]!);
  const swapped =
    slips > 0 && words.length > 1 && second !== undefined && alike(first!, words[1]!) && alike(second, words[0]!);
  if (!begins && !swapped) return undefined;
  let best: number | undefined;
  const step = (at: number, next: number, left: number): void => {
    if (next === words.length) {
      if (best === undefined || at < best) best = at;
      return;
    }
    if (at < said.length && alike(said[at]!, words[next]!)) step(at + 1, next + 1, left);
    if (next > 0) {
      const filler = FILLER.exec(said.slice(at, at + 3).join(''))?.[0].length;
      if (filler) step(at + filler, next, left);
    }
    if (left === 0) return;
    if (at < said.length && next > 0) step(at + 1, next + 1, left - 1);
    if (next > 0 && next + 1 < words.length) step(at, next + 1, left - 1);
    if (
      at + 1 < said.length &&
      next + 1 < words.length &&
      alike(said[at]!, words[next + 1]!) &&
      alike(said[at + 1]!, words[next]!)
    )
      step(at + 2, next + 2, left - 1);
  };
  step(0, 0, slips);
  return best === undefined ? undefined : said.slice(0, best).join('').length;
};

/** Whether two words sound the same, character by character. */
export const soundsLike = (a: string, b: string): boolean => {
  const [x, y] = [[...a], [...b]];
  return x.length === y.length && x.every((char, n) => alike(char, y[n]!));
};

const pairs = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, n) => text.slice(n, n + 2)));

/** Share of letter pairs two texts have in common: 0 nothing, 1 the same. */
export const likeness = (a: string, b: string): number => {
  const [x, y] = [pairs(a), pairs(b)];
  const common = [...x].filter((pair) => y.has(pair)).length;
  return x.size + y.size === 0 ? 0 : (2 * common) / (x.size + y.size);
};
