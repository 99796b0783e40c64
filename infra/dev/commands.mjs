// Runs each documented command for a moment, as CI does: those that start the product on a data folder made for it.
// What a command prints is looked at only as far as to know that it did its work. Run after a build.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './testing.mjs';

const { freePort, placeFor } = await import('../../dist/infra/dev/index.js');
const data = mkdtempSync(join(tmpdir(), 'zhengheng-commands-'));
const environment = {
  ...process.env,
  DATA_DIR: data,
  DATABASE_URL: '',
  KAFKA_BROKERS: '',
  DINGTALK_CLIENT_ID: '',
  API_PORT: String(await freePort()),
  SANDBOX_PORT: String(await freePort()),
  REMINDERS_AT: 'off',
};
const npm = (...words) => {
  const done = spawnSync('npm', ['run', '--silent', ...words], { cwd: root, env: environment, encoding: 'utf8' });
  return { code: done.status, output: `${done.stdout}${done.stderr}` };
};
const expects = (words, code, pattern) => {
  const done = npm(...words);
  if (done.code !== code || !pattern.test(done.output))
    throw new Error(`npm run ${words.join(' ')} ended with ${done.code}:\n${done.output}`);
  console.log(`npm run ${words.join(' ')}: ok`);
};

let product;
let printed = '';
const gone = async (signal) => {
  if (product.exitCode !== null || product.signalCode !== null) return;
  const exited = new Promise((resolve) => product.once('exit', resolve));
  product.kill(signal);
  await exited;
};
try {
  // Its own process and not npm's, so that the signal reaches it and its exit code is its own.
  product = spawn(process.execPath, ['dist/apps/platform/main.js'], { cwd: root, env: environment });
  for (const stream of [product.stdout, product.stderr]) stream.on('data', (chunk) => (printed += String(chunk)));
  while (!printed.includes('Ctrl-C')) {
    if (product.exitCode !== null) throw new Error(`it did not start:\n${printed}`);
    await pause(50);
  }
  console.log('npm start: ok');
  expects(['ctl', '--', 'token', 'issue', '--staff', 'zhangwei'], 0, /^zh\./m);
  expects(['ctl', '--', 'token', 'list'], 0, /zhangwei/);
  expects(['ctl', '--', 'ledger'], 0, /decisions\.item-register/);
  expects(['ctl', '--', 'rebuild', 'decisions.item-register'], 0, /已重建/);
  await gone('SIGTERM');
  if (product.exitCode !== 0) throw new Error(`it did not stop in order (${product.exitCode}):\n${printed}`);
  expects(['ctl', '--', 'ledger'], 0, /decisions\.item-register/);
  expects(['ctl', '--', 'nonsense'], 1, /^用法：ctl/m);
  expects(['subscribe'], 2, /^用法：subscribe-cli/m);
} finally {
  if (product) await gone('SIGKILL');
  for (const folder of [placeFor(join(data, 'postgres')), data]) rmSync(folder, { recursive: true, force: true });
}
