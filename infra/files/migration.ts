// The table of what is known of each file.
import { sql } from 'kysely';
import { protect, type Migrations } from '#infra/database';

/** What is known of the files on disk; kept for good, never changed. */
export const filesMigrations: Migrations = {
  '2026-11-23-50-files': {
    up: async (db) => {
      await sql`create table stored_file (
        organ text not null,
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        sm3 text not null check (sm3 ~ '^[0-9a-f]{64}$'),
        size int not null check (size > 0),
        type text not null,
        kind text not null,
        name text not null,
        stored_at timestamptz not null,
        primary key (organ, sha256)
      )`.execute(db);
      await protect(db, 'stored_file', { app: 'select, insert' });
    },
  },
  // Who sent which file in: to name a digest is not to have the file.
  '2026-11-27-d2-file-sender': {
    up: async (db) => {
      await sql`create table file_sender (
        organ text not null,
        sha256 text not null,
        sender text not null,
        primary key (organ, sha256, sender)
      )`.execute(db);
      await protect(db, 'file_sender', { app: 'select, insert' });
    },
  },
};
