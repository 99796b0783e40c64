import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// What the documents name is there: every file by its path, or by its name within the room spoken of; every command.

const ROOT = join(import.meta.dirname, '../..');
const listed = (...patterns: string[]): readonly string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns], { cwd: ROOT })
    .toString()
    .trim()
    .split('\n');
const documents = listed('*.md').filter((path) => !/^docs\/(?:adr|openapi)|^CHANGELOG/.test(path));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
/** What stands in backticks, without the blocks of code. */
const quoted = (text: string): readonly string[] =>
  [...text.replace(/```[^]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map(([, words]) => words!);

/** Files that are named and not there. */
const missing = (text: string, files: readonly string[]): readonly string[] =>
  quoted(text)
    .filter((words) => /^[\w.@/-]+\.(?:ts|mjs|sh|sql|env)$/.test(words))
    .filter((words) => !files.some((path) => path === words || path.endsWith(`/${words}`)));

/** `npm run` of something that package.json does not have. */
const unknown = (text: string, scripts: readonly string[]): readonly string[] =>
  [...text.matchAll(/npm run (?:-s |--silent )?([\w:-]+)/g)]
    .map(([, name]) => name!)
    .filter((name) => !scripts.includes(name));

const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts);

test('a document that names what is not there is seen', () => {
  expect(missing('`infra/gone.ts`, `here.ts`', ['apps/here.ts'])).toEqual(['infra/gone.ts']);
  expect(unknown('npm run test and npm run -s gone', ['test'])).toEqual(['gone']);
});

test.each(documents)('%s names what is there', (path) => {
  expect(missing(read(path), listed())).toEqual([]);
  expect(unknown(read(path), scripts)).toEqual([]);
});
