import { sql } from 'kysely';
import type { ClientBase } from 'pg';
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
export const loadTalk = async (client: ClientBase, organ: string, conversation: string): Promise<Talk> => {
  const { rows: [row] } = await client.query<{ talk: Talk }>({ name: 'talk-load', text: 'select talk from talk where organ = $1 and conversation = $2', values: [organ, conversation] });
  return row?.talk ?? {};
};

export const saveTalk = async (client: ClientBase, organ: string, conversation: string, talk: Talk, at: string): Promise<void> => {
  await client.query({
    name: 'talk-save',
    text: `insert into talk (organ, conversation, talk, heard_at) values ($1, $2, $3, $4) on conflict (organ, conversation) do update set talk = excluded.talk, heard_at = excluded.heard_at`,
    values: [organ, conversation, JSON.stringify(talk), at],
  });
};
