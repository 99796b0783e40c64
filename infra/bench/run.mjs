// Benchmarks: our append against pgbench and against Emmett, and whole commands, in one run on one PostgreSQL with
// fsync. Prints medians and ratios at 1, 8 and 32 in flight. `npm run bench [-- --seconds 3 --rounds 3]`; with
// `--short` one round at one in flight, without pgbench and Emmett, which need installs of their own: to see that it
// runs, not for figures.
import { spawnSync, execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { APPEND } from '../../dist/infra/events/statements.js';
import { availableKafka, startKafka, startPostgres } from '../../dist/infra/dev/index.js';
import { benchmark, flag, madeWith, median, option, quantile } from './frame.mjs';
import { appendsAt, busAt, productAt } from './ours.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const short = flag('short');
const seconds = option('seconds', short ? 1 : 3);
const rounds = option('rounds', short ? 1 : 3);
const LEVELS = short ? [1] : [1, 8, 32];
const FILINGS = short ? 3 : 100;

const DATA = JSON.stringify({
  item: '018f2b3c-0000-7000-8000-000000000001',
  category: 'largeFunds',
  title: '采购高性能计算平台'.repeat(12),
  amount: 120000000,
  unit: 'platform',
  proposer: 'zhangwei',
  proposedOn: '2026-03-02',
});
const META = JSON.stringify({
  actor: { is: 'staff', staffId: 'zhangwei' },
  channel: 'http',
  correlation: '018f2b3c-0000-7000-8000-000000000002',
  fingerprint: 'abcdefghijklmnopqrstuv',
});

/**
 * (a) the plain transaction: two statements between BEGIN and COMMIT, on tables like ours, without row-level security
 */
const PLAIN_TABLES = `
  create table event (seq bigint generated always as identity primary key,
    organ text not null, stream text not null, version int not null, id uuid not null unique,
    type text not null, data jsonb not null, meta jsonb not null, at timestamptz not null,
    unique (organ, stream, version));
  create table state (organ text not null, stream text not null, version int not null, state jsonb not null,
    primary key (organ, stream))`;
const PLAIN_TRANSACTION = `\\set n random(1, 1000000000000)
begin;
insert into event (organ, stream, version, id, type, data, meta, at)
  values ('o', 's/' || :n, 1, gen_random_uuid(), 'decisions.item-proposed', '${DATA}', '${META}', now());
insert into state (organ, stream, version, state) values ('o', 's/' || :n, 1, '${DATA}')
  on conflict (organ, stream) do update set version = excluded.version, state = excluded.state;
commit;
`;
/** (b) our very statement, with the same rights, without our process around it: the limit */
const OUR_STATEMENT = `\\set n random(1, 1000000000000)\n${APPEND.replaceAll('$10', `'c' || :n`)
  .replaceAll('$11', `'${META}'`)
  .replaceAll('$12', 'now()')
  .replaceAll('$1', `'bench'`)
  .replaceAll('$2', `'decisions.item/' || :n`)
  .replaceAll('$3', '0')
  .replaceAll('$4', '1')
  .replaceAll('$5', `'${DATA}'`)
  .replaceAll('$6', 'array[gen_random_uuid()]')
  .replaceAll('$7', `array['decisions.item-proposed']`)
  .replaceAll('$8', 'array[1]')
  .replaceAll('$9', `array['${DATA}']`)
  .replaceAll(/\s+/g, ' ')};\n`;

const run = promisify(execFile);

/** pgbench of the system; transactions per second of a script. */
const pgbenchWith = (dir) => {
  spawnSync('sh', [join(root, 'infra/dev/system-parts.sh'), 'bench'], { stdio: 'inherit' });
  const debian = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql')
        .map((version) => `/usr/lib/postgresql/${version}/bin/pgbench`)
        .filter((path) => existsSync(path))
    : [];
  return (name, text, url, options = '') => {
    const script = join(dir, `${name}.sql`);
    writeFileSync(script, text);
    return async (clients) => {
      const { stdout } = await run(
        debian.at(-1) ?? 'pgbench',
        ['-n', '-M', 'prepared', '-f', script, '-c', String(clients), '-j', '2', '-T', String(seconds), url],
        { env: { ...process.env, PGOPTIONS: options } },
      );
      return Number(/tps = ([\d.]+)/.exec(stdout)[1]);
    };
  };
};

/** The peer, installed where it is needed only; appends per second. */
const emmettAt = (url) => {
  const folder = join(root, 'infra/bench/emmett');
  const wanted = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  const stamp = join(folder, 'node_modules', '.installed');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    const installed = spawnSync('npm', ['install', '--no-save', '--loglevel=error'], { cwd: folder, stdio: 'inherit' });
    if (installed.status !== 0) throw new Error('Emmett could not be installed; --short leaves it out');
    writeFileSync(stamp, wanted);
  }
  return async (clients) => {
    const { stdout } = await run(
      process.execPath,
      [join(folder, '..', 'emmett.mjs'), url, String(clients), String(seconds)],
      { cwd: folder },
    );
    return Number(stdout.trim().split('\n').at(-1));
  };
};

const A = 'pgbench (a) BEGIN … COMMIT';
const B = 'pgbench (b) our statement';

await benchmark(async (keep) => {
  const dir = await keep(mkdtempSync(join(tmpdir(), 'zhengheng-bench-')), (folder) =>
    rmSync(folder, { recursive: true, force: true }),
  );
  const postgres = await keep(
    startPostgres({ dir: join(dir, 'postgres'), settings: { shared_buffers: '256MB' }, throwaway: true }),
    (it) => it.stop(),
  );
  const query = async (url, text) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  const database = async (name) => {
    await query(postgres.url(), `create database ${name}`);
    return postgres.url(name);
  };

  const oursUrl = await database('ours');
  const ours = await keep(appendsAt(oursUrl, seconds, { data: JSON.parse(DATA), meta: JSON.parse(META) }), (it) =>
    it.close(),
  );
  const bus = await keep(busAt(await database('bus'), seconds), (it) => it.close());
  const kafka = availableKafka();
  const broker =
    kafka.is === 'none' || kafka.is === 'given'
      ? undefined
      : await keep(startKafka({ dir: join(dir, 'kafka'), log: () => undefined }), (it) => it.stop());
  const brokers = kafka.is === 'given' ? kafka.brokers : broker?.brokers;
  const product = await keep(productAt(await database('product'), seconds, brokers), (it) => it.close());

  const measures = {
    append: ours.append,
    'command (load + append)': ours.command,
    'ProposeItem by CommandBus, one organ': bus.oneOrgan,
    'ProposeItem by CommandBus, four organs': bus.organs,
    'ProposeItem over HTTP, the whole product': product.http,
    'ProposeItem through the chat, two messages each': product.chat,
  };
  if (short) console.log('short: without pgbench and Emmett, one in flight; not for figures');
  else {
    const plainUrl = await database('plain');
    await query(plainUrl, PLAIN_TABLES);
    const pgbench = pgbenchWith(dir);
    measures[A] = pgbench('a', PLAIN_TRANSACTION, plainUrl);
    measures[B] = pgbench('b', OUR_STATEMENT, oursUrl, '-c role=zhengheng_app -c zhengheng.organ=bench');
    measures['emmett appendToStream'] = emmettAt(await database('emmett'));
  }
  const ORDER = [A, B, ...Object.keys(measures).filter((name) => name !== A && name !== B)];
  const names = ORDER.filter((name) => measures[name]);

  const seen = Object.fromEntries(names.map((name) => [name, new Map(LEVELS.map((n) => [n, []]))]));
  for (let round = 0; round < rounds; round += 1)
    for (const level of LEVELS) for (const name of names) seen[name].get(level).push(await measures[name](level));

  const perSecond = (name, level) => median(seen[name].get(level));
  const cell = (name, level) => {
    const ratios = [A, B]
      .filter((base) => seen[base])
      .map((base) => (perSecond(name, level) / perSecond(base, level)).toFixed(2));
    return `${perSecond(name, level).toFixed(0)}${ratios.length > 0 ? ` (${ratios.join(', ')})` : ''}`;
  };
  const row = (cells) => `| ${cells.join(' | ')} |`;
  console.log(`\nper second, median of ${rounds} rounds of ${seconds} s (ratio to a, to b); fsync on, PostgreSQL 18`);
  console.log(`${madeWith()}\n`);
  console.log(row(['', ...LEVELS.map((n) => `${n} in flight`)]));
  console.log(row(['---', ...LEVELS.map(() => '---')]));
  for (const name of names) console.log(row([name, ...LEVELS.map((level) => cell(name, level))]));

  if (!brokers) console.log('\nno Kafka here: the way to a subscriber was not measured');
  else {
    const waits = await product.latency(FILINGS);
    const [middle, late] = [0.5, 0.95].map((share) => quantile(waits, share).toFixed(0));
    console.log(
      `\nfrom the tap on 确认 to the event at a subscriber, ${FILINGS} filings one after another: ` +
        `median ${middle} ms, 95th ${late} ms`,
    );
  }
});
