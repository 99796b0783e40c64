// Makes a register anew from the ledger, from its first event on, while people go on reading the old one.
import { sql, type Kysely } from 'kysely';
import type pg from 'pg';
import { protectRegister, transacting } from '#infra/database';
import { eventsAfter, type Reader } from './reader.ts';

const BATCH = 1000;
/** Within this many events of the end, the live reader is held for the last steps. */
const CLOSE = 200;

/**
 * Rebuilds a reader's tables from the first event while the system runs: fills copies beside the live ones, holds the
 * live reader for the last few events, and puts the copies in their place in one transaction. People read the old
 * tables until then.
 * @param owner a connection that owns the tables
 * @param db Kysely on that very connection
 * @returns the position the rebuilt tables stand at
 * @throws Error if the reader keeps no tables of its own
 */
export const rebuild = async (reader: Reader, owner: pg.ClientBase, db: Kysely<unknown>): Promise<string> => {
  const tables = reader.tables ?? [];
  if (tables.length === 0) throw new Error(`${reader.name} keeps no tables of its own`);
  const place = `rebuild_${reader.name.replace(/[^a-z0-9]+/g, '_')}`;
  await makeCopies(tables, place, owner, db);
  // The copies are filled with the worker's rights, found before the live tables by the search path.
  const filling = <T>(work: () => Promise<T>) =>
    transacting(owner, async () => {
      await owner.query(`set local search_path to ${place}, public`);
      await owner.query('set local role zhengheng_worker');
      return work();
    });
  let position = '0';
  const fill = async (limit: number) => {
    const events = await eventsAfter(owner, reader.name, position, limit);
    for (const event of events) if (!event.parked) await reader.apply(event, owner);
    position = events.at(-1)?.position ?? position;
    return events.length;
  };
  while ((await filling(() => fill(BATCH))) > CLOSE);
  await filling(async () => {
    await owner.query('select from reader where name = $1 for update', [reader.name]);
    while ((await fill(BATCH)) > 0);
    await owner.query(
      `insert into reader (name, position) values ($1, $2)
        on conflict (name) do update set position = excluded.position, moved_at = now()`,
      [reader.name, position],
    );
    await owner.query('reset role');
    await putInPlace(tables, place, owner);
  });
  await sql`drop schema ${sql.id(place)} cascade`.execute(db);
  return position;
};

/** Empty copies in a schema of their own, with the rights of the live tables. */
const makeCopies = async (
  tables: readonly string[],
  place: string,
  owner: pg.ClientBase,
  db: Kysely<unknown>,
): Promise<void> => {
  await owner.query(`drop schema if exists ${place} cascade`);
  await owner.query(`create schema ${place}`);
  await owner.query(`grant usage on schema ${place} to zhengheng_worker, zhengheng_app`);
  for (const table of tables) {
    await owner.query(`create table ${place}.${table} (like public.${table} including all)`);
    await protectRegister(db, `${place}.${table}`);
  }
};

const putInPlace = async (tables: readonly string[], place: string, owner: pg.ClientBase): Promise<void> => {
  for (const table of tables) {
    await owner.query(`drop table public.${table}`);
    await owner.query(`alter table ${place}.${table} set schema public`);
  }
};
