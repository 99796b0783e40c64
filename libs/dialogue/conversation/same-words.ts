/** Whether two readings of the same words are one answer. */

const COUNT = '第?[\\d一二两三四五六七八九十]+';
/** 建议2条: what a list is headed with. */
const HEADING = `^(?:意见|建议)?共?${COUNT}条`;
/** 一、, 2.: what its parts are numbered with. */
const ORDINAL = `(?<=^|[\\s，,；;。：:])${COUNT}[、.．条]`;
const BETWEEN = '[\\s，,、；;。：:]';
const NUMBERING = new RegExp([HEADING, ORDINAL, BETWEEN].join('|'), 'gu');

/** What is said without headings and numbers; words that are nothing else stay as they are. */
const bare = (words: string): string => words.replace(NUMBERING, '') || words;

/** The same, or words of which one has the others, numbered or not. */
export const isSame = (one: unknown, other: unknown): boolean => {
  if (typeof one !== 'string' || typeof other !== 'string') return JSON.stringify(one) === JSON.stringify(other);
  const [a, b] = [bare(one), bare(other)];
  return a.includes(b) || b.includes(a);
};
