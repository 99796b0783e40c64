/** Times of day: 下午三点半, 10:00, 三点一刻. */
import { halfWidth } from '#kernel';
import type { Found } from '../found.ts';
import { countOf } from '../numeral.ts';

const HOUR = '(?:\\d{1,2}|十[一二]?|[一二两三四五六七八九])';
/** The day of the week that may stand before it: (周三) 15:00. */
const WEEKDAY = '(?:[(（]?\\s*(?:周|星期|礼拜)[一二三四五六日天]\\s*[)）]?\\s*)?';
const PART = '(?<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|早|晚)?';
const MINUTE = '(?<minute>\\d{1,2}|[一二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])';
const SAID = new RegExp(
  `[\\s,]*${WEEKDAY}${PART}\\s*` +
    `(?:(?<hour>${HOUR})\\s*(?:点钟?|时(?!间|候))(?:(?<half>半)|(?<quarter>[一三])刻|${MINUTE}分?)?` +
    '|(?<h>\\d{1,2}):(?<m>\\d{2})(?!\\d))',
  'uy',
);

/**
 * A time of day at a place of a text in half width, `15:00`. Small hours without a part of the day are those of the
 * office: 三点 is 15:00.
 */
export const clockTime = (text: string, from = 0): { readonly value: string; readonly to: number } | undefined => {
  SAID.lastIndex = from;
  const match = SAID.exec(text);
  if (!match) return undefined;
  const { part, hour, h } = match.groups!;
  const given = hour === undefined ? Number(h) : countOf(hour);
  const minutes = minutesOf(match.groups!);
  if (given === undefined || minutes === undefined || given > 24 || minutes > 59) return undefined;
  const late = part === undefined ? hour !== undefined && given >= 1 && given <= 6 : isLate(part, given);
  const at = late ? given + 12 : given;
  return at > 23 ? undefined : { value: `${twoDigits(at)}:${twoDigits(minutes)}`, to: SAID.lastIndex };
};

const minutesOf = ({ half, quarter, minute, m }: Readonly<Record<string, string | undefined>>): number | undefined => {
  if (half) return 30;
  if (quarter) return countOf(quarter)! * 15;
  return minute ? countOf(minute.replace(/^零/, '')) : Number(m ?? 0);
};

/** 下午三点 is 15:00, 中午一点 is 13:00. */
const isLate = (part: string, hour: number): boolean =>
  (/下午|傍晚|晚|夜/.test(part) && hour < 12) || (part === '中午' && hour < 6);

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** Every time of day in a text. */
export const timesIn = (text: string): readonly Found<string>[] => {
  const plain = halfWidth(text);
  const found: Found<string>[] = [];
  if (!/[点时:]/u.test(plain)) return found;
  for (let from = 0; from < plain.length; from += 1) {
    // 下周三下午3点: the day of the week is the date's.
    if (/\d/.test(plain[from - 1] ?? '') || /[\s,周星礼(]/.test(plain[from]!)) continue;
    const time = clockTime(plain, from);
    if (!time) continue;
    found.push({ value: time.value, from, to: time.to });
    from = time.to - 1;
  }
  return found;
};
