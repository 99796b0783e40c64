import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startKafka } from '#infra/dev';
import { until } from '#support';
import { brokerAnswers, kafkaClient } from './connection.ts';
import { BrokerUnavailable, EventPublisher, PoisonEvent } from './publisher.ts';
import { Relay, type RelayMetrics } from './relay.ts';
import { subscribe, type Received, type Subscription } from './subscriber.ts';
import { heard } from './testing/heard.ts';
import { MemoryLedger } from './testing/memory-ledger.ts';
import { TOPIC_DEFAULTS } from './topics.ts';

type LocalKafka = Awaited<ReturnType<typeof startKafka>>;

let own: LocalKafka | undefined;
let brokers: readonly string[];
const open: { stop(): Promise<void> }[] = [];
/** Ends what a failed test left waiting. */
const over = new AbortController();

beforeAll(async () => {
  const given = process.env['TEST_KAFKA_BROKERS'];
  if (!given)
    own = await startKafka({
      dir: mkdtempSync(join(tmpdir(), 'zhengheng-kafka-')),
      log: () => undefined,
      temporary: true,
    });
  brokers = (given ?? own!.brokers).split(',');
});

afterAll(async () => {
  over.abort();
  await Promise.all(open.map((one) => one.stop()));
  await own?.stop();
});

/** A room of its own for each test: topics are shared by all who use the broker. */
const freshRoom = (): string => `room-${randomBytes(4).toString('hex')}`;

const relaying = (ledger: MemoryLedger, metrics: Partial<RelayMetrics> = {}, logged = heard()): Relay => {
  const relay = new Relay(ledger, new EventPublisher({ brokers }), logged, metrics, {
    firstWaitMs: 50,
    longestWaitMs: 500,
  });
  relay.start();
  open.push(relay);
  return relay;
};

const following = async (...rooms: string[]): Promise<Received[]> => {
  const received: Received[] = [];
  const publisher = new EventPublisher({ brokers });
  await publisher.ensureTopics(rooms.map((room) => `${room}.item-proposed`));
  await publisher.close();
  const subscription: Subscription = await subscribe({
    brokers,
    group: randomUUID(),
    topics: rooms.map((room) => `zhengheng.${room}`),
    fromBeginning: true,
    log: heard(),
    signal: over.signal,
    onEvent: async (one) => {
      received.push(one);
    },
  });
  open.push(subscription);
  return received;
};

describe('with a broker', () => {
  /** `ConfigResourceTypes.TOPIC`, which the package does not export to ESM. */
  const A_TOPIC = 2;

  test('a topic is made as the contract says: nothing thrown away, nothing compacted', async () => {
    const room = freshRoom();
    const publisher = new EventPublisher({ brokers });
    await publisher.ensureTopics([`${room}.item-proposed`]);
    await publisher.close();
    const admin = kafkaClient({ brokers }).admin();
    await admin.connect();
    try {
      const topic = `zhengheng.${room}`;
      const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
      expect(topics[0]!.partitions).toHaveLength(TOPIC_DEFAULTS.partitions);
      const { resources } = await admin.describeConfigs({
        includeSynonyms: false,
        resources: [{ type: A_TOPIC, name: topic, configNames: ['retention.ms', 'cleanup.policy'] }],
      });
      const entries = resources[0]!.configEntries.map(({ configName, configValue }) => `${configName}=${configValue}`);
      expect(entries.sort()).toEqual(['cleanup.policy=delete', 'retention.ms=-1']);
    } finally {
      await admin.disconnect();
    }
  });

  test('1,000 events on 50 streams of two rooms arrive once each, with their ids, in order within every stream', async () => {
    const rooms = [freshRoom(), freshRoom()] as const;
    const ledger = new MemoryLedger();
    let published = 0;
    const lags: number[] = [];
    for (let n = 0; n < 1000; n += 1) ledger.append(rooms[n % 2]!, `item/${n % 50}`, { n, text: '正文'.repeat(100) });
    const received = await following(...rooms);
    relaying(ledger, {
      published: (events) => {
        published += events;
      },
      lag: (seconds) => {
        lags.push(seconds);
      },
    });
    await until(() => received.length >= 1000);
    await until(() => ledger.confirmed === 1000 && lags.at(-1) === 0);

    expect(published).toBe(1000);
    const byStream = Map.groupBy(received, ({ event }) => event.subject!);
    expect(byStream.size).toBe(50);
    for (const [stream, arrived] of byStream) {
      expect(arrived.map(({ event }) => event.id)).toEqual(
        ledger.events.filter((event) => event.stream === stream).map((event) => event.id),
      );
      expect(new Set(arrived.map(({ partition }) => partition)).size).toBe(1);
    }
    expect(new Set(received.map(({ topic, partition }) => `${topic}/${partition}`)).size).toBeGreaterThan(6);
    expect(received[0]!.event.data).toMatchObject({ text: '正文'.repeat(100) });
  });

  test('an event is on its way as soon as it is recorded', async () => {
    const room = freshRoom();
    const ledger = new MemoryLedger();
    const received = await following(room);
    relaying(ledger);
    for (let n = 1; n <= 20; n += 1) {
      const { id } = ledger.append(room, 'item/1', { n });
      await until(() => received.at(-1)?.event.id === id);
    }
    expect(received).toHaveLength(20);
  });

  test('an event too large for Kafka is parked with its stream, loudly; all others flow', async () => {
    const room = freshRoom();
    const ledger = new MemoryLedger();
    const received = await following(room);
    const parked: string[] = [];
    const logged = heard();
    ledger.append(room, 'item/good', { n: 1 });
    ledger.append(room, 'item/bad', { n: 2 });
    const oversize = ledger.append(room, 'item/bad', { attachment: 'x'.repeat(2_000_000) });
    ledger.append(room, 'item/bad', { n: 4 });
    ledger.append(room, 'item/good', { n: 5 });
    const relay = relaying(
      ledger,
      {
        parked: (event) => {
          parked.push(event.id);
        },
      },
      logged,
    );
    await until(() => ledger.confirmed === 5);
    await until(() => received.length >= 2);

    expect(parked).toEqual([oversize.id]);
    expect([...ledger.parked]).toEqual([[oversize.stream, expect.stringContaining('too large: 2000')]]);
    expect(logged.lines).toContainEqual(
      expect.objectContaining({ level: 'error', event: oversize.id, stream: oversize.stream }),
    );
    expect(relay.lastError).toBeUndefined();
    expect(received.filter(({ event }) => event.subject === oversize.stream).map(({ event }) => event.data)).toEqual(
      [],
    );
    expect(
      received.filter(({ event }) => event.subject === `${room}.item/good`).map(({ event }) => event.data),
    ).toEqual([{ n: 1 }, { n: 5 }]);
  });

  test('an event only the broker finds too large is named, and what stands before it is published', async () => {
    const room = freshRoom();
    const ledger = new MemoryLedger();
    const admin = kafkaClient({ brokers }).admin();
    await admin.connect();
    await admin.createTopics({
      waitForLeaders: true,
      topics: [
        {
          topic: `zhengheng.${room}`,
          numPartitions: 1,
          configEntries: [{ name: 'max.message.bytes', value: '20000' }],
        },
      ],
    });
    await admin.disconnect();
    const received = await following(room);
    const before = ['a', 'b', 'c'].map((name) => ledger.append(room, `item/${name}`, {}));
    const refused = ledger.append(room, 'item/d', { noise: randomBytes(30_000).toString('base64') });
    ledger.append(room, 'item/e', {});
    const publisher = new EventPublisher({ brokers });
    open.push({ stop: () => publisher.close() });

    const error = await publisher.publish(ledger.events).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PoisonEvent);
    expect((error as PoisonEvent).event.id).toBe(refused.id);
    expect((error as PoisonEvent).message).toContain('MESSAGE_TOO_LARGE');
    await until(() => received.length >= 3);
    expect(new Set(received.map(({ event }) => event.id))).toEqual(new Set(before.map((event) => event.id)));
  });

  test('a batch larger than one request takes is sent in several, in order', async () => {
    const room = freshRoom();
    const ledger = new MemoryLedger();
    const received = await following(room);
    for (let n = 0; n < 12; n += 1)
      ledger.append(room, 'item/1', { n, noise: randomBytes(250_000).toString('base64') });
    relaying(ledger);
    await until(() => received.length >= 12);
    expect(received.map(({ event }) => (event.data as { n: number }).n)).toEqual([...Array(12).keys()]);
  });

  test('a topic that is deleted meanwhile is created again', async () => {
    const room = freshRoom();
    const ledger = new MemoryLedger();
    const relay = relaying(ledger);
    ledger.append(room, 'item/1', { n: 1 });
    await until(() => ledger.confirmed === 1);
    const admin = kafkaClient({ brokers }).admin();
    await admin.connect();
    await admin.deleteTopics({ topics: [`zhengheng.${room}`] });
    await until(async () => !(await admin.listTopics()).includes(`zhengheng.${room}`));
    await admin.disconnect();
    const { id } = ledger.append(room, 'item/1', { n: 2 });
    await until(() => ledger.confirmed === 2);
    const received = await following(room);
    await until(() => received.length >= 1);
    expect(received[0]!.event.id).toBe(id);
    expect(relay.lastError).toBeUndefined();
  });

  test('a record that is no CloudEvent, or a handler that fails, does not stop a subscriber', async () => {
    const room = freshRoom();
    const logged = heard();
    const ledger = new MemoryLedger();
    const publisher = new EventPublisher({ brokers });
    await publisher.ensureTopics([`${room}.item-proposed`]);
    open.push({ stop: () => publisher.close() });
    const producer = kafkaClient({ brokers }).producer();
    await producer.connect();
    await producer.send({ topic: `zhengheng.${room}`, messages: [{ key: `${room}.item/1`, value: 'hello' }] });
    await producer.disconnect();
    await publisher.publish([ledger.append(room, 'item/1', { n: 1 }), ledger.append(room, 'item/1', { n: 2 })]);
    const attempts: string[] = [];
    open.push(
      await subscribe({
        brokers,
        group: randomUUID(),
        topics: [`zhengheng.${room}`],
        fromBeginning: true,
        log: logged,
        signal: over.signal,
        onEvent: async ({ event }) => {
          attempts.push(event.id);
          if (attempts.length === 1) throw new Error('database is away');
        },
      }),
    );
    await until(() => attempts.length >= 3);
    const [first, second] = ledger.events.map((event) => event.id);
    expect(attempts).toEqual([first, first, second]);
    expect(logged.lines).toContainEqual(
      expect.objectContaining({ level: 'error', topic: `zhengheng.${room}`, offset: '0' }),
    );
  });

  test('another process subscribes with subscribe-cli, one JSON line an event, and leaves when told', async () => {
    const room = freshRoom();
    const ledger = new MemoryLedger();
    const cli = spawn(
      process.execPath,
      [
        '--conditions=source',
        fileURLToPath(new URL('./subscribe-cli.ts', import.meta.url)),
        '--group',
        randomUUID(),
        '--topics',
        `zhengheng.${room}`,
        '--from-beginning',
      ],
      {
        env: { ...process.env, KAFKA_BROKERS: brokers.join(','), NODE_OPTIONS: '' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const lines: string[] = [];
    let errors = '';
    createInterface({ input: cli.stdout }).on('line', (line) => lines.push(line));
    cli.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    await until(() => errors.includes('cannot follow now'));
    relaying(ledger);
    const events = [1, 2, 3].map((n) => ledger.append(room, 'item/1', { n }));
    await until(() => lines.length >= 3);
    const left = new Promise((resolve) => cli.once('exit', resolve));
    cli.kill('SIGTERM');
    expect(await left).toBe(0);
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual(
      events.map((event) =>
        expect.objectContaining({ specversion: '1.0', id: event.id, subject: event.stream, data: event.data }),
      ),
    );
    expect(errors).not.toContain('TimeoutNegativeWarning');
  });
});

test('an idle connection does not keep the processor busy', async () => {
  const publisher = new EventPublisher({ brokers });
  await publisher.connect();
  let timers = 0;
  const { setTimeout: original } = globalThis;
  globalThis.setTimeout = ((...args: Parameters<typeof setTimeout>) => {
    timers += 1;
    return original(...args);
  }) as typeof setTimeout;
  try {
    await new Promise((resolve) => original(resolve, 300));
  } finally {
    globalThis.setTimeout = original;
    await publisher.close();
  }
  expect(timers).toBeLessThan(10);
});

test('without a broker, a publisher says so after one attempt, and nothing is reported to answer', async () => {
  const nowhere = { brokers: ['127.0.0.1:1'] };
  await expect(new EventPublisher(nowhere).connect()).rejects.toBeInstanceOf(BrokerUnavailable);
  await expect(brokerAnswers(nowhere)).resolves.toBe(false);
});
