// Installs what is missing, with whatever Node the machine has; does nothing when node_modules is current.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('../..', import.meta.url));
const stamp = join(root, 'node_modules', '.zhengheng-installed');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(process.platform + process.arch)
  .digest('hex');

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`需要 Node.js 20 或更高版本，当前为 ${process.version}。`);
  process.exit(1);
}
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.log('正在安装依赖（首次需要一两分钟）……');
  // `npm ci` refuses a lock without the optional parts of other platforms, which not every registry has; `install`
  // keeps to the same versions.
  const npm = process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath]] : ['npm', []];
  const done = spawnSync(npm[0], [...npm[1], 'install', '--no-save', '--include=dev', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (done.status !== 0) {
    console.error('依赖安装失败：请检查网络与 npm 源设置后重试。');
    process.exit(1);
  }
  // What the package `node` unpacked to take its program from: 67 MB of headers, for addons nobody compiles here.
  if (existsSync(join(root, 'node_modules/node/bin')))
    rmSync(join(root, 'node_modules/node/node_modules'), { recursive: true, force: true });
  writeFileSync(stamp, wanted);
}
