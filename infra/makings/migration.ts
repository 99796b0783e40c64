// The table of documents that are made in the background.
import { sql } from 'kysely';
import { protect, type Migrations } from '#infra/database';

/** Documents on their way: asked for, being made, ready or given up. */
export const makingsMigrations: Migrations = {
  '2026-11-27-c7-making': {
    up: async (db) => {
      await sql`create table making (
        organ text not null,
        id uuid not null,
        query text not null,
        input jsonb not null,
        actor jsonb not null,
        place jsonb,
        state text not null default 'waiting' check (state in ('waiting', 'making', 'ready', 'failed')),
        rows int not null default 0,
        attempts int not null default 0,
        asked_at timestamptz not null,
        held_until timestamptz,
        name text,
        sha256 text,
        fault text,
        primary key (organ, id)
      )`.execute(db);
      await sql`create index making_undone on making (organ, asked_at) where state in ('waiting', 'making')`.execute(
        db,
      );
      await protect(db, 'making', { app: 'select, insert, update', worker: 'select, delete' });
    },
  },
};
