// Logs that a machine can read and that tell nothing about what people wrote.
import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import { pino, type DestinationStream, type Logger } from 'pino';

type Destination = ReturnType<typeof pino.destination>;

/** Characters of log that wait while they cannot be written; what comes beyond that is dropped. */
const WAITING = 1_000_000;

/** Names whose values never reach a log, wherever they stand. */
const SECRET = [
  'password',
  'secret',
  'clientSecret',
  'token',
  'accessToken',
  'authorization',
  'sessionWebhook',
  'session',
];

/** What a database's error says besides its message may be a row: what people wrote. */
const OF_ROWS = ['detail', 'where', 'hint', 'internalQuery', 'query', 'parameters', 'dataType', 'length'];

/** An error as the log has it: message, code, stack; nothing of the rows it is about. */
const withoutRows = (error: Error): object => {
  const told = pino.stdSerializers.err(error) as unknown as Record<string, unknown>;
  return Object.fromEntries(Object.entries(told).filter(([name]) => !OF_ROWS.includes(name)));
};

/**
 * Structured logs, one JSON object a line, with the process's part. No message bodies at info level: callers log ids
 * and codes, never what a person wrote.
 */
export const openLog = (part: string | undefined, level: string, to?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: part === undefined ? {} : { part },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: withoutRows },
      redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[secret]' },
    },
    to ?? lasting(pino.destination({ dest: 1, maxLength: WAITING })),
  );

/**
 * A log that cannot be written (its disk is full) ends nothing, nor does it keep anything from ending: lines wait, as
 * far as there is room for them, and are written with the next one that can be.
 */
const lasting = (to: Destination): Destination => {
  let stuck = false;
  to.on('error', () => {
    stuck = true;
  });
  to.on('write', () => {
    stuck = false;
  });
  const flush = to.flushSync.bind(to);
  // Called when the process ends. On a full disk it would try for ever.
  to.flushSync = () => {
    if (!stuck) flush();
  };
  return to;
};

/** Whoever runs the product reads its log, nobody else. */
const OWNER_ONLY = 0o600;

/** A log into a file, written without blocking; resolves once the file is open. */
export const logFile = async (path: string): Promise<DestinationStream> => {
  const file = pino.destination({ dest: path, mkdir: true, mode: OWNER_ONLY, sync: false, maxLength: WAITING });
  await once(file, 'ready');
  // A file of an older version was open to everybody.
  await chmod(path, OWNER_ONLY);
  return lasting(file);
};
/** pino's logger; the facts come first, the sentence second. */
export type { Logger };
