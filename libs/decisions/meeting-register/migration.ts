import { sql } from 'kysely';
import { protectRegister, type Migrations } from '#infra/database';

export const meetingMigrations: Migrations = {
  '2026-11-23-90-meeting-register': {
    up: async (db) => {
      await sql`create table meeting_register (
        organ text not null, meeting uuid not null, year int not null, serial int not null, held_on text not null, place text, chair text, state text not null,
        due text[] not null default '{}', absent text[] not null default '{}', studied text[] not null default '{}', items int not null default 0, primary key (organ, meeting)
      )`.execute(db);
      await sql`create unique index meeting_register_by_number on meeting_register (organ, year desc, serial desc)`.execute(db);
      await sql`create index meeting_register_by_day on meeting_register (organ, held_on)`.execute(db);
      await sql`create index meeting_register_by_state on meeting_register (organ, state, year desc, serial desc)`.execute(db);
      await sql`create table meeting_entry (
        organ text not null, meeting uuid not null, place int not null, item uuid not null, number text not null, title text not null, category text not null, late text, outcome text, votes jsonb not null default '[]', held_on text not null,
        primary key (organ, meeting, place)
      )`.execute(db);
      await sql`create index meeting_entry_by_item on meeting_entry (organ, item)`.execute(db);
      await sql`create index meeting_entry_by_day on meeting_entry (organ, held_on, place)`.execute(db);
      for (const table of ['meeting_register', 'meeting_entry']) await protectRegister(db, table);
    },
  },
};
