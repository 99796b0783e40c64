// Our side of the benchmark: the append alone, load and append, and whole commands: by the bus, over HTTP, through the
// chat.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database, migrate } from '../../dist/infra/database/index.js';
import { Ledger } from '../../dist/infra/events/index.js';
import { FileStore } from '../../dist/infra/files/index.js';
import { readSettings } from '../../dist/infra/config/index.js';
import { Metrics, openLog } from '../../dist/infra/operations/index.js';
import { Counter } from '../../dist/infra/commands/index.js';
import { subscribe } from '../../dist/infra/kafka/index.js';
import { ProposeItem } from '../../dist/libs/decisions/index.js';
import { HouseModule, SystemClock } from '../../dist/apps/house.module.js';
import { bureau } from '../../dist/apps/seed/bureau.js';
import { startPlatform } from '../../dist/apps/platform/platform.js';
import { migrations } from '../../dist/apps/rooms.js';
import { NestFactory } from '@nestjs/core';

/** Runs `work` with so many in flight for the time; completions per second. */
const rate = (seconds) => (work) => async (inFlight) => {
  let done = 0;
  const from = performance.now();
  const until = from + seconds * 1000;
  await Promise.all(
    Array.from({ length: inFlight }, async (_, lane) => {
      while (performance.now() < until) {
        await work(lane);
        done++;
      }
    }),
  );
  // What was begun in time is waited for, and so is its time.
  return (done / (performance.now() - from)) * 1000;
};

export const appendsAt = async (url, seconds, { data, meta }) => {
  await migrate(url, migrations);
  const database = new Database({ url, role: 'zhengheng_app', max: 32 });
  const ledger = new Ledger(database);
  const event = { type: 'decisions.item-proposed', version: 1, data };
  const append = (stream) =>
    ledger.append({
      organ: 'bench',
      stream,
      command: randomUUID(),
      expectedVersion: 0,
      events: [event],
      state: data,
      stateVersion: 1,
      meta,
      recordedAt: new Date().toISOString(),
    });
  return {
    append: rate(seconds)(() => append(`decisions.item/${randomUUID()}`)),
    command: rate(seconds)(async () => {
      const stream = `decisions.item/${randomUUID()}`;
      await ledger.load('bench', stream, randomUUID());
      await append(stream);
    }),
    close: () => database.close(),
  };
};

/** Sixty pairs, as the years are counted: titles without figures, which would be read as sums or dates. */
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

const input = { title: '采购高性能计算平台', category: 'largeFunds', amount: 120000000, unit: 'platform' };

/**
 * Commands through the CommandBus: counter, schema, rights, handler, ledger; nothing else runs in the process, as in an
 * api of its own.
 */
export const busAt = async (url, seconds) => {
  await migrate(url, migrations);
  const database = new Database({ url, role: 'zhengheng_app', max: 40 });
  const folder = mkdtempSync(join(tmpdir(), 'zhengheng-bench-files-'));
  const house = {
    database,
    ledger: new Ledger(database),
    clock: new SystemClock(),
    files: new FileStore(folder, database),
    metrics: new Metrics(),
    log: openLog('bench', 'error'),
  };
  const app = await NestFactory.createApplicationContext(HouseModule.of(house), { logger: false });
  const counter = app.get(Counter);
  const propose = async (organ) => {
    const outcome = await counter.give(ProposeItem, input, {
      id: randomUUID(),
      actor: { is: 'system', organ, name: 'bench', roles: ['office', 'staff'] },
      at: house.clock.now(),
      channel: 'http',
      correlation: 'bench',
    });
    if (outcome.is !== 'done') throw new Error(JSON.stringify(outcome));
  };
  let next = 0;
  return {
    propose,
    oneOrgan: rate(seconds)(() => propose('organ-alone')),
    organs: rate(seconds)(() => propose(`organ-${next++ % 4}`)),
    close: async () => {
      await app.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/**
 * The whole product in one process, sandbox included: filings over HTTP and through the chat, and how soon a subscriber
 * sees them.
 */
export const productAt = async (url, seconds, brokers) => {
  const data = mkdtempSync(join(tmpdir(), 'zhengheng-bench-data-'));
  const running = await startPlatform(
    readSettings({
      DATABASE_URL: url,
      DATA_DIR: data,
      API_PORT: '0',
      SANDBOX_PORT: '0',
      REMINDERS_AT: 'off',
      API_CALLS_PER_MINUTE: '0',
      LOG_LEVEL: 'error',
      KAFKA_BROKERS: brokers ?? '',
    }),
  );
  const http = async () => {
    const response = await fetch(`${running.api}/v1/decisions/propose-item`, {
      method: 'POST',
      headers: { authorization: `Bearer ${running.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    await response.text();
    if (response.status !== 200) throw new Error(String(response.status));
  };
  const seen = new Map();
  /** One message and the reply to it. */
  const says = async (as, text) => {
    const sent = await fetch(`${running.chatPage}/sandbox/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as, in: 'direct', text }),
    });
    if (sent.status !== 202) throw new Error(await sent.text());
    for (;;) {
      const { messages } = await (
        await fetch(`${running.chatPage}/sandbox/messages?as=${as}&in=direct&after=${seen.get(as) ?? 0}&wait=5000`)
      ).json();
      const heard = messages.find((one) => one.from === 'bot');
      seen.set(as, Math.max(seen.get(as) ?? 0, ...messages.map((one) => one.n)));
      if (heard) return heard;
    }
  };
  // Each lane is a person of its own; beyond the bureau's sixteen two lanes would talk as one person, so chat is
  // measured up to 16.
  const people = bureau.staff.map((one) => one.staffId);
  const chat = async (lane) => {
    const as = people[lane % people.length];
    await says(as, '报议题 采购高性能计算平台 120万元 大额资金');
    await says(as, '确认');
  };
  return {
    http: rate(seconds)(http),
    chat: (inFlight) => rate(seconds)(chat)(Math.min(inFlight, people.length)),
    /** ms from the tap on 确认 to the event at a subscriber, one filing after another. */
    latency: async (times) => {
      const arrived = new Map();
      const subscription = await subscribe({
        brokers: brokers.split(','),
        group: randomUUID(),
        topics: ['zhengheng.decisions'],
        fromBeginning: false,
        log: { info() {}, warn() {}, error() {} },
        onEvent: async ({ event }) => {
          arrived.set(event.data.title, performance.now());
        },
      });
      const waits = [];
      for (let n = 0; n < times + 5; n++) {
        const title = `采购${STEMS[n % 10]}${BRANCHES[n % 12]}型${BRANCHES[Math.floor(n / 60) % 12]}组设备`;
        await says('huangtao', `报议题 ${title} 重大决策`);
        const tapped = performance.now();
        await says('huangtao', '确认');
        while (!arrived.has(title)) await new Promise((resolve) => setTimeout(resolve, 1));
        if (n >= 5) waits.push(arrived.get(title) - tapped);
      }
      await subscription.stop();
      return waits.sort((a, b) => a - b);
    },
    close: async () => {
      await running.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
};
