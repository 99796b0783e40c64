// The tables of the ledger and of what serves it: folded states, the one order, numbers drawn, readers and what is
// parked.
import { sql, type Kysely } from 'kysely';
import { protect, shareAmong, type Migrations } from '#infra/database';

/**
 * The ledger and what serves it. The application role may only add to the ledger: nobody but the owner could change or
 * remove a row, and no process works as the owner.
 */
export const ledgerMigrations: Migrations = {
  '2026-11-23-01-ledger': {
    up: async (db) => {
      await ledger(db);
      await order(db);
      await numbers(db);
      await followers(db);
      await sql`create function stale_version() returns void language plpgsql as
        $$ begin raise exception 'stale version' using errcode = '40001'; end $$`.execute(db);
    },
  },
  // What followed from an event is asked for whenever a person looks at his duties. A column of its own, since `->>` is
  // not leakproof: under row-level security no index on that expression would ever be used.
  '2026-11-26-01-ledger-causation': {
    up: async (db) => {
      await sql`alter table ledger add column causation text generated always as (meta->>'causation') stored`.execute(
        db,
      );
      await sql`create index ledger_causation on ledger (organ, causation, seq) where causation is not null`.execute(
        db,
      );
    },
  },
  // What waits for its place is put there by the table itself: nobody can put a phantom beside it.
  '2026-11-27-d3-ledger-queue': {
    up: async (db) => {
      await sql`create policy of_owner on pending for insert to current_user with check (true)`.execute(db);
      await sql`create function queue_events() returns trigger language plpgsql security definer
        set search_path = pg_catalog as $$
        begin
          insert into public.pending (seq, organ) select seq, organ from added;
          return null;
        end $$`.execute(db);
      await sql`revoke all on function queue_events() from public`.execute(db);
      await sql`create trigger queue_events after insert on ledger referencing new table as added
        for each statement execute function queue_events()`.execute(db);
      await sql`revoke all on pending from zhengheng_app`.execute(db);
      await sql`revoke insert on ledger from zhengheng_app`.execute(db);
      // `seq` is drawn, never given.
      await sql`grant insert (organ, stream, version, id, type, schema_version, command, ordinal, data, meta, recorded_at)
        on ledger to zhengheng_app`.execute(db);
    },
  },
  // An event may be set aside by the owner alone: no process can.
  '2026-11-27-d1-set-aside': {
    up: async (db) => {
      await sql`create table set_aside (
        seq bigint primary key references ledger (seq),
        organ text not null,
        event uuid not null unique
      )`.execute(db);
      await protect(db, 'set_aside', { app: 'select', worker: 'select' });
      await sql`create policy of_owner on set_aside to current_user using (true) with check (true)`.execute(db);
    },
  },
  // Who looks for the end of the ledger may know where it is, so that he need not search all of it.
  '2026-11-27-v1-ledger-end': {
    up: async (db) => {
      await sql`grant select on sequence ledger_seq_seq to zhengheng_app`.execute(db);
    },
  },
  '2026-11-27-a1-leases': { up: (db) => leases(db) },
  // Commands of different organs share their round trips.
  '2026-11-27-a2-several-organs': {
    up: async (db) => {
      for (const table of ['ledger', 'stream_state', 'pending', 'numbering', 'numbered']) await shareAmong(db, table);
    },
  },
};

/** Who does what only one process may do, under which term, and until when (infra/events/lease.ts). */
const leases = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table lease (
    task text primary key,
    holder uuid not null,
    term bigint not null,
    held_until timestamptz not null
  )`.execute(db);
  await sql`grant select, insert, update on lease to zhengheng_worker`.execute(db);
};

/** The events, and the state of each stream folded from them. */
const ledger = async (db: Kysely<unknown>): Promise<void> => {
  // CACHE 1 (the default, said because order depends on it): within a stream a later version draws a later seq.
  await sql`create table ledger (
    seq bigint generated always as identity (cache 1) primary key,
    organ text not null,
    stream text not null,
    version int not null check (version > 0),
    id uuid not null unique,
    type text not null,
    schema_version smallint not null,
    command text not null,
    ordinal smallint not null,
    data jsonb not null,
    meta jsonb not null,
    recorded_at timestamptz not null,
    unique (organ, stream, version),
    unique (organ, command, ordinal)
  )`.execute(db);
  await protect(db, 'ledger', { app: 'select, insert', worker: 'select' });
  await sql`create table stream_state (
    organ text not null,
    stream text not null,
    version int not null,
    previous int not null,
    state_version smallint not null,
    state jsonb not null,
    primary key (organ, stream)
  )`.execute(db);
  await protect(db, 'stream_state', { app: 'select, insert, update' });
};

/** From commit order to the one gapless order. */
const order = async (db: Kysely<unknown>): Promise<void> => {
  // Rows wait here from commit to sequencing: milliseconds. Vacuum by count, not by share of a table that is mostly
  // empty.
  await sql`create table pending (seq bigint primary key, organ text not null)
    with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000)`.execute(db);
  await protect(db, 'pending', { app: 'insert, select', worker: 'select, delete' });
  await sql`create table ledger_position (
    position bigint primary key,
    seq bigint not null unique,
    organ text not null
  )`.execute(db);
  await protect(db, 'ledger_position', { app: 'select', worker: 'select, insert' });
};

/** The last serial of each series and year, and which stream drew which. */
const numbers = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table numbering (
    organ text not null,
    series text not null,
    year int not null,
    last int not null,
    primary key (organ, series, year)
  )`.execute(db);
  await protect(db, 'numbering', { app: 'select, insert, update' });
  await sql`create table numbered (
    organ text not null,
    series text not null,
    year int not null,
    serial int not null,
    stream text not null,
    primary key (organ, series, year, serial)
  )`.execute(db);
  await protect(db, 'numbered', { app: 'select, insert' });
};

/** How far each reader is, and the streams that wait for the operator. */
const followers = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table reader (
    name text primary key,
    position bigint not null default 0,
    moved_at timestamptz not null default now()
  )`.execute(db);
  await sql`grant select on reader to zhengheng_app`.execute(db);
  await sql`grant select, insert, update on reader to zhengheng_worker`.execute(db);
  await sql`create table parked (
    reader text not null,
    organ text not null,
    stream text not null,
    position bigint not null,
    event uuid not null,
    type text not null,
    reason text not null,
    parked_at timestamptz not null default now(),
    primary key (reader, organ, stream)
  )`.execute(db);
  await protect(db, 'parked', { app: 'select', worker: 'select, insert, update, delete' });
};
