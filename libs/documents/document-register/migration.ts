import { sql } from 'kysely';
import { protectRegister, termTable, type Migrations } from '#infra/database';

/** The tables of the register of documents. */
export const documentMigrations: Migrations = {
  '2026-11-27-e1-document-register': {
    up: async (db) => {
      await sql`create table document_register (
        organ text not null,
        document uuid not null,
        year int not null,
        serial int not null,
        kind text not null,
        title text not null,
        unit text not null,
        drafter text not null,
        reference text,
        item text,
        started_on text not null,
        stopped_on text,
        issued_on text,
        published_on text,
        effective_on text,
        valid_until text,
        repealed_on text,
        consult_until text,
        interpreted_on text,
        filed_on text,
        state jsonb not null,
        primary key (organ, document)
      )`.execute(db);
      await sql`create unique index document_register_by_number
        on document_register (organ, year desc, serial desc)`.execute(db);
      await sql`create index document_register_of_unit
        on document_register (organ, unit, year desc, serial desc)`.execute(db);
      // Lists of a day are read by the first day in force.
      await sql`create index document_register_by_day on document_register (organ, effective_on, year, serial)`.execute(
        db,
      );
      await sql`create index document_register_by_item on document_register (organ, item)`.execute(db);
      await protectRegister(db, 'document_register');
      await termTable(db, 'document_term');
      await sql`create table document_length (
        organ text not null,
        rule text not null,
        length jsonb not null,
        primary key (organ, rule)
      )`.execute(db);
      await protectRegister(db, 'document_length');
    },
  },
};
