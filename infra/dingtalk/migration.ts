// The tables of the chat: what came in, what is to go out, and the month's use of DingTalk's quota.
import { sql } from 'kysely';
import { protect, type Migrations } from '#infra/database';

/** The organ whose robot it is: that of the session. */
const ORGAN = sql`organ text not null default coalesce(current_setting('zhengheng.organ', true), '')`;

/** The schema of the chat, step by step; a step that has run is never edited. */
export const dingtalkMigrations: Migrations = {
  '2026-11-23-20-dingtalk-inbox': {
    up: async (db) => {
      await sql`create table chat_inbox (
        ${ORGAN},
        seq bigint generated always as identity primary key,
        robot_code text not null,
        msg_id text not null,
        conversation text not null,
        sender text,
        received_at timestamptz not null default now(),
        message jsonb not null,
        attempts int not null default 0,
        next_attempt_at timestamptz not null default now(),
        last_error text,
        done_at timestamptz,
        failed_at timestamptz,
        unique (robot_code, msg_id)
      )`.execute(db);
      await sql`create index chat_inbox_waiting on chat_inbox (conversation, seq)
        where done_at is null and failed_at is null`.execute(db);
      await sql`create table chat_outbox (
        ${ORGAN},
        id uuid primary key,
        seq bigint generated always as identity unique,
        conversation text not null,
        "to" jsonb not null,
        reply jsonb not null,
        created_at timestamptz not null default now(),
        parts_sent int not null default 0,
        attempts int not null default 0,
        next_attempt_at timestamptz not null default now(),
        last_error text,
        sent_at timestamptz,
        failed_at timestamptz
      )`.execute(db);
      await sql`create index chat_outbox_waiting on chat_outbox (conversation, seq)
        where sent_at is null and failed_at is null`.execute(db);
      await sql`create table dingtalk_quota (
        ${ORGAN},
        robot_code text not null,
        month text not null,
        pushes int not null,
        api_calls int not null,
        webhook_calls int not null,
        primary key (robot_code, month)
      )`.execute(db);
      for (const table of ['chat_inbox', 'chat_outbox', 'dingtalk_quota'])
        await protect(db, table, { app: 'select, insert, update', worker: 'select, insert, update' });
    },
  },
  '2026-11-23-51-dingtalk-next': {
    up: async (db) => {
      // Whose turn it is, is read in this order: with it the oldest is found without sorting all that waits.
      await sql`create index chat_inbox_next on chat_inbox (seq)
        where done_at is null and failed_at is null`.execute(db);
      await sql`create index chat_outbox_next on chat_outbox (seq)
        where sent_at is null and failed_at is null`.execute(db);
    },
  },
  '2026-11-27-c1-dingtalk-said-at': {
    up: async (db) => {
      // A conversation goes in the order of sending, whichever bot stored first.
      await sql`alter table chat_inbox add column said_at bigint`.execute(db);
      await sql`update chat_inbox set said_at = coalesce(
        (message->>'createdAt')::numeric::bigint, (extract(epoch from received_at) * 1000)::bigint)`.execute(db);
      await sql`alter table chat_inbox alter column said_at set not null`.execute(db);
      await sql`drop index chat_inbox_waiting`.execute(db);
      await sql`create index chat_inbox_waiting on chat_inbox (conversation, said_at, seq)
        where done_at is null and failed_at is null`.execute(db);
    },
  },
  '2026-11-27-c8-dingtalk-kept': {
    up: async (db) => {
      // What is old is forgotten by the worker, the oldest first.
      await sql`create index chat_inbox_by_age on chat_inbox (received_at)`.execute(db);
      await sql`create index chat_outbox_by_age on chat_outbox (created_at)`.execute(db);
      await sql`grant select, delete on chat_inbox, chat_outbox to zhengheng_worker`.execute(db);
    },
  },
};
