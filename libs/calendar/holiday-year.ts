// What a holiday notice (国务院办公厅关于部分节假日安排的通知) says, as data.
import { z } from 'zod';
import { daysBetween, LocalDate, oneLine, sayable, yearOf } from '#kernel';

/** Days one holiday lasts, at most: the longest so far had nine, and 2020's was made longer to ten. */
export const LONGEST_HOLIDAY = 30;

/**
 * One entry of a notice, `春节：2月15日至23日放假调休；2月14日、2月28日上班`: an unbroken run of days off, first and last day
 * included, and its make-up working days (调休上班).
 */
export const Holiday = z
  .object({
    /** As the notice names it; two holidays given together are joined by `、`: `国庆节、中秋节`. */
    name: sayable(oneLine(1, 60)),
    from: LocalDate,
    to: LocalDate,
    makeUp: z.array(LocalDate).max(20).readonly(),
  })
  .refine(({ from, to }) => from <= to, '放假首日不能晚于末日')
  .refine(({ from, to }) => daysBetween(from, to) < LONGEST_HOLIDAY, `一次放假最多${LONGEST_HOLIDAY}天`)
  .readonly();
export type Holiday = z.infer<typeof Holiday>;

/**
 * A notice of the General Office of the State Council. The number is left out where it is not known for sure; the
 * notice is then cited by its title.
 */
export const HolidayNotice = z
  .object({
    title: sayable(oneLine(1, 200)),
    number: sayable(oneLine(1, 60)).optional(),
    holidays: z.array(Holiday).max(40).readonly(),
  })
  .readonly();
export type HolidayNotice = z.infer<typeof HolidayNotice>;

const datesIn = ({ holidays }: HolidayNotice): readonly LocalDate[] =>
  holidays.flatMap(({ from, to, makeUp }) => [from, to, ...makeUp]);

/**
 * What was published for one year, in order: a later notice overrides an earlier one. Its days may lie in the December
 * before (2022-12-31 is off by the notice for 2023).
 */
export const HolidayYear = z
  .object({
    year: z.int().min(2001).max(2199),
    notices: z.array(HolidayNotice).min(1).max(20).readonly(),
  })
  .refine(
    ({ year, notices }) =>
      notices.flatMap(datesIn).every((date) => yearOf(date) === year || date.startsWith(`${year - 1}-12-`)),
    '放假和调休日期须在本年或上年12月',
  )
  .readonly();
export type HolidayYear = z.infer<typeof HolidayYear>;

const festivalsIn = (holidays: readonly Holiday[]): readonly string[] =>
  holidays.flatMap(({ name }) => name.split('、'));

/**
 * What was published before, where a later notice speaks of a festival again: what it was before is gone with its
 * make-up days, the rest stays.
 */
export const revisedBy = (before: readonly HolidayNotice[], later: HolidayNotice): readonly HolidayNotice[] => {
  const spokenOf = new Set(festivalsIn(later.holidays));
  return before
    .map((notice) => ({
      ...notice,
      holidays: notice.holidays.filter(({ name }) => name.split('、').every((one) => !spokenOf.has(one))),
    }))
    .filter(({ holidays }) => holidays.length > 0);
};

/** 清明、端午、中秋 have been days off since 2008. */
const OF_THE_YEAR = ['元旦', '春节', '劳动节', '国庆节'];
const SINCE_2008 = ['清明节', '端午节', '中秋节'];

/** Whether the notices speak of every festival of the year: only then are all its days known. */
export const isWhole = ({ year, notices }: HolidayYear): boolean => {
  const named = new Set(festivalsIn(notices.flatMap(({ holidays }) => holidays)));
  return [...OF_THE_YEAR, ...(year >= 2008 ? SINCE_2008 : [])].every((name) => named.has(name));
};

/** `国办发明电〔2025〕7号`, else `《国务院办公厅关于2026年部分节假日安排的通知》`. */
export const citationOf = ({ title, number }: HolidayNotice): string => number ?? `《${title}》`;
