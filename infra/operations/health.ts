import { createServer, type Server } from 'node:http';
import type { Database } from '#infra/database';
import type { Metrics } from './metrics.ts';

/** Something that must work for the process to be of use; `degraded` is an alarm, `down` means: send no traffic. */
export interface Check {
  readonly name: string;
  readonly look: () => Promise<{ readonly state: 'ok' | 'degraded' | 'down'; readonly detail?: string }>;
}

export interface Report {
  readonly state: 'ok' | 'degraded' | 'down';
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

export const readiness = async (checks: readonly Check[]): Promise<Report> => {
  const looked = await Promise.all(
    checks.map(
      async ({ name, look }) =>
        [name, await look().catch((error: Error) => ({ state: 'down' as const, detail: error.message }))] as const,
    ),
  );
  const states = looked.map(([, { state }]) => state);
  return {
    state: states.includes('down') ? 'down' : states.includes('degraded') ? 'degraded' : 'ok',
    checks: Object.fromEntries(looked),
  };
};

/** `/health/live`, `/health/ready` and `/metrics` for a process without an HTTP interface of its own. */
export const serveOperations = (
  host: string,
  port: number,
  checks: readonly Check[],
  metrics: Metrics,
): Promise<Server> =>
  new Promise((listening, failed) => {
    const server = createServer((request, response) => {
      const send = (status: number, type: string, body: string) =>
        response.writeHead(status, { 'content-type': type }).end(body);
      void (async () => {
        if (request.url === '/health/live') return send(200, 'application/json', '{"state":"ok"}');
        if (request.url === '/health/ready') {
          const report = await readiness(checks);
          return send(report.state === 'down' ? 503 : 200, 'application/json', JSON.stringify(report));
        }
        if (request.url === '/metrics') return send(200, metrics.registry.contentType, await metrics.text());
        return send(404, 'application/json', '{"state":"unknown path"}');
      })().catch((error: Error) =>
        send(500, 'application/json', JSON.stringify({ state: 'down', detail: error.message })),
      );
    });
    server.once('error', failed);
    server.listen(port, host, () => listening(server));
  });
