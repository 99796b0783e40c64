/** Days said by their distance from today: 昨天, 下周五, 月底, 三个工作日内. */
import { monthsAfter } from '#calendar';
import { addDays, weekday, yearOf } from '#kernel';
import { COUNT, countOf } from '../numeral.ts';
import { coming, day, lastOf, monthOf, monthsOn, unclear, yearly, type Meaning, type Pattern } from './meaning.ts';

const NAMED: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  前日: -2,
  前儿: -2,
  前儿个: -2,
  昨天: -1,
  昨日: -1,
  昨儿: -1,
  昨儿个: -1,
  刚才: 0,
  刚刚: 0,
  今天: 0,
  今日: 0,
  今儿: 0,
  今儿个: 0,
  即日: 0,
  明天: 1,
  明日: 1,
  明儿: 1,
  明儿个: 1,
  后天: 2,
  后日: 2,
  后儿: 2,
  大后天: 3,
};
const WEEKS: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 本: 0, 这: 0, 下: 1, 下下: 2 };
const MONTHS = WEEKS;
const YEARS: Readonly<Record<string, number>> = { 去年: -1, 今年: 0, 本年: 0, 明年: 1, 后年: 2 };
const dayOfWeek = (text: string): number => (/[天日]/.test(text) ? 7 : countOf(text)!);
const MONTH = '(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])';
const QUARTER_ENDS = [3, 6, 9, 12];

/** Days said by their distance from today. */
export const relative: readonly Pattern[] = [
  {
    // 前天, 今(晚8点), 昨(下午), 刚(收到)
    says: new RegExp(
      `(?<word>${Object.keys(NAMED)
        .sort((a, b) => b.length - a.length)
        .join(
          '|',
        )})|(?<short>[昨今明])(?=[早晚夜]|[上下]午)|(?<just>刚)(?=[收送取接签拿交递寄判]|在\\p{Script=Han}{2,6}签|开完)`,
      'gu',
    ),
    means: ({ word, short }, { today }) => {
      if (word !== undefined) return day(addDays(today, NAMED[word]!));
      return day(short === undefined ? today : addDays(today, '昨今明'.indexOf(short) - 1));
    },
  },
  {
    // 下周五, 这个星期三, 上上周一, 周五
    says: /(?<week>上上|下下|上|下|本|这)?(?<of>一?个)?(?:周|星期|礼拜)(?<day>[一二三四五六日天]|[1-7](?!\d))(?![年月个次期])/g,
    means: ({ week, day: said }, { today }) => {
      const monday = addDays(today, 1 - weekday(today));
      const at = dayOfWeek(said!) - 1;
      if (week !== undefined) return day(addDays(monday, WEEKS[week]! * 7 + at));
      const [past, current, next] = [-7, 0, 7].map((n) => addDays(monday, n + at));
      return coming(past, current, next, today);
    },
  },
  {
    // 月底, 下月末
    says: /(?<which>上上|下下|上|下|本|这|当)?个?月(?:底|末|终)/g,
    means: ({ which }, { today }) =>
      day(lastOf(...monthsOn(today, which === undefined || which === '当' ? 0 : MONTHS[which]!))),
  },
  {
    // 2026年3月底, 3月底
    says: new RegExp(`(?:(?<year>\\d{4})年|(?<near>去年|今年|明年))?(?<!\\d)(?<month>${MONTH})月(?:份)?(?:底|末)`, 'g'),
    means: ({ year, near, month }, { today }) => endOfMonth(countOf(month!) ?? 0, year, near, today),
  },
  {
    // 年底, 明年底, 2026年底
    says: /(?:(?<year>\d{4})年|(?<near>去年|今年|明年|本年|后年)|年)(?:年)?(?:底|末|终)/g,
    means: ({ year, near }, { today }) => day(lastOf(year ? Number(year) : yearOf(today) + YEARS[near ?? '本年']!, 12)),
  },
  {
    // 季度末, 第四季度末, 一季度底
    says: new RegExp(
      '(?:(?<year>\\d{4})年|(?<near>去年|今年|明年))?' +
        '(?:(?:第?(?<quarter>[一二三四1-4])|(?<which>上|下|本|这)个?)季度?|季度?)(?:末|底)',
      'g',
    ),
    means: ({ year, near, quarter, which }, { today }) => {
      if (quarter !== undefined) return endOfMonth(QUARTER_ENDS[countOf(quarter)! - 1]!, year, near, today);
      const count = Math.floor((monthOf(today) - 1) / 3) + (which === undefined ? 0 : MONTHS[which]!);
      return day(lastOf(yearOf(today) + Math.floor(count / 4), QUARTER_ENDS[((count % 4) + 4) % 4]!));
    },
  },
  {
    // 年内, 月内
    says: /(?<which>今年|本年度?|年|本月|这个月|月|当月)(?:之内|以内|内)(?!部)/g,
    means: ({ which }, { today }) => ({
      is: 'day',
      day: /年/.test(which!) ? lastOf(yearOf(today), 12) : lastOf(...monthsOn(today, 0)),
      until: true,
    }),
  },
  {
    // 月初, 下月上旬, 3月中旬, 周末, 前两天: a day is meant, but not one of them
    says: new RegExp(
      `(?:(?:\\d{4}年)?(?:(?:上|下|本|这)?个?月|${MONTH}月份?)(?:初|上旬|中旬|下旬|中)|(?:今|明|去)?年初` +
        '|(?:上|下|本|这)?个?周末|[前这过后]两天|[前这过]几天|前不久|前段时间)',
      'g',
    ),
    means: () => unclear(),
  },
];

const endOfMonth = (
  month: number,
  year: string | undefined,
  near: string | undefined,
  today: Parameters<typeof yearOf>[0],
): Meaning => {
  if (month < 1 || month > 12) return unclear();
  if (year !== undefined) return day(lastOf(Number(year), month));
  if (near !== undefined) return day(lastOf(yearOf(today) + YEARS[near]!, month));
  return yearly(
    [-1, 0, 1].map((n) => lastOf(yearOf(today) + n, month)),
    today,
  );
};

/** More than these nobody counts from today. */
const DAYS_AT_MOST = 3650;
const YEARS_AT_MOST = 100;
const UNITS = '个?工作日|天|日|个?星期|个?礼拜|周|个月|年';
/** 十五个工作日内, 三天后, 半个月内; counted from today, which itself is not counted. */
export const spans: readonly Pattern[] = [
  {
    says: new RegExp(
      `(?<![第前后近\\d.])(?:(?<half>半)(?<of>个?月|年)|(?<count>${COUNT})\\s*(?<unit>${UNITS}))\\s*` +
        '(?<end>(?:之|以)?内(?!部|容)|(?:之|以)?后(?!续|者|期|面)|(?:之|以)?前(?!提|期|面|者|天))',
      'g',
    ),
    means: ({ half, of, count, unit, end }, around) => {
      const backwards = end!.endsWith('前');
      // 12日前 is a date as likely as a distance, and is left to the dates of a month.
      if (backwards && unit === '日') return undefined;
      const { n, by } = half ? halfOf(of!) : { n: countOf(count!), by: unit! };
      if (n === undefined || n === 0 || n > DAYS_AT_MOST || (by === '年' && n > YEARS_AT_MOST)) return undefined;
      return counted(around.today, backwards ? -n : n, by, end!.endsWith('内'), around);
    },
  },
];

/** Half a month is 15 days, half a year six months. */
const halfOf = (unit: string): { readonly n: number; readonly by: string } =>
  unit.includes('月') ? { n: 15, by: '天' } : { n: 6, by: '个月' };

/** A period from a day on, which itself is not counted. */
export const counted = (
  start: Parameters<typeof addDays>[0],
  n: number,
  unit: string,
  until: boolean,
  { calendar }: Parameters<Pattern['means']>[1],
): Meaning => {
  const bound = until ? { until } : {};
  if (unit.endsWith('工作日')) {
    const found = n > 0 ? calendar.workdaysAfter(start, n) : calendar.workdaysBefore(start, -n);
    return {
      is: 'day',
      day: found.day,
      ...bound,
      how: `自${addDays(start, Math.sign(n))}起算${Math.abs(n)}个工作日`,
      ...(found.provisional ? { provisional: true } : {}),
    };
  }
  if (/月|年/.test(unit)) return { is: 'day', day: monthsAfter(start, unit === '年' ? n * 12 : n), ...bound };
  return { is: 'day', day: addDays(start, /周|星期|礼拜/.test(unit) ? n * 7 : n), ...bound };
};
