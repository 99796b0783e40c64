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

/** What an error has besides its message that says where it happened; whatever else it holds may be what people wrote. */
const OF_ERRORS = [
  ...['type', 'message', 'stack', 'code', 'errno', 'syscall', 'address', 'port', 'status', 'statusCode'],
  ...['severity', 'schema', 'table', 'column', 'constraint', 'routine'],
];

/** A quotation, and one that does not end; the apostrophe of a word is none. */
const QUOTED = /(?<!\w)(["'])([^"']*)(\1)?/g;
/** A name that stands in quotes: of a table, a role, a reader; not a value. */
const NAME = /^[\w.:/ -]{1,80}$/;
/** `invalid input syntax for type uuid: "…"`: behind the colon stands what was given. */
const GIVEN = /(invalid input (?:syntax|value)[^:\n]*:|out of range[^:\n]*:)[^\n]*/g;
/** What readers of JSON say quotes the text around the place. */
const NO_JSON = /[^\n:]*\bJSON\b[^\n]*/g;

/** A line up to the first quotation that is no name: what is quoted may hold quotes itself. */
const upToValue = (line: string): string => {
  const value = [...line.matchAll(QUOTED)].find(([, , words, end]) => end === undefined || !NAME.test(words!));
  return value === undefined ? line : `${line.slice(0, value.index)}…`;
};

/** A message without the values that errors of databases and readers of JSON quote. */
const withoutValues = (text: string): string =>
  text.replace(NO_JSON, ' not valid JSON').replace(GIVEN, '$1 …').split('\n').map(upToValue).join('\n');

/** An error as the log has it: message, code, stack; nothing of the rows, the messages or the input it is about. */
const withoutData = (error: Error): object => {
  const told = pino.stdSerializers.err(error) as unknown as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(told)
      .filter(([name]) => OF_ERRORS.includes(name))
      .map(([name, value]) => [name, typeof value === 'string' ? withoutValues(value) : value]),
  );
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
      serializers: { err: withoutData },
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
