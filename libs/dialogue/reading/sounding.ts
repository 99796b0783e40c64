/** Words found in a text by how they sound, also with a slip: all of them in one tree, built once. */
import { pinyin } from 'pinyin-pro';
import { halfWidth } from '#kernel';
import type { Found } from './found.ts';

/** What is listened for, and where. */
export interface Listening {
  /** Whether one character may be wrong, missing or swapped with its neighbour. */
  readonly slip?: boolean;
  /** Anywhere in the text, not only at its beginning. */
  readonly anywhere?: boolean;
}

/** The words that are heard in a text, in its order; of those that begin together the longest first. */
export type Ear<T> = (text: string, listening?: Listening) => readonly Found<T>[];

/** A word to listen for, and what it stands for. */
export interface Spoken<T> {
  readonly name: string;
  readonly value: T;
}

/** A character of the words, behind those before it. */
interface Step<T> {
  readonly char: string;
  readonly steps: Step<T>[];
  /** The words that end with it, by their rank among all. */
  readonly ends: { readonly word: Spoken<T>; readonly rank: number }[];
}

const readings = new Map<string, readonly string[]>();

/** Every way a character may be pronounced, without tones; of a letter or sign, itself. */
const soundsOf = (char: string): readonly string[] => {
  const known = readings.get(char);
  if (known) return known;
  const sounds = /\p{Script=Han}/u.test(char)
    ? [...new Set(pinyin(char, { toneType: 'none', multiple: true, type: 'array' }).map(slurred))]
    : [char.toLowerCase()];
  readings.set(char, sounds);
  return sounds;
};

/** What many a southern and Xinjiang typist does not tell apart. */
const slurred = (sound: string): string => sound.replace(/^([zcs])h/, '$1').replace(/([aei])ng$/, '$1n');

const alike = (a: string | undefined, b: string): boolean => {
  if (a === b) return true;
  if (a === undefined) return false;
  const others = soundsOf(b);
  return soundsOf(a).some((sound) => others.includes(sound));
};

/** Filler between the characters of a word: 报个议题, 提一下议题. */
const FILLER = /一?[个项条份件下]|一下子?|了/uy;
/** With filler a word is at most so many times as long. */
const STRETCHED = 4;

/** An ear for these words. Each may be typed by sound (议提), with filler between its characters. */
export const earFor = <T>(words: readonly Spoken<T>[]): Ear<T> => {
  const bySound = indexed(treeOf(words));
  const byChar = new Map<string | undefined, readonly Step<T>[]>([[undefined, []]]);
  const beginning = (char: string | undefined): readonly Step<T>[] => {
    const known = byChar.get(char);
    if (known) return known;
    const steps = [...new Set(soundsOf(char!).flatMap((sound) => bySound.get(sound) ?? []))];
    byChar.set(char, steps);
    return steps;
  };
  return (text, { slip = false, anywhere = false } = {}) => {
    const plain = halfWidth(text);
    const found: Found<T>[] = [];
    const last = anywhere ? plain.length : Math.min(1, plain.length);
    for (let from = 0; from < last; from += 1) {
      const first = beginning(plain[from]);
      const second = slip ? beginning(plain[from + 1]) : [];
      if (first.length > 0 || second.length > 0) found.push(...heardAt(plain, from, first, second, slip));
    }
    return found;
  };
};

const treeOf = <T>(words: readonly Spoken<T>[]): readonly Step<T>[] => {
  const root: Step<T> = { char: '', steps: [], ends: [] };
  words.forEach((word, rank) => {
    let at = root;
    for (const char of word.name) {
      const next = at.steps.find((step) => step.char === char) ?? { char, steps: [], ends: [] };
      if (!at.steps.includes(next)) at.steps.push(next);
      at = next;
    }
    at.ends.push({ word, rank });
  });
  return root.steps;
};

const indexed = <T>(steps: readonly Step<T>[]): ReadonlyMap<string, readonly Step<T>[]> => {
  const bySound = new Map<string, Step<T>[]>();
  for (const step of steps)
    for (const sound of soundsOf(step.char)) bySound.set(sound, [...(bySound.get(sound) ?? []), step]);
  return bySound;
};

/** The words that are heard at a place: those whose first character stands there, and those that begin swapped. */
const heardAt = <T>(
  plain: string,
  from: number,
  first: readonly Step<T>[],
  second: readonly Step<T>[],
  slip: boolean,
): readonly Found<T>[] => {
  const nearest = new Map<number, Found<T>>();
  const note = ({ word, rank }: Step<T>['ends'][number], to: number): void => {
    const isNearer = to < (nearest.get(rank)?.to ?? Infinity);
    if (isNearer && to - from <= (word.name.length + (slip ? 1 : 0)) * STRETCHED)
      nearest.set(rank, { value: word.value, from, to });
  };
  /** Goes on behind `step`; `skipped`: the step itself was left out, so that no word ends with it. */
  const goOn = (step: Step<T>, at: number, slips: number, skipped = false): void => {
    if (!skipped) for (const end of step.ends) note(end, at);
    const char = plain[at];
    const filler = step.steps.length > 0 ? fillerAt(plain, at) : 0;
    if (filler > 0) goOn(step, at + filler, slips, true);
    for (const next of step.steps) {
      const isHeard = alike(char, next.char);
      if (isHeard) goOn(next, at + 1, slips);
      if (slips === 0) continue;
      if (char !== undefined && !isHeard) goOn(next, at + 1, slips - 1);
      goOn(next, at, slips - 1, true);
      for (const swapped of next.steps)
        if (alike(char, swapped.char) && alike(plain[at + 1], next.char)) goOn(swapped, at + 2, slips - 1);
    }
  };
  const slips = slip ? 1 : 0;
  for (const step of first) goOn(step, from + 1, slips);
  for (const step of second)
    for (const swapped of step.steps) if (alike(plain[from], swapped.char)) goOn(swapped, from + 2, slips - 1);
  return [...nearest].sort(([a, one], [b, other]) => other.to - one.to || a - b).map(([, found]) => found);
};

const fillerAt = (plain: string, at: number): number => {
  FILLER.lastIndex = at;
  return FILLER.exec(plain)?.[0].length ?? 0;
};
