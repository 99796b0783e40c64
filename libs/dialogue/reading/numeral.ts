const DIGIT: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  正: 1,
  元: 1,
};
const UNIT: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** What a count may look like, in figures or characters: `15`, `十五`, `一百二十`, `廿八`. */
export const COUNT = '(?:\\d{1,5}|[廿卅][一二三四五六七八九]?|[一二两三四五六七八九十百千零〇]{1,7})';

/** A whole number below ten thousand written in figures or characters; undefined if the characters make no number. */
export const countOf = (given: string): number | undefined => {
  if (/^\d+$/.test(given)) return Number(given);
  const text = given.replace(/^初/, '').replace(/廿/, '二十').replace(/卅/, '三十');
  if (/^[零〇一二两三四五六七八九]{2,}$/.test(text)) return Number([...text].map((char) => DIGIT[char]).join(''));
  let total = 0;
  let digit: number | undefined;
  for (const char of text) {
    const unit = UNIT[char];
    if (unit === undefined) {
      if (DIGIT[char] === undefined || (digit ?? 0) > 0) return undefined;
      digit = DIGIT[char];
    } else {
      total += (digit === undefined || digit === 0 ? 1 : digit) * unit;
      digit = undefined;
    }
  }
  return text === '' ? undefined : total + (digit ?? 0);
};

/** A year in four figures or characters, `2026`, `二〇二六`, or two before 年, `26`. */
export const yearIn = (text: string): number | undefined => {
  const figures = [...text.replace(/[○OＯo]/g, '〇')]
    .map((char) => (DIGIT[char] === undefined ? char : String(DIGIT[char])))
    .join('');
  if (/^\d{4}$/.test(figures)) return Number(figures);
  return /^\d{2}$/.test(figures) ? 2000 + Number(figures) : undefined;
};
