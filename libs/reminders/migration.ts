import { sql } from 'kysely';
import { protect, type Migrations } from '#infra/database';

/** `reminder_morning`: the mornings that were told, one row for each organ and day. */
export const remindersMigrations: Migrations = {
  '2026-11-27-r3-reminder-morning': {
    up: async (db) => {
      await sql`create table reminder_morning (
        organ text not null,
        day text not null,
        told_at timestamptz not null,
        primary key (organ, day)
      )`.execute(db);
      await protect(db, 'reminder_morning', { app: 'select', worker: 'select, insert' });
    },
  },
};
