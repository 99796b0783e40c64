import { CHINA_YEARS } from './china-days.ts';
import { workCalendar } from './work-calendar.ts';

export { FESTIVALS, festival, type Festival, type FestivalName } from './festivals.ts';
export {
  citationOf,
  Holiday,
  HolidayNotice,
  HolidayYear,
  isWhole,
  LONGEST_HOLIDAY,
  revisedBy,
} from './holiday-year.ts';
export { lunarDays, lunarOf, type LunarDate } from './lunar.ts';
export { lastDayOfMonth, monthsAfter } from './months.ts';
export {
  beforeFixedDay,
  extended,
  givenInFull,
  lengthInWords,
  MOST_STEPS,
  periodEnds,
  untilFixedDay,
  type Counting,
  type Ends,
  type Step,
  type Suspension,
} from './period.ts';
export { noticeInWords, readNotice, type NoticeRead } from './read-notice.ts';
export {
  daysOffIn,
  workCalendar,
  type CalendarDay,
  type Count,
  type SkippedDay,
  type WorkCalendar,
} from './work-calendar.ts';
export { CHINA_YEARS };

/** The working days of China by the notices this version knows. */
export const chinaCalendar = workCalendar(CHINA_YEARS);
