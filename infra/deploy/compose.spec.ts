import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { Database, migrate } from '#infra/database';
import { startPostgres, type LocalPostgres } from '#infra/dev';
import { ledgerMigrations } from '#infra/events';
import { accessMigrations, AccessTokens, issueToken } from '#infra/http';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly restart: string;
  readonly environment: Readonly<Record<string, string | number>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[]; readonly interval: string };
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const text = read('docker-compose.yml');
const { services } = load(text, { schema: CORE_SCHEMA.withTags(mergeTag) }) as {
  readonly services: Readonly<Record<string, Service>>;
};
const {
  postgres,
  kafka,
  migrate: migration,
  api,
  bot,
  worker,
} = services as { readonly [name: string]: Service } & Record<
  'postgres' | 'kafka' | 'migrate' | 'api' | 'bot' | 'worker',
  Service
>;
const processes = { api, bot, worker };

/** Names and values of `example.env`. */
const example = new Map(
  read('infra/deploy/example.env')
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line))
    .map((line) => line.split('=') as [string, string]),
);

describe('docker-compose.yml', () => {
  if (spawnSync('docker', ['compose', 'version'], { stdio: 'ignore' }).status === 0)
    test('is taken by docker compose, and without its settings refused with a hint', () => {
      const config = (env: Record<string, string>) =>
        spawnSync('docker', ['compose', '--env-file', '/dev/null', 'config', '--quiet'], {
          cwd: root,
          encoding: 'utf8',
          env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
        });
      expect(config(Object.fromEntries([...example.keys()].map((name) => [name, 'x'])))).toMatchObject({
        status: 0,
        stderr: '',
      });
      expect(config({}).stderr).toMatch(/请在 \.env 中设置/);
    });

  test('runs the two stores and every process, each process from the one image', () => {
    expect(Object.keys(services)).toEqual(['postgres', 'kafka', 'migrate', 'api', 'bot', 'worker']);
    expect(postgres.image).toBe('postgres:18');
    expect(kafka.image).toBe('apache/kafka:4.1.0');
    for (const service of [migration, ...Object.values(processes)])
      expect(service).toMatchObject({ build: '.', image: 'zhengheng' });
    expect(migration.command).toEqual(['node', 'dist/apps/ctl/main.js', 'migrate']);
    for (const [name, { command }] of Object.entries(processes))
      expect(command).toEqual(['node', `dist/apps/${name}/main.js`]);
    for (const name of ['ctl', 'api', 'bot', 'worker'])
      expect(existsSync(join(root, `apps/${name}/main.ts`))).toBe(true);
  });

  test('has the same Kafka as the one for tests', () => {
    expect(read('infra/dev/kafka/pom.xml')).toContain(`<kafka.version>${kafka.image.split(':')[1]}</kafka.version>`);
  });

  test('migrates once, after PostgreSQL is healthy and before any process; no process waits for Kafka', () => {
    expect(migration).toMatchObject({ restart: 'no', depends_on: { postgres: { condition: 'service_healthy' } } });
    for (const service of Object.values(processes))
      expect(service).toMatchObject({
        restart: 'unless-stopped',
        depends_on: {
          postgres: { condition: 'service_healthy' },
          migrate: { condition: 'service_completed_successfully' },
        },
      });
    for (const { depends_on } of Object.values(processes)) expect(depends_on).not.toHaveProperty('kafka');
  });

  test('asks every lasting service for its health: processes whether they are ready, on their own port', () => {
    for (const { healthcheck } of [postgres, kafka, ...Object.values(processes)])
      expect(healthcheck).toMatchObject({ interval: expect.any(String), test: expect.arrayContaining(['CMD']) });
    expect(Object.values(processes).map(({ healthcheck }) => healthcheck!.test.at(-1))).toEqual([
      '7200',
      '7201',
      '7202',
    ]);
    expect([
      api.environment['API_PORT'],
      bot.environment['OPERATIONS_PORT'],
      worker.environment['OPERATIONS_PORT'],
    ]).toEqual([7200, 7201, 7202]);
  });

  test('publishes no port beyond this host', () => {
    for (const port of Object.values(services).flatMap(({ ports = [] }) => ports))
      expect(port).toMatch(/^127\.0\.0\.1:(\d+):\1$/);
  });

  test('holds no secret, and says in Chinese which one is missing', () => {
    const settings = Object.values(services).flatMap(({ environment }) => Object.entries(environment));
    const named = (pattern: RegExp) => settings.filter(([name]) => pattern.test(name));
    for (const [name, value] of named(/PASSWORD|SECRET/))
      expect(value).toMatch(new RegExp(`^\\$\\{${name}:\\?请在 \\.env 中设置 ${name}（.+）\\}$`));
    for (const [, value] of named(/^DATABASE_URL$/))
      expect(value).toMatch(/^postgres:\/\/zhengheng_[a-z]+:\$\{[A-Z]+_DB_PASSWORD\}@postgres:5432\/zhengheng$/);
    const demanded = new Set([...text.matchAll(/\$\{([A-Z_]+):\?/g)].map(([, name]) => name!));
    expect(
      [...text.matchAll(/\$\{([A-Z_]+)\}/g)].map(([, name]) => name).filter((name) => !demanded.has(name!)),
    ).toEqual([]);
    expect([...example.values()].filter((value) => value !== '')).toEqual([]);
    expect(new Set([...demanded, 'API_URL', 'DINGTALK_ROBOT_CODE'])).toEqual(new Set(example.keys()));
  });

  test('gives each process a login of its own', () => {
    const logins = [migration, api, bot, worker].map(
      ({ environment }) => /\/\/(\w+):/.exec(String(environment['DATABASE_URL']))![1],
    );
    expect(logins).toEqual(['zhengheng_owner', 'zhengheng_api', 'zhengheng_bot', 'zhengheng_work']);
  });

  test('mounts what is in the checkout', () => {
    const mounted = Object.values(services)
      .flatMap(({ volumes = [] }) => volumes)
      .filter((volume) => volume.startsWith('./'))
      .map((volume) => volume.split(':')[0]!);
    expect(mounted).toHaveLength(2);
    for (const path of mounted) expect(existsSync(join(root, path))).toBe(true);
  });
});

describe('the logins made by postgres-roles.sql', () => {
  let dir: string;
  let cluster: LocalPostgres;
  const passwords: Readonly<Record<string, string>> = {
    zhengheng_owner: `o'wner`,
    zhengheng_api: 'a',
    zhengheng_bot: 'b',
    zhengheng_work: 'w',
  };
  const url = (login: string): string => {
    const at = new URL(cluster.url('zhengheng'));
    at.username = login;
    at.password = encodeURIComponent(passwords[login]!);
    return at.href;
  };
  const trying = async (connection: string, ...statements: readonly string[]): Promise<string> => {
    const client = new pg.Client({ connectionString: connection });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
      return 'done';
    } catch (error) {
      return (error as Error).message;
    } finally {
      await client.end();
    }
  };

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'zhengheng-roles-'));
    cluster = await startPostgres({ dir, settings: { fsync: 'off' }, throwaway: true });
    expect(await trying(cluster.url(), 'create database zhengheng')).toBe('done');
    const values: Readonly<Record<string, string>> = {
      database: 'zhengheng',
      owner_password: passwords['zhengheng_owner']!,
      api_password: passwords['zhengheng_api']!,
      bot_password: passwords['zhengheng_bot']!,
      worker_password: passwords['zhengheng_work']!,
    };
    // As psql puts its variables in: :'literal', :"name".
    const sql = read('infra/deploy/postgres-roles.sql')
      .replace(/:'(\w+)'/g, (_, name: string) => pg.escapeLiteral(values[name]!))
      .replace(/:"(\w+)"/g, (_, name: string) => pg.escapeIdentifier(values[name]!));
    expect(await trying(cluster.url('zhengheng'), sql)).toBe('done');
    await migrate(url('zhengheng_owner'), { ...ledgerMigrations, ...accessMigrations });
  });

  afterAll(async () => {
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  test.each(['zhengheng_api', 'zhengheng_bot'])('%s may become the application and nothing else', async (login) => {
    expect(await trying(url(login), 'set role zhengheng_app', 'select count(*) from ledger')).toBe('done');
    expect(await trying(url(login), 'set role zhengheng_app', 'delete from ledger')).toMatch('permission denied');
    expect(await trying(url(login), 'set role zhengheng_worker')).toMatch('permission denied to set role');
    expect(await trying(url(login), 'set role zhengheng_owner')).toMatch('permission denied to set role');
  });

  test('the worker may become the worker, the application when it acts on what happened, and nothing else', async () => {
    expect(await trying(url('zhengheng_work'), 'set role zhengheng_worker', 'delete from pending')).toBe('done');
    expect(await trying(url('zhengheng_work'), 'set role zhengheng_app', 'select count(*) from ledger')).toBe('done');
    expect(await trying(url('zhengheng_work'), 'set role zhengheng_app', 'delete from pending')).toMatch(
      'permission denied',
    );
    expect(await trying(url('zhengheng_work'), 'set role zhengheng_owner')).toMatch('permission denied to set role');
  });

  test.each(['zhengheng_api', 'zhengheng_bot', 'zhengheng_work'])(
    '%s can do nothing in its own name',
    async (login) => {
      expect(await trying(url(login), 'select count(*) from ledger')).toMatch('permission denied');
      expect(await trying(url(login), 'create table mine (n int)')).toMatch('permission denied');
      expect(await trying(url(login), 'create role mine')).toMatch('permission denied');
    },
  );

  test('the owner issues tokens, the application takes them and can issue none', async () => {
    const system = { is: 'system', name: 'oa', roles: ['staff'] } as const;
    const at = '2026-11-23T00:00:00.000Z';
    const { token } = await issueToken(url('zhengheng_owner'), 'tianshan-kjj', system, at);
    const database = new Database({ url: url('zhengheng_api'), role: 'zhengheng_app', max: 1 });
    expect(await new AccessTokens(database).bearer(token)).toEqual({ organ: 'tianshan-kjj', bearer: system });
    await database.close();
    await expect(issueToken(url('zhengheng_api'), 'tianshan-kjj', system, at)).rejects.toThrow('permission denied');
  });

  test('a login that is none of these does not get in', async () => {
    expect(await trying(cluster.url(), 'create role stranger login', `alter role stranger password 's'`)).toBe('done');
    const at = new URL(cluster.url('zhengheng'));
    at.username = 'stranger';
    at.password = 's';
    await expect(trying(at.href, 'select 1')).rejects.toThrow('permission denied for database');
  });
});
