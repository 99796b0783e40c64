// Follows topics: what another system would do with our events, as a library and for our own tests.
import type { CloudEventV1 } from 'cloudevents';
import type { Consumer } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import { cloudEventOf } from './cloud-event.ts';
import { kafkaClient, type KafkaConnection, type Log } from './connection.ts';

/** A CloudEvent and where it stood in its topic. */
export interface Received {
  readonly event: CloudEventV1<unknown>;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

/** What to follow, as whom, and what becomes of each event. */
export interface SubscribeOptions extends KafkaConnection {
  /** Members of one group share the partitions; each group gets every event. */
  readonly group: string;
  readonly topics: readonly string[];
  /** Where a group without committed offsets begins: at the first event there is, or at the next one. */
  readonly fromBeginning: boolean;
  /**
   * Takes in one event, in order within its stream, at least once: know it again by `source` and `id`. The offset is
   * committed after it resolves; if it rejects, the event comes again. Must not take longer than `sessionTimeoutMs`.
   */
  readonly onEvent: (received: Received) => Promise<void>;
  readonly log: Log;
  /**
   * After this long without a sign of life a member's partitions go to the others. 6 s to 30 min, 30 s if not given.
   */
  readonly sessionTimeoutMs?: number;
  /** Ends the subscription, also while it waits for brokers or topics. */
  readonly signal?: AbortSignal;
}

/** A membership that goes on until it is stopped. */
export interface Subscription {
  /** Finishes the event in hand and leaves the group; while joining it, that can take until the session timeout. */
  stop(): Promise<void>;
}

/**
 * Follows topics as a member of a group. Waits for brokers and topics that are not there yet, and begins anew with a
 * fresh client when one fails; a record that is no CloudEvent is logged and passed over.
 * @returns when the group has been joined, or when the signal has ended it before
 */
export const subscribe = async (options: SubscribeOptions): Promise<Subscription> => {
  const stopping = new AbortController();
  const signal = options.signal ? AbortSignal.any([stopping.signal, options.signal]) : stopping.signal;
  const joined = Promise.withResolvers<void>();
  const running = keepFollowing(options, signal, joined.resolve);
  await Promise.race([joined.promise, running]);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
};

const keepFollowing = async (options: SubscribeOptions, signal: AbortSignal, joined: () => void): Promise<void> => {
  const { group, topics, log } = options;
  for (let said = ''; !signal.aborted;) {
    const consumer = memberOf(options);
    try {
      await follow(consumer, options, signal, joined);
    } catch (error) {
      const { message } = error as Error;
      if (!signal.aborted && message !== said)
        log.warn({ group, topics, err: error }, 'cannot follow now, will keep trying');
      said = message;
    }
    await consumer.disconnect().catch(() => undefined);
    await pause(500, undefined, { signal }).catch(() => undefined);
  }
};

/** About twenty seconds. */
const PATIENTLY = { initialRetryTime: 200, retries: 12, maxRetryTime: 2000, factor: 0.2, multiplier: 2 };

/**
 * Patient enough to keep its membership over a restart of the broker: one who comes back as a new member waits until
 * the session of his old self has ended. What is beyond patience ends the consumer: kafkajs's own restart cannot be
 * stopped.
 */
const memberOf = (options: SubscribeOptions): Consumer =>
  kafkaClient(options, PATIENTLY).consumer({
    groupId: options.group,
    allowAutoTopicCreation: false,
    readUncommitted: false,
    sessionTimeout: options.sessionTimeoutMs ?? 30_000,
    heartbeatInterval: 3000,
    rebalanceTimeout: 60_000,
    maxWaitTimeInMs: 500,
    maxBytes: 8 << 20,
    maxBytesPerPartition: 1 << 20,
    retry: { ...PATIENTLY, restartOnFailure: async () => false },
  });

/** Runs until the consumer fails, or the signal ends it. */
const follow = async (
  consumer: Consumer,
  { topics, fromBeginning, onEvent, log }: SubscribeOptions,
  signal: AbortSignal,
  joined: () => void,
): Promise<void> => {
  const failed = Promise.withResolvers<void>();
  consumer.on(consumer.events.CRASH, ({ payload }) => failed.reject(payload.error));
  consumer.on(consumer.events.GROUP_JOIN, joined);
  signal.addEventListener('abort', () => failed.resolve(), { once: true });
  await consumer.connect();
  await consumer.subscribe({ topics: [...topics], fromBeginning });
  await consumer.run({
    eachMessage: async ({ topic, partition, message }) => {
      let event: CloudEventV1<unknown>;
      try {
        event = cloudEventOf(message);
      } catch (error) {
        log.error({ topic, partition, offset: message.offset, err: error }, 'record is no CloudEvent, passed over');
        return;
      }
      await onEvent({ event, topic, partition, offset: message.offset });
    },
  });
  await failed.promise;
};
