// The worker as a process of its own.
import '#infra/node-version';
import { apiUrl } from '#infra/config';
import { Database } from '#infra/database';
import { answering, Metrics, serveOperations } from '#infra/operations';
import { Ledger } from '#infra/events';
import { SystemClock } from '../house.module.ts';
import { reachable, required, runProcess } from '../process.ts';
import { Worker } from './worker.ts';

await runProcess('worker', async (settings, log) => {
  required(settings, 'DATABASE_URL');
  const database = new Database({
    url: settings.DATABASE_URL,
    role: 'zhengheng_worker',
    max: 10,
    name: 'zhengheng worker',
  });
  await reachable(database);
  const metrics = new Metrics();
  const application = new Database({
    url: settings.DATABASE_URL,
    role: 'zhengheng_app',
    max: 5,
    name: 'zhengheng worker',
  });
  const worker = new Worker({
    url: settings.DATABASE_URL,
    database,
    application,
    ledger: new Ledger(application),
    clock: new SystemClock(),
    brokers: settings.KAFKA_BROKERS.split(',').filter((one) => one !== ''),
    schemasAt: `${apiUrl(settings)}/schemas`,
    chatKeptDays: settings.CHAT_KEPT_DAYS,
    remindersAt: settings.REMINDERS_AT,
    log,
    metrics,
  });
  const operations = await serveOperations(
    settings.HOST,
    settings.OPERATIONS_PORT,
    [answering(database), ...worker.checks],
    metrics,
    settings.METRICS_TOKEN,
  );
  worker.start();
  return async () => {
    await worker.stop();
    operations.close();
    await application.close();
    await database.close();
  };
});
