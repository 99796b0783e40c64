// Builds into dist/ what changed since the last build: TypeScript by tsc, the sandbox page by Vite.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PAGE = 'apps/sandbox/page';

const fingerprint = (folders, skip = () => false) => {
  const hash = createHash('sha256');
  const walk = (folder) => {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = `${folder}/${entry.name}`;
      if (entry.name === 'node_modules' || entry.name === 'target' || skip(path)) continue;
      if (entry.isDirectory()) walk(path);
      else {
        const { size, mtimeMs } = statSync(join(root, path));
        hash.update(`${path}:${size}:${mtimeMs};`);
      }
    }
  };
  folders.forEach(walk);
  for (const file of ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json'])
    hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
};

const step = (name, folders, skip, command) => {
  const stamp = join(root, 'dist', `.${name}`);
  const now = fingerprint(folders, skip);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  const done = spawnSync(process.execPath, command, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (done.status !== 0) {
    console.error(`${done.stdout}\n构建失败（${name}），见上。`);
    process.exit(1);
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, now);
};

step('code', ['apps', 'libs', 'infra'], (path) => path === PAGE || path.endsWith('.spec.ts'), [
  'node_modules/@typescript/native/bin/tsc',
  '-p',
  'tsconfig.build.json',
]);
step('page', [PAGE], undefined, ['node_modules/vite/bin/vite.js', 'build', PAGE, '--logLevel', 'error']);
