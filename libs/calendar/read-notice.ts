import { daysBetween, halfWidth, LocalDate, weekday } from '#kernel';
import { HolidayYear, type Holiday } from './holiday-year.ts';

/** A notice as it was understood, or the line that does not fit, with why. */
export type NoticeRead =
  | { readonly is: 'year'; readonly year: HolidayYear }
  | { readonly is: 'unreadable'; readonly line: string; readonly why: string };

const LINE = /^(?:[一二三四五六七八九十]+、|\d+[.、])?\s*(?<name>[\p{Script=Han}、]{2,12}?)\s*:\s*(?<body>.+)$/u;
const DAY = '(?:(?<year>\\d{4})年)?(?:(?<month>\\d{1,2})月)?(?<day>\\d{1,2})日';
const OFF = new RegExp(
  `^(?:${DAY})(?<shown>\\([^)]*\\))?(?:(?:至|到|-|—)(?:(?<year2>\\d{4})年)?(?:(?<month2>\\d{1,2})月)?(?<day2>\\d{1,2})日(?<shown2>\\([^)]*\\))?)?(?:放假|休息)`,
  'u',
);
const WORKED = new RegExp(`${DAY}(?<shown>\\([^)]*\\))?`, 'gu');
const WEEKDAY = /(?:周|星期)([一二三四五六日天])/u;
const COUNT = /共(?<count>\d{1,2})天/u;

class Unfit extends Error {}

/**
 * Reads a State Council notice on the holidays of a year as it is published (`元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。`).
 * Weekdays and numbers of days it states are held against the calendar, so that a slip in copying is found.
 */
export const readNotice = (given: string): NoticeRead => {
  const text = halfWidth(given)
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .replaceAll(/[ \t]+/gu, '');
  const year =
    /(?<year>\d{4})年(?:部分)?(?:节假日|放假)/u.exec(text)?.groups?.year ??
    /^\D*(?<year>\d{4})年?/u.exec(text)?.groups?.year;
  if (year === undefined)
    return { is: 'unreadable', line: given.trim().slice(0, 30), why: '没有写明是哪一年的放假安排' };
  const number = /国办发明电[〔[(]\d{4}[〕\])]\d+号/u
    .exec(text)?.[0]
    .replace(/[[(]/u, '〔')
    .replace(/[\])](?=\d)/u, '〕');
  const holidays: Holiday[] = [];
  for (const line of linesOf(text)) {
    const { name, body } = LINE.exec(line)?.groups ?? {};
    if (name === undefined || body === undefined || !/放假|休息/u.test(body)) continue;
    try {
      holidays.push(holidayIn(name, body, Number(year)));
    } catch (error) {
      if (error instanceof Unfit) return { is: 'unreadable', line, why: error.message };
      throw error;
    }
  }
  if (holidays.length === 0) return { is: 'unreadable', line: given.trim().slice(0, 30), why: '没有找到放假日期' };
  const read = HolidayYear.safeParse({
    year: Number(year),
    notices: [
      { title: `国务院办公厅关于${year}年部分节假日安排的通知`, ...(number === undefined ? {} : { number }), holidays },
    ],
  });
  return read.success
    ? { is: 'year', year: read.data }
    : { is: 'unreadable', line: '', why: read.error.issues[0]?.message ?? '日期有误' };
};

/** One holiday a line, whether the lines were kept or ran together in copying. */
const linesOf = (text: string): readonly string[] =>
  text
    .replaceAll(
      /(?<!、)(?=(?:[一二三四五六七八九]、)?(?:元旦|春节|清明节|劳动节|端午节|中秋节|国庆节)(?:、(?:中秋节|国庆节))?:)/gu,
      '\n',
    )
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const holidayIn = (name: string, body: string, year: number): Holiday => {
  const off = OFF.exec(body);
  if (!off) throw new Unfit('没有看懂放假日期，应如“1月1日（周四）至3日（周六）放假”');
  const { groups } = off as { groups: Record<string, string | undefined> };
  const from = dayOf(year, groups.year, groups.month, groups.day!, groups.shown);
  const month = groups.month2 ?? String(Number(from.slice(5, 7)));
  const to =
    groups.day2 === undefined
      ? from
      : dayOf(
          Number(
            groups.year2 ??
              (groups.year === undefined ? year : Number(month) < Number(groups.month) ? year : groups.year),
          ),
          undefined,
          month,
          groups.day2,
          groups.shown2,
        );
  const count = COUNT.exec(body)?.groups?.count;
  if (to < from) throw new Unfit('放假末日早于首日');
  if (count !== undefined && Number(count) !== daysBetween(from, to) + 1)
    throw new Unfit(`写的是共${count}天，${from}至${to}是${daysBetween(from, to) + 1}天`);
  const makeUp: LocalDate[] = [];
  for (const sentence of body
    .slice(off[0].length)
    .split(/[。;]/u)
    .filter((one) => one.includes('上班'))) {
    let last: string | undefined;
    for (const { groups: at } of sentence.matchAll(WORKED)) {
      last = at!.month ?? last;
      makeUp.push(dayOf(year, at!.year, last, at!.day!, at!.shown));
    }
  }
  return { name, from, to, makeUp };
};

const dayOf = (
  year: number,
  given: string | undefined,
  month: string | undefined,
  day: string,
  shown: string | undefined,
): LocalDate => {
  if (month === undefined) throw new Unfit('日期缺少月份');
  const read = LocalDate.safeParse(`${given ?? year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (!read.success) throw new Unfit(`没有${month}月${day}日这一天`);
  const said = shown === undefined ? undefined : WEEKDAY.exec(shown)?.[1];
  const is = '一二三四五六日'[weekday(read.data) - 1]!;
  if (said !== undefined && said.replace('天', '日') !== is)
    throw new Unfit(`${month}月${day}日是周${is}，写的是周${said}`);
  return read.data;
};

/** What a year's notices set, a holiday a line: `元旦：2026-01-01至2026-01-03放假；2026-01-04上班`. */
export const noticeInWords = (year: HolidayYear): readonly string[] =>
  year.notices
    .flatMap(({ holidays }) => holidays)
    .map(
      ({ name, from, to, makeUp }) =>
        `${name}：${from}${to === from ? '' : `至${to}`}放假${makeUp.length > 0 ? `；${makeUp.join('、')}上班` : ''}`,
    );
