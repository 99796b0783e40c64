// A real installation in small: database, broker, DingTalk, and each process by itself under a supervisor.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, ownKafka, startKafka, startPostgres, type Keep, type LocalKafka } from '#infra/dev';
import { rowsOf, settled } from '#support/house';
import { ctl } from '../../apps/ctl/ctl.ts';
import { startSandbox } from '../../apps/sandbox/index.ts';
import { bureau } from '../../apps/seed/bureau.ts';
import { people } from '../../apps/seed/people.ts';
import { Disk } from './disk.ts';
import { Supervised } from './supervised.ts';

/** What runs, and how it is reached. */
export interface Installation {
  readonly api: string;
  readonly sandbox: string;
  /** As superuser. */
  readonly database: string;
  /** The number of the database server. */
  readonly postmaster: () => number;
  /** As the processes have it. */
  readonly environment: Readonly<Record<'DATABASE_URL' | 'ORGAN', string>>;
  readonly apis: readonly Supervised[];
  readonly bots: readonly Supervised[];
  readonly workers: readonly Supervised[];
  readonly broker: LocalKafka | undefined;
  readonly dataDisk: Disk | undefined;
  readonly logDisk: Disk | undefined;
  /** Processes that ended by themselves. */
  readonly deaths: readonly string[];
  /** What this machine cannot run, in a line each. */
  readonly leftOut: readonly string[];
}

const DATA_MB = 8192;
const LOG_MB = 256;
/** DingTalk gives a message 60 s; here it comes again sooner, so that the end need not wait for it so long. */
const REDELIVER_MS = 5000;
const BOTS = 2;
const WORKERS = 2;

/** Starts it, with the invented bureau enrolled. */
export const install = async (keep: Keep): Promise<Installation> => {
  const folder = await keep(mkdtempSync(join(tmpdir(), 'zhengheng-chaos-')), (it) =>
    rmSync(it, { recursive: true, force: true }),
  );
  // The database server runs as another user.
  chmodSync(folder, 0o755);
  const disk = (name: string, megabytes: number) =>
    keep(Disk.mount(join(folder, name), megabytes), (it) => it?.unmount());
  const [dataDisk, logDisk] = [await disk('data', DATA_MB), await disk('logs', LOG_MB)];
  const postgres = await keep(startPostgres({ dir: join(folder, 'data', 'postgres'), throwaway: true }), (it) =>
    it.stop(),
  );
  await rowsOf(postgres.url(), 'create database chaos');
  const broker = await ownBroker(join(folder, 'kafka'), keep);
  const sandbox = await keep(
    startSandbox({
      port: 0,
      clientId: 'chaos',
      clientSecret: 'chaos',
      corpName: bureau.name,
      people,
      groups: bureau.groups,
      redeliverAfterMs: REDELIVER_MS,
    }),
    (it) => it.close(),
  );
  const port = String(await freePort());
  const environment = {
    DATABASE_URL: postgres.url('chaos'),
    DATA_DIR: join(folder, 'data', 'files'),
    API_PORT: port,
    API_CALLS_PER_MINUTE: '0',
    ORGAN: bureau.organ,
    LOG_LEVEL: 'info',
    DINGTALK_CLIENT_ID: 'chaos',
    DINGTALK_CLIENT_SECRET: 'chaos',
    DINGTALK_API_BASE: sandbox.url,
    DINGTALK_OAPI_BASE: sandbox.url,
    KAFKA_BROKERS: broker?.brokers ?? '',
  };
  await operate(environment, 'migrate');

  const deaths: string[] = [];
  const supervised = async (app: 'api' | 'bot' | 'worker', count: number) => {
    const all: Supervised[] = [];
    for (let n = 1; n <= count; n += 1) {
      const own = app === 'api' ? port : String(await freePort());
      const it = new Supervised({
        name: count === 1 ? app : `${app} ${n}`,
        app,
        environment: { ...environment, ...(app === 'api' ? {} : { OPERATIONS_PORT: own }) },
        url: `http://127.0.0.1:${own}`,
        logs: join(folder, 'logs'),
        onDeath: (how) => deaths.push(how),
      });
      all.push(await keep(it, () => it.stop()));
    }
    await Promise.all(all.map((one) => one.up()));
    return all;
  };
  mkdirSync(environment.DATA_DIR, { recursive: true });
  const [workers, apis] = [await supervised('worker', WORKERS), await supervised('api', 1)];
  const api = `http://127.0.0.1:${port}`;
  await enrol(api, environment);
  const noDisk = dataDisk && logDisk ? [] : ['full disks are left out: no small disk can be mounted here'];
  return {
    api,
    sandbox: sandbox.url,
    database: environment.DATABASE_URL,
    postmaster: () => Number(readFileSync(join(postgres.place, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]),
    environment,
    apis,
    workers,
    bots: await supervised('bot', BOTS),
    broker,
    dataDisk,
    logDisk,
    deaths,
    leftOut: [...noDisk, ...(broker ? [] : [`the broker is left out: ${noBroker()}`])],
  };
};

const noBroker = (): string => {
  const own = ownKafka();
  return own.is === 'none' ? own.reason : '';
};

const ownBroker = async (dir: string, keep: Keep): Promise<LocalKafka | undefined> =>
  ownKafka().is === 'none' ? undefined : keep(startKafka({ dir, log: () => undefined }), (it) => it.stop());

/** Carries out a line of the operator's tool. @returns the last line it says */
export const operate = async (
  environment: Readonly<Record<'DATABASE_URL' | 'ORGAN', string>>,
  ...words: readonly string[]
): Promise<string> => {
  const lines: string[] = [];
  await ctl(words, {
    url: environment.DATABASE_URL,
    organ: environment.ORGAN,
    folder: join(tmpdir(), 'zhengheng-chaos-files'),
    now: () => new Date().toISOString(),
    print: (line) => lines.push(...line.split('\n')),
  });
  return lines.at(-1) ?? '';
};

/** Units and staff, by the commands an administrator gives. */
const enrol = async (api: string, environment: Installation['environment']): Promise<void> => {
  const token = await operate(environment, 'token', 'issue', '--system', 'chaos', '--roles', 'admin');
  const give = async (command: string, body: object) => {
    const answer = await fetch(`${api}/v1/directory/${command}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.status !== 200) throw new Error(`${command}: ${await answer.text()}`);
  };
  for (const { id, ...unit } of bureau.units) await give('establish-unit', { unit: id, ...unit });
  for (const { staffId, ...person } of bureau.staff) await give('enrol-staff', { staff: staffId, ...person });
  await settled(environment.DATABASE_URL);
};
