import { halfWidth } from '#kernel';
import type { Found } from '../found.ts';
import { countOf } from '../numeral.ts';

const HOUR = '(?:\\d{1,2}|十[一二]?|[一二两三四五六七八九])';
const SAID = new RegExp(
  `^[\\s,]*(?:[(（]?\\s*(?:周|星期|礼拜)[一二三四五六日天]\\s*[)）]?\\s*)?(?<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|早|晚)?\\s*(?:(?<hour>${HOUR})\\s*(?:点钟?|时(?!间|候))(?:(?<half>半)|(?<quarter>[一三])刻|(?<minute>\\d{1,2}|[一二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])分?)?|(?<h>\\d{1,2}):(?<m>\\d{2})(?!\\d))`,
  'u',
);

/** A time of day at the beginning of a text, `15:00`. Small hours without a part of the day are those of the office: 三点 is 15:00. */
export const clockTime = (text: string): { readonly value: string; readonly to: number } | undefined => {
  const match = SAID.exec(text);
  if (!match) return undefined;
  const { part, hour, half, quarter, minute, h, m } = match.groups!;
  const given = hour === undefined ? Number(h) : countOf(hour);
  const minutes = half
    ? 30
    : quarter
      ? countOf(quarter)! * 15
      : minute
        ? countOf(minute.replace(/^零/, ''))
        : Number(m ?? 0);
  if (given === undefined || minutes === undefined || given > 24 || minutes > 59) return undefined;
  const late =
    part === undefined
      ? hour !== undefined && given >= 1 && given <= 6
      : (/下午|傍晚|晚|夜/.test(part) && given < 12) || (part === '中午' && given < 6);
  const at = late ? given + 12 : given;
  return at > 23
    ? undefined
    : { value: `${String(at).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`, to: match[0].length };
};

/** Every time of day in a text. */
export const timesIn = (text: string): readonly Found<string>[] => {
  const found: Found<string>[] = [];
  for (let from = 0; from < text.length; from += 1) {
    // 下周三下午3点: the day of the week is the date's.
    if (/\d/.test(text[from - 1] ?? '') || /[\s,周星礼(（]/.test(text[from]!)) continue;
    const time = clockTime(halfWidth(text.slice(from)));
    if (!time) continue;
    found.push({ value: time.value, from, to: from + time.to });
    from += time.to - 1;
  }
  return found;
};
