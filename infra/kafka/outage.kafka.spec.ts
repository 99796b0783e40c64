import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKafka } from '#infra/dev';
import { until } from '#support';
import { brokerAnswers } from './connection.ts';
import { EventPublisher } from './publisher.ts';
import { Relay } from './relay.ts';
import { subscribe, type Received, type Subscription } from './subscriber.ts';
import { heard } from './testing/heard.ts';
import { MemoryLedger } from './testing/memory-ledger.ts';

type LocalKafka = Awaited<ReturnType<typeof startKafka>>;

/** A broker of our own, since it is stopped and killed here. */
let kafka: LocalKafka;
const open: { stop(): Promise<void> }[] = [];
/** Ends what a failed test left waiting. */
const over = new AbortController();

beforeAll(async () => {
  kafka = await startKafka({
    dir: mkdtempSync(join(tmpdir(), 'zhengheng-kafka-')),
    log: () => undefined,
    temporary: true,
  });
});

afterAll(async () => {
  over.abort();
  await Promise.all(open.map((one) => one.stop()));
  await kafka?.stop();
});

const relaying = (ledger: MemoryLedger, logged = heard()) => {
  const lags: number[] = [];
  const relay = new Relay(
    ledger,
    new EventPublisher({ brokers: [kafka.brokers] }),
    logged,
    {
      lag: (seconds) => {
        lags.push(seconds);
      },
    },
    { firstWaitMs: 50, longestWaitMs: 1000 },
  );
  relay.start();
  open.push(relay);
  return { relay, lags, logged };
};

const following = async (room: string): Promise<Received[]> => {
  const received: Received[] = [];
  const subscription: Subscription = await subscribe({
    brokers: [kafka.brokers],
    group: randomUUID(),
    topics: [`zhengheng.${room}`],
    fromBeginning: true,
    sessionTimeoutMs: 6000,
    log: heard(),
    signal: over.signal,
    onEvent: async (one) => {
      received.push(one);
    },
  });
  open.push(subscription);
  return received;
};

/** Ids per stream in the order they first came. */
const firstOccurrences = (received: readonly Received[]) => {
  const streams = new Map<string, Set<string>>();
  for (const { event } of received)
    streams.set(event.subject!, (streams.get(event.subject!) ?? new Set()).add(event.id));
  return new Map([...streams].map(([stream, ids]) => [stream, [...ids]]));
};

const asRecorded = (ledger: MemoryLedger) =>
  new Map(
    [...Map.groupBy(ledger.events, (event) => event.stream)].map(([stream, events]) => [
      stream,
      events.map((event) => event.id),
    ]),
  );

test('a relay that starts without a broker says so once, and delivers everything when the broker comes', async () => {
  await kafka.kill();
  const ledger = new MemoryLedger();
  for (let n = 0; n < 300; n += 1) ledger.append('early', `item/${n % 10}`, { n });
  const { relay, lags, logged } = relaying(ledger);
  await until(() => relay.lastError !== undefined && lags.length >= 3);
  expect(ledger.confirmed).toBe(0);
  expect(lags.at(-1)).toBeGreaterThan(0);
  expect(logged.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);

  await kafka.restart();
  const received = await following('early');
  await until(() => ledger.confirmed === 300);
  await until(() => new Set(received.map(({ event }) => event.id)).size === 300);
  expect(firstOccurrences(received)).toEqual(asRecorded(ledger));
  expect(relay.lastError).toBeUndefined();
  expect(logged.lines.at(-1)).toMatchObject({ level: 'info', message: 'relay publishes again' });
});

test('nothing is lost and no stream is out of order when the broker is killed in full flow and comes back with its data', async () => {
  const ledger = new MemoryLedger();
  let n = 0;
  const write = (): void => {
    for (let i = 0; i < 5; i += 1) ledger.append('killed', `item/${n % 20}`, { n: (n += 1) });
  };
  write();
  const { relay } = relaying(ledger);
  await until(() => ledger.confirmed > 0);
  const received = await following('killed');
  const writing = setInterval(write, 5);
  try {
    await until(() => received.length > 200);
    await kafka.kill();
    const confirmedAtDeath = ledger.confirmed;
    await until(() => relay.lastError !== undefined);
    expect(await brokerAnswers({ brokers: [kafka.brokers] })).toBe(false);
    await until(() => ledger.events.length > confirmedAtDeath + 500);
    await kafka.restart();
    await until(() => ledger.confirmed > confirmedAtDeath + 1000);
  } finally {
    clearInterval(writing);
  }
  await until(() => ledger.confirmed === ledger.events.length);
  await until(() => new Set(received.map(({ event }) => event.id)).size === ledger.events.length);
  expect(firstOccurrences(received)).toEqual(asRecorded(ledger));
});

test('a relay stops while the broker is away', async () => {
  const ledger = new MemoryLedger();
  ledger.append('late', 'item/1', {});
  await kafka.kill();
  const { relay } = relaying(ledger);
  await until(() => relay.lastError !== undefined);
  // The broker comes back only afterwards: it stops without it.
  await expect(relay.stop()).resolves.toBeUndefined();
  await kafka.restart();
});
