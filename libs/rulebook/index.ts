export { COURSES, courseOf, type Course } from './courses.ts';
export {
  calendarsOf,
  deadlineOf,
  lengthsInWords,
  type Calendars,
  type Deadline,
  type Earliest,
  type Facts,
  type LocalHolidays,
  type NoDeadline,
} from './deadline.ts';
export { findRule, type Found } from './find-rule.ts';
export {
  caution,
  inForceOn,
  mayBeSet,
  sourceInWords,
  sourcesInWords,
  type Certainty,
  type DateRule,
  type MinimumRule,
  type PeriodRule,
  type Rule,
  type Side,
} from './rule.ts';
export { servedOn, SERVICES, type Service } from './service.ts';
export { mayLapse, ruleOn, RULES, versionsOf } from './rulebook.ts';
