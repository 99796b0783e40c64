// Builds into dist/ what changed since the last build: TypeScript by swc, which takes the types away as the tests do
// and does not check them (`npm run typecheck` does); the sandbox page by Vite.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { basename, dirname, join } from 'node:path';

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
  for (const file of ['package-lock.json', '.swcrc', 'infra/dev/build.mjs'])
    hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
};

const step = async (name, folders, skip, make) => {
  const stamp = join(root, 'dist', `.${name}`);
  const now = fingerprint(folders, skip);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  try {
    await make();
  } catch (error) {
    console.error(`${error.message}\n构建失败（${name}），见上。`);
    process.exit(1);
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, now);
};

const CODE = ['apps', 'libs', 'infra'];
const isNoCode = (path) =>
  path === PAGE || path === 'infra/bench' || path.endsWith('/testing') || path.endsWith('.spec.ts');

const sources = (folder, ending = '.ts') =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.name === 'node_modules' || entry.name === 'target' || isNoCode(path)) return [];
    if (entry.isDirectory()) return sources(path, ending);
    return path.endsWith(ending) ? [path] : [];
  });

const compile = async () => {
  const { transform } = await import('@swc/core');
  const { jsc, ...options } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
  const paths = CODE.flatMap((folder) => sources(folder));
  await Promise.all(
    paths.map(async (path) => {
      const out = join(root, 'dist', path.replace(/\.ts$/, '.js'));
      const { code, map } = await transform(readFileSync(join(root, path), 'utf8'), {
        ...options,
        jsc: { ...jsc, rewriteRelativeImportExtensions: true },
        swcrc: false,
        filename: join(root, path),
        sourceMaps: true,
        outputPath: dirname(out),
      });
      mkdirSync(dirname(out), { recursive: true });
      writeFileSync(out, `${code}\n//# sourceMappingURL=${basename(out)}.map\n`);
      writeFileSync(`${out}.map`, map);
    }),
  );
  const weights = CODE.flatMap((folder) => sources(folder, '.bin'));
  for (const path of weights) copyFileSync(join(root, path), join(root, 'dist', path));
  const made = new Set([...paths.map((path) => path.replace(/\.ts$/, '.js')), ...weights]);
  for (const path of CODE.flatMap(built)) if (!made.has(path.replace(/\.map$/, ''))) rmSync(join(root, 'dist', path));
};

/** What an earlier build left, but for the page. */
const built = (folder) => {
  if (folder === PAGE || !existsSync(join(root, 'dist', folder))) return [];
  return readdirSync(join(root, 'dist', folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? built(path) : [path];
  });
};

const bundlePage = () => {
  const vite = ['node_modules/vite/bin/vite.js', 'build', PAGE, '--logLevel', 'error'];
  const done = spawnSync(process.execPath, vite, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(done.stdout);
};

await step('code', CODE, isNoCode, compile);
await step('page', [PAGE], undefined, bundlePage);
