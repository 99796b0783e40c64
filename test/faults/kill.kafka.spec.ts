import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Process, runToEnd, until } from '#support';
import { emptyDatabase, rowsOf, settled } from '#support/house';
import { freePort } from '#infra/dev';
import { subscribe, type Received } from '#infra/kafka';

// kill -9 at any moment while filings run: each accepted filing is in the ledger once, numbers have no gap and no
// double, and Kafka has each event at least once and in order per stream. Judged by the history, not by logs.

const BROKERS = process.env.TEST_KAFKA_BROKERS!;
const FILINGS = 200;
const KILLS = 4;

let database: Awaited<ReturnType<typeof emptyDatabase>>;
let data: string;
let port: number;
let running: Process | undefined;

const start = async (): Promise<void> => {
  running = await Process.start(
    'platform',
    {
      DATABASE_URL: database.url,
      DATA_DIR: data,
      API_PORT: String(port),
      SANDBOX_PORT: String(await freePort()),
      KAFKA_BROKERS: BROKERS,
    },
    '政衡已就绪',
  );
};
const kill = async (): Promise<void> => {
  await running?.end('SIGKILL');
};

beforeAll(async () => {
  database = await emptyDatabase();
  data = mkdtempSync(join(tmpdir(), 'zhengheng-kill-'));
  port = await freePort();
  await start();
});
afterAll(async () => {
  await kill();
  await database.drop();
  rmSync(data, { recursive: true, force: true });
});

describe(`kill -9, ${KILLS} times while ${FILINGS} filings run`, () => {
  test('loses nothing, doubles nothing, leaves no gap, and Kafka has it all in order', async () => {
    const issued = await runToEnd('ctl', { DATABASE_URL: database.url }, ['token', 'issue', '--staff', 'zhangwei']);
    const token = issued.output.trim().split('\n').at(-1)!;
    const accepted = new Map<string, string>();
    let next = 0;

    /** Files under one key until it is accepted: a client that heard nothing asks again. */
    const file = async (): Promise<void> => {
      for (let n = next++; n < FILINGS; n = next++) {
        const key = randomUUID();
        const taken =
          n % 5 === 4 ? await until(() => [...accepted.values()][n % Math.max(1, accepted.size)]) : undefined;
        await until(async () => {
          const response = await fetch(
            `http://127.0.0.1:${port}/v1/decisions/${taken ? 'withdraw-item' : 'propose-item'}`,
            {
              method: 'POST',
              headers: {
                authorization: `Bearer ${token}`,
                'content-type': 'application/json',
                'idempotency-key': key,
              },
              body: JSON.stringify(
                taken
                  ? { item: taken, reason: '材料需要补充' }
                  : { title: `第${n}件`, category: 'majorDecision', unit: 'platform' },
              ),
            },
          ).catch(() => undefined);
          if (response?.status !== 200) return false;
          const { number } = (await response.json()) as { number: string };
          if (!taken) accepted.set(key, number);
          return true;
        }, Boolean);
      }
    };
    const filing = Promise.all(Array.from({ length: 8 }, file));
    for (let kills = 1; kills <= KILLS; kills++) {
      await until(
        () => next,
        (seen) => seen >= (FILINGS * kills) / (KILLS + 1),
      );
      await kill();
      await start();
    }
    await filing;

    const ledger = await rowsOf<{
      id: string;
      stream: string;
      version: number;
      type: string;
      key: string;
      serial: string | null;
    }>(
      database.url,
      `select id, stream, version, type, split_part(command, ':', 3) as key, data->'number'->>'serial' as serial from ledger order by seq`,
    );
    const proposed = ledger.filter((one) => one.type === 'decisions.item-proposed');
    expect(proposed.map((one) => one.key).sort()).toEqual([...accepted.keys()].sort());
    expect(proposed.map((one) => Number(one.serial)).sort((a, b) => a - b)).toEqual(proposed.map((_, n) => n + 1));
    for (const one of proposed) expect(accepted.get(one.key)).toContain(`〕${one.serial}号`);

    await settled(database.url);
    const received: Received[] = [];
    const subscription = await subscribe({
      brokers: BROKERS.split(','),
      group: randomUUID(),
      topics: ['zhengheng.decisions'],
      fromBeginning: true,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      onEvent: async (event) => {
        received.push(event);
      },
    });
    const ours = new Map(ledger.filter((one) => one.type.startsWith('decisions.')).map((one) => [one.id, one]));
    await until(
      () => new Set(received.map((one) => one.event.id)).size,
      () => [...ours.keys()].every((id) => received.some((one) => one.event.id === id)),
    );
    await subscription.stop();
    const versions = new Map<string, number>();
    const seen = new Set<string>();
    for (const { event } of received) {
      const row = ours.get(event.id);
      if (!row || seen.has(event.id)) continue;
      seen.add(event.id);
      expect(row.version).toBe((versions.get(row.stream) ?? 0) + 1);
      versions.set(row.stream, row.version);
    }
    expect(seen.size).toBe(ours.size);
  });
});
