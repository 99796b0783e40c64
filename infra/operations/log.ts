// Logs that a machine can read and that tell nothing about what people wrote.
import { once } from 'node:events';
import { pino, type DestinationStream, type Logger } from 'pino';

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
      redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[secret]' },
    },
    to ?? pino.destination(1),
  );

/** A log into a file, written without blocking; resolves once the file is open. */
export const logFile = async (path: string): Promise<DestinationStream> => {
  const file = pino.destination({ dest: path, mkdir: true, sync: false });
  await once(file, 'ready');
  return file;
};
/** pino's logger; the facts come first, the sentence second. */
export type { Logger };
