import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

// A guard counts once it has been seen red: each rule is broken in a copy of the house, and must say so at that very
// file.

const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** rule → the file that breaks it → what it holds */
const WALLS: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['no-cycles', 'libs/directory/round-a.ts', `import { b } from './round-b.ts';\nexport const a = () => b;\n`],
  [
    'no-room-above',
    'libs/decisions/items/upwards.ts',
    `import { meeting } from '../meetings/meeting.ts';\nexport const x = meeting;\n`,
  ],
  [
    'rooms-meet-at-the-door',
    'libs/decisions/deep.ts',
    `import { entry } from '../directory/entry.ts';\nexport const x = entry;\n`,
  ],
  [
    'apps-enter-by-the-door',
    'apps/api/deep.ts',
    `import { entry } from '../../libs/directory/entry.ts';\nexport const x = entry;\n`,
  ],
  [
    'libs-know-no-apps',
    'libs/decisions/up.ts',
    `import { bureau } from '../../apps/seed/bureau.ts';\nexport const x = bureau;\n`,
  ],
  [
    'infra-knows-no-domain',
    'infra/events/domain.ts',
    `import { ItemProposed } from '#decisions';\nexport const x = ItemProposed;\n`,
  ],
  [
    'kernel-stands-alone',
    'libs/kernel/leaning.ts',
    `import { Ledger } from '#infra/events';\nexport const x = Ledger;\n`,
  ],
  ['rules-are-pure', 'libs/newroom/events.ts', `import { sql } from 'kysely';\nexport const x = sql;\n`],
  [
    'rules-are-pure',
    'libs/newroom/meeting.ts',
    `import { Injectable } from '@nestjs/common';\nexport const x = Injectable;\n`,
  ],
  [
    'rules-use-no-node',
    'libs/newroom/item.ts',
    `import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n`,
  ],
  ['kafka-in-its-room', 'apps/worker/kafka.ts', `import { Kafka } from 'kafkajs';\nexport const x = Kafka;\n`],
  [
    'dingtalk-in-its-room',
    'apps/bot/sdk.ts',
    `import { DWClient } from 'dingtalk-stream';\nexport const x = DWClient;\n`,
  ],
  ['nothing-unresolved', 'apps/api/lost.ts', `import { x } from './nowhere.ts';\nexport const y = x;\n`],
  ['tests-stay-in-tests', 'libs/decisions/tested.ts', `import { until } from '#support';\nexport const x = until;\n`],
];

const ROUND = [
  '',
  'libs/directory/round-b.ts',
  `import { a } from './round-a.ts';\nexport const b = () => a;\n`,
] as const;

const LINT: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['no-explicit-any', 'apps/api/any.ts', `export const x = (it: any): unknown => it;\n`],
  [
    'no-restricted-imports',
    'libs/decisions/bus.ts',
    `import { EventBus } from '@nestjs/cqrs';\nexport const x = EventBus;\n`,
  ],
  ['no-restricted-imports', 'libs/decisions/saga.ts', `import { Saga } from '@nestjs/cqrs';\nexport const x = Saga;\n`],
  [
    'no-restricted-imports',
    'libs/decisions/root.ts',
    `import { AggregateRoot } from '@nestjs/cqrs';\nexport const x = AggregateRoot;\n`,
  ],
  ['no-restricted-globals', 'libs/decisions/clock.ts', `export const x = (): number => Date.now();\n`],
  ['no-restricted-globals', 'libs/decisions/settings.ts', `export const x = (): unknown => process.env.SECRET;\n`],
  [
    'no-nested-ternary',
    'infra/events/ladder.ts',
    `export const x = (a: boolean, b: boolean): number => (a ? 1 : b ? 2 : 3);\n`,
  ],
  [
    'no-disabled-tests',
    'libs/decisions/off.spec.ts',
    `import { expect, test } from '@jest/globals';\ntest.skip('off', () => expect(1).toBe(1));\n`,
  ],
  [
    'no-focused-tests',
    'libs/decisions/only.spec.ts',
    `import { expect, test } from '@jest/globals';\ntest.only('on', () => expect(1).toBe(1));\n`,
  ],
  [
    'expect-expect',
    'libs/decisions/empty.spec.ts',
    `import { test } from '@jest/globals';\ntest('nothing', () => undefined);\n`,
  ],
];

const TYPES: readonly (readonly [code: string, file: string, text: string])[] = [
  ['TS2307', 'apps/api/side-door.ts', `import { entry } from '#directory/entry.ts';\nexport const x = entry;\n`],
  [
    'TS2345',
    'libs/decisions/unworded.ts',
    `import { refusing } from '#kernel';\nexport const x = refusing({ 'a.b': () => '' }).refused('a.c');\n`,
  ],
];

const RAGGED = ['', 'libs/decisions/ragged.ts', `export const x   = {a:1}\n`] as const;

let copy: string;

const plant = (files: readonly (readonly [string, string, string])[]) => {
  for (const [, file, text] of files) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), text);
  }
};

/** What a tool prints, whether it is content or not. */
const output = async (program: string, ...args: string[]): Promise<string> => {
  const done = await run(process.execPath, [join(ROOT, 'node_modules', program), ...args], {
    cwd: copy,
    maxBuffer: 64e6,
  }).catch((failed: { stdout: string; stderr: string }) => failed);
  return done.stdout + done.stderr;
};

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'zhengheng-guards-'));
  for (const part of [
    'apps',
    'libs',
    'infra',
    'test',
    'package.json',
    'tsconfig.json',
    '.dependency-cruiser.mjs',
    '.oxlintrc.json',
    '.oxfmtrc.json',
  ])
    cpSync(join(ROOT, part), join(copy, part), {
      recursive: true,
      filter: (path) => !/[\\/](node_modules|target|dist)$/.test(path),
    });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  plant([...WALLS, ROUND, ...LINT, ...TYPES, RAGGED]);
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('the walls', () => {
  let found: string[];
  beforeAll(async () => {
    const { summary } = JSON.parse(
      await output(
        'dependency-cruiser/bin/dependency-cruiser.mjs',
        // The planted files and what is two steps from them, not the whole house.
        '--max-depth',
        '2',
        ...new Set([...WALLS, ROUND].map(([, file]) => file)),
        '--output-type',
        'json',
      ),
    ) as { summary: { violations: { from: string; rule: { name: string } }[] } };
    found = summary.violations.map((one) => `${one.rule.name} ${one.from}`);
  });

  test.each(WALLS)('%s is seen red at %s', (rule, file) => expect(found).toContain(`${rule} ${file}`));
  test('nothing else is red: each violation is one that was planted', () => {
    const planted = new Set<string>([...WALLS, ROUND].map(([, file]) => file));
    expect(found.map((one) => one.split(' ')[1]!).filter((file) => !planted.has(file))).toEqual([]);
  });
});

describe('the lint bans', () => {
  let found: string;
  beforeAll(async () => {
    found = await output('oxlint/bin/oxlint', '--format', 'unix');
  });
  test.each(LINT)('%s is seen red at %s', (rule, file) =>
    expect(found.split('\n').filter((line) => line.includes(file) && line.includes(rule))).not.toEqual([]),
  );
});

describe('the compiler', () => {
  let found: string;
  beforeAll(async () => {
    // The planted files and what they reach, not the whole house.
    writeFileSync(
      join(copy, 'tsconfig.planted.json'),
      JSON.stringify({ extends: './tsconfig.json', files: TYPES.map(([, file]) => file), include: [] }),
    );
    found = await output('@typescript/native/bin/tsc', '--noEmit', '-p', 'tsconfig.planted.json');
  });
  test.each(TYPES)('%s is seen red at %s', (code, file) =>
    expect(found.split('\n').filter((line) => line.startsWith(file) && line.includes(code))).not.toEqual([]),
  );
});

describe('the formatter', () => {
  test.each([
    [RAGGED[1], 1],
    ['libs/kernel/index.ts', 0],
  ])('%s: %s is red', async (file, red) => {
    const found = await output('oxfmt/bin/oxfmt', '--list-different', file);
    expect(found.split('\n').filter((line) => line.includes(file))).toHaveLength(red);
  });
});
