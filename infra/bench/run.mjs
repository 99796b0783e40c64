// Benchmarks: our append against pgbench and against Emmett, and whole commands, in one run on one PostgreSQL with fsync.
// Prints medians and ratios at 1, 8 and 32 in flight. `npm run bench [-- --seconds 3 --rounds 3]`
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
import { appendsAt, busAt, productAt } from './ours.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const seconds = option('seconds', 3);
const rounds = option('rounds', 3);
const LEVELS = [1, 8, 32];

spawnSync('sh', [join(root, 'infra/dev/system-parts.sh'), 'bench'], { stdio: 'inherit' });
const emmettFolder = join(root, 'infra/bench/emmett');
const wanted = createHash('sha256')
  .update(readFileSync(join(emmettFolder, 'package-lock.json')))
  .digest('hex');
const stamp = join(emmettFolder, 'node_modules', '.installed');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  spawnSync('npm', ['install', '--no-save', '--loglevel=error'], { cwd: emmettFolder, stdio: 'inherit' });
  writeFileSync(stamp, wanted);
}
const debian = existsSync('/usr/lib/postgresql')
  ? readdirSync('/usr/lib/postgresql')
      .map((version) => `/usr/lib/postgresql/${version}/bin/pgbench`)
      .filter((path) => existsSync(path))
  : [];
const pgbench = debian.at(-1) ?? 'pgbench';

const dir = mkdtempSync(join(tmpdir(), 'zhengheng-bench-'));
const postgres = await startPostgres({ dir, settings: { shared_buffers: '256MB' } });
const admin = new pg.Client({ connectionString: postgres.url() });
await admin.connect();
const database = async (name) => {
  await admin.query(`create database ${name}`);
  return postgres.url(name);
};

// (a) the plain transaction: two statements between BEGIN and COMMIT, on tables like ours, without row-level security
const plainUrl = await database('plain');
const plain = new pg.Client({ connectionString: plainUrl });
await plain.connect();
await plain.query(`create table event (seq bigint generated always as identity primary key, organ text not null, stream text not null, version int not null, id uuid not null unique,
  type text not null, data jsonb not null, meta jsonb not null, at timestamptz not null, unique (organ, stream, version));
  create table state (organ text not null, stream text not null, version int not null, state jsonb not null, primary key (organ, stream))`);
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
const scriptA = join(dir, 'a.sql');
writeFileSync(
  scriptA,
  `\\set n random(1, 1000000000000)
begin;
insert into event (organ, stream, version, id, type, data, meta, at) values ('o', 's/' || :n, 1, gen_random_uuid(), 'decisions.item-proposed', '${DATA}', '${META}', now());
insert into state (organ, stream, version, state) values ('o', 's/' || :n, 1, '${DATA}') on conflict (organ, stream) do update set version = excluded.version, state = excluded.state;
commit;
`,
);

// (b) our very statement, with the same rights, without our process around it: the limit
const oursUrl = await database('ours');
const statement = APPEND.replaceAll('$10', `'c' || :n`)
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
  .replaceAll(/\s+/g, ' ');
const scriptB = join(dir, 'b.sql');
writeFileSync(scriptB, `\\set n random(1, 1000000000000)\n${statement};\n`);

const run = promisify(execFile);
const bench = async (url, script, clients, options = '') => {
  const { stdout } = await run(
    pgbench,
    ['-n', '-M', 'prepared', '-f', script, '-c', String(clients), '-j', '2', '-T', String(seconds), url],
    { env: { ...process.env, PGOPTIONS: options } },
  );
  return Number(/tps = ([\d.]+)/.exec(stdout)[1]);
};
const emmett = async (clients) => {
  const { stdout } = await run(
    process.execPath,
    [join(emmettFolder, '..', 'emmett.mjs'), await emmettUrl, String(clients), String(seconds)],
    { cwd: emmettFolder },
  );
  return Number(stdout.trim().split('\n').at(-1));
};
const emmettUrl = database('emmett');

const ours = await appendsAt(oursUrl, seconds, { data: JSON.parse(DATA), meta: JSON.parse(META) });
const bus = await busAt(await database('bus'), seconds);
const kafka = availableKafka();
const broker =
  kafka.is === 'none' || kafka.is === 'given'
    ? undefined
    : await startKafka({ dir: join(dir, 'kafka'), log: () => undefined });
const brokers = kafka.is === 'given' ? kafka.brokers : broker?.brokers;
const product = await productAt(await database('product'), seconds, brokers);

const measures = {
  'pgbench (a) BEGIN … COMMIT': (n) => bench(plainUrl, scriptA, n),
  'pgbench (b) our statement': (n) => bench(oursUrl, scriptB, n, '-c role=zhengheng_app -c zhengheng.organ=bench'),
  append: ours.append,
  'command (load + append)': ours.command,
  'emmett appendToStream': emmett,
  'ProposeItem by CommandBus, one organ': bus.oneOrgan,
  'ProposeItem by CommandBus, four organs': bus.organs,
  'ProposeItem over HTTP, the whole product': product.http,
  'ProposeItem through the chat, two messages each': product.chat,
};
const seen = Object.fromEntries(
  Object.keys(measures).map((name) => [name, Object.fromEntries(LEVELS.map((n) => [n, []]))]),
);
for (let round = 0; round < rounds; round++)
  for (const level of LEVELS)
    for (const [name, measure] of Object.entries(measures)) seen[name][level].push(await measure(level));

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const ratio = (x, y) => (median(x) / median(y)).toFixed(2);
console.log(
  `\nper second, median of ${rounds} rounds of ${seconds} s (ratio to a, to b); fsync on, PostgreSQL 18, Node ${process.version}`,
);
console.log(
  `| | ${LEVELS.map((n) => `${n} in flight`).join(' | ')} |\n| --- | ${LEVELS.map(() => '---').join(' | ')} |`,
);
const [a, b] = Object.keys(measures);
for (const name of Object.keys(measures))
  console.log(
    `| ${name} | ${LEVELS.map((n) => `${median(seen[name][n]).toFixed(0)} (${ratio(seen[name][n], seen[a][n])}, ${ratio(seen[name][n], seen[b][n])})`).join(' | ')} |`,
  );

if (brokers) {
  const waits = await product.latency(100);
  console.log(
    `\nfrom the tap on 确认 to the event at a subscriber, 100 filings one after another: median ${waits[50].toFixed(0)} ms, 95th ${waits[95].toFixed(0)} ms`,
  );
}
await product.close();
await broker?.stop();
await bus.close();
await ours.close();
await plain.end();
await admin.end();
await postgres.stop();
rmSync(dir, { recursive: true, force: true });
process.exit(0);
