// The lunar calendar, for the festivals that follow the moon.
import { LunarDay, LunarMonth, LunarYear, SolarDay, SolarTerm } from 'tyme4ts';
import { yearOf, type LocalDate } from '#kernel';

/**
 * A day of the lunar calendar; `leap`: the month is a 闰月, the second of its number. The year is the lunar one, which
 * begins with 春节.
 */
export interface LunarDate {
  readonly year: number;
  readonly month: number;
  readonly leap: boolean;
  readonly day: number;
}

const civil = (day: SolarDay): LocalDate => {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(day.getYear()).padStart(4, '0')}-${two(day.getMonth())}-${two(day.getDay())}` as LocalDate;
};

/** A civil date as a day of the lunar calendar. */
export const lunarOf = (date: LocalDate): LunarDate => {
  const day = SolarDay.fromYmd(yearOf(date), Number(date.slice(5, 7)), Number(date.slice(8, 10))).getLunarDay();
  const month = day.getLunarMonth();
  return { year: month.getYear(), month: month.getMonth(), leap: month.isLeap(), day: day.getDay() };
};

/** The civil date, if that lunar year has such a day. */
const inLunarYear = ({ year, month, leap, day }: LunarDate): readonly LocalDate[] => {
  if (leap && LunarYear.fromYear(year).getLeapMonth() !== month) return [];
  const numbered = leap ? -month : month;
  return day > LunarMonth.fromYm(year, numbered).getDayCount()
    ? []
    : [civil(LunarDay.fromYmd(year, numbered, day).getSolarDay())];
};

/**
 * The days of a civil year that are the given day of the given lunar month, in order: none, one, or two (十一月 and 腊月
 * move across New Year). A 闰月 only if asked for. Months 1 to 12, days 1 to 30.
 */
export const lunarDays = (
  month: number,
  day: number,
  civilYear: number,
  { leap = false }: { readonly leap?: boolean } = {},
): readonly LocalDate[] =>
  [civilYear - 1, civilYear]
    .flatMap((year) => inLunarYear({ year, month, leap, day }))
    .filter((date) => yearOf(date) === civilYear);

/** 清明, the solar term; the others are no holidays. */
export const qingming = (civilYear: number): LocalDate => civil(SolarTerm.fromName(civilYear, '清明').getSolarDay());
