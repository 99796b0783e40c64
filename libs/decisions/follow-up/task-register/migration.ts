import { sql } from 'kysely';
import { protectRegister, termTable, type Migrations } from '#infra/database';

/** The register of tasks: what meetings passed and is to be carried out. */
export const taskMigrations: Migrations = {
  '2026-11-23-91-task-register': {
    up: async (db) => {
      await sql`create table task_register (
        organ text not null,
        task uuid not null,
        year int not null,
        serial int not null,
        meeting uuid not null,
        place int not null,
        item uuid not null,
        what text not null,
        unit text not null,
        owner text not null,
        due text,
        state text not null,
        returned boolean not null default false,
        progress text,
        finished_on text,
        primary key (organ, task)
      )`.execute(db);
      await sql`create unique index task_register_by_number on task_register (organ, year desc, serial desc)`.execute(
        db,
      );
      await sql`create index task_register_by_due on task_register (organ, state, due)`.execute(db);
      await sql`create index task_register_by_owner on task_register (organ, owner, state)`.execute(db);
      await sql`create index task_register_by_meeting on task_register (organ, meeting, place)`.execute(db);
      await protectRegister(db, 'task_register');
    },
  },
  '2026-11-24-03-task-evidence': {
    up: async (db) => {
      await sql`alter table task_register
        add column materials text[] not null default '{}',
        add column assigned_on text not null default ''`.execute(db);
      await sql`create index task_register_by_material on task_register using gin (materials)`.execute(db);
    },
  },
  '2026-11-27-c3-task-terms': {
    up: async (db) => {
      await termTable(db, 'task_term');
      await sql`insert into task_term (organ, term, record)
        select organ, unnest(materials), task from task_register on conflict do nothing`.execute(db);
      await sql`drop index task_register_by_material`.execute(db);
      await sql`alter table task_register drop column materials`.execute(db);
      // Lists are read by the day a task is due: all of them, those in one state, a unit's, a person's.
      await sql`drop index task_register_by_due`.execute(db);
      await sql`drop index task_register_by_owner`.execute(db);
      await sql`create index task_register_by_day on task_register (organ, due, year, serial)`.execute(db);
      for (const column of ['state', 'unit', 'owner'])
        await sql`create index ${sql.id(`task_register_of_${column}`)}
          on task_register (organ, ${sql.id(column)}, due, year, serial)`.execute(db);
    },
  },
  '2026-11-27-p2-task-marks': {
    up: async (db) => {
      // Of what was assigned before, it is not known whether it is about persons: it is taken to be.
      await sql`alter table task_register add column marks text[] not null default '{}'`.execute(db);
      await sql`update task_register set marks = '{personnel}'`.execute(db);
    },
  },
};
