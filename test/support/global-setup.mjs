// One real PostgreSQL for the whole run, without fsync, since a test cluster need not outlive the machine; and for each
// Jest worker a process with the product in it.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A process that opens houses; `TEST_HOUSES` has the address of each, by worker. */
const startHouses = async () => {
  const child = fork(new URL('./houses.mjs', import.meta.url), { execArgv: ['--enable-source-maps'] });
  const [url] = await once(child, 'message');
  return { url, stop: () => child.kill('SIGKILL') };
};

export default async function start({ maxWorkers }) {
  const houses = await Promise.all(Array.from({ length: maxWorkers }, startHouses));
  process.env.TEST_HOUSES = houses.map((one) => one.url).join(' ');
  globalThis.stopTestHouses = () => houses.forEach((one) => one.stop());
  if (process.env.TEST_DATABASE_URL) return;
  const { startPostgres } = await import('../../dist/infra/dev/index.js');
  const dir = mkdtempSync(join(tmpdir(), 'zhengheng-test-'));
  const postgres = await startPostgres({
    dir,
    throwaway: true,
    settings: {
      max_connections: '400',
      // Nothing here needs to reach a disk.
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      wal_writer_delay: '10s',
      bgwriter_lru_maxpages: '0',
    },
  });
  process.env.TEST_DATABASE_URL = postgres.url();
  globalThis.stopTestPostgres = async () => {
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
