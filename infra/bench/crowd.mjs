// Two hundred people chatting at once: how long one waits for the reply, through the real SDK, over real sockets; against a bot
// on the same SDK that only says back what it heard, in the same run. `npm run bench:crowd [-- --people 200 --rounds 5]`
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DWClient, TOPIC_ROBOT } from 'dingtalk-stream';
import pg from 'pg';
import { ctl } from '../../dist/apps/ctl/ctl.js';
import { startPostgres } from '../../dist/infra/dev/index.js';
import { startPlatform } from '../../dist/apps/platform/platform.js';
import { startSandbox } from '../../dist/apps/sandbox/index.js';
import { readSettings } from '../../dist/infra/config/index.js';
import { bureau } from '../../dist/apps/seed/bureau.js';

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
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

const echoed = async () => {
  const sandbox = await sandboxFor('echo');
  const client = new Echo(sandbox.url);
  await client.connect();
  try {
    return await chatter(sandbox.url);
  } finally {
    client.disconnect();
    await sandbox.close();
  }
};

/** The whole product: understanding, conversation in PostgreSQL, inbox and outbox. */
const answered = async () => {
  const data = mkdtempSync(join(tmpdir(), 'zhengheng-crowd-'));
  const postgres = await startPostgres({ dir: join(data, 'postgres') });
  const client = new pg.Client({ connectionString: postgres.url() });
  await client.connect();
  await client.query('create database crowd');
  await client.end();
  const sandbox = await sandboxFor('product');
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
  const running = await startPlatform(settings);
  try {
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
      const answer = await fetch(`${running.api}/v1/directory/${command}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (answer.status !== 200) throw new Error(await answer.text());
    };
    for (const { id, name, short } of bureau.units) await give('establish-unit', { unit: id, name, short: [...short] });
    for (const { staffId, name, unit, post } of staff)
      await give('enrol-staff', { staff: staffId, name, unit, post, roles: ['staff'] });
    await new Promise((resolve) => setTimeout(resolve, 2000)); // until the directory's register is read afresh
    return await chatter(sandbox.url);
  } finally {
    await running.stop();
    await sandbox.close();
    await postgres.stop();
    rmSync(data, { recursive: true, force: true });
  }
};

const report = (name, waits) => {
  const at = (share) => waits[Math.floor(waits.length * share)];
  console.log(
    `${name.padEnd(28)} ${String(waits.length).padStart(6)} replies   median ${at(0.5).toFixed(0).padStart(5)} ms   p95 ${at(0.95).toFixed(0).padStart(5)} ms   p99 ${at(0.99).toFixed(0).padStart(5)} ms`,
  );
  return at(0.5);
};
console.log(
  `${crowd} people at once, ${rounds} rounds of ${LINES.length} messages each; ms from message sent to reply read`,
);
const echo = report('echo bot on the same SDK', await echoed());
const product = report('zhengheng', await answered());
console.log(`ratio of medians: ${(product / echo).toFixed(1)}`);
process.exit(0);
