import { room } from '#infra/rooms';
import { remindersMigrations } from './migration.ts';

export { hoursIn, type HourOf } from './hours.ts';
export { ANY_NOT_RECKONED, HAVING_TURN, NOT_RECKONED, PUT_DOWN } from './looks.ts';
export { morningDigests } from './morning-digests.ts';

/** Who is reminded of what, and when. */
export const reminders = room({ name: 'reminders', title: '提醒', migrations: remindersMigrations });
