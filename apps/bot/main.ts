import '#infra/node-version';
import { join, resolve } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { Database } from '#infra/database';
import { Ledger } from '#infra/events';
import { FileStore, makeFolder } from '#infra/files';
import { answering, Metrics, recording, serveOperations } from '#infra/operations';
import { HouseModule, SystemClock } from '../house.module.ts';
import { reachable, required, runProcess } from '../process.ts';
import { Bot } from './bot.ts';
import { BotModule } from './bot.module.ts';
import { Reception } from './reception.ts';

await runProcess('bot', async (settings, log) => {
  required(settings, 'DATABASE_URL', 'DINGTALK_CLIENT_ID');
  const database = new Database({ url: settings.DATABASE_URL, role: 'zhengheng_app', max: 40, name: 'zhengheng bot' });
  await reachable(database);
  const folder = join(resolve(settings.DATA_DIR), 'files');
  makeFolder(folder);
  const files = new FileStore(folder, database);
  await files.sweep();
  const metrics = new Metrics(log);
  const ledger = new Ledger(database);
  const app = await NestFactory.createApplicationContext(
    HouseModule.of({ database, ledger, clock: new SystemClock(), files, metrics, log }, BotModule),
    { logger: false, abortOnError: false },
  );
  const bot = new Bot({
    organ: settings.ORGAN,
    database,
    files,
    log,
    metrics,
    orderMs: settings.CHAT_ORDER_MS,
    dingtalk: {
      clientId: settings.DINGTALK_CLIENT_ID,
      clientSecret: settings.DINGTALK_CLIENT_SECRET,
      robotCode: settings.DINGTALK_ROBOT_CODE,
      apiBase: settings.DINGTALK_API_BASE,
      oapiBase: settings.DINGTALK_OAPI_BASE,
    },
  });
  const operations = await serveOperations(
    settings.HOST,
    settings.OPERATIONS_PORT,
    [answering(database), recording(ledger), bot.check],
    metrics,
    settings.METRICS_TOKEN,
  );
  await bot.start(app.get(Reception, { strict: false }));
  return async () => {
    await bot.stop();
    operations.close();
    await app.close();
    await database.close();
  };
});
