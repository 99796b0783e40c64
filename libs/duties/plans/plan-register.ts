// The table of what is to be done again and again: when the next duty of each is to be opened.
import { sql } from 'kysely';
import { protectRegister, type Migrations } from '#infra/database';
import { register } from '#infra/events';
import { PlanEnded, PlanMade, PlanMoved, PlanOpened } from './events.ts';

/** The first duty is opened at once; the next on the day its plan says. */
export const planRegister = register('duties.plan-register', 'duty_plan')
  .ofStreams()
  .on(PlanMade, ({ organ, data: { plan, madeOn } }, client) =>
    client.query('insert into duty_plan (organ, plan, next_on) values ($1, $2, $3) on conflict do nothing', [
      organ,
      plan,
      madeOn,
    ]),
  )
  .on([PlanOpened, PlanMoved], ({ organ, data: { plan, next } }, client) =>
    client.query('update duty_plan set next_on = $3 where organ = $1 and plan = $2', [organ, plan, next]),
  )
  .on(PlanEnded, ({ organ, data: { plan } }, client) =>
    client.query('delete from duty_plan where organ = $1 and plan = $2', [organ, plan]),
  );

/** Their table; and duties are found by their number. */
export const planMigrations: Migrations = {
  '2026-11-27-r4-duty-plans': {
    up: async (db) => {
      await sql`create table duty_plan (
        organ text not null,
        plan uuid not null,
        next_on text not null,
        primary key (organ, plan)
      )`.execute(db);
      await sql`create index duty_plan_by_day on duty_plan (next_on)`.execute(db);
      await protectRegister(db, 'duty_plan');
      await sql`create index duty_register_by_number
        on duty_register (organ, number) where state = 'open'`.execute(db);
    },
  },
};
