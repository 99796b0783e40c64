// Writes the files that are made from code; with --check it only compares. Run after a build.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { commands, queries, rooms } = await import('../../dist/apps/rooms.js');
const { openApi } = await import('../../dist/apps/api/openapi.js');
const { eventsDocument, publishedNow } = await import('../../dist/apps/contract/contract.js');
const { notLanded } = await import('../../dist/infra/contract/index.js');
const { settingsTable } = await import('../../dist/infra/config/index.js');

const between = (file, name, content) => {
  const [from, to] = [`<!-- generated: ${name} -->`, `<!-- /generated: ${name} -->`];
  const text = readFileSync(join(root, file), 'utf8');
  const [start, end] = [text.indexOf(from), text.indexOf(to)];
  if (start < 0 || end < 0) throw new Error(`${file} has no place for ${name}`);
  return `${text.slice(0, start + from.length)}\n${content}\n${text.slice(end)}`;
};
const table = [
  '| setting | default | meaning |',
  '| --- | --- | --- |',
  ...settingsTable().map(
    (one) => `| \`${one.name}\` | ${one.fallback === '' ? '(empty)' : `\`${one.fallback}\``} | ${one.meaning} |`,
  ),
].join('\n');
/** What landed stays as it is; what is new stands behind it. */
const LANDED = 'test/contracts/landed.jsonl';
const linesOf = (file) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '');
const landed = linesOf(LANDED)
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));
const more = notLanded(landed, publishedNow).map((one) => `${JSON.stringify(one)}\n`);
const files = {
  'docs/asyncapi.json': `${JSON.stringify(eventsDocument, undefined, 2)}\n`,
  [LANDED]: linesOf(LANDED) + more.join(''),
  'docs/openapi.json': `${JSON.stringify(openApi(commands, queries, rooms), undefined, 2)}\n`,
  'README.md': between('README.md', 'settings', table),
};
let stale = false;
for (const [file, content] of Object.entries(files)) {
  let current = '';
  try {
    current = readFileSync(join(root, file), 'utf8');
  } catch {
    /* not written yet */
  }
  if (current === content) continue;
  if (process.argv.includes('--check')) {
    console.error(`${file} is not current: run npm run generated`);
    stale = true;
  } else {
    writeFileSync(join(root, file), content);
    console.log(`wrote ${file}`);
  }
}
process.exit(stale ? 1 : 0);
