// Hands events to Kafka, each to the topic of its room.
import { CompressionTypes, Partitioners, type Admin, type Producer } from 'kafkajs';
import { grouped } from '#kernel';
import { messageOf, SCHEMA_BASE, type EventMessage, type LedgerEvent } from './cloud-event.ts';
import { kafkaClient, type KafkaConnection } from './connection.ts';
import { TOPIC_DEFAULTS, topicOf } from './topics.ts';

/** Where to publish, and how; what is left out has a default. */
export interface PublisherOptions extends KafkaConnection {
  /** An event as other systems may have it: without what is not for them. As it is, if this is left out. */
  readonly forOthers?: (event: LedgerEvent) => LedgerEvent;
  /** Base of the schema addresses. */
  readonly schemaBase?: string;
  /** Of topics this publisher creates; those that exist are left as they are. */
  readonly partitions?: number;
  readonly replicationFactor?: number;
  /** Largest event, bytes of its headers, key and value; must fit the brokers' `message.max.bytes`. */
  readonly maxEventBytes?: number;
}

/** An event that will never be accepted, however often it is sent. */
export class PoisonEvent extends Error {
  override readonly name = 'PoisonEvent';
  readonly event: LedgerEvent;

  constructor(event: LedgerEvent, reason: string, cause?: unknown) {
    super(reason, { cause });
    this.event = event;
  }
}

/** The brokers cannot be reached or cannot take events now; the same batch may be sent again. */
export class BrokerUnavailable extends Error {
  override readonly name = 'BrokerUnavailable';
}

interface Outgoing {
  readonly event: LedgerEvent;
  readonly message: EventMessage;
  readonly bytes: number;
}

interface Session {
  readonly producer: Producer;
  readonly admin: Admin;
}

/**
 * Below Kafka's default limit of 1,048,588 bytes for the records one partition gets at once, with room for its own
 * headers.
 */
const LIMIT = 900_000;

/**
 * Publishes recorded events, each to the topic of its room, in order within a stream, at least once: it returns when
 * all in-sync replicas have the batch. It connects when it first has something to publish, and anew after an outage.
 * One batch at a time.
 */
export class EventPublisher {
  private readonly options: Required<Omit<PublisherOptions, keyof KafkaConnection>>;
  private readonly connection: KafkaConnection;
  private readonly topics = new Set<string>();
  private session: Session | undefined;

  constructor({
    forOthers = (event) => event,
    schemaBase = SCHEMA_BASE,
    partitions = TOPIC_DEFAULTS.partitions,
    replicationFactor = TOPIC_DEFAULTS.replicationFactor,
    maxEventBytes = LIMIT,
    ...connection
  }: PublisherOptions) {
    this.options = { forOthers, schemaBase, partitions, replicationFactor, maxEventBytes };
    this.connection = connection;
  }

  /** @throws BrokerUnavailable after one attempt; when to try again is the caller's to say */
  async connect(): Promise<void> {
    if (this.session) return;
    const client = kafkaClient(this.connection);
    const session = {
      producer: client.producer({
        // Finite, and not idempotent: ids are stable and subscribers drop what they have, so a lost answer may be
        // repeated.
        idempotent: false,
        maxInFlightRequests: 1,
        allowAutoTopicCreation: false,
        createPartitioner: Partitioners.DefaultPartitioner,
      }),
      admin: client.admin(),
    };
    try {
      await session.producer.connect();
      await session.admin.connect();
      this.session = session;
    } catch (error) {
      await disconnect(session);
      throw unavailable(error);
    }
  }

  /**
   * Creates the topics of these event types where they are missing.
   * @throws BrokerUnavailable, also when the broker refuses to create them: somebody has to allow it, the events are
   *   sound
   */
  async ensureTopics(types: Iterable<string>): Promise<void> {
    const missing = [...new Set([...types].map(topicOf))].filter((topic) => !this.topics.has(topic));
    if (missing.length === 0) return;
    await this.connect();
    const { partitions: numPartitions, replicationFactor } = this.options;
    const configEntries = [
      { name: 'min.insync.replicas', value: String(Math.max(1, replicationFactor - 1)) },
      { name: 'cleanup.policy', value: 'delete' },
      { name: 'retention.ms', value: String(TOPIC_DEFAULTS.retentionMs) },
    ];
    try {
      const existing = new Set(await this.session!.admin.listTopics());
      const topics = missing
        .filter((topic) => !existing.has(topic))
        .map((topic) => ({ topic, numPartitions, replicationFactor, configEntries }));
      if (topics.length > 0) await this.session!.admin.createTopics({ topics, waitForLeaders: true });
    } catch (error) {
      throw await this.lost(error);
    }
    for (const topic of missing) this.topics.add(topic);
  }

  /**
   * Publishes a batch, in order.
   * @throws PoisonEvent naming the event that cannot be published; of the others in the batch some may have been
   * @throws BrokerUnavailable when the batch has to be sent again
   */
  async publish(batch: readonly LedgerEvent[]): Promise<void> {
    const outgoing = batch.map((event) => this.outgoing(event));
    await this.ensureTopics(outgoing.map(({ event }) => event.type));
    await this.connect();
    for (const request of requestsOf(outgoing)) await this.send(request);
  }

  /**
   * Asks the cluster whether it is there.
   * @throws BrokerUnavailable after one attempt
   */
  async reach(): Promise<void> {
    await this.connect();
    try {
      await this.session!.admin.describeCluster();
    } catch (error) {
      throw await this.lost(error);
    }
  }

  /** Lets go of the connection; the next batch opens a new one. */
  async close(): Promise<void> {
    const { session } = this;
    this.session = undefined;
    if (session) await disconnect(session);
  }

  private outgoing(event: LedgerEvent): Outgoing {
    let message: EventMessage;
    try {
      message = messageOf(this.options.forOthers(event), this.options.schemaBase);
    } catch (error) {
      throw new PoisonEvent(event, `not a CloudEvent: ${(error as Error).message}`, error);
    }
    const bytes = sizeOf(message);
    if (bytes > this.options.maxEventBytes)
      throw new PoisonEvent(event, `too large: ${bytes} bytes, at most ${this.options.maxEventBytes}`);
    return { event, message, bytes };
  }

  private async send(request: readonly Outgoing[]): Promise<void> {
    const byTopic = grouped(request, ({ message }) => message.topic);
    try {
      await this.session!.producer.sendBatch({
        acks: -1,
        compression: CompressionTypes.GZIP,
        topicMessages: [...byTopic].map(([topic, outgoing]) => ({
          topic,
          messages: outgoing.map(({ message: { key, value, headers } }) => ({ key, value, headers })),
        })),
      });
    } catch (error) {
      const refused = refusal(error);
      if (!refused) throw await this.lost(error);
      if (request.length === 1) throw new PoisonEvent(request[0]!.event, `refused by the broker: ${refused}`, error);
      // One of them is at fault: halve until it is found, in order.
      const middle = Math.ceil(request.length / 2);
      await this.send(request.slice(0, middle));
      await this.send(request.slice(middle));
    }
  }

  /** Starts from scratch after any failure: topics may be gone, the client's picture of the cluster stale. */
  private async lost(error: unknown): Promise<BrokerUnavailable> {
    this.topics.clear();
    await this.close();
    return unavailable(error);
  }
}

const unavailable = (error: unknown): BrokerUnavailable => {
  const { message, errors = [] } = error as { message: string; errors?: readonly Error[] };
  return new BrokerUnavailable([message, ...errors.map((one) => one.message)].join('; '), { cause: error });
};

const disconnect = async ({ producer, admin }: Session): Promise<void> => {
  await Promise.allSettled([producer.disconnect(), admin.disconnect()]);
};

const sizeOf = ({ key, value, headers }: EventMessage): number =>
  [key, value, ...Object.entries(headers).flat()].reduce((sum, part) => sum + Buffer.byteLength(part), 0);

/** Cuts a batch, in order, into as few requests as the brokers take. */
const requestsOf = (outgoing: readonly Outgoing[]): readonly (readonly Outgoing[])[] => {
  const requests: Outgoing[][] = [];
  let room = 0;
  for (const one of outgoing) {
    if (one.bytes > room) {
      requests.push([]);
      room = LIMIT;
    }
    requests.at(-1)!.push(one);
    room -= one.bytes;
  }
  return requests;
};

const REFUSALS = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD']);

/** The broker's word that it will not have what was sent, or undefined if it failed for another reason. */
const refusal = (error: unknown): string | undefined => {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { type } = at as { type?: unknown };
    if (typeof type === 'string' && REFUSALS.has(type)) return type;
  }
  return undefined;
};
