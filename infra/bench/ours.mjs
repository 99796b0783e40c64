// Our side of the benchmark: the append alone, load and append, and whole commands by the bus and over HTTP.
import { randomUUID } from 'node:crypto';
import { Database, migrate } from '../../dist/infra/database/index.js';
import { Ledger } from '../../dist/infra/events/index.js';
import { AccessTokens } from '../../dist/infra/http/index.js';
import { Metrics, openLog } from '../../dist/infra/operations/index.js';
import { Counter } from '../../dist/infra/commands/index.js';
import { ProposeItem } from '../../dist/libs/decisions/index.js';
import { startApi } from '../../dist/apps/api/api.js';
import { SystemClock } from '../../dist/apps/house.module.js';
import { enrolBureau } from '../../dist/apps/seed/enrol.js';
import { Worker } from '../../dist/apps/worker/worker.js';
import { migrations } from '../../dist/apps/rooms.js';

/** Runs `work` with so many in flight for the time; completions per second. */
const rate = (seconds) => (work) => async (inFlight) => {
  let done = 0;
  const until = performance.now() + seconds * 1000;
  await Promise.all(Array.from({ length: inFlight }, async (_, lane) => { while (performance.now() < until) { await work(lane); done++; } }));
  return done / seconds;
};

export const appendsAt = async (url, seconds, { data, meta }) => {
  await migrate(url, migrations);
  const database = new Database({ url, role: 'zhengheng_app', max: 32 });
  const ledger = new Ledger(database);
  const event = { type: 'decisions.item-proposed', version: 1, data };
  const append = (stream) => ledger.append({ organ: 'bench', stream, command: randomUUID(), expectedVersion: 0, events: [event], state: data, stateVersion: 1, meta, recordedAt: new Date().toISOString() });
  return {
    append: rate(seconds)(() => append(`decisions.item/${randomUUID()}`)),
    command: rate(seconds)(async () => { const stream = `decisions.item/${randomUUID()}`; await ledger.load('bench', stream, randomUUID()); await append(stream); }),
    close: () => database.close(),
  };
};

export const commandsAt = async (url, seconds) => {
  await migrate(url, migrations);
  const app = new Database({ url, role: 'zhengheng_app', max: 40 });
  const following = new Database({ url, role: 'zhengheng_worker', max: 8 });
  const metrics = new Metrics();
  const log = openLog('bench', 'error');
  const house = { database: app, ledger: new Ledger(app), clock: new SystemClock(), metrics, log };
  const worker = new Worker({ url, database: following, brokers: [], log, metrics, ledger: house.ledger });
  worker.start();
  const { app: api, url: address } = await startApi(house, { host: '127.0.0.1', port: 0, checks: [] });
  const counter = api.get(Counter);
  await enrolBureau(counter, house.clock);
  const { token } = await new AccessTokens(app).issue('tianshan-kjj', { is: 'staff', staffId: 'zhangwei' }, house.clock.now());
  const input = { title: '采购高性能计算平台', category: 'largeFunds', amount: 120000000, unit: 'platform' };
  const propose = async (organ) => {
    const outcome = await counter.give(ProposeItem, input, { id: randomUUID(), actor: { is: 'system', organ, name: 'bench', roles: ['office', 'staff'] }, at: house.clock.now(), channel: 'http', correlation: 'bench' });
    if (outcome.is !== 'done') throw new Error(JSON.stringify(outcome));
  };
  const http = async () => {
    const response = await fetch(`${address}/v1/decisions/propose-item`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(input) });
    await response.text();
    if (response.status !== 200) throw new Error(String(response.status));
  };
  let next = 0;
  return {
    bus: rate(seconds)(() => propose(`organ-${next++ % 16}`)),
    oneOrgan: rate(seconds)(() => propose('organ-alone')),
    http: rate(seconds)(http),
    close: async () => { await api.close(); await worker.stop(); await app.close(); await following.close(); },
  };
};
