/** Days said by a holiday or by the lunar calendar. */
import { festival as daysOf, FESTIVALS, lunarDays, type FestivalName } from '#calendar';
import { addDays, yearOf, type LocalDate } from '#kernel';
import { countOf } from '../numeral.ts';
import { day, unclear, yearly, type Around, type Direction, type Meaning, type Pattern } from './meaning.ts';

/** 五一, 十一 and the like are holidays only where something of a holiday follows: 十一个人, 五一班. */
const SHORTHAND = ['五一', '六一', '七一', '八一', '十一'];
const NAMES = new Map<string, FestivalName>(
  FESTIVALS.flatMap(({ name, synonyms }) => [name, ...synonyms].map((said) => [said, name] as const)),
);
const FULL = [...NAMES.keys()].filter((said) => !SHORTHAND.includes(said)).sort((a, b) => b.length - a.length);
const OF_HOLIDAY = '劳动节|国庆|儿童节|建党节|建军节|节|假期|放假|长假|期间|之前|以前|前|之后|以后|后';
const SAID = `(?:${FULL.join('|')}|(?:${SHORTHAND.join('|')})(?=${OF_HOLIDAY}))`;
const FIRST_DAY = '第一个工作日|上班第一天|第一天上班|首个工作日';
/** 国庆节前, 春节后第一个工作日, 端午节. */
const FESTIVAL = new RegExp(
  `(?:(?<year>\\d{4})年|(?<near>去年|今年|明年))?(?<said>${SAID})(?:节|假期|长假|放假|期间)?` +
    `(?:(?<after>(?:之?后|以后)(?:的?(?:${FIRST_DAY}))?)|(?<before>之前|以前|前(?!后)))?`,
  'g',
);
/** 腊月二十八, 农历八月十五, 大年初一. */
const LUNAR_DAY = '初[一二三四五六七八九十]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?';
const LUNAR = new RegExp(
  `(?:(?:农历|阴历)?(?<month>正|冬|腊)月(?<day>${LUNAR_DAY})` +
    `|(?:农历|阴历)(?<leap>闰)?(?<plain>十[一二]?|[一二三四五六七八九])月(?<plainDay>${LUNAR_DAY})` +
    '|大年(?<newYear>初[一二三四五六七八九]|三十))',
  'g',
);

const YEARS_AROUND = [-1, 0, 1, 2];
const NEAR_YEAR: Readonly<Record<string, number>> = { 去年: -1, 今年: 0, 明年: 1 };
const occurrences = (name: FestivalName, { today }: Around): readonly LocalDate[] =>
  YEARS_AROUND.flatMap((n) => daysOf(name, yearOf(today) + n)).sort();

const LUNAR_MONTHS: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 };

type Groups = Parameters<Pattern['means']>[0];

/** Holidays and days of the lunar calendar, before their eve or behind their days off too. */
export const holidays = (direction: Direction | undefined): readonly Pattern[] => [
  { says: FESTIVAL, means: (groups, around) => festivalDay(groups, direction, around) },
  { says: /节后(?:的)?(?:第一个工作日|上班第一天|首个工作日)|节前|节后/g, means: () => unclear() },
  { says: LUNAR, means: (groups, around) => yearly([...lunarDaysOf(groups, around)].sort(), around.today) },
];

const festivalDay = (groups: Groups, direction: Direction | undefined, around: Around): Meaning => {
  const { said, before, after } = groups;
  const festival = festivalOf(NAMES.get(said!)!, groups, around);
  if (before !== undefined) return eve(chosen(festival, 'future'), around);
  if (after !== undefined) return firstDayBack(chosen(festival, direction ?? 'future'), around);
  return festival;
};

/** The day of the festival: of the year that was said, or every year's. */
const festivalOf = (name: FestivalName, { year, near }: Groups, around: Around): Meaning => {
  if (!year && !near) return yearly(occurrences(name, around), around.today);
  const days = daysOf(name, year ? Number(year) : yearOf(around.today) + NEAR_YEAR[near!]!);
  return days.length === 1 ? day(days[0]!) : unclear(...days);
};

const lunarDaysOf = (groups: Groups, { today }: Around): readonly LocalDate[] => {
  const { month, day: said, leap, plain, plainDay, newYear } = groups;
  const years = YEARS_AROUND.map((n) => yearOf(today) + n);
  // 大年三十 is the eve also in years whose twelfth month has 29 days.
  if (newYear === '三十') return years.flatMap((year) => lunarDays(1, 1, year).map((one) => addDays(one, -1)));
  const dayOfMonth = countOf((said ?? plainDay ?? newYear)!)!;
  return years.flatMap((year) =>
    lunarDays(lunarMonth({ month, plain }), dayOfMonth, year, { leap: leap !== undefined }),
  );
};

/** 大年初一 is of the first month. */
const lunarMonth = ({ month, plain }: Groups): number => {
  if (month !== undefined) return LUNAR_MONTHS[month]!;
  return plain === undefined ? 1 : countOf(plain)!;
};

const chosen = (meaning: Meaning, direction: Direction): LocalDate | undefined => {
  if (meaning.is === 'day') return meaning.day;
  return meaning.is === 'recurring' ? meaning[direction] : undefined;
};

/** The last day before the festival; if that is a day off, people may mean the last working day before the holiday. */
const eve = (festival: LocalDate | undefined, { calendar }: Around): Meaning => {
  if (festival === undefined) return unclear();
  const before = addDays(festival, -1);
  return calendar.isWorkday(before)
    ? { is: 'day', day: before, until: true }
    : unclear(calendar.previousWorkday(before), before);
};

const firstDayBack = (festival: LocalDate | undefined, { calendar }: Around): Meaning => {
  if (festival === undefined) return unclear();
  const back = calendar.nextWorkday(addDays(festival, 1));
  return { is: 'day', day: back, ...(calendar.dayOf(back).provisional ? { provisional: true } : {}) };
};
