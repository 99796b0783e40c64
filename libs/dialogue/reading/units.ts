/** Units of the organ in a text, by the names people use. */
import { halfWidth } from '#kernel';
import { apart, type Found } from './found.ts';

/** A unit of the organ and the names people use for it. */
export interface UnitNames {
  readonly unit: string;
  readonly name: string;
  readonly short: readonly string[];
}

/** Where one of these names stands in a text; the longest wins. */
export const named = (
  text: string,
  names: readonly { readonly name: string; readonly value: string }[],
): readonly Found<string>[] => {
  const plain = halfWidth(text);
  return apart(
    names.flatMap(({ name, value }) => {
      const word = halfWidth(name);
      const found: Found<string>[] = [];
      for (let from = plain.indexOf(word); word !== '' && from >= 0; from = plain.indexOf(word, from + word.length))
        found.push({ value, from, to: from + word.length });
      return found;
    }),
  );
};

/** 由局办汇总: what may stand before a unit, and not before another word. */
const BEFORE = /[由请找向归报给]$/u;

/**
 * Units of the organ in a text, by full or short name; names of two characters are words too (规划, 平台), and count only
 * by themselves.
 */
export const unitsIn = (text: string, units: readonly UnitNames[]): readonly Found<string>[] =>
  named(
    text,
    units.flatMap(({ unit, name, short }) => [name, ...short].map((one) => ({ name: one, value: unit }))),
  ).filter(
    ({ from, to }) =>
      to - from > 2 ||
      BEFORE.test(text.slice(0, from)) ||
      (!/[\p{Script=Han}\0]$/u.test(text.slice(0, from)) && !/^[\p{Script=Han}\0]/u.test(text.slice(to))),
  );
