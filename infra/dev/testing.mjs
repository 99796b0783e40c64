// What a run of the tests needs: the build, a browser, a broker, and Jest itself. Used by test.mjs and test-file.mjs.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a program to its end; its exit code. */
export const run = (program, args, env = {}) =>
  spawnSync(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;

/** Ends this process where a step fails; the step has said why. */
export const must = (program, args) => {
  if (run(program, args) !== 0) process.exit(1);
};
export const build = () => must(process.execPath, ['infra/dev/build.mjs']);
export const systemParts = () => must('sh', ['infra/dev/system-parts.sh']);

/** Where the browser of the system is, if it has one. */
export const findBrowser = () =>
  [
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].find((path) => existsSync(path));
export const NO_BROWSER = '不运行浏览器测试：没有找到浏览器。如需要，请安装 chromium 或 Chrome。';

/** Jest in a zone that is not China's; its exit code. */
export const jest = (args, { browser, brokers } = {}) =>
  run(process.execPath, ['node_modules/jest/bin/jest.js', ...args], {
    TZ: process.env.TZ ?? 'America/New_York',
    ...(browser ? { TEST_BROWSER: browser } : {}),
    ...(brokers ? { TEST_KAFKA_BROKERS: brokers } : {}),
  });

/**
 * The broker for the tests: the named one, else one of our own, which `stop` ends. `lacks` says why there is none,
 * `own` what those specs can start that stop and kill a broker. After a build.
 */
export const openBroker = async () => {
  const { availableKafka, ownKafka, startKafka } = await import('../../dist/infra/dev/index.js');
  const kafka = availableKafka();
  const own = ownKafka();
  const nothing = async () => undefined;
  if (kafka.is === 'none') return { lacks: kafka.reason, own, stop: nothing };
  if (kafka.is === 'given') return { brokers: kafka.brokers, own, stop: nothing };
  const dir = mkdtempSync(join(tmpdir(), 'zhengheng-kafka-'));
  const broker = await startKafka({ dir, log: (line) => console.log(line) });
  return {
    brokers: broker.brokers,
    own,
    stop: async () => {
      await broker.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};

/** Specs that this machine cannot run with these, as patterns of paths. */
export const cannotRun = ({ brokers, own, browser }) => [
  ...(brokers ? [] : ['\\.kafka\\.spec\\.ts$']),
  // Some specs stop and kill a broker of their own; with one that was only named, they cannot.
  ...(own.is === 'none' ? ['outage\\.kafka\\.spec\\.ts$', 'scenarios/kafka\\.kafka\\.spec\\.ts$'] : []),
  ...(own.is === 'local' ? [] : ['local-broker\\.kafka\\.spec\\.ts$']),
  ...(browser ? [] : ['\\.browser\\.spec\\.ts$']),
];
