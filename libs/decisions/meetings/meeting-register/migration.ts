import { sql } from 'kysely';
import { protectRegister, type Migrations } from '#infra/database';

/** The register of meetings: the meetings, the entries of their agendas, every vote. */
export const meetingMigrations: Migrations = {
  '2026-11-23-90-meeting-register': {
    up: async (db) => {
      await sql`create table meeting_register (
        organ text not null,
        meeting uuid not null,
        year int not null,
        serial int not null,
        held_on text not null,
        place text,
        chair text,
        state text not null,
        due text[] not null default '{}',
        absent text[] not null default '{}',
        studied text[] not null default '{}',
        items int not null default 0,
        primary key (organ, meeting)
      )`.execute(db);
      await sql`create unique index meeting_register_by_number
        on meeting_register (organ, year desc, serial desc)`.execute(db);
      await sql`create index meeting_register_by_day on meeting_register (organ, held_on)`.execute(db);
      await sql`create index meeting_register_by_state
        on meeting_register (organ, state, year desc, serial desc)`.execute(db);
      await sql`create table meeting_entry (
        organ text not null,
        meeting uuid not null,
        place int not null,
        item uuid not null,
        number text not null,
        title text not null,
        category text not null,
        late text,
        outcome text,
        votes jsonb not null default '[]',
        held_on text not null,
        primary key (organ, meeting, place)
      )`.execute(db);
      await sql`create index meeting_entry_by_item on meeting_entry (organ, item)`.execute(db);
      await sql`create index meeting_entry_by_day on meeting_entry (organ, held_on, place)`.execute(db);
      for (const table of ['meeting_register', 'meeting_entry']) await protectRegister(db, table);
    },
  },
  '2026-11-24-05-meeting-confirmed': {
    up: async (db) => {
      await sql`alter table meeting_register add column confirmed text[] not null default '{}'`.execute(db);
    },
  },
  '2026-11-24-01-meeting-votes': {
    up: async (db) => {
      await sql`alter table meeting_register add column reasons jsonb not null default '{}'`.execute(db);
      await sql`alter table meeting_entry
        add column persons text[] not null default '{}',
        add column resolution text,
        add column recused text[] not null default '{}'`.execute(db);
      await sql`create table meeting_vote (
        organ text not null,
        meeting uuid not null,
        place int not null,
        person text not null default '',
        held_on text not null,
        category text not null,
        method text not null,
        in_favour int not null,
        against int not null,
        abstain int not null,
        due int not null,
        present int not null,
        needed int not null,
        outcome text not null,
        dissent text[] not null default '{}',
        primary key (organ, meeting, place, person)
      )`.execute(db);
      await sql`insert into meeting_vote (
          organ, meeting, place, person, held_on, category, method,
          in_favour, against, abstain, due, present, needed, outcome, dissent
        )
        select
          organ, meeting, place, coalesce(v->>'person', ''), held_on, category, v->>'method',
          (v->>'for')::int, (v->>'against')::int, (v->>'abstain')::int,
          (v->>'due')::int, (v->>'present')::int, (v->>'needed')::int, v->>'outcome',
          coalesce(
            (select array_agg(c->>'staff') from jsonb_array_elements(v->'cast') c where c->>'vote' <> 'for'),
            '{}'
          )
        from meeting_entry, lateral jsonb_array_elements(votes) v`.execute(db);
      await sql`alter table meeting_entry drop column votes`.execute(db);
      await sql`create index meeting_vote_by_day on meeting_vote (organ, held_on desc, meeting, place)`.execute(db);
      await sql`create index meeting_vote_by_dissent on meeting_vote using gin (dissent)`.execute(db);
      await protectRegister(db, 'meeting_vote');
    },
  },
  '2026-11-27-c5-meeting-dissent': {
    up: async (db) => {
      await sql`create table meeting_dissent (
        organ text not null,
        staff text not null,
        meeting uuid not null,
        place int not null,
        person text not null,
        primary key (organ, staff, meeting, place, person)
      )`.execute(db);
      await sql`create index meeting_dissent_of_vote on meeting_dissent (organ, meeting, place, person)`.execute(db);
      await protectRegister(db, 'meeting_dissent');
      await sql`insert into meeting_dissent (organ, staff, meeting, place, person)
        select organ, unnest(dissent), meeting, place, person from meeting_vote on conflict do nothing`.execute(db);
      await sql`drop index meeting_vote_by_dissent`.execute(db);
    },
  },
  '2026-11-27-e2-meeting-changes': {
    up: async (db) => {
      await sql`alter table meeting_entry add column changes text[] not null default '{}'`.execute(db);
      // What was corrected before is told too: the register is read anew from the ledger.
      await sql`truncate meeting_register, meeting_entry, meeting_vote, meeting_dissent`.execute(db);
      await sql`update reader set position = 0 where name = 'decisions.meeting-register'`.execute(db);
    },
  },
  '2026-11-27-e3-meeting-items': {
    up: async (db) => {
      // What stood in the register before counts as it did.
      await sql`alter table meeting_entry add column discussed boolean not null default true`.execute(db);
      await sql`alter table meeting_entry alter column discussed set default false`.execute(db);
      await sql`alter table meeting_register add column counted int`.execute(db);
    },
  },
  '2026-11-27-s2-meeting-issues': {
    up: async (db) => {
      await sql`alter table meeting_register add column issue int`.execute(db);
      await sql`alter table meeting_vote add column postpone int not null default 0,
        add column invalid int not null default 0`.execute(db);
      // Numbers are given in the order in which meetings began: the register is read anew from the ledger.
      await sql`truncate meeting_register, meeting_entry, meeting_vote, meeting_dissent`.execute(db);
      await sql`update reader set position = 0 where name = 'decisions.meeting-register'`.execute(db);
    },
  },
};
