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
const SAID = `(?:${FULL.join('|')}|(?:${SHORTHAND.join('|')})(?=劳动节|国庆|儿童节|建党节|建军节|节|假期|放假|长假|期间|之前|以前|前|之后|以后|后))`;

const YEARS_AROUND = [-1, 0, 1, 2];
const NEAR_YEAR: Readonly<Record<string, number>> = { 去年: -1, 今年: 0, 明年: 1 };
const occurrences = (name: FestivalName, { today }: Around): readonly LocalDate[] =>
  YEARS_AROUND.flatMap((n) => daysOf(name, yearOf(today) + n)).sort();

const LUNAR_MONTHS: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 };

/** Holidays and days of the lunar calendar, before their eve or behind their days off too. */
export const holidays = (direction: Direction | undefined): readonly Pattern[] => [
  {
    // 国庆节前, 春节后第一个工作日, 端午节
    says: new RegExp(
      `(?:(?<year>\\d{4})年|(?<near>去年|今年|明年))?(?<said>${SAID})(?:节|假期|长假|放假|期间)?(?:(?<after>(?:之?后|以后)(?:的?(?:第一个工作日|上班第一天|第一天上班|首个工作日))?)|(?<before>之前|以前|前(?!后)))?`,
      'g',
    ),
    means: ({ year, near, said, after, before }, around) => {
      const name = NAMES.get(said!)!;
      const wanted = year ? Number(year) : near ? yearOf(around.today) + NEAR_YEAR[near]! : undefined;
      const own = wanted === undefined ? undefined : daysOf(name, wanted);
      const festival =
        own === undefined
          ? yearly(occurrences(name, around), around.today)
          : own.length === 1
            ? day(own[0]!)
            : unclear(...own);
      if (before !== undefined) return eve(chosen(festival, 'future'), around);
      if (after !== undefined) return firstDayBack(chosen(festival, direction ?? 'future'), around);
      return festival;
    },
  },
  { says: /节后(?:的)?(?:第一个工作日|上班第一天|首个工作日)|节前|节后/g, means: () => unclear() },
  {
    // 腊月二十八, 农历八月十五, 大年初一
    says: /(?:(?:农历|阴历)?(?<month>正|冬|腊)月(?<day>初[一二三四五六七八九十]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?)|(?:农历|阴历)(?<leap>闰)?(?<plain>十[一二]?|[一二三四五六七八九])月(?<plainDay>初[一二三四五六七八九十]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?)|大年(?<newYear>初[一二三四五六七八九]|三十))/g,
    means: ({ month, day: said, leap, plain, plainDay, newYear }, around) => {
      const number = countOf((said ?? plainDay ?? newYear)!)!;
      const of =
        newYear === undefined
          ? month === undefined
            ? countOf(plain!)!
            : LUNAR_MONTHS[month]!
          : newYear === '三十'
            ? 12
            : 1;
      const years = YEARS_AROUND.map((n) => yearOf(around.today) + n);
      // 大年三十 is the eve also in years whose twelfth month has 29 days.
      const days =
        newYear === '三十'
          ? years.flatMap((year) => lunarDays(1, 1, year).map((one) => addDays(one, -1)))
          : years.flatMap((year) => lunarDays(of, number, year, { leap: leap !== undefined }));
      return yearly([...days].sort(), around.today);
    },
  },
];

const chosen = (meaning: Meaning, direction: Direction): LocalDate | undefined =>
  meaning.is === 'day' ? meaning.day : meaning.is === 'recurring' ? meaning[direction] : undefined;

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
