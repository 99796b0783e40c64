// Connections to PostgreSQL, each seeing the rows of one organ.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

/** The two roles processes work as. Neither owns a table; what each may do is granted table by table. */
export type DatabaseRole = 'zhengheng_app' | 'zhengheng_worker';

/** ms until a connection must be there; for hangs only, since on a slow machine a free one takes its time. */
const CONNECT_MS = 60_000;
/** ms a transaction may stand idle before the server ends it: whoever hangs in it must not hold what others need. */
const IDLE_MS = 60_000;

/** Where the database is, and as whom to work there. */
export interface DatabaseOptions {
  readonly url: string;
  readonly role: DatabaseRole;
  /** Connections at most. */
  readonly max: number;
  /** What the server's own lists call these connections. */
  readonly name?: string;
}

const setTo = (organ: string): pg.QueryConfig => ({
  name: 'set-organ',
  text: `select set_config('zhengheng.organ', $1, false)`,
  values: [organ],
});

/** What can be asked; of which connection is not said. */
export type Queries = Pick<pg.ClientBase, 'query'>;

/**
 * One process's connections, all working as one role.
 *
 * The organ is a session setting that row-level security compares with every row: a connection that serves the same
 * organ as last time needs no round trip for it. (So a pooler in front must pool sessions, not transactions.)
 */
export class Database {
  private readonly pool: pg.Pool;
  /** What each connection is set to; `undefined` after a change of which it is not known whether it came to be. */
  private readonly organOf = new WeakMap<pg.PoolClient, string | undefined>();
  private readonly views = new Map<string, Kysely<unknown>>();

  constructor(options: DatabaseOptions) {
    this.pool = new pg.Pool({
      connectionString: options.url,
      max: options.max,
      application_name: options.name ?? 'zhengheng',
      options: `-c role=${options.role} -c timezone=UTC -c idle_in_transaction_session_timeout=${IDLE_MS}`,
      connectionTimeoutMillis: CONNECT_MS,
      // What is asked on one connection before it has answered goes on its way; answers keep their order.
      pipeline: true,
    });
    // A connection the server closed, idle or at work: the pool drops it, the next query gets another. Who was at work
    // on it learns so from his query; without a listener the event would end the process.
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Runs `work` on one connection that sees this organ only. */
  async within<T>(organ: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.connect(organ);
    try {
      return await work(client);
    } finally {
      client.release();
    }
  }

  /** Runs `work` on one connection without an organ: all rows for a worker, none for the application. */
  async without<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return this.within('', work);
  }

  /** Without an organ, every statement on whichever connection is free, and by itself: no transaction is held. */
  eachByItself(): Queries {
    const query = (text: string | pg.QueryConfig, values?: unknown[]) =>
      this.without((client) => client.query(text as string, values));
    return { query } as unknown as Queries;
  }

  /** Runs `work` in a transaction, rolled back if it throws. */
  async transaction<T>(organ: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return this.within(organ, (client) => transacting(client, () => work(client)));
  }

  /** Kysely that sees one organ's rows; `DB` names the tables the caller knows. */
  of<DB>(organ: string): Kysely<DB> {
    const view = this.views.get(organ) ?? this.viewOf(organ);
    this.views.set(organ, view);
    return view as unknown as Kysely<DB>;
  }

  /**
   * Asks one thing for several organs in one round trip: of the ledger's own tables it sees the rows of these organs
   * and no others; of all other tables none, but for a single organ.
   * @param organs without spaces, each once
   */
  async amid<R extends pg.QueryResultRow>(
    organs: readonly string[],
    statement: pg.QueryConfig,
  ): Promise<pg.QueryResult<R>> {
    const client = await this.pool.connect();
    try {
      const set = organs.toSorted().join(' ');
      if (this.isSetTo(client, set)) return await client.query<R>(statement);
      this.organOf.set(client, undefined);
      // Sent one behind the other. Where the first failed the second is not believed, nor could it have written.
      const steps = [client.query(setTo(set)), client.query<R>(statement)] as const;
      const [, answer] = await Promise.all(steps).catch(async (error: unknown) => {
        await Promise.allSettled(steps);
        throw error;
      });
      this.organOf.set(client, set);
      return answer;
    } finally {
      client.release();
    }
  }

  private isSetTo(client: pg.PoolClient, organ: string): boolean {
    return (this.organOf.has(client) ? this.organOf.get(client) : '') === organ;
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private viewOf(organ: string): Kysely<unknown> {
    const pool = { connect: () => this.connect(organ), end: async () => undefined };
    return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }) });
  }

  private async connect(organ: string): Promise<pg.PoolClient> {
    const client = await this.pool.connect();
    if (this.isSetTo(client, organ)) return client;
    try {
      await client.query(setTo(organ));
      this.organOf.set(client, organ);
      return client;
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
  }
}

/** Names of statements, by their text. */
const names = new Map<string, string>();
/** So many statements are prepared at most. */
const NAMES = 1000;

/**
 * The same connection, on which each statement is prepared once: for those that come again and again with other values.
 */
export const prepared = <C extends pg.ClientBase>(client: C): C => {
  const query = (asked: string | pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> => {
    if (typeof asked !== 'string') return client.query(asked, values);
    if (!names.has(asked) && names.size < NAMES) names.set(asked, `prepared-${names.size}`);
    const name = names.get(asked);
    return client.query({ text: asked, values: values ?? [], ...(name ? { name } : {}) });
  };
  return Object.create(client, { query: { value: query } }) as C;
};

/** BEGIN, work, COMMIT; ROLLBACK if it throws. */
export const transacting = async <T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> => {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
};

/**
 * Whether an error says that the database as a whole cannot be worked with just now: it is away, shutting down, or has
 * no room left. Nothing was recorded; later it will do.
 */
export const isOutage = (error: unknown): boolean => {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  if (typeof code === 'string') return /^(08|53|57P|ECONN|EPIPE|ETIMEDOUT|ENOSPC|EDQUOT)/.test(code);
  return /Connection terminated|connection error and is not queryable|timeout exceeded/.test(String(message));
};

/** Whether an error is the connection's or the server's state (try again), not the statement's. */
export const isPassing = (error: unknown): boolean => {
  const code = (error as { code?: unknown }).code;
  return isOutage(error) || (typeof code === 'string' && /^(25P0[34]|40|55|57)/.test(code));
};
