// What a broker of our own can do, however it is run, and the settings it runs with.

/** A problem of the place the broker is to run in, worded for the person who started it. */
export class KafkaUnavailable extends Error {}

/** The version in pom.xml and docker-compose.yml. */
export const KAFKA_VERSION = '4.1.0';

/** A single-node cluster of our own. */
export interface Broker {
  /** Starts it on its ports, with the data it has; resolves when it has been launched, not when it answers. */
  launch(): Promise<void>;
  /** What its log says at the end, once it has exited by itself; undefined while it runs. */
  ended(): string | undefined;
  /** The end of its log. */
  logTail(): string;
  stop(): Promise<void>;
  kill(): Promise<void>;
  /** Removes its data; only when stopped. */
  erase(): Promise<void>;
}

/** Of 127.0.0.1. */
export interface Ports {
  readonly broker: number;
  readonly controller: number;
}

/**
 * Settings of a small and quick KRaft broker, by their Kafka names. The voters are static, so formatting needs no
 * further options and a change of port between two starts does no harm.
 */
export const settingsOf = (
  ports: Ports,
  listen: '127.0.0.1' | '0.0.0.0',
  dataDir: string,
): Readonly<Record<string, string>> => ({
  'process.roles': 'broker,controller',
  'node.id': '1',
  'controller.quorum.voters': `1@127.0.0.1:${ports.controller}`,
  listeners: `PLAINTEXT://${listen}:${ports.broker},CONTROLLER://127.0.0.1:${ports.controller}`,
  'advertised.listeners': `PLAINTEXT://127.0.0.1:${ports.broker}`,
  'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
  'inter.broker.listener.name': 'PLAINTEXT',
  'controller.listener.names': 'CONTROLLER',
  'log.dirs': dataDir,
  'auto.create.topics.enable': 'false',
  'offsets.topic.replication.factor': '1',
  'offsets.topic.num.partitions': '4',
  'transaction.state.log.replication.factor': '1',
  'transaction.state.log.min.isr': '1',
  'transaction.state.log.num.partitions': '2',
  'share.coordinator.state.topic.replication.factor': '1',
  'share.coordinator.state.topic.min.isr': '1',
  'share.coordinator.state.topic.num.partitions': '1',
  'group.initial.rebalance.delay.ms': '0',
  // After kill -9 the broker may register again only when its old session is over (default 9 s).
  'broker.session.timeout.ms': '3000',
  'broker.heartbeat.interval.ms': '500',
  'num.network.threads': '2',
  'num.io.threads': '2',
  'background.threads': '2',
  'log.cleaner.dedupe.buffer.size': '4194304',
  'log.index.size.max.bytes': '1048576',
});

/**
 * A cluster id of 16 bytes as Kafka writes it. The first byte is nought: an id that begins with a dash would be read as
 * an option.
 */
export const clusterId = (bytes: Buffer): string =>
  Buffer.concat([Buffer.of(0), bytes.subarray(1, 16)]).toString('base64url');
