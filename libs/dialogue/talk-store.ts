/** Where conversations are kept: a restart or another bot process goes on where this one stopped. */
import { sql, type QueryExecutorProvider } from 'kysely';
import type pg from 'pg';
import { protect, type Migrations } from '#infra/database';
import { later } from '#kernel';
import { IDLE_MS } from './conversation.ts';
import type { Talk } from './talk.ts';

export const dialogueMigrations: Migrations = {
  '2026-11-23-40-talk': {
    up: async (db) => {
      await sql`
        create table talk (
          organ text not null,
          conversation text not null,
          talk jsonb not null,
          heard_at timestamptz not null,
          primary key (organ, conversation)
        )
      `.execute(db);
      await protect(db, 'talk', { app: 'select, insert, update' });
    },
  },
  '2026-11-23-41-talk-put-aside': {
    up: async (db) => {
      // A form of the first shape cannot be taken up by the second; nothing in it was recorded.
      await sql`update talk set talk = talk - 'form'`.execute(db);
      await sql`alter table talk add column due_at timestamptz, add column place jsonb`.execute(db);
      await sql`create index talk_due on talk (organ, due_at) where due_at is not null`.execute(db);
    },
  },
  '2026-11-27-c9-talk-kept': {
    up: async (db) => {
      await sql`create index talk_by_age on talk (heard_at)`.execute(db);
      await sql`grant select, delete on talk to zhengheng_worker`.execute(db);
    },
  },
};

/** A conversation, and where its person is to be answered. */
export interface Kept {
  readonly conversation: string;
  readonly talk: Talk;
  /** The channel's own description of the place; opaque here. */
  readonly place: unknown;
}

/** A conversation as it was left, or a new one; locked until the transaction ends. */
export const loadTalk = async (
  db: QueryExecutorProvider,
  organ: string,
  conversation: string,
  now: string,
): Promise<Talk> => {
  const kept = await locked(db, organ, conversation);
  if (kept) return kept;
  await sql`
    insert into talk (organ, conversation, talk, heard_at)
    values (${organ}, ${conversation}, '{}', ${now})
    on conflict do nothing
  `.execute(db);
  return (await locked(db, organ, conversation))!;
};

const locked = async (db: QueryExecutorProvider, organ: string, conversation: string): Promise<Talk | undefined> => {
  const { rows } = await sql<Pick<Kept, 'talk'>>`
    select talk from talk
    where organ = ${organ} and conversation = ${conversation}
    for update
  `.execute(db);
  return rows[0]?.talk;
};

/**
 * Saves a conversation, with the time at which its form is to be put aside.
 * @param place where to tell the person that a form was put aside; undefined leaves it as it is
 */
export const saveTalk = async (
  db: QueryExecutorProvider,
  organ: string,
  { conversation, talk, place }: Omit<Kept, 'place'> & { readonly place?: unknown },
  at: string,
): Promise<void> => {
  const due = talk.form ? later(talk.form.touchedAt, IDLE_MS) : null;
  const answeredAt = place === undefined ? null : JSON.stringify(place);
  await sql`
    update talk
    set talk = ${JSON.stringify(talk)}, heard_at = ${at}, due_at = ${due}, place = coalesce(${answeredAt}::jsonb, place)
    where organ = ${organ} and conversation = ${conversation}
  `.execute(db);
};

/** Conversations forgotten by one statement. */
const FORGOTTEN_AT_ONCE = 1000;

/**
 * Forgets a batch of conversations in which nothing was said since a moment. Needs the worker's rights.
 * @returns how many: at most 1,000
 */
export const forgetTalks = async (client: pg.ClientBase, before: Date): Promise<number> => {
  const { rowCount } = await client.query(
    // The age is asked for again: somebody may speak in it just now. By where the rows lie: the table is not read through.
    `delete from talk where heard_at < $1 and ctid = any (array(
      select ctid from talk where heard_at < $1 order by heard_at limit $2))`,
    [before, FORGOTTEN_AT_ONCE],
  );
  return rowCount ?? 0;
};

/** Something was said besides in a conversation: what was shown before it, words that steer no longer act on. */
export const nothingShown = async (db: QueryExecutorProvider, organ: string, conversation: string): Promise<void> => {
  await sql`
    update talk set talk = talk - 'shown' where organ = ${organ} and conversation = ${conversation}
  `.execute(db);
};

/** Conversations whose form was left alone until now, locked; others' locks are passed over, the oldest come first. */
export const dueTalks = async (
  db: QueryExecutorProvider,
  organ: string,
  now: string,
  limit: number,
): Promise<readonly Kept[]> => {
  const { rows } = await sql<Kept>`
    select conversation, talk, place from talk
    where organ = ${organ} and due_at <= ${now}
    order by due_at
    limit ${limit}
    for update skip locked
  `.execute(db);
  return rows;
};
