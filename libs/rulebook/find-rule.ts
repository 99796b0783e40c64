// Finds a rule by what people call it.
import { grouped } from '#kernel';
import { RULES } from './rulebook.ts';
import type { Rule } from './rule.ts';

/** What was looked for: the one rule so called, or those whose names come nearest, the nearest first. */
export type Found =
  | { readonly is: 'rule'; readonly id: string }
  | { readonly is: 'nearest'; readonly ids: readonly string[] };

/** Words without punctuation and without what people put around a rule's name: 查一下…的期限. */
const bare = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}-]/gu, '')
    .replace(/^(?:算一?下?|查一?下?|请问)?(?:的)?|(?:的)?(?:期限|时限|规则|时间|多久|几天|怎么算)+$/gu, '');
const pairs = (text: string): ReadonlySet<string> =>
  new Set(text.length < 2 ? [text] : [...text.slice(1)].map((char, n) => text[n]! + char));

/**
 * 0 nothing in common … 1 the same: Dice's coefficient over pairs of characters. A name that holds all the words counts
 * for more; of a whole sentence it counts how much of the name it holds.
 */
const likeness = (words: string, name: string): number => {
  const a = pairs(words);
  const b = pairs(name);
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  const dice = (2 * common) / (a.size + b.size);
  if (name.includes(words)) return Math.max(dice, 0.6);
  return a.size > 2 * b.size && b.size > 1 ? Math.max(dice, (0.5 * common) / b.size) : dice;
};

/** A rule with everything it is called. */
interface Named {
  readonly id: string;
  readonly names: readonly string[];
}
const NAMED: readonly Named[] = [...grouped(RULES, ({ id }) => id)].map(([id, versions]) => ({
  id,
  names: [id, ...new Set(versions.flatMap((rule: Rule) => [rule.name, ...rule.says]).map(bare))],
}));

/** The fact a period runs from, said with it: `复议答复 收到`. */
const FACT = /^(?:收到|送达|受理|立案|作出)|(?:收到|送达|受理|立案|作出|开始|起算|起)+$/gu;

/** Finds a rule by its id, its name or what people call it. */
export const findRule = (words: string): Found => {
  const whole = bare(words);
  const called = (by: string) => NAMED.filter(({ names }) => names.includes(by));
  const name = called(whole).length > 0 ? whole : whole.replace(FACT, '');
  const exact = called(name).map(({ id }) => id);
  if (exact.length === 1) return { is: 'rule', id: exact[0]! };
  return { is: 'nearest', ids: [...new Set([...exact, ...nearestTo(name)])].slice(0, 5) };
};

/** The rules whose names have something in common with these words, the nearest first. */
const nearestTo = (words: string): readonly string[] =>
  NAMED.map(({ id, names }) => ({ id, like: Math.max(...names.map((name) => likeness(words, name))) }))
    .filter(({ like }) => like > 0.2)
    .toSorted((a, b) => b.like - a.like)
    .map(({ id }) => id);
