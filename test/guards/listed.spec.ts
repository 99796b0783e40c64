import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commands, queries, rooms } from '#rooms';
import { unlisted, type Listed } from './listed.ts';

// A use case, a register, a policy or a room that stands in no list does nothing, and nothing else would say so.

const ROOT = join(import.meta.dirname, '../..');
const LISTED: Listed = {
  useCases: new Set([...commands, ...queries].map(({ declaration }) => declaration.name)),
  listeners: new Set(rooms.flatMap(({ readers, policies }) => [...readers, ...policies]).map(({ name }) => name)),
  rooms: new Set(rooms.map(({ name }) => name)),
};

const PLANTED: Readonly<Record<string, string>> = {
  'libs/study/index.ts': `/** Study. */\nexport const study = room({\n  name: 'study',\n  title: '学习',\n});\n`,
  'libs/study/hold-session.ts': `export const HoldSession = command('study.hold-session', {});\n`,
  'libs/study/register/reader.ts': `export const sessions = register('study.sessions', 'study_session');\n`,
  'libs/study/when-session-held.ts': `export const whenHeld = policy(\n  'study.when-session-held',\n);\n`,
  'libs/study/propose-item.ts': `export const Known = command('decisions.propose-item', {});\n`,
};
let planted: string;
beforeAll(() => {
  planted = mkdtempSync(join(tmpdir(), 'zhengheng-listed-'));
  for (const [file, text] of Object.entries(PLANTED)) {
    mkdirSync(dirname(join(planted, file)), { recursive: true });
    writeFileSync(join(planted, file), text);
  }
});
afterAll(() => rmSync(planted, { recursive: true, force: true }));

test('what stands in no list is seen red', () =>
  expect(unlisted(planted, LISTED)).toEqual([
    'libs/study/hold-session.ts study.hold-session',
    'libs/study/index.ts study',
    'libs/study/register/reader.ts study.sessions',
    'libs/study/when-session-held.ts study.when-session-held',
  ]));

test('every use case, register, policy and room is in a list', () => {
  expect(LISTED.useCases.size).toBeGreaterThan(80);
  expect(LISTED.listeners.size).toBeGreaterThan(10);
  expect(unlisted(ROOT, LISTED)).toEqual([]);
});
