/** What is left of a line when its facts are taken out of it, for the fields that take free text. */
import type { Field } from '#kernel';

/** A field that takes free text, by its name. */
export type TextField = readonly [name: string, field: Field];

/** Texts with their labels before them, and the line without them. */
export const takeLabelled = (
  texts: readonly TextField[],
  line: string,
): { readonly known: Readonly<Record<string, string>>; readonly rest: string } => {
  const known: Record<string, string> = {};
  let rest = line;
  for (const [name, { kind, label }] of texts) {
    // What takes the rest runs on to the end: 决议：同意，由平台中心牵头，年底前完成。
    const value = kind.is === 'text' && kind.rest ? '[^\\n]+' : '(?:(?!\\s{2})[^\\n,，;；。])+';
    const pattern = new RegExp(`(?:^|[\\s,，;；。])${label}\\s*(?:[:：]|是|为)\\s*(?<value>${value})`, 'u');
    const found = pattern.exec(rest);
    if (!found) continue;
    known[name] = found.groups!.value!.trim();
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
  }
  return { known, rest };
};

/** Between Chinese words a space parts, and so it does before a year in brackets and behind a short code: HT-12 采购. */
const BETWEEN_PARTS = new RegExp(
  [
    '[\\n,，;；]+',
    '\\s{2,}',
    '(?<=\\p{Script=Han})\\s+(?=\\p{Script=Han}|[（(〔[]\\d{4}[）)〕\\]])',
    '(?<=(?:^|\\s)[A-Za-z]{1,4}-?\\d{1,6})\\s+(?=\\p{Script=Han})',
  ].join('|'),
  'u',
);

export const partsOf = (line: string): readonly string[] =>
  line
    .split(BETWEEN_PARTS)
    .map((part) => part.replace(/^[\s、:：。]+|[\s、:：。]+$/gu, ''))
    .filter((part) => part !== '');

/** Parts of one line with what was written between them: 申报截止在即，不能再等. */
export const asWritten = (parts: readonly string[], line: string): string => {
  const from = line.indexOf(parts[0] ?? '');
  const last = parts.at(-1) ?? '';
  const to = line.indexOf(last, from + (parts.length > 1 ? parts[0]!.length : 0)) + last.length;
  const between = line.slice(from, to);
  return parts.length > 1 && to > from && !/\s{2,}/u.test(between) ? between : parts.join(' ');
};

/** Parts that a text field knows by its label (申请人雪莲生物) or by how they look (水磨沟区法院) go to it. */
export const claim = (parts: string[], texts: readonly TextField[], known: Record<string, unknown>): void => {
  for (const [name, { kind, label }] of texts) {
    if (known[name] !== undefined) continue;
    const like = kind.is === 'text' && kind.like ? new RegExp(kind.like, 'u') : undefined;
    const at = parts.findIndex((part) => (part.length > label.length && part.startsWith(label)) || like?.test(part));
    if (at < 0) continue;
    const [part] = parts.splice(at, 1) as [string];
    const own = part.startsWith(label) ? part.slice(label.length).replace(/^\s*(?:[:：]|是|为|叫)?\s*/u, '') : part;
    known[name] = own === '' ? part : own;
  }
};

/** 理由汛情紧急 gives 汛情紧急. */
export const withoutName = ({ label }: Field, words: string): string =>
  /(?:理由|原因)$/u.test(label) ? words.replace(/^(?:理由|原因)(?:[:：]|是|为)?\s*(?=\S)/u, '') : words;

/** Words around facts that say nothing by themselves: 4月8日…出庭, 3月2日收到, 赞成4 通过. */
const CARRIES_NOTHING = new RegExp(
  '(?:(?:不|未能?|没有?)?(?:一致|全票)?通过' +
    '|给|交|已经|已|出庭|参加|到庭|收到|送达|提交|登记|办理|一下|前|的|了|在|于|由|是|为|和|与|、' +
    '|[\\s,.。，；;:：])+',
  'gu',
);

/** Whether words say something a text field would take. */
export const fitsText = ({ schema }: Field, words: string): boolean =>
  words.replace(CARRIES_NOTHING, '') !== '' && schema.safeParse(words).success;

/** Words around what is searched for, one group a line: politeness, verbs, what is asked about, particles. */
const EMPTY = [
  '请问|请|帮忙|帮我|给我|我想|我要',
  '看看|看一下|看下|查看|查一下|查下|一下',
  '一共|总共|关于|有关|相关|报了|报的|提了|提出的|上报的|申报的',
  '议题|事项|事|里|中|都|共|的|了|有|是|过|呢|吗|件|项|个|条|哪些|哪几|什么',
  '[?？,，、\\s]',
].join('|');

/** A search without the words around it: `关于算力的议题` looks for 算力. */
export const bare = (text: string): string =>
  text
    .replace(new RegExp(`^(?:${EMPTY})+|(?:${EMPTY})+$`, 'gu'), '')
    .replace(new RegExp(`\\s+(?:${EMPTY})+(?=\\s)`, 'gu'), '')
    .trim();
