import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { undocumented } from './docstrings.ts';

// What a room offers at its door says what it is for. First the counting itself is seen red, in a room made for it.

const ROOT = join(import.meta.dirname, '../..');
const DOORS = ['libs', 'infra']
  .flatMap((floor) => readdirSync(join(ROOT, floor)).map((room) => `${floor}/${room}/index.ts`))
  .filter((door) => existsSync(join(ROOT, door)));

const PLANTED: Readonly<Record<string, string>> = {
  'index.ts': `import { handed } from './handed.ts';
export * from './all.ts';
export { named as renamed, told, type Shape } from './named.ts';
export { handed };
export { other } from '#kernel';
/** Said. */
export const migrations = {};
export const bare = 1;
`,
  'all.ts': `/** Said. */
export interface Said { readonly x: number }
export interface Unsaid { readonly x: number }
/** Said once for both. */
export const Both = 1;
export type Both = number;
// Not a docstring.
export function unsaid(): void {}
export class Silent {}
const kept = 1;
export type Kept = typeof kept;
`,
  'named.ts': `export const named = 1;
/** Said. */
export const told = 1;
export type Shape = string;
export const notAtTheDoor = 1;
`,
  'handed.ts': `export const handed = 1;\n`,
};
let planted: string;
beforeAll(() => {
  planted = mkdtempSync(join(tmpdir(), 'zhengheng-docstrings-'));
  mkdirSync(join(planted, 'libs/room'), { recursive: true });
  for (const [file, text] of Object.entries(PLANTED)) writeFileSync(join(planted, 'libs/room', file), text);
});
afterAll(() => rmSync(planted, { recursive: true, force: true }));

test('an export without a docstring is seen red, however it comes to the door', () =>
  expect(undocumented(planted, ['libs/room/index.ts'])).toEqual([
    'libs/room/all.ts Kept',
    'libs/room/all.ts Silent',
    'libs/room/all.ts Unsaid',
    'libs/room/all.ts unsaid',
    'libs/room/handed.ts handed',
    'libs/room/index.ts bare',
    'libs/room/named.ts Shape',
    'libs/room/named.ts named',
  ]));

test('every export of every room says what it is for', () => {
  expect(DOORS.length).toBeGreaterThan(20);
  expect(undocumented(ROOT, DOORS)).toEqual([]);
});
