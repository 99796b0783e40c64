import { sql } from 'kysely';
import { protectRegister, termTable, type Migrations } from '#infra/database';

/** The tables of the register of opinions. */
export const opinionMigrations: Migrations = {
  '2026-11-27-o2-opinion-register': {
    up: async (db) => {
      await sql`create table opinion_register (
        organ text not null,
        opinion uuid not null,
        year int not null,
        serial int not null,
        kind text not null,
        subject text not null,
        subject_number text,
        title text not null,
        unit text not null,
        persons text[] not null default '{}',
        asked_by text,
        asked_on text not null,
        urgent boolean not null,
        sent_to text,
        adviser uuid,
        adviser_name text,
        state text not null,
        conclusion text,
        delivered_by text,
        delivered_on text,
        outdated boolean not null default false,
        marks text[] not null default '{}',
        primary key (organ, opinion)
      )`.execute(db);
      await sql`create unique index opinion_register_by_number
        on opinion_register (organ, year desc, serial desc)`.execute(db);
      await sql`create index opinion_register_of_unit
        on opinion_register (organ, unit, year desc, serial desc)`.execute(db);
      await sql`create index opinion_register_of_adviser
        on opinion_register (organ, adviser, year desc, serial desc)`.execute(db);
      await sql`create index opinion_register_by_day
        on opinion_register (organ, asked_on desc, year desc, serial desc)`.execute(db);
      await protectRegister(db, 'opinion_register');
      await sql`create table opinion_suggestion (
        organ text not null,
        opinion uuid not null,
        n int not null,
        text text not null,
        adoption text,
        reason text,
        settled_on text,
        primary key (organ, opinion, n)
      )`.execute(db);
      await sql`create index opinion_suggestion_by_adoption on opinion_suggestion (organ, adoption)`.execute(db);
      await protectRegister(db, 'opinion_suggestion');
      await termTable(db, 'opinion_term');
    },
  },
};
