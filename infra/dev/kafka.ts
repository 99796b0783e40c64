// A real Kafka without an installation, for the tests and for trying what is published.
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { brokerAnswers } from '#infra/kafka';
import { KafkaUnavailable, type Broker, type Ports } from './kafka/broker.ts';
import { dockerAnswers, dockerBroker } from './kafka/docker-broker.ts';
import { fetched, hasMaven } from './kafka/jars.ts';
import { javaVersion, localBroker } from './kafka/local-broker.ts';
import { freePort } from './free-port.ts';

export { KafkaUnavailable } from './kafka/broker.ts';

/** How a broker of our own can be run on this machine, or one line that says what is not run and how to get it. */
export type OwnKafka =
  | { readonly is: 'local' }
  | { readonly is: 'docker' }
  | { readonly is: 'none'; readonly reason: string };

/** Which broker there is to use: one that was named, or one of our own. */
export type AvailableKafka = { readonly is: 'given'; readonly brokers: string } | OwnKafka;

/** A broker of our own that runs. */
export interface LocalKafka {
  /** `127.0.0.1:<port>`; the same after a restart. */
  readonly brokers: string;
  /** Milliseconds from launch to the first answer. */
  readonly startedInMs: number;
  /** Shuts down in order; the data stay unless they are temporary. */
  stop(): Promise<void>;
  /** kill -9; the data stay. */
  kill(): Promise<void>;
  /** Starts it again (stops it first if it runs), with its data, on the same port. */
  restart(): Promise<void>;
}

/** Where to keep the broker's data, and what becomes of them. */
export interface LocalKafkaOptions {
  /** Folder for data and log; made if absent. */
  readonly dir: string;
  /** Told of a download, and of a broker that dies by itself with the end of its log. */
  readonly log: (line: string) => void;
  /** Removes data and log at `stop`. */
  readonly temporary?: boolean;
}

const OLDEST_JAVA = 17;
/** For hangs only: a broker that ends is seen at once, a slow machine may need minutes. */
const ANSWER_WITHIN_MS = 5 * 60_000;
const ATTEMPTS = 20;

const hasJava = (java: number | undefined): java is number =>
  java !== undefined && java >= OLDEST_JAVA && (fetched() || hasMaven());

/** What can be run here, whatever `KAFKA_BROKERS` says: for tests that stop and kill their broker. */
export const ownKafka = (): OwnKafka => {
  if (dockerAnswers()) return { is: 'docker' };
  const java = javaVersion();
  if (hasJava(java)) return { is: 'local' };
  return {
    is: 'none',
    reason:
      `不运行 Kafka：未设置 KAFKA_BROKERS，Docker 没有应答，${lackOf(java)}。` +
      '如需要，请任选其一：设置 KAFKA_BROKERS=主机:端口；' +
      `安装 JDK ${OLDEST_JAVA} 以上和 Maven（如 apt-get install openjdk-17-jre-headless maven）；启动 Docker。`,
  };
};

/** What a Java process would need first. */
const lackOf = (java: number | undefined): string => {
  if (java === undefined) return '没有 Java';
  return java < OLDEST_JAVA ? `Java ${java} 版本过低` : '没有 Maven';
};

/** The broker to use: `KAFKA_BROKERS`, else a container, else a Java process. */
export const availableKafka = (env: Readonly<Record<string, string | undefined>> = process.env): AvailableKafka => {
  const brokers = env['KAFKA_BROKERS']?.trim();
  return brokers ? { is: 'given', brokers } : ownKafka();
};

/**
 * Starts a real Kafka 4.1 of our own (KRaft, one node) on a free port of 127.0.0.1, and waits until it answers. It ends
 * with this process, even if that is killed.
 * @throws KafkaUnavailable with one clear line, and the end of the broker's log if it has one
 */
export const startKafka = async ({ dir, log, temporary = false }: LocalKafkaOptions): Promise<LocalKafka> => {
  const own = ownKafka();
  if (own.is === 'none') throw new KafkaUnavailable(own.reason);
  const place = resolve(dir);
  const starting = (make: typeof dockerBroker | typeof localBroker) =>
    attempt(async () => {
      const ports: Ports = { broker: await freePort(), controller: await freePort() };
      return { broker: await make(place, ports, log), brokers: `127.0.0.1:${ports.broker}` };
    });
  // An engine that answers may still be unable to fetch the image: then Java serves, where there is one.
  const startingInDocker = () =>
    starting(dockerBroker).catch((error: unknown) => {
      if (!hasJava(javaVersion())) throw error;
      log(`Docker 未能启动 Kafka，改用 Java：${(error as Error).message.split('\n')[0]}`);
      return starting(localBroker);
    });
  const started = own.is === 'local' ? await starting(localBroker) : await startingInDocker();
  const { broker, brokers } = started;
  return {
    brokers,
    startedInMs: started.ms,
    stop: async () => {
      await broker.stop();
      if (temporary) await broker.erase();
    },
    kill: () => broker.kill(),
    restart: async () => {
      await broker.stop();
      await attempt(async () => started);
    },
  };
};

/** What a broker says that a later try may find gone. */
const PASSING = /Address already in use|BindException|Failed to acquire lock|port is already allocated/;

type Made = { readonly broker: Broker; readonly brokers: string };

/**
 * Launches until one answers. Tries again where waiting helps: the port was taken meanwhile, or the last broker of this
 * folder is still shutting down.
 */
const attempt = async (make: () => Promise<Made>): Promise<Made & { readonly ms: number }> => {
  for (let n = 1; ; n += 1) {
    const made = await make();
    const from = performance.now();
    await made.broker.launch();
    const ended = await answered(made);
    if (ended === undefined) return { ...made, ms: performance.now() - from };
    await made.broker.stop();
    if (n === ATTEMPTS || !PASSING.test(ended)) throw new KafkaUnavailable(`Kafka 没有启动成功，日志末尾：\n${ended}`);
    await pause(500);
  }
};

/** Waits until the broker answers; gives the end of its log if it exited or took too long. */
const answered = async ({ broker, brokers }: Made): Promise<string | undefined> => {
  for (const until = performance.now() + ANSWER_WITHIN_MS; performance.now() < until; await pause(50)) {
    if (await brokerAnswers({ brokers: [brokers] })) return undefined;
    const ended = broker.ended();
    if (ended !== undefined) return ended;
  }
  return broker.logTail();
};
