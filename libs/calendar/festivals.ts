// Festivals and the days they fall on, so that one may say 中秋节后 instead of a date.
import { addDays, type LocalDate } from '#kernel';
import { lunarDays, qingming } from './lunar.ts';

type DaysInYear = (year: number) => readonly LocalDate[];

const yearly =
  (monthAndDay: string): DaysInYear =>
  (year) => [`${String(year).padStart(4, '0')}-${monthAndDay}` as LocalDate];
const lunar =
  (month: number, day: number): DaysInYear =>
  (year) =>
    lunarDays(month, day, year);
/** 腊月 has 29 or 30 days, so its last one is found from 正月初一. */
const eveOfSpring: DaysInYear = (year) => lunarDays(1, 1, year).map((spring) => addDays(spring, -1));

const LIST = [
  { name: '元旦', synonyms: ['元旦节', '阳历新年'], in: yearly('01-01') },
  { name: '春节', synonyms: ['大年初一', '农历新年'], in: lunar(1, 1) },
  { name: '除夕', synonyms: ['除夕夜', '大年三十', '年三十', '大年夜'], in: eveOfSpring },
  { name: '元宵节', synonyms: ['元宵', '上元节'], in: lunar(1, 15) },
  { name: '清明节', synonyms: ['清明'], in: (year) => [qingming(year)] },
  { name: '劳动节', synonyms: ['五一劳动节', '国际劳动节', '五一节', '五一'], in: yearly('05-01') },
  { name: '端午节', synonyms: ['端午', '端阳节'], in: lunar(5, 5) },
  { name: '中秋节', synonyms: ['中秋'], in: lunar(8, 15) },
  { name: '国庆节', synonyms: ['十一国庆', '国庆', '十一'], in: yearly('10-01') },
  { name: '重阳节', synonyms: ['重阳', '敬老节'], in: lunar(9, 9) },
  { name: '腊八节', synonyms: ['腊八'], in: lunar(12, 8) },
  // In the north of China; the south keeps it a day later.
  { name: '小年', synonyms: ['北方小年'], in: lunar(12, 23) },
  { name: '妇女节', synonyms: ['三八妇女节', '国际妇女节', '三八节'], in: yearly('03-08') },
  { name: '植树节', synonyms: [], in: yearly('03-12') },
  { name: '青年节', synonyms: ['五四青年节'], in: yearly('05-04') },
  { name: '儿童节', synonyms: ['六一儿童节', '国际儿童节', '六一'], in: yearly('06-01') },
  { name: '建党节', synonyms: ['建党纪念日', '党的生日', '建党日', '七一'], in: yearly('07-01') },
  { name: '建军节', synonyms: ['八一建军节', '八一'], in: yearly('08-01') },
  { name: '教师节', synonyms: [], in: yearly('09-10') },
  { name: '国家宪法日', synonyms: ['宪法日'], in: yearly('12-04') },
] as const satisfies readonly {
  readonly name: string;
  readonly synonyms: readonly string[];
  readonly in: DaysInYear;
}[];

/** A festival by its usual name. */
export type FestivalName = (typeof LIST)[number]['name'];

/** A festival or memorial day people name instead of a date. */
export interface Festival {
  readonly name: FestivalName;
  /** What people call it besides. `五一` and `十一` are numbers too: what is meant, the sentence decides. */
  readonly synonyms: readonly string[];
  /**
   * The days of a civil year on which it falls, in order: one, but for 腊八节, which may fall in a year twice (2022) or
   * not at all (2023).
   */
  readonly in: DaysInYear;
}

/** Every festival that is understood. */
export const FESTIVALS: readonly Festival[] = LIST;

/** As `Festival.in`, by name. */
export const festival = (name: FestivalName, year: number): readonly LocalDate[] =>
  FESTIVALS.find((one) => one.name === name)!.in(year);
