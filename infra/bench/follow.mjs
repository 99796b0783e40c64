// How soon what follows from a filing is there, and how fast a register is made anew: filings at a steady rate by the
// CommandBus in one process, a worker of its own in another. `npm run bench:follow [-- --rate 200 --seconds 10
// --events 100000]`; with `--short` few of each, to see that it runs, not for figures.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { freePort, startPostgres } from '../../dist/infra/dev/index.js';
import { rebuild } from '../../dist/infra/events/index.js';
import { rooms } from '../../dist/apps/rooms.js';
import { benchmark, flag, madeWith, option, quantile } from './frame.mjs';
import { busAt } from './ours.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const short = flag('short');
const rate = option('rate', short ? 20 : 200);
const seconds = option('seconds', short ? 2 : 10);
const wanted = option('events', short ? 1000 : 100_000);

/** A worker in a process of its own. */
const startWorker = async (url) => {
  const environment = {
    ...process.env,
    DATABASE_URL: url,
    OPERATIONS_PORT: String(await freePort()),
    KAFKA_BROKERS: '',
  };
  const worker = spawn(process.execPath, ['dist/apps/worker/main.js'], {
    cwd: root,
    env: { ...environment, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(worker.stdout, 'data');
  worker.stdout.resume();
  return worker;
};
const stopWorker = async (worker) => {
  if (worker.exitCode !== null) return;
  const gone = once(worker, 'exit');
  worker.kill('SIGTERM');
  await gone;
};

const ahead = `select greatest(
    (select count(*) from pending),
    (select max(position) from ledger_position) - (select min(position) from reader)) as n`;

/** Until every reader has read all there is. */
const settled = async (client) => {
  while (Number((await client.query(ahead)).rows[0].n ?? 0) > 0) await pause(20);
};

/** Files at a steady rate, whether or not the answers come. @returns how many were filed */
const fileSteadily = async (propose) => {
  const from = performance.now();
  const filing = [];
  for (let n = 0; n < rate * seconds; n += 1) {
    const due = from + (n / rate) * 1000 - performance.now();
    if (due > 0) await pause(due);
    filing.push(propose());
  }
  await Promise.all(filing);
  return filing.length;
};

/** ms from a filing's commit to the place of all that follow it, looked at as often as one can. */
const watch = (client) => {
  const behind = [];
  const seen = new Map();
  let watching = true;
  const ended = (async () => {
    while (watching) {
      const now = performance.now();
      const { rows } = await client.query(
        `select (select max(seq) from ledger) as head,
          (select p.seq from ledger_position p where p.position = (select min(position) from reader)) as there`,
      );
      const [{ head, there }] = rows;
      if (head !== null && !seen.has(head)) seen.set(head, now);
      for (const [seq, at] of seen)
        if (there !== null && BigInt(seq) <= BigInt(there)) {
          behind.push(performance.now() - at);
          seen.delete(seq);
        }
      await pause(5);
    }
  })();
  return async () => {
    while (seen.size > 0) await pause(20);
    watching = false;
    await ended;
    return behind.sort((a, b) => a - b);
  };
};

await benchmark(async (keep) => {
  const dir = await keep(mkdtempSync(join(tmpdir(), 'zhengheng-follow-')), (folder) =>
    rmSync(folder, { recursive: true, force: true }),
  );
  const settings = { shared_buffers: '256MB' };
  const postgres = await keep(startPostgres({ dir: join(dir, 'postgres'), settings, throwaway: true }), (it) =>
    it.stop(),
  );
  const admin = await keep(new pg.Client({ connectionString: postgres.url() }), (it) => it.end());
  await admin.connect();
  await admin.query('create database follow');
  const url = postgres.url('follow');
  const bus = await keep(busAt(url, 1), (it) => it.close());
  const client = await keep(new pg.Client({ connectionString: url }), (it) => it.end());
  await client.connect();
  console.log(madeWith());

  const worker = await keep(startWorker(url), stopWorker);
  for (let n = 0; n < 20; n += 1) await bus.propose('organ-alone');
  await settled(client);
  const stopWatching = watch(client);
  const filed = await fileSteadily(() => bus.propose('organ-alone'));
  const behind = await stopWatching();
  const at = (share) => quantile(behind, share).toFixed(0);
  console.log(
    `${filed} filings at ${rate} a second: what follows is there after ms, median ${at(0.5)}, 95th ${at(0.95)}, 99th ${at(0.99)}`,
  );

  // What a worker finds that comes back after an outage.
  await stopWorker(worker);
  const many = short ? 200 : 5000;
  for (let left = many; left > 0; left -= 100)
    await Promise.all(Array.from({ length: 100 }, () => bus.propose('organ-alone')));
  const { rows: before } = await client.query('select count(*)::int as n from ledger_position');
  const again = await keep(startWorker(url), stopWorker);
  const from = performance.now();
  await settled(client);
  const took = (performance.now() - from) / 1000;
  const { rows: after } = await client.query('select count(*)::int as n from ledger_position');
  const followed = after[0].n - before[0].n;
  console.log(
    `${many} filings found after an outage: ${followed} events followed in ${took.toFixed(1)} s, ${(followed / took).toFixed(0)} a second`,
  );
  await stopWorker(again);

  // Copies of what there is, under other organs, until the ledger is long enough.
  for (let copy = 1, length = after[0].n; length < wanted; copy += 1) {
    const { rowCount } = await client.query(
      `with copied as (
        insert into ledger (organ, stream, version, id, type, schema_version, command, ordinal, data, meta, recorded_at)
        select 'organ-copy-' || $1, stream, version, gen_random_uuid(), type, schema_version, command, ordinal, data, meta,
          recorded_at from ledger where organ = 'organ-alone' order by seq returning seq, organ)
      insert into ledger_position (position, seq, organ)
      select (select max(position) from ledger_position) + row_number() over (order by seq), seq, organ from copied`,
      [String(copy)],
    );
    length += rowCount;
  }
  await client.query('analyze');
  const { rows: all } = await client.query('select count(*)::int as n from ledger_position');
  for (const reader of rooms.flatMap((room) => room.readers)) {
    const began = performance.now();
    await rebuild(reader, url);
    const lasted = (performance.now() - began) / 1000;
    const { rows: heard } = await client.query('select count(*)::int as n from ledger where type = any ($1)', [
      reader.listensTo ?? [],
    ]);
    console.log(
      `rebuild ${reader.name}: ${all[0].n} events in ${lasted.toFixed(1)} s, ${(all[0].n / lasted).toFixed(0)} a second; ${heard[0].n} of them concern it`,
    );
  }
});
