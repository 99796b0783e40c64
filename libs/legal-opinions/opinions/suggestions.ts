// Suggestions as advisers write them in one line or several: 建议2条 一、补充资金来源；二、明确验收标准.
import { clipped } from '#kernel';
import type { Suggestion } from './events.ts';

/** What was read: the suggestions, and how many there are said to be. */
export interface ReadSuggestions {
  readonly suggestions: readonly Suggestion[];
  readonly said?: number | undefined;
}

const DIGITS = '零一二三四五六七八九';
/** 第八条 is a clause of what he read; 第一、 is a number of his own. */
const ORDINAL =
  '(?:\\d{1,2}\\s*[.．、)）:：]|[一二三四五六七八九十]{1,3}\\s*[、.．:：是]|[(（](?:\\d{1,2}|[一二三四五六七八九十]{1,3})[)）]' +
  '|第[一二三四五六七八九十]{1,3}[，,、:：]|[①②③④⑤⑥⑦⑧⑨⑩])';
const LEAD =
  /^[\s，,。：:]*(?:提出?|有|共)?(?:意见)?建议[\s]*(?:(?<n>\d{1,2}|[一二两三四五六七八九十]{1,3})[条点项个])?[\s：:，,。]*/u;

/** 二十三: of one to ninety-nine. */
const countOf = (words: string): number => {
  if (/^\d+$/u.test(words)) return Number(words);
  const plain = words.replace('两', '二');
  const [tens, ones] = plain.includes('十') ? plain.split('十') : ['', plain];
  const of = (sign: string | undefined, otherwise: number) => (sign ? DIGITS.indexOf(sign) : otherwise);
  return (plain.includes('十') ? of(tens, 1) * 10 : 0) + of(ones, 0);
};

/** Reads suggestions, each numbered from 1: by lines, by the numbers before them, or by semicolons. */
export const readSuggestions = (words: string): ReadSuggestions => {
  const lead = LEAD.exec(words);
  const said = lead?.groups?.n === undefined ? undefined : countOf(lead.groups.n);
  const body = words.slice(lead?.[0].length ?? 0);
  const parts = body
    .split(new RegExp(`\\n|[；;]|(?<=[\\s。，,；;])(?=${ORDINAL})|(?=[①②③④⑤⑥⑦⑧⑨⑩])`, 'u'))
    .map((part) =>
      part.replace(new RegExp(`^\\s*${ORDINAL}\\s*`, 'u'), '').replace(/^[\s，,、]+|[\s，,。；;、]+$/gu, ''),
    )
    .filter((part) => part !== '');
  return { suggestions: parts.map((text, n) => ({ n: n + 1, text: clipped(text, 500) })), said };
};

const PLACE = /\d{1,2}|[一二两三四五六七八九十]{1,3}/gu;

/** Which suggestions are meant by 第1、3条, 前两条, 全部; those there are not are told too. */
export const readPlaces = (words: string, all: readonly number[]): readonly number[] => {
  if (/全部|所有|都/u.test(words)) return all;
  const numbers = [...words.normalize('NFKC').matchAll(PLACE)].map(([sign]) => countOf(sign));
  const [first] = numbers;
  if (/前/u.test(words) && first !== undefined) return all.slice(0, first);
  if (/至|到|-|—/u.test(words) && numbers.length === 2) return all.filter((n) => numbers[0]! <= n && n <= numbers[1]!);
  return [...new Set(numbers)];
};
