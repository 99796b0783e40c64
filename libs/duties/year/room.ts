import { part } from '#infra/rooms';
import { eventTypesIn } from '#kernel';
import { GiveBusiness } from './give-business.ts';
import { OpenYear, YearAheadOf } from './open-year.ts';
import { openYears } from './opening-year.ts';
import { SettleTask } from './settle-task.ts';
import * as recorded from './events.ts';
import { yearRegister } from './year-register.ts';

/** The standing duties of a year: shown, opened, settled as the organ has them. */
export const year = part({
  events: eventTypesIn(recorded),
  commands: [OpenYear, GiveBusiness, SettleTask],
  queries: [YearAheadOf],
  readers: [yearRegister],
  rounds: [openYears],
});
