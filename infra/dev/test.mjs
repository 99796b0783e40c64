// Runs the tests: rules, real PostgreSQL, guards, scenarios, a real Kafka, a real browser. What cannot be run here is
// said in one line; with CI=true that is a failure. Arguments are passed on to Jest.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = (program, args, env = {}) =>
  spawnSync(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;

if (run(process.execPath, ['infra/dev/build.mjs']) !== 0) process.exit(1);
if (run('sh', ['infra/dev/system-parts.sh']) !== 0) process.exit(1);

const left = [];
const browser = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find((one) => existsSync(one));
if (!browser) left.push('不运行浏览器测试：没有找到浏览器。如需要，请安装 chromium 或 Chrome。');

const { availableKafka, ownKafka, startKafka } = await import('../../dist/infra/dev/index.js');
const kafka = availableKafka();
let broker;
let dir;
if (kafka.is === 'none') left.push(kafka.reason);
else if (kafka.is !== 'given') {
  dir = mkdtempSync(join(tmpdir(), 'zhengheng-kafka-'));
  broker = await startKafka({ dir, log: (line) => console.log(line) });
}
const brokers = kafka.is === 'given' ? kafka.brokers : broker?.brokers;

if (left.length > 0 && process.env.CI === 'true') {
  console.error(left.join('\n'));
  process.exit(1);
}
// Some specs stop and kill a broker of their own; with one that was only named, they cannot.
const own = ownKafka();
if (brokers && own.is === 'none') left.push(`不运行会停止 Kafka 的测试：${own.reason}`);
const skipped = [
  ...(brokers ? [] : ['\\.kafka\\.spec\\.ts$']),
  ...(own.is === 'none' ? ['outage\\.kafka\\.spec\\.ts$', 'scenarios/kafka\\.kafka\\.spec\\.ts$'] : []),
  ...(own.is === 'local' ? [] : ['local-broker\\.kafka\\.spec\\.ts$']),
  ...(browser ? [] : ['\\.browser\\.spec\\.ts$']),
];
let status;
try {
  status = run(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
      ...(skipped.length > 0 ? ['--testPathIgnorePatterns', ...skipped] : []),
      ...process.argv.slice(2),
    ],
    {
      TZ: process.env.TZ ?? 'America/New_York',
      ...(browser ? { TEST_BROWSER: browser } : {}),
      ...(brokers ? { TEST_KAFKA_BROKERS: brokers } : {}),
    },
  );
} finally {
  await broker?.stop();
  if (dir) rmSync(dir, { recursive: true, force: true });
}
for (const line of left) console.log(line);
process.exit(status);
