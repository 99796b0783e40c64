import { halfWidth, numberInWords, readNumber } from '#kernel';
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

/** What this system numbers by itself. */
const SERIES = ['议题', '案件', '会议', '意见', '任务', '文件', '合同', '处置'];

const BRACKETED = /(?<before>\p{Script=Han}{0,16})\s*[[(]\s*(?<year>\d{4})\s*[\])]\s*第?\s*(?<serial>\d{1,6})\s*号?/gu;
/** 案件2026年3号, 议题2026年第12号: as people say it. */
const SPOKEN = new RegExp(
  `(?<series>${SERIES.join('|')})\\s*(?<year>20\\d{2})(?:年第?|第)\\s*(?<serial>\\d{1,6})\\s*号`,
  'gu',
);
const CASE =
  /[[(]\s*(?<year>\d{4})\s*[\])]\s*(?<court>(?:最高法|\p{Script=Han}))(?<code>\d{0,4})(?<kind>\p{Script=Han}{1,5})(?<serial>\d{1,6})号(?:之[一二三四五六七八九十])?/gu;
const MEETING = new RegExp(
  `(?:党组(?:会议?)?)?第\\s*(?<serial>${COUNT})\\s*次(?:局)?(?:党组|党委)?(?:扩大)?会议?|(?<!第)(?<bare>${COUNT})次(?:局)?(?:党组|党委)(?:扩大)?会议?`,
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
const LEADING =
  /^.*(?:收到|接到|根据|按照|依据|依照|印发|转发|转|落实|贯彻|执行|关于|学习|传达|发文|文号|编号|字号|废止|修订|修改|发布|制定|起草|报送|提交|上报|报|查|和|与|及|对|按|把|将|了|是|为|的|以)(?=\p{Script=Han}{2})/u;

/** Numbers of records, documents, cases and meetings, and other numbers that mean nothing here, in the order of the text. */
export const namingsIn = (text: string): readonly Found<Naming>[] => {
  const plain = halfWidth(text);
  const found: Found<Naming>[] = [];
  const at = (match: RegExpExecArray, value: Naming, from = match.index) =>
    found.push({ value, from, to: match.index + match[0].trimEnd().length });
  for (const match of plain.matchAll(CASE)) {
    const { year, court, code, kind, serial } = match.groups!;
    at(match, { is: 'case', number: `（${year}）${court}${code}${kind}${serial}号` });
  }
  for (const match of plain.matchAll(BRACKETED)) {
    const { before, year, serial } = match.groups!;
    const series = SERIES.find((one) => before!.endsWith(one));
    const record = series && readNumber(`${series}〔${year}〕${serial}号`);
    if (series && record)
      at(match, { is: 'record', number: numberInWords(record) }, match.index + before!.length - series.length);
    else if (before !== '') {
      const letters = before!.replace(LEADING, '');
      if (letters !== '')
        at(
          match,
          { is: 'document', number: `${letters}〔${year}〕${serial}号` },
          match.index + before!.length - letters.length,
        );
    }
  }
  for (const match of plain.matchAll(SPOKEN)) {
    const { series, year, serial } = match.groups!;
    const record = readNumber(`${series}〔${year}〕${serial}号`);
    if (record) at(match, { is: 'record', number: numberInWords(record) });
  }
  for (const match of plain.matchAll(MEETING)) {
    const serial = countOf(match.groups!.serial ?? match.groups!.bare!);
    if (serial !== undefined && /党|会/.test(match[0])) at(match, { is: 'meeting', serial });
    else at(match, { is: 'other' });
  }
  for (const pattern of OTHERS) for (const match of plain.matchAll(pattern)) at(match, { is: 'other' });
  return apart(found);
};
