import { sql } from 'kysely';
import { protect, protectRegister, type Migrations } from '#infra/database';

/** The tables of duties, and of the news about their days. */
export const dutiesMigrations: Migrations = {
  '2026-11-23-60-duty-register': {
    up: async (db) => {
      await sql`create table duty_register (
        organ text not null,
        duty uuid not null,
        room text not null,
        record text not null,
        number text not null,
        title text not null,
        name text not null,
        rule text,
        side text not null,
        due text,
        safe text,
        provisional boolean not null default false,
        source text not null default '',
        caution text not null default '',
        law int not null default 0,
        facts jsonb,
        steps jsonb,
        state text not null,
        missed boolean not null default false,
        late boolean not null default false,
        settled_on text,
        unit text not null,
        owner text,
        deputy text,
        primary key (organ, duty)
      )`.execute(db);
      await sql`create index duty_register_of_owner
        on duty_register (organ, owner, due) where state = 'open'`.execute(db);
      await sql`create index duty_register_of_deputy
        on duty_register (organ, deputy, due) where state = 'open'`.execute(db);
      await sql`create index duty_register_of_unit
        on duty_register (organ, unit, due) where state = 'open'`.execute(db);
      await sql`create index duty_register_by_day
        on duty_register (organ, due) where state = 'open'`.execute(db);
      await sql`create index duty_register_by_record on duty_register (organ, room, record)`.execute(db);
      await protectRegister(db, 'duty_register');
      await sql`create table duty_news (
        organ text not null,
        event uuid not null,
        staff text not null,
        words text not null,
        at timestamptz not null,
        told_at timestamptz,
        primary key (organ, event, staff)
      )`.execute(db);
      await sql`create index duty_news_untold on duty_news (organ, at) where told_at is null`.execute(db);
      await protect(db, 'duty_news', { app: 'select, update', worker: 'select, insert' });
    },
  },
  '2026-11-23-93-news-titles': {
    up: async (db) => {
      await sql`alter table duty_news
        add column title text not null default '期限有变动',
        add column button text not null default '我的待办',
        add column says text not null default '我的待办'`.execute(db);
    },
  },
  '2026-11-27-c6-duty-not-missed': {
    up: async (db) => {
      // What is put on record as missed the day after is looked for every few seconds: those that are on record already
      // are not read again.
      await sql`create index duty_register_not_missed on duty_register (due)
        where state = 'open' and side = 'bureau' and not missed`.execute(db);
    },
  },
  '2026-11-27-p1-duty-marks': {
    up: async (db) => {
      // Of what was opened before, it is not known whether it is about persons: it is taken to be.
      await sql`alter table duty_register add column marks text[] not null default '{}'`.execute(db);
      await sql`update duty_register
        set marks = case when room like 'decisions%' then '{personnel}'::text[] else '{personal}' end`.execute(db);
    },
  },
  '2026-11-27-r1-duty-roles': {
    up: async (db) => {
      await sql`alter table duty_register
        add column role text,
        add column not_of text[] not null default '{}',
        add column about text not null default '',
        add column since text,
        add column act_title text,
        add column act_says text,
        add column asked boolean not null default false`.execute(db);
      // What was opened before waits since the day on which it was recorded, or opened again.
      await sql`update duty_register d set since = (
          select to_char(max(l.recorded_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') from ledger l
          where l.organ = d.organ and l.stream = 'duties.duty/' || d.duty
            and l.type in ('duties.duty-opened', 'duties.duty-reopened'))`.execute(db);
      await sql`create index duty_register_of_role
        on duty_register (organ, role, due) where state = 'open'`.execute(db);
    },
  },
  '2026-11-27-r2-duty-looks': {
    up: async (db) => {
      // When its owner is reminded next; null until that was reckoned. What is looked for is found by one index.
      await sql`alter table duty_register add column look_on text`.execute(db);
      await sql`create index duty_register_by_look on duty_register (look_on, organ)
        where state = 'open' and side = 'bureau'`.execute(db);
    },
  },
};
