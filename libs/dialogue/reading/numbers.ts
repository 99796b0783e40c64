/** Numbers that name something: records, documents, cases, meetings; and what looks like a date or sum and is none. */
import { halfWidth, numberInWords, readNumber, yearOf, type LocalDate } from '#kernel';
import { apart, type Found } from './found.ts';
import { COUNT, countOf } from './numeral.ts';

/** A number that names something: never a date, an amount or a count. */
export type Naming =
  | { readonly is: 'record'; readonly number: string }
  | { readonly is: 'document'; readonly number: string }
  | { readonly is: 'case'; readonly number: string }
  | { readonly is: 'meeting'; readonly serial: number }
  /** A standard, a version, an address, a telephone: known only so as not to be taken for something else. */
  | { readonly is: 'other' };

/**
 * The year of a number that is said without one, by the words right before it: 去年15号, 2025年的第3次会.
 * @param before the text up to the number
 */
export const yearSaid = (before: string, today: LocalDate): number => {
  const [, said] = /(去|上|前|20\d\d)年度?(?:的|那个|那次)?(?:党组会议?|议题)?$/u.exec(before) ?? [];
  if (said === undefined) return yearOf(today);
  if (said === '前') return yearOf(today) - 2;
  return said === '去' || said === '上' ? yearOf(today) - 1 : Number(said);
};

/** What this system numbers by itself. */
const SERIES = ['议题', '案件', '会议', '意见', '任务', '文件', '合同', '处置', '顾问', '清理', '事项'];

const BRACKETED = /(?<before>\p{Script=Han}{0,16})\s*[[(]\s*(?<year>\d{4})\s*[\])]\s*第?\s*(?<serial>\d{1,6})\s*号?/gu;
/** 案件2026年3号, 议题2026年第12号, 合同2026-012: as people say and write it. */
const SPOKEN = new RegExp(
  `(?<series>${SERIES.join('|')})\\s*(?<year>20\\d{2})` +
    '(?:(?:年第?|第)\\s*(?<serial>\\d{1,6})\\s*号|[-－](?<written>\\d{1,6})(?![-－\\d年月日])号?)',
  'gu',
);
/** （2026）新0105行初12号: a court's. */
const CASE = new RegExp(
  '[[(]\\s*(?<year>\\d{4})\\s*[\\])]\\s*(?<court>(?:最高法|\\p{Script=Han}))(?<code>\\d{0,4})' +
    '(?<kind>\\p{Script=Han}{1,5})(?<serial>\\d{1,6})号(?:之[一二三四五六七八九十])?',
  'gu',
);
const MEETING = new RegExp(
  `(?:党组(?:会议?)?)?第\\s*(?<serial>${COUNT})\\s*次(?:局)?(?:党组|党委)?(?:扩大)?会议?` +
    `|(?<!第)(?<bare>${COUNT})次(?:局)?(?:党组|党委)(?:扩大)?会议?`,
  'gu',
);
const OTHERS: readonly RegExp[] = [
  /https?:\/\/\S+/gi,
  /\b[A-Z]{1,6}(?:\/[A-Z]{1,2})?[\s-]?\d+(?:\.\d+)*-\d{4}\b/g,
  /\d{1,3}(?:\.\d{1,3}){3}/g,
  /(?:版本|[vV])\s*\d+(?:\.\d+)+/g,
  /(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)/g,
  /\d{4}-\d{1,2}-\d{1,4}号?(?:合同|文件)/g,
  /(?:合同|协议|项目|档案|工单|发票|采购)(?:编)?号[:\s]*[A-Za-z\d][A-Za-z\d./-]*/g,
  /\d+小时|\d{2,5}(?:电话|热线)|十[三四五六]五|\d{4}年度/g,
];

/** Words that stand before a document's own letters and are no part of them. */
const LEADING = new RegExp(
  '^.*(?:收到|接到|根据|按照|依据|依照|印发|转发|转|落实|贯彻|执行|关于|学习|传达|发文|文号|编号|字号' +
    '|废止|修订|修改|发布|制定|起草|报送|提交|上报|报|查|和|与|及|对|按|把|将|了|是|为|的|以)(?=\\p{Script=Han}{2})',
  'u',
);

/**
 * Numbers of records, documents, cases and meetings, and other numbers that mean nothing here, in the order of the
 * text.
 */
export const namingsIn = (text: string): readonly Found<Naming>[] => {
  const plain = halfWidth(text);
  const others = OTHERS.flatMap((pattern) => [...plain.matchAll(pattern)].map((match) => naming(match, OTHER)));
  return apart([...casesIn(plain), ...bracketedIn(plain), ...spokenIn(plain), ...meetingsIn(plain), ...others]);
};

const OTHER: Naming = { is: 'other' };

/** @param ahead characters at the beginning of what matched that are no part of the number */
const naming = (match: RegExpExecArray, value: Naming, ahead = 0): Found<Naming> => ({
  value,
  from: match.index + ahead,
  to: match.index + match[0].trimEnd().length,
});

const casesIn = (plain: string): readonly Found<Naming>[] =>
  [...plain.matchAll(CASE)].map((match) => {
    const { year, court, code, kind, serial } = match.groups!;
    return naming(match, { is: 'case', number: `（${year}）${court}${code}${kind}${serial}号` });
  });

/** A number of our own if a series stands before the brackets, else a document's if it has letters. */
const bracketedIn = (plain: string): readonly Found<Naming>[] =>
  [...plain.matchAll(BRACKETED)].flatMap((match) => {
    const { year, serial } = match.groups!;
    const before = match.groups!.before!;
    const series = SERIES.find((one) => before.endsWith(one));
    const record = series && readNumber(`${series}〔${year}〕${serial}号`);
    if (series && record)
      return [naming(match, { is: 'record', number: numberInWords(record) }, before.length - series.length)];
    const letters = before.replace(LEADING, '');
    if (letters === '') return [];
    return [
      naming(match, { is: 'document', number: `${letters}〔${year}〕${serial}号` }, before.length - letters.length),
    ];
  });

const spokenIn = (plain: string): readonly Found<Naming>[] =>
  [...plain.matchAll(SPOKEN)].flatMap((match) => {
    const { series, year, serial, written } = match.groups!;
    const record = readNumber(`${series}〔${year}〕${Number(serial ?? written)}号`);
    return record ? [naming(match, { is: 'record', number: numberInWords(record) })] : [];
  });

const meetingsIn = (plain: string): readonly Found<Naming>[] =>
  [...plain.matchAll(MEETING)].map((match) => {
    const serial = countOf(match.groups!.serial ?? match.groups!.bare!);
    const isMeeting = serial !== undefined && /党|会/.test(match[0]);
    return naming(match, isMeeting ? { is: 'meeting', serial } : OTHER);
  });
