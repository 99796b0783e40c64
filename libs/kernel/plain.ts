/**
 * Characters with a meaning in markdown, mentions or HTML, each with its full-width twin: DingTalk knows no backslash
 * escapes.
 */
const TWINS: Readonly<Record<string, string>> = {
  '*': '＊',
  _: '＿',
  '`': '｀',
  '~': '～',
  '#': '＃',
  '[': '［',
  ']': '］',
  '<': '＜',
  '>': '＞',
  '|': '｜',
  '\\': '＼',
  '@': '＠',
  '&': '＆',
};
/** Marks that reorder or hide text, and control characters. The joiner of emoji (U+200D) is left. */
const INVISIBLE = /[\p{Cc}\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/**
 * What a person wrote, made harmless: one line without markup, links, images, headings or mentions, that reads as it
 * was written. Applied twice it gives the same.
 */
export const plain = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(/ {2,}/g, ' ')
    .replace(/[*_`~#[\]<>|\\@&]/g, (mark) => TWINS[mark]!)
    // Addresses, that clients make links of by themselves: `http://`, `dtmd://`, `www.`
    .replace(/:(?=\/\/)/g, '：')
    .replace(/\bwww\./gi, (match) => `${match.slice(0, 3)}．`)
    .trim()
    // What makes a list, a rule or an underlined heading where a line begins.
    .replace(/^[-+=]+/, (marks) => [...marks].map((mark) => ({ '-': '－', '+': '＋', '=': '＝' })[mark]!).join(''))
    .replace(
      /^(\d+)([.)])(?=\s|$)/,
      (_match, number: string, mark: string) => `${number}${mark === '.' ? '．' : '）'}`,
    );

/** How many there are, as lists say it: `12 件`; where not all were counted, `10000 件以上`. */
export const countInWords = (
  { total, exact }: { readonly total: number; readonly exact: boolean },
  measure: string,
): string => `**${total}** ${measure}${exact ? '' : '以上'}`;
