import { sql } from 'kysely';
import { protectRegister, type Migrations } from '#infra/database';

/** The register of what was done alone, and of the meetings that may ratify it. */
export const emergencyMigrations: Migrations = {
  '2026-11-23-92-emergency-register': {
    up: async (db) => {
      await sql`create table emergency_register (
        organ text not null,
        emergency uuid not null,
        acted_on text not null,
        due text,
        ratified_on text,
        primary key (organ, emergency)
      )`.execute(db);
      await sql`create index emergency_register_open on emergency_register (organ, acted_on)
        where ratified_on is null`.execute(db);
      await protectRegister(db, 'emergency_register');
    },
  },
  '2026-11-24-02-emergency-meeting': {
    up: async (db) => {
      await sql`create table emergency_meeting (
        organ text not null,
        meeting uuid not null,
        held_on text not null,
        primary key (organ, meeting)
      )`.execute(db);
      await sql`insert into emergency_meeting (organ, meeting, held_on)
        select organ, meeting, held_on from meeting_register`.execute(db);
      await sql`create index emergency_meeting_by_day on emergency_meeting (organ, held_on)`.execute(db);
      await protectRegister(db, 'emergency_meeting');
    },
  },
  '2026-11-27-e1-emergency-rejected': {
    up: async (db) => {
      await sql`alter table emergency_register add column rejected_on text`.execute(db);
    },
  },
};
