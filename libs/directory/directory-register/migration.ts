import { sql } from 'kysely';
import { protectRegister, type Migrations } from '#infra/database';

/** The tables of units, staff and the organ itself. */
export const directoryMigrations: Migrations = {
  '2026-11-23-10-directory-register': {
    up: async (db) => {
      await sql`create table directory_unit (
        organ text not null,
        unit text not null,
        name text not null,
        short text[] not null,
        primary key (organ, unit)
      )`.execute(db);
      await protectRegister(db, 'directory_unit');
      await sql`create table directory_staff (
        organ text not null,
        staff text not null,
        name text not null,
        unit text not null,
        post text not null,
        roles text[] not null,
        primary key (organ, staff)
      )`.execute(db);
      await protectRegister(db, 'directory_staff');
    },
  },
  '2026-11-23-80-directory-organ': {
    up: async (db) => {
      await sql`create table directory_organ (
        organ text not null primary key,
        name text not null,
        short text,
        address text,
        phone text,
        head text
      )`.execute(db);
      await protectRegister(db, 'directory_organ');
    },
  },
  '2026-11-27-r5-directory-unit-head': {
    up: async (db) => {
      await sql`create table directory_unit_head (
        organ text not null,
        unit text not null,
        head text not null,
        primary key (organ, unit)
      )`.execute(db);
      await protectRegister(db, 'directory_unit_head');
    },
  },
};
