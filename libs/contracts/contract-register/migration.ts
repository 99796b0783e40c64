import { sql } from 'kysely';
import { protectRegister, termTable, type Migrations } from '#infra/database';

/** The tables of the register of contracts. */
export const contractMigrations: Migrations = {
  '2026-11-27-o3-contract-register': {
    up: async (db) => {
      await sql`create table contract_register (
        organ text not null,
        contract uuid not null,
        year int not null,
        serial int not null,
        title text not null,
        party text,
        amount bigint,
        kind text not null,
        unit text not null,
        handler text,
        filed_on text not null,
        state text not null,
        asked_on text,
        verdict text,
        reviewed_on text,
        reviewed_by text,
        paper_number text,
        signed_on text,
        signer text,
        first_day text,
        last_day text,
        exception text,
        ending text,
        closed_on text,
        primary key (organ, contract)
      )`.execute(db);
      await sql`create unique index contract_register_by_number
        on contract_register (organ, year desc, serial desc)`.execute(db);
      await sql`create index contract_register_of_unit
        on contract_register (organ, unit, year desc, serial desc)`.execute(db);
      await sql`create index contract_register_by_last_day on contract_register (organ, last_day)`.execute(db);
      await sql`create index contract_register_by_day
        on contract_register (organ, filed_on desc, year desc, serial desc)`.execute(db);
      await protectRegister(db, 'contract_register');
      await termTable(db, 'contract_term');
    },
  },
};
