// Two hundred people chatting at once: how long one waits for the reply, through the real SDK, over real sockets;
// against a bot on the same SDK that only says back what it heard, in the same run. `npm run bench:crowd [-- --people
// 200 --rounds 5]`
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DWClient, TOPIC_ROBOT } from 'dingtalk-stream';
import pg from 'pg';
import { ctl } from '../../dist/apps/ctl/ctl.js';
import { startPostgres } from '../../dist/infra/dev/index.js';
import { startPlatform } from '../../dist/apps/platform/platform.js';
import { startSandbox } from '../../dist/apps/sandbox/index.js';
import { readSettings } from '../../dist/infra/config/index.js';
import { bureau } from '../../dist/apps/seed/bureau.js';
import { benchmark, madeWith, option, quantile } from './frame.mjs';

const crowd = option('people', 200);
const rounds = option('rounds', 5);

const staff = Array.from({ length: crowd }, (_, n) => ({
  staffId: `crowd${n}`,
  name: `众${n}`,
  unit: bureau.units[n % bureau.units.length].id,
  post: '科员',
}));
const people = staff.map((one) => ({
  ...one,
  unit: bureau.units.find(({ id }) => id === one.unit).name,
  roles: ['staff'],
}));
const sandboxFor = (clientId) =>
  startSandbox({ port: 0, clientId, clientSecret: 'bench', people, groups: [], ownsClock: true });
const LINES = [
  '报议题 采购高性能计算平台 约120万 大额资金',
  '120万元',
  '提出日期改为上周三',
  '帮助',
  '我的议题',
  '取消',
];

/** ms each message waited for its reply: everybody talks at once, each waits for his reply before he goes on. */
const chatter = async (url) => {
  const waits = [];
  await Promise.all(
    people.map(async ({ staffId }) => {
      let seen = 0;
      for (let round = 0; round < rounds; round++) {
        for (const text of LINES) {
          const sent = performance.now();
          const answer = await fetch(`${url}/sandbox/messages`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ as: staffId, in: 'direct', text }),
          });
          if (answer.status !== 202) throw new Error(await answer.text());
          for (;;) {
            const { messages } = await (
              await fetch(`${url}/sandbox/messages?as=${staffId}&in=direct&after=${seen}&wait=5000`)
            ).json();
            const heard = messages.find((one) => one.from === 'bot');
            seen = Math.max(seen, ...messages.map((one) => one.n));
            if (heard) break;
          }
          waits.push(performance.now() - sent);
        }
      }
    }),
  );
  return waits.sort((a, b) => a - b);
};

/** A bot that says back what it heard: the SDK, the sockets and the sandbox, and nothing else. */
class Echo extends DWClient {
  constructor(gateway) {
    super({ clientId: 'echo', clientSecret: 'bench', keepAlive: false, autoReconnect: false });
    this.gateway = gateway;
    this.registerCallbackListener(TOPIC_ROBOT, (frame) => {
      const { text, sessionWebhook } = JSON.parse(frame.data);
      this.socketCallBackResponse(frame.headers.messageId, {});
      void fetch(sessionWebhook, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ msgtype: 'markdown', markdown: { title: '回声', text: text.content } }),
      });
    });
  }

  async getEndpoint() {
    const answer = await fetch(`${this.gateway}/v1.0/gateway/connections/open`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ clientId: 'echo', clientSecret: 'bench', subscriptions: this.config.subscriptions }),
    });
    const { endpoint, ticket } = await answer.json();
    this.dw_url = `${endpoint}?ticket=${encodeURIComponent(ticket)}`;
    return this;
  }
}

const echoed = async (keep) => {
  const sandbox = await keep(sandboxFor('echo'), (it) => it.close());
  const client = new Echo(sandbox.url);
  await keep(client.connect(), () => client.disconnect());
  return chatter(sandbox.url);
};

/** The whole product: understanding, conversation in PostgreSQL, inbox and outbox. */
const answered = async (keep) => {
  const data = await keep(mkdtempSync(join(tmpdir(), 'zhengheng-crowd-')), (folder) =>
    rmSync(folder, { recursive: true, force: true }),
  );
  const postgres = await keep(startPostgres({ dir: join(data, 'postgres'), throwaway: true }), (it) => it.stop());
  const client = new pg.Client({ connectionString: postgres.url() });
  await keep(client.connect(), () => client.end());
  await client.query('create database crowd');
  const sandbox = await keep(sandboxFor('product'), (it) => it.close());
  const settings = readSettings({
    DATABASE_URL: postgres.url('crowd'),
    DATA_DIR: data,
    API_PORT: '0',
    LOG_LEVEL: 'error',
    ORGAN: 'crowd',
    DINGTALK_CLIENT_ID: 'product',
    DINGTALK_CLIENT_SECRET: 'bench',
    DINGTALK_API_BASE: sandbox.url,
    DINGTALK_OAPI_BASE: sandbox.url,
  });
  const running = await keep(startPlatform(settings), (it) => it.stop());
  await enrol(settings, running.api);
  return chatter(sandbox.url);
};

/** The crowd as staff, and known to the bot. */
const enrol = async (settings, api) => {
  let token = '';
  await ctl(['token', 'issue', '--system', 'bench', '--roles', 'admin'], {
    url: settings.DATABASE_URL,
    organ: 'crowd',
    print: (line) => {
      token = line.split('\n').at(-1);
    },
    now: () => new Date().toISOString(),
  });
  const give = async (command, body) => {
    const answer = await fetch(`${api}/v1/directory/${command}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.status !== 200) throw new Error(await answer.text());
  };
  for (const { id, name, short } of bureau.units) await give('establish-unit', { unit: id, name, short: [...short] });
  for (const { staffId, name, unit, post } of staff)
    await give('enrol-staff', { staff: staffId, name, unit, post, roles: ['staff'] });
  const database = new pg.Client({ connectionString: settings.DATABASE_URL });
  await database.connect();
  for (let enrolled = 0; enrolled < crowd; await pause(100))
    enrolled = Number((await database.query('select count(*) as n from directory_staff')).rows[0].n);
  await database.end();
  // The bot keeps what it read of the directory for a moment.
  await pause(2000);
};

const report = (name, waits) => {
  const at = (share) => quantile(waits, share).toFixed(0).padStart(5);
  const replies = `${name.padEnd(28)} ${String(waits.length).padStart(6)} replies`;
  console.log(`${replies}   median ${at(0.5)} ms   p95 ${at(0.95)} ms   p99 ${at(0.99)} ms`);
  return quantile(waits, 0.5);
};

await benchmark(async (keep) => {
  console.log(
    `${crowd} people at once, ${rounds} rounds of ${LINES.length} messages each; ms from message sent to reply read`,
  );
  console.log(madeWith());
  const echo = report('echo bot on the same SDK', await echoed(keep));
  const product = report('zhengheng', await answered(keep));
  console.log(`ratio of medians: ${(product / echo).toFixed(1)}`);
});
