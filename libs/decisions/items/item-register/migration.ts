import { sql } from 'kysely';
import { protectRegister, termTable, type Migrations } from '#infra/database';

/** The register of items, and what its words are found by. */
export const itemMigrations: Migrations = {
  '2026-11-23-30-item-register': {
    up: async (db) => {
      await sql`create table item_register (
        organ text not null,
        item uuid not null,
        year int not null,
        serial int not null,
        title text not null,
        category text not null,
        amount bigint,
        unit text not null,
        proposer text not null,
        proposed_on text not null,
        state text not null,
        primary key (organ, item)
      )`.execute(db);
      await sql`create unique index item_register_by_number on item_register (organ, year desc, serial desc)`.execute(
        db,
      );
      await sql`create index item_register_by_proposer
        on item_register (organ, proposer, year desc, serial desc)`.execute(db);
      await protectRegister(db, 'item_register');
    },
  },
  '2026-11-24-04-item-register-persons': {
    up: async (db) => {
      await sql`alter table item_register add column persons text[] not null default '{}'`.execute(db);
    },
  },
  '2026-11-23-52-item-register-words': {
    up: async (db) => {
      await sql`alter table item_register
        add column grams text[] not null default '{}',
        add column materials text[] not null default '{}'`.execute(db);
      await sql`update item_register set grams = (
        select coalesce(array_agg(distinct gram), '{}')
        from (select lower(regexp_replace(normalize(title, nfkc), '[^[:alnum:]]', '', 'g')) as words) w,
          lateral (
            select substr(words, n, length) as gram
            from generate_series(1, length(words)) n, (values (1), (2)) l (length)
            where n + length - 1 <= length(words)
          ) g
      )`.execute(db);
      await sql`create index item_register_by_words on item_register using gin (grams)`.execute(db);
      await sql`create index item_register_by_material on item_register using gin (materials)`.execute(db);
      await sql`create index item_register_by_unit on item_register (organ, unit, year desc, serial desc)`.execute(db);
      await sql`create index item_register_by_day on item_register (organ, proposed_on)`.execute(db);
    },
  },
  '2026-11-27-c2-item-terms': {
    up: async (db) => {
      await termTable(db, 'item_term');
      await sql`insert into item_term (organ, term, record)
        select organ, unnest(grams || materials), item from item_register on conflict do nothing`.execute(db);
      await sql`drop index item_register_by_words`.execute(db);
      await sql`drop index item_register_by_material`.execute(db);
      await sql`alter table item_register drop column grams, drop column materials`.execute(db);
      // A list of some days is read by the day, the latest first.
      await sql`drop index item_register_by_day`.execute(db);
      await sql`create index item_register_by_day
        on item_register (organ, proposed_on desc, year desc, serial desc)`.execute(db);
    },
  },
};
