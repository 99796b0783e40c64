import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { Database, migrate, type Migrations } from '#infra/database';

/** The cluster the test run started (see test/support/global-setup.mjs). */
export const clusterUrl = (database = 'postgres'): string => {
  const base = process.env.TEST_DATABASE_URL;
  if (!base) throw new Error('TEST_DATABASE_URL is not set: run the tests by `npm test` or `npm run jest`');
  const url = new URL(base);
  url.pathname = `/${database}`;
  return url.href;
};

const admin = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: clusterUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

export interface TestDatabase {
  /** Superuser URL. */
  readonly url: string;
  readonly app: Database;
  readonly worker: Database;
  close(): Promise<void>;
}

/** A database of one's own with the given schema; dropped by `close`. */
export const testDatabase = async (
  migrations: Migrations,
  options: { readonly max?: number } = {},
): Promise<TestDatabase> => {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await admin(`create database ${name}`);
  const url = clusterUrl(name);
  await migrate(url, migrations);
  const app = new Database({ url, role: 'zhengheng_app', max: options.max ?? 20 });
  const worker = new Database({ url, role: 'zhengheng_worker', max: 10 });
  return {
    url,
    app,
    worker,
    close: async () => {
      await Promise.all([app.close(), worker.close()]);
      await admin(`drop database ${name} with (force)`);
    },
  };
};
