// Makes a register anew from the ledger, from its first event on, while people go on reading the old one.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { prepared, protectRegister, REBUILDING, transacting } from '#infra/database';
import { inGroups, nextStretch } from './reading.ts';
import type { Reader } from './reader.ts';

/** Positions that are taken in at once. */
const BATCH = 5000;
/** Within this many positions of the end, the live reader is held for the last steps. */
const CLOSE = 500;

/**
 * Rebuilds a reader's tables from the first event while the system runs: fills copies beside the live ones, holds the
 * live reader for the last few events, and puts the copies in their place in one transaction, with indexes of the same
 * names. People read the old tables until then. What a rebuild that was killed left is removed by the next one, and by
 * the next `migrate`.
 * @param url a login that owns the tables
 * @returns the position the rebuilt tables stand at
 * @throws Error if the reader keeps no tables of its own, or is being rebuilt by another process
 */
export const rebuild = async (reader: Reader, url: string): Promise<string> => {
  const tables = reader.tables ?? [];
  if (tables.length === 0) throw new Error(`${reader.name} keeps no tables of its own`);
  // Statements are sent on before the last has answered: the server is kept busy.
  const owner = new pg.Client({ connectionString: url, application_name: 'zhengheng rebuild', pipeline: true });
  // Who works on it learns that it is lost from his next query.
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    await hold(owner, reader.name);
    return await new Rebuilding(reader, tables, owner).run();
  } finally {
    await owner.end();
  }
};

/** One rebuild of a reader at a time; let go of with the connection. */
const hold = async (owner: pg.Client, name: string): Promise<void> => {
  await owner.query('select pg_advisory_lock_shared(hashtextextended($1, 0))', [REBUILDING]);
  const { rows } = await owner.query<{ mine: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
    [`${REBUILDING} ${name}`],
  );
  if (!rows[0]?.mine) throw new Error(`${name} is being rebuilt by another process`);
};

class Rebuilding {
  /** The schema of the copies. */
  private readonly place: string;
  private position = '0';

  constructor(
    private readonly reader: Reader,
    private readonly tables: readonly string[],
    private readonly owner: pg.Client,
  ) {
    this.place = `rebuild_${reader.name.replace(/[^a-z0-9]+/g, '_')}`;
  }

  async run(): Promise<string> {
    const { owner, place, tables } = this;
    await owner.query(`drop schema if exists ${place} cascade`);
    await owner.query(`create schema ${place}`);
    await owner.query(`grant usage on schema ${place} to zhengheng_worker, zhengheng_app`);
    const indexes: string[] = [];
    for (const table of tables) indexes.push(...(await this.copy(table)));
    while ((await this.filling(() => this.fill())) > CLOSE);
    // Made when the rows are there: sorted once, not a page at a time.
    for (const index of indexes) await owner.query(index);
    for (const table of tables) await owner.query(`analyze ${place}.${table}`);
    await this.filling(async () => {
      await owner.query('select from reader where name = $1 for update', [this.reader.name]);
      while ((await this.fill()) > 0);
      await owner.query(
        `insert into reader (name, position) values ($1, $2)
          on conflict (name) do update set position = excluded.position, moved_at = now()`,
        [this.reader.name, this.position],
      );
      await owner.query('reset role');
      for (const table of tables) await this.putInPlace(table);
    });
    await owner.query(`drop schema ${place} cascade`);
    return this.position;
  }

  /** The copies are filled with the worker's rights, found before the live tables by the search path. */
  private filling<T>(work: () => Promise<T>): Promise<T> {
    return transacting(this.owner, async () => {
      await this.owner.query(`set local search_path to ${this.place}, public`);
      await this.owner.query('set local role zhengheng_worker');
      await this.owner.query('set local synchronous_commit to off');
      return work();
    });
  }

  /** @returns by how many positions it came further */
  private async fill(): Promise<number> {
    const { reader, owner } = this;
    const { name, listensTo: types, byStream } = reader;
    const { events, end } = await nextStretch(owner, { reader: name, types, after: this.position, most: BATCH });
    const taking = prepared(owner);
    await inGroups(
      events,
      ({ organ, stream }) => (byStream ? `${organ} ${stream}` : ''),
      async (event) => {
        if (!event.parked) await reader.apply(event, taking);
      },
    );
    const moved = BigInt(end) - BigInt(this.position);
    this.position = end;
    return Number(moved);
  }

  /** An empty copy with the rights and keys of the live table. @returns how its other indexes are made */
  private async copy(table: string): Promise<readonly string[]> {
    const { owner, place } = this;
    await owner.query(`create table ${place}.${table} (like public.${table} including all excluding indexes)`);
    const pool = {
      connect: async () => Object.assign(owner, { release: () => undefined }),
      end: async () => undefined,
    };
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }) });
    await protectRegister(db, `${place}.${table}`);
    const { rows: keys } = await owner.query<{ name: string; definition: string }>(
      `select quote_ident(conname) as name, pg_get_constraintdef(oid) as definition from pg_constraint
        where conrelid = $1::regclass and contype in ('p', 'u', 'x')`,
      [`public.${table}`],
    );
    for (const { name, definition } of keys)
      await owner.query(`alter table ${place}.${table} add constraint ${name} ${definition}`);
    const { rows } = await owner.query<{ name: string; definition: string }>(
      `select quote_ident(c.relname) as name, pg_get_indexdef(i.indexrelid) as definition
        from pg_index i join pg_class c on c.oid = i.indexrelid
        where i.indrelid = $1::regclass and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`,
      [`public.${table}`],
    );
    return rows.map(({ definition }) => definition.replace(` ON public.${table} `, ` ON ${place}.${table} `));
  }

  private async putInPlace(table: string): Promise<void> {
    await this.owner.query(`drop table public.${table}`);
    await this.owner.query(`alter table ${this.place}.${table} set schema public`);
  }
}
