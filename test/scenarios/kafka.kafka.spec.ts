import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { startKafka } from '#infra/dev';
import { until } from '#support';
import { openHouse, settled, type House } from '#support/house';

// The back door: what is confirmed in the chat reaches a subscriber in another process as a CloudEvent.

const ROOT = join(import.meta.dirname, '../..');
interface Printed {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly subject: string;
  readonly dataschema: string;
  readonly data: { readonly title?: string; readonly number?: { readonly serial: number } };
}

let subscriber: ChildProcess | undefined;
/** What is wrong with events by the schemas they name, as this house publishes them. */
const faultsOf = async (house: House, events: readonly Printed[]): Promise<readonly unknown[]> => {
  const ajv = new Ajv2020({ allErrors: true });
  ajv.addVocabulary(['x-unit']);
  formats.default(ajv);
  const faults = [];
  for (const { id, dataschema, data } of events) {
    const { pathname } = new URL(dataschema);
    const known = ajv.getSchema(dataschema);
    const validate = known ?? ajv.compile((await house.call(undefined, 'GET', pathname)).body);
    if (!validate(data)) faults.push({ id, dataschema, errors: validate.errors });
  }
  return faults;
};

/** A subscriber in a process of its own; what it has printed so far. */
const subscribing = (brokers: string): (() => readonly Printed[]) => {
  subscriber = spawn(
    process.execPath,
    [
      'dist/infra/kafka/subscribe-cli.js',
      '--brokers',
      brokers,
      '--group',
      randomUUID(),
      '--topics',
      'zhengheng.decisions,zhengheng.directory,zhengheng.duties,zhengheng.opinions',
      '--from-beginning',
    ],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  let printed = '';
  subscriber.stdout!.on('data', (chunk) => {
    printed += String(chunk);
  });
  return () =>
    printed
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Printed);
};
afterEach(() => {
  subscriber?.kill('SIGKILL');
});

const file = async (house: House, title: string): Promise<void> => {
  const zhangwei = house.person('zhangwei');
  await zhangwei.says(`报议题 ${title} 重大决策`);
  await zhangwei.says('确认');
};

describe('with a broker', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse({ KAFKA_BROKERS: process.env.TEST_KAFKA_BROKERS! });
  });
  afterAll(() => house.close());

  test('a subscriber in another process receives the CloudEvent of a chat confirmation', async () => {
    const received = subscribing(process.env.TEST_KAFKA_BROKERS!);
    const title = `算力平台${randomUUID().slice(0, 8)}`;
    await file(house, title);
    const event = await until(() => received().find((one) => one.data.title === title));
    const [row] = await house.rows<{ id: string; stream: string }>(
      `select id, stream from ledger where data->>'title' = $1`,
      title,
    );
    expect(event).toMatchObject({
      id: row!.id,
      specversion: '1.0',
      type: 'cn.gov.zhengheng.decisions.item-proposed.v1',
      source: '/gov/tianshan-kjj/zhengheng',
      data: { title, category: 'majorDecision', number: { series: '议题' } },
    });
    expect(row!.stream).toContain(event!.subject);
  });
});

describe('without a broker', () => {
  test('filing goes on; once the broker is there, everything arrives, in order', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'zhengheng-broker-'));
    const kafka = await startKafka({ dir, log: () => undefined });
    await kafka.stop();
    const house = await openHouse({ KAFKA_BROKERS: kafka.brokers });
    try {
      for (const title of ['第一件事', '第二件事', '第三件事']) await file(house, title);
      expect((await house.call(undefined, 'GET', '/health/ready')).status).toBe(200);
      const [checkpoint] = await house.rows<{ position: string }>(
        `select position from reader where name = 'kafka.relay'`,
      );
      expect(Number(checkpoint?.position ?? 0)).toBe(0);
      await kafka.restart();
      const received = subscribing(kafka.brokers);
      await until(
        () => received().filter((one) => one.type.includes('item-proposed')).length,
        (count) => count >= 3,
      );
      // What follows from filing an item is written after it, and more may follow from that.
      await settled(house.url);
      const arrived = () => [...new Set(received().map((one) => one.id))].sort();
      const written = async () =>
        (await house.rows<{ id: string }>('select id from ledger')).map(({ id }) => id).sort();
      await until(
        async () => [arrived(), await written()] as const,
        ([there, recorded]) => there.join() === recorded.join(),
      );
      expect(await faultsOf(house, received())).toEqual([]);
    } finally {
      await house.close();
      await kafka.stop();
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
