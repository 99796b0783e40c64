// The whole product in one process.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { apiUrl, type Settings } from '#infra/config';
import { Database, migrate } from '#infra/database';
import { startPostgres } from '#infra/dev';
import { Ledger, Positions } from '#infra/events';
import { FileStore, makeFolder } from '#infra/files';
import { AccessTokens, issueToken } from '#infra/http';
import { answering, logFile, Metrics, openLog, recording, type Logger } from '#infra/operations';
import { Counter } from '#infra/commands';
import type { Clock } from '#kernel';
import { migrations } from '#rooms';
import { apiSettings, startApi } from '../api/api.ts';
import { Bot, type BotOptions } from '../bot/bot.ts';
import { BotModule } from '../bot/bot.module.ts';
import { Reception } from '../bot/reception.ts';
import { SystemClock, type House } from '../house.module.ts';
import { builtPage, startSandbox, type Sandbox } from '../sandbox/index.ts';
import { bureau } from '../seed/bureau.ts';
import { enrolBureau } from '../seed/enrol.ts';
import { people } from '../seed/people.ts';
import { Worker } from '../worker/worker.ts';
import { takeFolder } from './lock.ts';

/** What `npm start` tells the person: addresses, folders, and how to stop it all. */
export interface Running {
  /** undefined with a real DingTalk. */
  readonly chatPage: string | undefined;
  /** Why DingTalk is not connected, if it is not. */
  readonly disconnected: string | undefined;
  readonly api: string;
  readonly data: string;
  /** Where the embedded database is, if not in the data folder. */
  readonly database: string | undefined;
  readonly log: string;
  readonly token: string | undefined;
  stop(): Promise<void>;
}

const DATABASE = 'zhengheng';

/** Things to stop, in the order they were started; stopped in the reverse order, each even if another fails. */
class Started {
  private readonly stops: (() => Promise<unknown> | void)[] = [];
  add(stop: () => Promise<unknown> | void): void {
    this.stops.unshift(stop);
  }
  async stop(): Promise<void> {
    for (const stop of this.stops.splice(0)) await Promise.resolve(stop()).catch(() => undefined);
  }
}

/**
 * Everything in one process: database, sandbox (where no DingTalk application is set), HTTP interface, bot, worker.
 * If a part cannot start, what was started is stopped and the error, worded for the person, is thrown.
 */
export const startPlatform = async (settings: Settings): Promise<Running> => {
  const started = new Started();
  try {
    return await start(settings, started);
  } catch (error) {
    await started.stop();
    throw error;
  }
};

const start = async (settings: Settings, started: Started): Promise<Running> => {
  const data = resolve(settings.DATA_DIR);
  started.add(takeFolder(data));
  const { application, sandbox } = await dingtalkFor(settings, started);
  const clock: Clock = sandbox?.clock ?? new SystemClock();
  const logPath = join(data, 'logs', 'zhengheng.log');
  makeFolder(join(data, 'logs'));
  makeFolder(join(data, 'files'));
  const log = openLog(undefined, settings.LOG_LEVEL, await logFile(logPath));

  const { url, elsewhere } = await database(settings, data, started);
  await migrate(url, migrations);
  const house = await houseOver(url, data, clock, log, started);
  const worker = startWorker(settings, url, house, log, started);
  const bot = new Bot({
    organ: settings.ORGAN,
    database: house.database,
    files: house.files,
    metrics: house.metrics,
    log: log.child({ part: 'bot' }),
    dingtalk: application,
  });
  const { app: api, url: address } = await startApi(house, {
    ...apiSettings(settings),
    checks: [answering(house.database), recording(house.ledger), ...worker.checks, bot.check],
    parts: [BotModule],
  });
  started.add(() => api.close());
  const isInvented = settings.ORGAN === bureau.organ && sandbox !== undefined;
  if (isInvented) await enrolBureau(api.get(Counter), api.get(Positions), clock);
  await bot.start(api.get(Reception, { strict: false }));
  started.add(() => bot.stop());
  return {
    chatPage: sandbox?.url,
    disconnected: bot.fault,
    api: address,
    data,
    database: elsewhere,
    log: logPath,
    token: isInvented
      ? await demonstrationToken({ database: house.database, url, data, organ: settings.ORGAN, clock })
      : undefined,
    stop: () => started.stop(),
  };
};

/** The DingTalk application that was set; else a sandbox, with credentials made for this run. */
const dingtalkFor = async (
  settings: Settings,
  started: Started,
): Promise<{ readonly application: BotOptions['dingtalk']; readonly sandbox?: Sandbox }> => {
  const robotCode = settings.DINGTALK_ROBOT_CODE;
  if (settings.DINGTALK_CLIENT_ID !== '')
    return {
      application: {
        clientId: settings.DINGTALK_CLIENT_ID,
        clientSecret: settings.DINGTALK_CLIENT_SECRET,
        robotCode,
        apiBase: settings.DINGTALK_API_BASE,
        oapiBase: settings.DINGTALK_OAPI_BASE,
      },
    };
  const credentials = { clientId: 'sandbox', clientSecret: randomBytes(16).toString('hex') };
  const sandbox = await startSandbox({
    ...credentials,
    host: settings.HOST,
    port: settings.SANDBOX_PORT,
    pageDir: builtPage,
    people,
    groups: bureau.groups,
    corpName: bureau.name,
    ownsClock: true,
  });
  started.add(() => sandbox.close());
  return { sandbox, application: { ...credentials, robotCode, apiBase: sandbox.url, oapiBase: sandbox.url } };
};

/** What takes commands: the application's connections, the ledger and the files. */
const houseOver = async (url: string, data: string, clock: Clock, log: Logger, started: Started): Promise<House> => {
  const app = new Database({ url, role: 'zhengheng_app', max: 40, name: 'zhengheng app' });
  started.add(() => app.close());
  const files = new FileStore(join(data, 'files'), app);
  await files.sweep();
  return {
    database: app,
    ledger: new Ledger(app),
    clock,
    files,
    metrics: new Metrics(log.child({ part: 'api' })),
    log: log.child({ part: 'api' }),
  };
};

/** What follows the ledger, on connections of its own. */
const startWorker = (settings: Settings, url: string, house: House, log: Logger, started: Started): Worker => {
  const following = new Database({ url, role: 'zhengheng_worker', max: 10, name: 'zhengheng worker' });
  started.add(() => following.close());
  const worker = new Worker({
    url,
    database: following,
    application: house.database,
    clock: house.clock,
    brokers: settings.KAFKA_BROKERS.split(',').filter((broker) => broker !== ''),
    schemasAt: `${apiUrl(settings)}/schemas`,
    chatKeptDays: settings.CHAT_KEPT_DAYS,
    remindersAt: settings.REMINDERS_AT,
    log: log.child({ part: 'worker' }),
    metrics: house.metrics,
    ledger: house.ledger,
  });
  worker.start();
  started.add(() => worker.stop());
  return worker;
};

/** The database that was set, else an embedded one. */
const database = async (
  settings: Settings,
  data: string,
  started: Started,
): Promise<{ readonly url: string; readonly elsewhere?: string }> => {
  if (settings.DATABASE_URL !== '') return { url: settings.DATABASE_URL };
  const postgres = await startPostgres({ dir: join(data, 'postgres') });
  started.add(() => postgres.stop());
  const client = new pg.Client({ connectionString: postgres.url() });
  await client.connect();
  const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
  if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  await client.end();
  return { url: postgres.url(DATABASE), ...(postgres.place.startsWith(data) ? {} : { elsewhere: postgres.place }) };
};

/** For whom, and where it is kept; `url` owns the tables. */
interface Demonstration {
  readonly database: Database;
  readonly url: string;
  readonly data: string;
  readonly organ: string;
  readonly clock: Clock;
}

/**
 * One token for trying the HTTP interface as 张伟, issued once and kept beside the data; only with the invented bureau.
 */
const demonstrationToken = async ({ database, url, data, organ, clock }: Demonstration): Promise<string> => {
  const file = join(data, 'demonstration-token');
  const tokens = new AccessTokens(database);
  if (existsSync(file)) {
    const kept = readFileSync(file, 'utf8');
    if (await tokens.bearer(kept)) return kept;
  }
  const { token } = await issueToken(url, organ, { is: 'staff', staffId: 'zhangwei' }, clock.now());
  writeFileSync(file, token, { mode: 0o600 });
  return token;
};
