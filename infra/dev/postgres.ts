// A real PostgreSQL without an installation: for `npm start`, for trying the product, for the tests.
import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './free-port.ts';
import { binaries, DatabaseUnavailable, placeFor, unprivileged, type User } from './postgres-place.ts';
import { enterUsers } from './postgres-users.ts';

/** A server of our own that runs. */
export interface LocalPostgres {
  /** Superuser connection URL of a database on this cluster. */
  url(database?: string): string;
  /** Where the cluster's files are. */
  readonly place: string;
  /** The server was already running, left by a process that was killed. */
  readonly adopted: boolean;
  /** Stops the server; one that was started to be thrown away goes with its files. */
  stop(): Promise<void>;
  /** Leaves the server to whoever else uses it. */
  leave(): void;
}

/** Where to keep the cluster, and how to run it. */
export interface LocalPostgresOptions {
  /** Folder that holds the cluster; made if absent. */
  readonly dir: string;
  /** Extra server settings, `{ fsync: 'off' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Whether its files are of no use once it is stopped, as those of a test or a benchmark. */
  readonly throwaway?: boolean;
}

/** ms between two looks whether the server still runs. */
const LOOK_MS = 1000;

/** The files of a cluster, and its programs, run by the user that owns it. */
interface Cluster {
  readonly place: string;
  readonly data: string;
  readonly logFile: string;
  /** Holds the superuser's password. */
  readonly secret: string;
  readonly owner: User | undefined;
  readonly run: (program: string, ...args: string[]) => SpawnSyncReturns<string>;
  /** The same while we go on; resolves when it has ended, however it did. */
  readonly begin: (program: string, ...args: string[]) => Promise<void>;
}

/**
 * Starts a real PostgreSQL 18 from npm on a free port of 127.0.0.1.
 *
 * Started by `pg_ctl`, so it has a session of its own: Ctrl-C in a terminal reaches us and not the server, which we
 * stop when our last command is done. If we are killed, the next start within seconds adopts it; else it is stopped.
 * If it ends by itself (its disk was full, it was killed) it is started again for as long as we run.
 * PostgreSQL refuses to run as root: then it runs as `postgres` or `nobody`, from copies in /var/lib/zhengheng where
 * that user cannot reach the folder (a clone under a home of mode 700).
 * @throws DatabaseUnavailable with one clear line
 */
export const startPostgres = async ({
  dir,
  settings = {},
  throwaway = false,
}: LocalPostgresOptions): Promise<LocalPostgres> => {
  const cluster = await clusterIn(dir);
  const { data, place, secret, run } = cluster;
  const use = enterUsers(place, throwaway);
  try {
    if (!existsSync(join(data, 'PG_VERSION'))) initialise(cluster);
    checkVersion(data);
    const adopted = run('pg_ctl', 'status', '-D', data).status === 0;
    if (!adopted) launch(cluster, optionsOf(settings, await freePort()));

    const password = readFileSync(secret, 'utf8');
    const port = portOf(data);
    const url = (database = 'postgres') => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
    await answering(url());
    const letDie = keptAlive(cluster, optionsOf(settings, port));
    const leave = (): void => {
      letDie();
      use.leave();
    };
    const stop = async (): Promise<void> => {
      letDie();
      run('pg_ctl', 'stop', '-D', data, '-m', 'fast', '-w', '-t', '300');
      use.stopped();
      if (throwaway) rmSync(place, { recursive: true, force: true });
    };
    return { url, place, adopted, stop, leave };
  } catch (error) {
    use.stopped();
    throw error;
  }
};

const portOf = (data: string): number => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[3]);

/** Starts the server again whenever it has ended. @returns ends that */
const keptAlive = ({ data, logFile, run, begin }: Cluster, options: string): (() => void) => {
  let kept = true;
  const look = async (): Promise<void> => {
    // By the server's own programs: a process with its old number may be another one by now.
    if (!isRunning(data) && run('pg_ctl', 'status', '-D', data).status !== 0)
      await begin('pg_ctl', 'start', '-D', data, '-l', logFile, '-w', '-t', '300', '-o', options);
    if (kept) timer = setTimeout(() => void look(), LOOK_MS).unref();
  };
  let timer = setTimeout(() => void look(), LOOK_MS).unref();
  return () => {
    kept = false;
    clearTimeout(timer);
  };
};

const isRunning = (data: string): boolean => {
  try {
    return process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 0);
  } catch {
    return false;
  }
};

const clusterIn = async (dir: string): Promise<Cluster> => {
  const owner = unprivileged();
  const place = placeFor(dir);
  const native = await binaries(owner);
  mkdirSync(place, { recursive: true });
  if (owner) chownSync(place, owner.uid, owner.gid);
  const options = {
    cwd: place,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC', LD_LIBRARY_PATH: join(native, 'lib') },
    ...owner,
  };
  return {
    place,
    data: join(place, 'cluster'),
    logFile: join(place, 'postgres.log'),
    secret: join(place, 'postgres.secret'),
    owner,
    run: (program, ...args) =>
      spawnSync(join(native, 'bin', program), args, {
        ...options,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    begin: (program, ...args) =>
      new Promise((ended) => {
        const begun = spawn(join(native, 'bin', program), args, { ...options, stdio: 'ignore' });
        begun.on('error', () => ended());
        begun.on('exit', () => ended());
      }),
  };
};

const initialise = ({ place, data, secret, owner, run }: Cluster): void => {
  if (existsSync(data) && readdirSync(data).length > 0)
    throw new DatabaseUnavailable(
      `数据目录 ${data} 不是 PostgreSQL 数据目录或已损坏：请从备份恢复，或移走该目录后重新启动。`,
    );
  writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (owner) chownSync(secret, owner.uid, owner.gid);
  const access = ['-U', 'postgres', `--pwfile=${secret}`, '-A', 'scram-sha-256'];
  const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const made = run('initdb', '-D', data, ...access, ...locale);
  if (made.status === 0) return;
  rmSync(data, { recursive: true, force: true });
  throw new DatabaseUnavailable(`无法在 ${place} 建立数据库：${lastLine(made.stderr || made.error?.message)}`);
};

const checkVersion = (data: string): void => {
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (version !== '18') throw new DatabaseUnavailable(`数据目录 ${data} 属于 PostgreSQL ${version}，本程序需要 18。`);
};

/** The server's settings, as `pg_ctl -o` takes them. */
const optionsOf = (settings: Readonly<Record<string, string>>, port: number): string =>
  Object.entries({
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '128MB',
    logging_collector: 'off',
    timezone: 'UTC',
    // Neither rows nor statements stand in its log: they are what people wrote.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...settings,
  })
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(' ');

const launch = ({ data, logFile, run }: Cluster, options: string): void => {
  const started = run('pg_ctl', 'start', '-D', data, '-l', logFile, '-w', '-t', '300', '-o', options);
  if (started.status === 0) return;
  const reason = lastLine(existsSync(logFile) ? readFileSync(logFile, 'utf8') : started.stderr);
  throw new DatabaseUnavailable(`数据库无法启动，数据目录可能已损坏：${reason}（日志 ${logFile}）`);
};

const lastLine = (text: string | undefined): string => (text ?? '').trim().split('\n').at(-1) ?? '';

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
