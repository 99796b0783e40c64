import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NEEDED, wrongNode } from '#infra/node-version';

const ROOT = join(import.meta.dirname, '..');
const ENTRIES = [
  ...readdirSync(join(ROOT, 'apps'), { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map((one) => `apps/${one.name}/main.ts`)
    .filter((path) => sourceOf(path) !== undefined),
  'infra/kafka/subscribe-cli.ts',
];
function sourceOf(path: string): string | undefined {
  try {
    return readFileSync(join(ROOT, path), 'utf8');
  } catch {
    return undefined;
  }
}

/** Another Node of this machine that is too old, if it has one. */
const OLD = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  return status === 0 && wrongNode(stdout.trim()) !== undefined;
});

test.each([
  ['v20.20.2', false],
  ['v22.19.0', false],
  ['v24.0.0', true],
  ['v26.1.0', true],
  ['nonsense', false],
])('%s: right is %s', (version, right) => expect(wrongNode(version) === undefined).toBe(right));

test('the Node that is needed is the one package.json brings along', () => {
  const { dependencies } = JSON.parse(sourceOf('package.json')!) as { dependencies: Record<string, string> };
  expect(dependencies['node']).toMatch(new RegExp(`^${NEEDED}\\.`));
});

test('six processes and the subscriber look at it before anything else', () => {
  expect(ENTRIES).toHaveLength(7);
  expect(ENTRIES.filter((path) => !/^(\/\/.*\n)*import '#infra\/node-version';\n/.test(sourceOf(path)!))).toEqual([]);
});

if (OLD)
  describe(`on ${OLD}`, () => {
    test.each(ENTRIES)('%s says so in one line and ends with 1', (path) => {
      const { status, stdout, stderr } = spawnSync(OLD, [join('dist', path.replace(/ts$/, 'js'))], {
        cwd: ROOT,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'] },
      });
      expect([status, stdout, stderr.trim().split('\n')]).toEqual([
        1,
        '',
        [expect.stringMatching(/^需要 Node\.js 24 或更高版本，当前为 v\d+\./)],
      ]);
    });
  });
