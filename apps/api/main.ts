// The HTTP interface as a process of its own.
import '#infra/node-version';
import { join, resolve } from 'node:path';
import { Database } from '#infra/database';
import { Ledger } from '#infra/events';
import { FileStore, makeFolder } from '#infra/files';
import { answering, Metrics, recording } from '#infra/operations';
import { SystemClock } from '../house.module.ts';
import { reachable, required, runProcess } from '../process.ts';
import { apiSettings, startApi } from './api.ts';

await runProcess('api', async (settings, log) => {
  required(settings, 'DATABASE_URL');
  const database = new Database({ url: settings.DATABASE_URL, role: 'zhengheng_app', max: 20, name: 'zhengheng api' });
  await reachable(database);
  const folder = join(resolve(settings.DATA_DIR), 'files');
  makeFolder(folder);
  const files = new FileStore(folder, database);
  await files.sweep();
  const house = {
    database,
    ledger: new Ledger(database),
    clock: new SystemClock(),
    files,
    metrics: new Metrics(log),
    log,
  };
  const { app } = await startApi(house, {
    ...apiSettings(settings),
    checks: [answering(database), recording(house.ledger)],
  });
  return async () => {
    await app.close();
    await database.close();
  };
});
