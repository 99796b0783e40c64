// Whether a process is of use right now: for whoever watches it.
import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { isIPv4 } from 'node:net';
import type { Database } from '#infra/database';
import type { Ledger } from '#infra/events';
import type { Metrics } from './metrics.ts';

/** Something that must work for the process to be of use; `degraded` is an alarm, `down` means: send no traffic. */
export interface Check {
  readonly name: string;
  readonly look: () => Promise<{ readonly state: State; readonly detail?: string }>;
}

type State = 'ok' | 'degraded' | 'down';

/** What all checks of a process come to: the worst of them, and each by name. */
export interface Report {
  readonly state: State;
  readonly checks: Readonly<Record<string, { readonly state: string; readonly detail?: string }>>;
}

/** The database answers, with this process's rights. */
export const answering = (database: Database): Check => ({
  name: 'database',
  look: () =>
    database.without(async (client) => {
      await client.query('select 1');
      return { state: 'ok' };
    }),
});

/** What was last given in could be recorded; an alarm only, for the next one may be. */
export const recording = (ledger: Ledger): Check => ({
  name: 'recording',
  look: async () => (ledger.trouble === undefined ? { state: 'ok' } : { state: 'degraded', detail: ledger.trouble }),
});

/** Looks at everything at once; a check that fails is `down`, with the reason. */
export const readiness = async (checks: readonly Check[]): Promise<Report> => {
  const looked = await Promise.all(
    checks.map(async ({ name, look }) => {
      const found = await look().catch((error: Error) => ({ state: 'down' as const, detail: error.message }));
      return [name, found] as const;
    }),
  );
  return { state: worst(looked.map(([, { state }]) => state)), checks: Object.fromEntries(looked) };
};

const worst = (states: readonly State[]): State =>
  (['down', 'degraded'] as const).find((state) => states.includes(state)) ?? 'ok';

/** What the checks come to, without what went wrong in each: for whoever may not watch. */
export const withoutDetails = ({ state, checks }: Report): Report => ({
  state,
  checks: Object.fromEntries(Object.entries(checks).map(([name, one]) => [name, { state: one.state }])),
});

/**
 * Whether a request may read metrics and what went wrong: from this machine itself, not through a proxy on it, or with
 * the token that was set (`Authorization: Bearer …`).
 */
export const mayWatch = ({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>, token: string): boolean => {
  const said = Buffer.from(headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  if (token !== '' && said.length === wanted.length && timingSafeEqual(said, wanted)) return true;
  const isForwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => headers[name] !== undefined);
  return !isForwarded && isLoopback(socket.remoteAddress ?? '');
};

const isLoopback = (address: string): boolean => {
  const v4 = address.replace(/^::ffff:/, '');
  return address === '::1' || (isIPv4(v4) && v4.startsWith('127.'));
};

/**
 * `/health/live`, `/health/ready` and `/metrics` for a process without an HTTP interface of its own.
 * @returns the server once it listens; rejects if the port is taken
 */
export const serveOperations = (
  host: string,
  port: number,
  checks: readonly Check[],
  metrics: Metrics,
  token: string,
): Promise<Server> =>
  new Promise((listening, failed) => {
    const server = createServer((request, response) => {
      void answerTo(request, checks, metrics, token).then(({ status, type = 'application/json', body }) =>
        response.writeHead(status, { 'content-type': type }).end(body),
      );
    });
    server.once('error', failed);
    server.listen(port, host, () => listening(server));
  });

interface Answer {
  readonly status: number;
  /** JSON unless told. */
  readonly type?: string;
  readonly body: string;
}

/** Never rejects: what fails is an answer too. */
const answerTo = async (
  request: IncomingMessage,
  checks: readonly Check[],
  metrics: Metrics,
  token: string,
): Promise<Answer> => {
  const isWatching = mayWatch(request, token);
  try {
    switch (request.url) {
      case '/health/live':
        return { status: 200, body: '{"state":"ok"}' };
      case '/health/ready': {
        const report = await readiness(checks);
        return {
          status: report.state === 'down' ? 503 : 200,
          body: JSON.stringify(isWatching ? report : withoutDetails(report)),
        };
      }
      case '/metrics':
        if (!isWatching) return { status: 401, body: '{"state":"no token"}' };
        return { status: 200, type: metrics.registry.contentType, body: await metrics.text() };
      default:
        return { status: 404, body: '{"state":"unknown path"}' };
    }
  } catch (error) {
    return {
      status: 500,
      body: JSON.stringify({ state: 'down', ...(isWatching ? { detail: (error as Error).message } : {}) }),
    };
  }
};
