// One real PostgreSQL for the whole run; without fsync, since a test cluster need not outlive the machine.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default async function start() {
  if (process.env.TEST_DATABASE_URL) return;
  const { startPostgres } = await import('../../dist/infra/dev/index.js');
  const dir = mkdtempSync(join(tmpdir(), 'zhengheng-test-'));
  const postgres = await startPostgres({
    dir,
    settings: { fsync: 'off', synchronous_commit: 'off', max_connections: '400' },
  });
  process.env.TEST_DATABASE_URL = postgres.url();
  globalThis.stopTestPostgres = async () => {
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
