// Which rows a process may see: those of its organ, and of them only what it needs.
import { sql, type Kysely } from 'kysely';

/** What each role may do with a table: SQL privileges, `select, insert`. */
export interface Grants {
  readonly app?: string;
  readonly worker?: string;
}

/**
 * Puts a table under row-level security by organ, forced also on its owner: the application sees and writes the rows of
 * the organ its session is set to, the worker those of all organs; and each may do only what is granted.
 */
export const protect = async (db: Kysely<unknown>, table: string, grants: Grants): Promise<void> => {
  const name = sql.table(table);
  await sql`alter table ${name} enable row level security`.execute(db);
  await sql`alter table ${name} force row level security`.execute(db);
  await sql`create policy of_organ on ${name} to zhengheng_app
    using (organ = current_setting('zhengheng.organ', true))
    with check (organ = current_setting('zhengheng.organ', true))`.execute(db);
  await sql`create policy of_all on ${name} to zhengheng_worker using (true) with check (true)`.execute(db);
  if (grants.app) await sql`grant ${sql.raw(grants.app)} on ${name} to zhengheng_app`.execute(db);
  if (grants.worker) await sql`grant ${sql.raw(grants.worker)} on ${name} to zhengheng_worker`.execute(db);
};

/**
 * Lets a table be worked on for several organs at once (`Database.amid`): the application sees and writes the rows of
 * those its session is set to, one or more. Said so that the planner looks for rows by the organ that is asked for, and
 * only then holds them against the session.
 */
export const shareAmong = async (db: Kysely<unknown>, table: string): Promise<void> => {
  const seen = sql`array[organ] <@ string_to_array(current_setting('zhengheng.organ', true), ' ')`;
  await sql`alter policy of_organ on ${sql.table(table)} using (${seen}) with check (${seen})`.execute(db);
};

/** A table that a reader fills and people query: its rows can be rebuilt from the ledger at any time. */
export const protectRegister = (db: Kysely<unknown>, table: string): Promise<void> =>
  protect(db, table, { app: 'select', worker: 'select, insert, update, delete' });
