// Reads the holiday notice of a year as the State Council's office publishes it.
import { addDays, daysBetween, halfWidth, LocalDate, weekday } from '#kernel';
import { HolidayYear, type Holiday } from './holiday-year.ts';

/** A notice as it was understood, or the line that does not fit, with why. */
export type NoticeRead =
  | { readonly is: 'year'; readonly year: HolidayYear }
  | { readonly is: 'unreadable'; readonly line: string; readonly why: string };

const LINE = /^(?:[一二三四五六七八九十]+、|\d+[.、])?\s*(?<name>[\p{Script=Han}、]{2,12}?)\s*:\s*(?<body>.+)$/u;
const DAY = '(?:(?<year>\\d{4})年)?(?:(?<month>\\d{1,2})月)?(?<day>\\d{1,2})日';
/** The last day of a run: as `DAY`, with what is shown behind it. */
const LAST = '(?:(?<year2>\\d{4})年)?(?:(?<month2>\\d{1,2})月)?(?<day2>\\d{1,2})日(?<shown2>\\([^)]*\\))?';
const OFF = new RegExp(`^(?:${DAY})(?<shown>\\([^)]*\\))?(?:(?:至|到|-|—)${LAST})?(?:放假|休息|补休)`, 'u');
const WORKED = new RegExp(`${DAY}(?<shown>\\([^)]*\\))?`, 'gu');
const WEEKDAY = /(?:周|星期)([一二三四五六日天])/u;
const COUNT = /共(?<count>\d{1,2})天/u;

/** What a line says that cannot be so, or is not understood. */
class Unfit extends Error {
  readonly sentence: string | undefined;
  constructor(why: string, sentence?: string) {
    super(why);
    this.sentence = sentence;
  }
}

/**
 * Reads a State Council notice on the holidays of a year as it is published
 * (`元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。`).
 * Weekdays and numbers of days it states are held against the calendar, so that a slip in copying is found.
 */
export const readNotice = (given: string): NoticeRead => {
  const text = halfWidth(given)
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .replaceAll(/[ \t]+/gu, '');
  const year = yearIn(text);
  if (year === undefined)
    return { is: 'unreadable', line: given.trim().slice(0, 30), why: '没有写明是哪一年的放假安排' };
  const number = numberIn(text);
  const holidays: Holiday[] = [];
  for (const line of linesOf(text)) {
    try {
      holidays.push(...holidaysIn(line, Number(year)));
    } catch (error) {
      if (error instanceof Unfit) return { is: 'unreadable', line: error.sentence ?? line, why: error.message };
      throw error;
    }
  }
  const twice = namedTwice(holidays);
  if (twice !== undefined) return { is: 'unreadable', line: twice, why: '同一个节日的放假安排写了两次' };
  const both = offAndWorked(holidays);
  if (both !== undefined) return { is: 'unreadable', line: both, why: '同一天既放假又上班' };
  if (holidays.length === 0) return { is: 'unreadable', line: given.trim().slice(0, 30), why: '没有找到放假日期' };
  const read = HolidayYear.safeParse({
    year: Number(year),
    notices: [
      {
        title: titleIn(text) ?? `国务院办公厅关于${year}年部分节假日安排的通知`,
        ...(number === undefined ? {} : { number }),
        holidays,
      },
    ],
  });
  return read.success
    ? { is: 'year', year: read.data }
    : { is: 'unreadable', line: '', why: read.error.issues[0]?.message ?? '日期有误' };
};

const yearIn = (text: string): string | undefined =>
  /(?<year>\d{4})年(?:部分)?(?:节假日|放假)/u.exec(text)?.groups?.year ??
  /^\D*(?<year>\d{4})年?/u.exec(text)?.groups?.year;

const numberIn = (text: string): string | undefined =>
  /国办发明电[〔[(]\d{4}[〕\])]\d+号/u
    .exec(text)?.[0]
    .replace(/[[(]/u, '〔')
    .replace(/[\])](?=\d)/u, '〕');

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

/** What a sentence must not say in passing: days off and days worked are all taken, or the notice is refused. */
const SPEAKS_OF_DAYS = /\d{1,2}日|放假|上班|补休|调休|休息|工作日/u;
/** What a notice says besides: to whom, by whose leave, what to see to, that festivals are not made up for. */
const BESIDES =
  /^(?:国务院办公厅|国办发明电|各省|.{0,40}(?:通知如下|安排如下|安排的通知)|(?:\d{4}年)?(?:部分)?(?:节假日|放假)安排:?$|(?:节|放)假(?:日)?期间|\d{4}年\d{1,2}月\d{1,2}日$|鼓励|请)/u;

/** The holidays a line gives: none where it speaks of no days. @throws Unfit with the sentence that was not understood */
const holidaysIn = (line: string, year: number): readonly Holiday[] => {
  const { name, body } = LINE.exec(line)?.groups ?? {};
  if (name !== undefined && body !== undefined && /放假|休息|补休/u.test(body)) return [holidayIn(name, body, year)];
  const unread = sentencesOf(line).find((sentence) => SPEAKS_OF_DAYS.test(sentence) && !BESIDES.test(sentence));
  if (unread !== undefined) throw new Unfit('这一句没有看懂，为免漏掉放假或者上班的日子，没有载入', unread);
  return [];
};

const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/[.;]/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/** A festival of which one notice speaks in two lines: which of them holds it does not say. */
const namedTwice = (holidays: readonly Holiday[]): string | undefined => {
  const festivals = holidays.flatMap(({ name }) => name.split('、'));
  return festivals.find((festival, n) => festivals.indexOf(festival) !== n);
};

/** A day that is off by one line and worked by another. */
const offAndWorked = (holidays: readonly Holiday[]): LocalDate | undefined =>
  holidays.flatMap(({ makeUp }) => makeUp).find((day) => holidays.some(({ from, to }) => from <= day && day <= to));

/** The notice's own title, which a revising one has its own of: 国务院办公厅关于调整…的通知. */
const titleIn = (text: string): string | undefined => /国务院办公厅关于[^\n。:]{2,60}?的通知/u.exec(text)?.[0];

type Groups = Readonly<Record<string, string | undefined>>;

/** What one line of the notice gives; throws `Unfit` if it contradicts itself or the calendar. */
const holidayIn = (name: string, body: string, year: number): Holiday => {
  const off = OFF.exec(body);
  if (!off) throw new Unfit('没有看懂放假日期，应如“1月1日（周四）至3日（周六）放假”');
  const groups: Groups = off.groups!;
  const from = dayOf(year, groups.year, groups.month, groups.day!, groups.shown);
  const to = lastDayOf(groups, from, year);
  if (to < from) throw new Unfit('放假末日早于首日');
  const stated = COUNT.exec(body)?.groups?.count;
  const days = daysBetween(from, to) + 1;
  if (stated !== undefined && Number(stated) !== days)
    throw new Unfit(`写的是共${stated}天，${from}至${to}是${days}天`);
  const rest = sentencesOf(body.slice(off[0].length));
  const unread = rest.find((sentence) => !isOfWork(sentence) && !NOTHING_MORE.test(sentence));
  if (unread !== undefined) throw new Unfit('这一句没有看懂，为免漏掉放假或者上班的日子，没有载入', unread);
  const makeUp = makeUpIn(rest, year);
  const far = makeUp.find((day) => day < addDays(from, -MOST_APART) || day > addDays(to, MOST_APART));
  if (far !== undefined) throw new Unfit(`上班的日子（${far}）离这次放假太远，请核对是哪一年`);
  return { name, from, to, makeUp };
};

/** Days between a holiday and a day worked for it, at most: those of 2026 lie within two weeks. */
const MOST_APART = 45;

/** What stands behind the days off and gives no other day: `调休,共3天`, `1天,不调休`. */
const NOTHING_MORE = /^(?:调休|补休|\d{1,2}天|,|不调休|共\d{1,2}天|\(.*\))*$/u;

/** Besides the days a sentence names: that they are worked, and nothing else, such as that one is not. */
const WORKED_ALONE = /^(?:调休|补休|共?\d{1,2}天|[,、和及与]|均|都|全天|正常|照常|上班)*上班[,、]?$/u;
const isOfWork = (sentence: string): boolean => WORKED_ALONE.test(sentence.replaceAll(WORKED, ''));

/** The last day off; month and year are those of the first where it does not say. */
const lastDayOf = (groups: Groups, from: LocalDate, year: number): LocalDate => {
  if (groups.day2 === undefined) return from;
  const month = groups.month2 ?? String(Number(from.slice(5, 7)));
  return dayOf(yearOfLast(groups, month, year), undefined, month, groups.day2, groups.shown2);
};

/** As it says, else as the first day has it; where the months begin anew, that of the notice. */
const yearOfLast = (groups: Groups, month: string, year: number): number => {
  if (groups.year2 !== undefined) return Number(groups.year2);
  const newYear = Number(month) < Number(groups.month);
  return groups.year === undefined || newYear ? year : Number(groups.year);
};

/** The make-up working days behind it: `1月4日（周日）、2月14日（周六）上班`. A month holds for the days after it. */
const makeUpIn = (sentences: readonly string[], year: number): LocalDate[] => {
  const worked = sentences.filter((sentence) => sentence.includes('上班'));
  return worked.flatMap((sentence) => {
    let month: string | undefined;
    return [...sentence.matchAll(WORKED)].map(({ groups }) => {
      month = groups!.month ?? month;
      return dayOf(year, groups!.year, month, groups!.day!, groups!.shown);
    });
  });
};

/** A day as it is written; throws `Unfit` if there is none such, or it is another day of the week than is `shown`. */
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
  const written = shown === undefined ? undefined : WEEKDAY.exec(shown)?.[1];
  const is = '一二三四五六日'[weekday(read.data) - 1]!;
  if (written !== undefined && written.replace('天', '日') !== is)
    throw new Unfit(`${month}月${day}日是周${is}，写的是周${written}`);
  return read.data;
};

/** What a year's notices set, a holiday a line: `元旦：2026-01-01至2026-01-03放假；2026-01-04上班`. */
export const noticeInWords = (year: HolidayYear): readonly string[] =>
  year.notices
    .flatMap(({ holidays }) => holidays)
    .map(({ name, from, to, makeUp }) => {
      const off = from === to ? from : `${from}至${to}`;
      return `${name}：${off}放假${makeUp.length > 0 ? `；${makeUp.join('、')}上班` : ''}`;
    });
