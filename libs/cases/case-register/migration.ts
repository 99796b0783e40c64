import { sql } from 'kysely';
import { protectRegister, termTable, type Migrations } from '#infra/database';

/** The tables of the register of cases. */
export const casesMigrations: Migrations = {
  '2026-11-23-70-case-register': {
    up: async (db) => {
      await sql`create table case_register (
        organ text not null,
        "case" uuid not null,
        year int not null,
        serial int not null,
        kind text not null,
        title text not null,
        grams text[] not null default '{}',
        unit text not null,
        handler text not null,
        deputy text,
        adviser text,
        opened_by text,
        opened_on text not null,
        state text not null,
        result text,
        settled_on text,
        archived_on text,
        halted boolean not null default false,
        materials text[] not null default '{}',
        primary key (organ, "case")
      )`.execute(db);
      await sql`create unique index case_register_by_number
        on case_register (organ, year desc, serial desc)`.execute(db);
      await sql`create index case_register_of_kind
        on case_register (organ, kind, year desc, serial desc)`.execute(db);
      await sql`create index case_register_of_unit
        on case_register (organ, unit, year desc, serial desc)`.execute(db);
      await sql`create index case_register_of_handler
        on case_register (organ, handler, year desc, serial desc)`.execute(db);
      await sql`create index case_register_by_words on case_register using gin (grams)`.execute(db);
      await sql`create index case_register_by_material on case_register using gin (materials)`.execute(db);
      await protectRegister(db, 'case_register');
      await sql`create table case_entry (
        organ text not null,
        entry uuid not null,
        "case" uuid not null,
        step text not null,
        taken_on text not null,
        facts jsonb not null,
        recorded_at timestamptz not null,
        recorded_by text not null,
        n int not null,
        primary key (organ, entry)
      )`.execute(db);
      await sql`create index case_entry_of_case on case_entry (organ, "case", taken_on, n)`.execute(db);
      await sql`create index case_entry_by_step on case_entry (organ, step, taken_on)`.execute(db);
      await protectRegister(db, 'case_entry');
    },
  },
  '2026-11-27-c4-case-terms': {
    up: async (db) => {
      await termTable(db, 'case_term');
      await sql`insert into case_term (organ, term, record)
        select organ, unnest(grams || materials), "case" from case_register on conflict do nothing`.execute(db);
      await sql`drop index case_register_by_words`.execute(db);
      await sql`drop index case_register_by_material`.execute(db);
      await sql`alter table case_register drop column grams, drop column materials`.execute(db);
      // A list of some days is read by the day, the latest first.
      await sql`create index case_register_by_day
        on case_register (organ, opened_on desc, year desc, serial desc)`.execute(db);
      for (const column of ['deputy', 'opened_by'])
        await sql`create index ${sql.id(`case_register_of_${column}`)}
          on case_register (organ, ${sql.id(column)}, year desc, serial desc)`.execute(db);
    },
  },
  /** The first day of the halt that lasts, so that its correction is told from that of another. */
  '2026-11-27-l1-case-halts': {
    up: async (db) => {
      await sql`alter table case_register add halted_from text`.execute(db);
    },
  },
  // Which results settle a case is another: the register is read anew from the ledger.
  '2026-11-27-s1-case-settled': {
    up: async (db) => {
      await sql`truncate case_register, case_entry, case_term`.execute(db);
      await sql`update reader set position = 0 where name = 'cases.case-register'`.execute(db);
    },
  },
};
