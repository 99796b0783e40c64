// How we connect to Kafka, and whether it answers.
import { Kafka, logLevel, type RetryOptions, type SASLOptions } from 'kafkajs';
import './idle-timer.ts';

/** Where the brokers are and how to log in. */
export interface KafkaConnection {
  /** `host:port` of one or more brokers. */
  readonly brokers: readonly string[];
  /** Names this process in the broker's logs and quotas. */
  readonly clientId?: string;
  readonly ssl?: boolean;
  readonly sasl?: SASLOptions;
}

/** Takes structured facts and a sentence; pino fits. */
export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** Gives up within half a second. kafkajs chooses other figures when NODE_ENV is `test`, so every one is given. */
const BRIEFLY = {
  initialRetryTime: 100,
  retries: 2,
  maxRetryTime: 1000,
  factor: 0.2,
  multiplier: 2,
} satisfies RetryOptions;

/** A client that says nothing itself: whoever uses it decides what to log, and when to try again after it gave up. */
export const kafkaClient = (
  { brokers, clientId = 'zhengheng', ssl = false, sasl }: KafkaConnection,
  retry: RetryOptions = BRIEFLY,
): Kafka =>
  new Kafka({
    brokers: [...brokers],
    clientId,
    ssl,
    ...(sasl ? { sasl } : {}),
    connectionTimeout: 3000,
    authenticationTimeout: 5000,
    requestTimeout: 15_000,
    enforceRequestTimeout: true,
    retry,
    logLevel: logLevel.NOTHING,
  });

/** Whether a broker answers a metadata request and a controller is elected; an open port alone is neither. */
export const brokerAnswers = async (connection: KafkaConnection): Promise<boolean> => {
  const admin = kafkaClient(connection, { ...BRIEFLY, retries: 0 }).admin();
  try {
    await admin.connect();
    const { brokers, controller } = await admin.describeCluster();
    return brokers.length > 0 && controller !== null;
  } catch {
    return false;
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
};
