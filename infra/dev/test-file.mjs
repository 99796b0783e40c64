// Runs some spec files with just what they need: `npm run test:file -- libs/kernel/kernel.spec.ts [more paths, or -t
// name]`. Rules and guards need nothing; others the build and a database; *.kafka.spec.ts a broker, *.browser.spec.ts a
// browser.
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { build, cannotRun, findBrowser, jest, NO_BROWSER, openBroker, root, systemParts } from './testing.mjs';

/** Neither build nor database. */
const PURE = /^(libs|test\/guards|test\/chaos|test\/contracts)\//;

const given = process.argv.slice(2);
const specs = given
  .filter((word) => word.endsWith('.spec.ts'))
  .map((path) => relative(root, resolve(path)).replaceAll('\\', '/'));
const options = given.filter((word) => !word.endsWith('.spec.ts'));
const refuse = (line) => {
  console.error(line);
  process.exit(1);
};
if (specs.length === 0) refuse('用法：npm run test:file -- <路径.spec.ts>');
for (const spec of specs) if (!existsSync(resolve(root, spec))) refuse(`没有这个测试文件：${spec}`);

if (specs.every((spec) => PURE.test(spec)))
  process.exit(
    jest([
      '-c',
      'jest.rules.config.mjs',
      '--testMatch',
      '<rootDir>/**/*.spec.ts',
      '--runTestsByPath',
      ...specs,
      ...options,
    ]),
  );

build();
const wants = (kind) => specs.some((spec) => spec.endsWith(`.${kind}.spec.ts`));
let browser;
if (wants('browser')) {
  systemParts();
  browser = findBrowser() ?? refuse(NO_BROWSER);
}
const broker = wants('kafka') ? await openBroker() : undefined;
let status = 1;
try {
  const skipped = broker ? cannotRun({ ...broker, browser: true }) : [];
  const cannot = specs.filter((spec) => skipped.some((pattern) => new RegExp(pattern).test(spec)));
  if (cannot.length > 0)
    console.error(
      `不能运行 ${cannot.join('、')}：${broker.lacks ?? broker.own.reason ?? '需要本机的 Java 而不是 Docker。'}`,
    );
  else status = jest(['--runTestsByPath', ...specs, ...options], { browser, brokers: broker?.brokers });
} finally {
  await broker?.stop();
}
process.exit(status);
