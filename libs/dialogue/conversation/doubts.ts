/** Why a value that was said cannot be taken as it is, in a sentence. */
import { halfWidth, yearOf, type Field, type LocalDate } from '#kernel';

const DAY = /(?:(?<year>20\d{2})[年.\-/])?(?<!\d)(?<month>1[0-2]|0?[1-9])[月.\-/](?<day>\d{1,2})(?!\d)[日号]?/gu;
/** Money that is not yuan. */
const FOREIGN = /美元|美金|欧元|英镑|日元|港[币元]|澳元|加元|韩元|卢布|坚戈|法郎|泰铢|USD|EUR|GBP|JPY|HKD|CHF|[$€£]/iu;
const ROUGHLY =
  /约|左右|大概|上下|大致|差不多|几[十百千万]|多万|[百千万]多|出头|不到|以内|封顶|不[高低]于|不超过|至多|最多|最少|至少/u;
const SPAN = /[到至~—-]/u;

/** Why a doubtful value was not taken: that day does not exist, it is another currency; undefined if nothing is known. */
export const whyDoubtful = ({ kind, label }: Field, said: string, today: LocalDate): string | undefined => {
  const text = halfWidth(said);
  if (kind.is === 'date') {
    const day = dayThatIsNone(text, today);
    return day && `没有${day}这一天。`;
  }
  if (kind.is !== 'amount') return undefined;
  if (FOREIGN.test(text)) return `${label}按人民币登记，外币请折算成人民币写。`;
  if (ROUGHLY.test(text)) return `${label}要写确切的数，“约”“左右”“不超过”不能登记。`;
  return (text.match(/\d[\d,.]*\s*[十百千万亿]*元?/gu) ?? []).length > 1 || SPAN.test(text)
    ? `说了不止一个数，${label}是哪一个？`
    : undefined;
};

/** 2月30日: a day of the month that its month does not have. */
const dayThatIsNone = (text: string, today: LocalDate): string | undefined => {
  for (const { 0: said, groups } of text.matchAll(DAY)) {
    const { year, month, day } = groups as { year?: string; month: string; day: string };
    const last = lastDayOf(year === undefined ? yearOf(today) : Number(year), Number(month));
    if (Number(day) > last || Number(day) === 0) return said;
  }
  return undefined;
};

const LONG = [1, 3, 5, 7, 8, 10, 12];
const lastDayOf = (year: number, month: number): number => {
  if (month !== 2) return LONG.includes(month) ? 31 : 30;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
};
