/** Lengths of time in a text. */
import { halfWidth, type Length } from '#kernel';
import type { Found } from './found.ts';
import { COUNT, countOf } from './numeral.ts';

const UNITS: Readonly<Record<string, Length['unit']>> = {
  工作日: 'workday',
  天: 'day',
  日: 'day',
  月: 'month',
  年: 'year',
};
const LENGTH = new RegExp(
  `(?<![月年第\\d.])(?<count>${COUNT})\\s*(?:个?(?<working>工作日)|(?<unit>天|日|年)|个(?<month>月))`,
  'gu',
);
/** Longer ones are years of the calendar. */
const YEARS_AT_MOST = 50;

/** Lengths of time in a text: 15个工作日, 三十日, 2个月. Days of the calendar (3月2日, 2026年) are none. */
export const lengthsIn = (text: string): readonly Found<Length>[] =>
  [...halfWidth(text).matchAll(LENGTH)].flatMap((match) => {
    const { count, working, unit, month } = match.groups!;
    const n = countOf(count!);
    const named = UNITS[working ?? unit ?? month!]!;
    if (n === undefined || n < 1 || (named === 'year' && n > YEARS_AT_MOST)) return [];
    return [{ value: { n, unit: named }, from: match.index, to: match.index + match[0].length }];
  });
