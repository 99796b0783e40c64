import { room } from '#infra/rooms';
import { eventTypesIn } from '#kernel';
import * as recorded from './events.ts';
import { DueDuties } from './due-duties.ts';
import { Duties } from './duties.ts';
import { dutyRegister } from './duty-register/duty-reader.ts';
import { dutiesMigrations } from './duty-register/migration.ts';
import { GiveLocalHoliday } from './give-local-holiday.ts';
import { missedDuties } from './missed-duties.ts';
import { MyDuties } from './my-duties.ts';
import { OverdueDuties } from './overdue-duties.ts';
import { PublishYear } from './publish-year.ts';
import { ReadRule, ReckonDeadline } from './reckon-deadline.ts';
import { dutiesSentences } from './refusals.ts';
import { SetLength } from './set-length.ts';
import { evidenceMigrations } from './standing/evidence.ts';
import { DutyFiles } from './standing/duty-files.ts';
import { planMigrations } from './plans/plan-register.ts';
import { plans } from './plans/room.ts';
import { standing } from './standing/room.ts';
import { SettleLocalHolidays } from './settle-local-holidays.ts';
import { TheLaw } from './the-law.ts';
import { yearMigrations } from './year/year-register.ts';
import { year } from './year/room.ts';
import { whenDayMoves } from './when-day-moves.ts';
import { whenLawChanged } from './when-law-changed.ts';
import { WithdrawYear } from './withdraw-year.ts';

export { LAPSED, type Standing, type Wanted } from './duty.ts';
export { Counted, DutyMissed, Facts, LengthSet, type Why } from './events.ts';
export { LegalTime, nationalTime, timeWith } from './law.ts';
export { putNews, type NewsItem } from './put-news.ts';
export { tellNews } from './tell-news.ts';
export { SetDivision } from './standing/set-division.ts';
export { peopleOfBusiness, type BusinessPeople } from './year/business-people.ts';
export { YearOpened } from './year/events.ts';
export { GiveBusiness } from './year/give-business.ts';
export { Duties, TheLaw };

/** Every dated obligation, what is due and overdue, and the days of the years by which all is counted. */
export const duties = room({
  name: 'duties',
  title: '待办与期限',
  events: eventTypesIn(recorded),
  commands: [PublishYear, WithdrawYear, GiveLocalHoliday, SettleLocalHolidays, SetLength],
  queries: [MyDuties, DueDuties, OverdueDuties, ReckonDeadline, ReadRule],
  services: [TheLaw, Duties],
  readers: [dutyRegister],
  policies: [whenLawChanged, whenDayMoves],
  rounds: [missedDuties],
  sentences: dutiesSentences,
  parts: [standing, plans, year],
  migrations: { ...dutiesMigrations, ...planMigrations, ...evidenceMigrations, ...yearMigrations },
  files: DutyFiles,
});
