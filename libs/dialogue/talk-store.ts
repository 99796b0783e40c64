import { sql, type QueryExecutorProvider } from 'kysely';
import { protect, type Migrations } from '#infra/database';
import type { Talk } from './conversation.ts';

export const dialogueMigrations: Migrations = {
  '2026-11-23-40-talk': {
    up: async (db) => {
      await sql`create table talk (organ text not null, conversation text not null, talk jsonb not null, heard_at timestamptz not null, primary key (organ, conversation))`.execute(db);
      await protect(db, 'talk', { app: 'select, insert, update' });
    },
  },
};

/** Conversations live in PostgreSQL: a restart or another bot process goes on where this one stopped. */
export const loadTalk = async (db: QueryExecutorProvider, organ: string, conversation: string): Promise<Talk> => {
  const { rows: [row] } = await sql<{ talk: Talk }>`select talk from talk where organ = ${organ} and conversation = ${conversation}`.execute(db);
  return row?.talk ?? {};
};

export const saveTalk = async (db: QueryExecutorProvider, organ: string, conversation: string, talk: Talk, at: string): Promise<void> => {
  await sql`insert into talk (organ, conversation, talk, heard_at) values (${organ}, ${conversation}, ${JSON.stringify(talk)}, ${at})
    on conflict (organ, conversation) do update set talk = excluded.talk, heard_at = excluded.heard_at`.execute(db);
};
