// Brings the database to the schema this version of the product needs.
import { Kysely, PostgresDialect } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import pg from 'pg';

import { checkVersion } from './version.ts';

/** What a rebuild of a register holds while it runs; its schemas are named `rebuild_…`. */
export const REBUILDING = 'zhengheng rebuild';

/** Steps by name; they run in the order of their names, each once, and are never edited afterwards. */
export type Migrations = Readonly<Record<string, Migration>>;

/**
 * Brings a database to the newest schema; safe to run at once from several processes.
 * @param url a login that may create roles or, where the roles exist, owns the database
 * @returns the names of the migrations that ran
 * @throws DatabaseTooOld
 */
export const migrate = async (url: string, migrations: Migrations): Promise<readonly string[]> => {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  // A connection that is lost is told to whoever asks next.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await checkVersion(pool as unknown as pg.ClientBase);
    for (const role of ['zhengheng_app', 'zhengheng_worker'])
      await pool.query(`do $$ begin
        if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin; end if;
      exception when duplicate_object or unique_violation then null; end $$`);
    await pool.query('revoke create on schema public from public');
    await pool.query('grant usage on schema public to zhengheng_app, zhengheng_worker');
    const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
    const { error, results } = await migrator.migrateToLatest();
    if (error) throw error;
    await sweepRebuilds(pool);
    return (results ?? []).filter((one) => one.status === 'Success').map((one) => one.migrationName);
  } finally {
    await db.destroy();
  }
};

/** Removes what a rebuild that was killed left, unless one is under way. */
const sweepRebuilds = async (pool: pg.Pool): Promise<void> => {
  await pool.query(`do $$ declare place text; begin
    if not pg_try_advisory_xact_lock(hashtextextended('${REBUILDING}', 0)) then return; end if;
    for place in select nspname from pg_namespace where nspname like 'rebuild\\_%' loop
      execute format('drop schema %I cascade', place);
    end loop;
  end $$`);
};
