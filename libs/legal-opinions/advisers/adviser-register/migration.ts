import { sql } from 'kysely';
import { protectRegister, type Migrations } from '#infra/database';

/** The tables of the register of advisers. */
export const adviserMigrations: Migrations = {
  '2026-11-27-o1-adviser-register': {
    up: async (db) => {
      await sql`create table adviser_register (
        organ text not null,
        adviser uuid not null,
        year int not null,
        serial int not null,
        name text not null,
        type text not null,
        firm text,
        license text,
        phone text,
        account text,
        scope text,
        unit text not null,
        primary key (organ, adviser)
      )`.execute(db);
      await sql`create unique index adviser_register_by_number
        on adviser_register (organ, year desc, serial desc)`.execute(db);
      await sql`create index adviser_register_of_account on adviser_register (organ, account)`.execute(db);
      await protectRegister(db, 'adviser_register');
      await sql`create table adviser_term (
        organ text not null,
        adviser uuid not null,
        n int not null,
        first_day text not null,
        last_day text not null,
        agreed_until text not null,
        fee bigint,
        end_reason text,
        primary key (organ, adviser, n)
      )`.execute(db);
      await sql`create index adviser_term_by_day on adviser_term (organ, first_day, last_day)`.execute(db);
      await protectRegister(db, 'adviser_term');
    },
  },
  '2026-11-27-v2-adviser-letter': {
    up: async (db) => {
      await sql`alter table adviser_term add column letter_number text`.execute(db);
    },
  },
};
