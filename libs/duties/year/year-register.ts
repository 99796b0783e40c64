// The years each organ opened the duties of, and the days on which somebody looked what is new.
import { sql } from 'kysely';
import { protect, protectRegister, type Migrations } from '#infra/database';
import { register } from '#infra/events';
import { YearOpened } from './events.ts';

/** Which years are open. */
export const yearRegister = register('duties.year-register', 'duty_year')
  .ofStreams()
  .on(YearOpened, ({ organ, data: { year } }, client) =>
    client.query('insert into duty_year (organ, year) values ($1, $2) on conflict do nothing', [organ, year]),
  );

/** Their tables. */
export const yearMigrations: Migrations = {
  '2026-11-27-r7-duty-years': {
    up: async (db) => {
      await sql`create table duty_year (
        organ text not null,
        year int not null,
        primary key (organ, year)
      )`.execute(db);
      await protectRegister(db, 'duty_year');
      await sql`create table duty_year_look (
        organ text not null,
        day text not null,
        primary key (organ, day)
      )`.execute(db);
      await protect(db, 'duty_year_look', { worker: 'select, insert' });
    },
  },
};
