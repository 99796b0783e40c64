import { afterEach, expect, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { brokerAnswers, EventPublisher, subscribe } from '#infra/kafka';
import { until } from '#support';
import { availableKafka, KafkaUnavailable, startKafka, type LocalKafka } from '../kafka.ts';

const started: LocalKafka[] = [];
const folders: string[] = [];
const folder = (): string => {
  folders.push(mkdtempSync(join(tmpdir(), 'zhengheng-kafka-')));
  return folders.at(-1)!;
};
const start = async (dir: string): Promise<LocalKafka> => {
  const kafka = await startKafka({ dir, log: () => undefined, temporary: true });
  started.push(kafka);
  return kafka;
};
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

afterEach(async () => {
  await Promise.all(started.splice(0).map((kafka) => kafka.stop()));
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true, force: true });
});

test('a broker that was named is used, whatever else there is', () => {
  expect(availableKafka({ KAFKA_BROKERS: ' kafka.example:9092 ' })).toEqual({
    is: 'given',
    brokers: 'kafka.example:9092',
  });
  expect(availableKafka({ KAFKA_BROKERS: '' }).is).not.toBe('given');
});

test('a broker killed with -9 comes back on the same address with what it had acknowledged', async () => {
  const kafka = await start(folder());
  const connection = { brokers: [kafka.brokers] };
  const publisher = new EventPublisher(connection);
  await publisher.publish([
    {
      position: '1',
      id: 'e-1',
      organ: 'tianshan-kjj',
      stream: 'dev.item/1',
      type: 'dev.item-proposed',
      schemaVersion: 1,
      data: {},
      meta: { correlation: 'c' },
      recordedAt: '2026-11-23T00:00:00Z',
    },
  ]);
  await publisher.close();
  await kafka.kill();
  expect(await brokerAnswers(connection)).toBe(false);
  await kafka.restart();
  expect(await brokerAnswers(connection)).toBe(true);
  const [id, subscription] = await new Promise<readonly [string, Promise<{ stop(): Promise<void> }>]>((resolve) => {
    const joining = subscribe({
      ...connection,
      group: 'g',
      topics: ['zhengheng.dev'],
      fromBeginning: true,
      log: quiet,
      onEvent: async ({ event }) => resolve([event.id, joining]),
    });
  });
  await (await subscription).stop();
  expect(id).toBe('e-1');
});

test('a broker that dies by itself is told of, with the end of its log', async () => {
  const said: string[] = [];
  const dir = folder();
  const kafka = await startKafka({ dir, log: (line) => said.push(line), temporary: true });
  started.push(kafka);
  const { stdout } = spawnSync('pgrep', ['-f', join(dir, 'server.properties')], { encoding: 'utf8' });
  process.kill(Number(stdout.trim()), 'SIGTERM');
  await until(() => said.length > 0);
  expect(said[0]).toMatch(/^Kafka 意外退出[^]*Kafka Server started/);
});

test('temporary data are gone after stop', async () => {
  const dir = folder();
  const kafka = await start(dir);
  await kafka.stop();
  expect(existsSync(dir)).toBe(false);
});

test('a broker that does not start shows the end of its log', async () => {
  const dir = folder();
  const kafka = await startKafka({ dir, log: () => undefined });
  await kafka.stop();
  writeFileSync(join(dir, 'data', 'meta.properties'), 'version=1\nnode.id=7\ncluster.id=4L6g3nShT-eMCtK--X86sw\n');
  const failure = await startKafka({ dir, log: () => undefined }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(KafkaUnavailable);
  expect((failure as Error).message).toMatch(/^Kafka 没有启动成功[^]*Stored node id 7 doesn't match/);
});

test('a broker does not outlive the process that started it, however that ends', async () => {
  const module = fileURLToPath(new URL('../kafka.ts', import.meta.url));
  const script = `const { startKafka } = await import(${JSON.stringify(module)});
    console.log((await startKafka({ dir: ${JSON.stringify(folder())}, log: () => undefined })).brokers);
    setInterval(() => undefined, 1000);`;
  const parent = spawn(process.execPath, ['--conditions=source', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const [brokers] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
  expect(await brokerAnswers({ brokers: [brokers] })).toBe(true);
  parent.kill('SIGKILL');
  await until(async () => !(await brokerAnswers({ brokers: [brokers] })));
});
