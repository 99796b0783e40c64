// Documents too long to be waited for: what was asked, how far it is, and where the file is when it is ready.
import { sql, type Kysely } from 'kysely';
import type pg from 'pg';
import type { Database } from '#infra/database';
import type { Actor, Instant } from '#kernel';

/** What is to be made, for whom, and where it is to be sent. */
export interface Wanted {
  readonly id: string;
  /** The query that makes it. */
  readonly query: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
  /** The channel's own description of where it goes when it is ready; undefined: it is fetched. */
  readonly place?: unknown;
}

/** A document on its way; `rows` read so far. */
export interface Making extends Wanted {
  readonly state: 'waiting' | 'making' | 'ready' | 'failed';
  readonly rows: number;
  readonly attempts: number;
  /** Of the file, when it is ready. */
  readonly name: string | null;
  readonly sha256: string | null;
  /** Why it was given up, in words. */
  readonly fault: string | null;
}

/** Whoever makes it says so at least this often, s; else another takes it up. */
const HELD_S = 120;
const COLUMNS = sql.raw('id, query, input, actor, place, state, rows, attempts, name, sha256, fault');

/** The documents of all organs that are made in the background; each is made by one process at a time. */
export class Makings {
  constructor(private readonly database: Database) {}

  /** Takes down what is wanted. The same again, of the same person and not ready yet, is one making. */
  async begin({ id, query, input, actor, place }: Wanted, at: Instant): Promise<Making> {
    const db = this.of(actor.organ);
    const asked = sql`query = ${query} and input = ${JSON.stringify(input)}::jsonb and actor = ${JSON.stringify(actor)}::jsonb
      and place is not distinct from ${place === undefined ? null : JSON.stringify(place)}::jsonb`;
    const { rows } = await sql<Making>`
      select ${COLUMNS} from making
      where organ = ${actor.organ} and (id = ${id} or (state in ('waiting', 'making') and ${asked}))
      limit 1`.execute(db);
    if (rows[0]) return rows[0];
    await sql`
      insert into making (organ, id, query, input, actor, place, asked_at)
      values (${actor.organ}, ${id}, ${query}, ${JSON.stringify(input)}, ${JSON.stringify(actor)},
        ${place === undefined ? null : JSON.stringify(place)}, ${at})
      on conflict do nothing`.execute(db);
    return (await this.find(actor.organ, id))!;
  }

  /** A document on its way, or that was; undefined if this organ has none such. */
  async find(organ: string, id: string): Promise<Making | undefined> {
    const { rows } = await sql<Making>`
      select ${COLUMNS} from making where organ = ${organ} and id = ${id}`.execute(this.of(organ));
    return rows[0];
  }

  /** The next to be made, the oldest first, taken by the caller; also one whose maker has not been heard of. */
  async take(organ: string): Promise<Making | undefined> {
    const { rows } = await sql<Making>`
      update making set state = 'making', attempts = attempts + 1, rows = 0,
        held_until = clock_timestamp() + make_interval(secs => ${HELD_S})
      where (organ, id) = (
        select organ, id from making
        where organ = ${organ} and state in ('waiting', 'making')
          and (held_until is null or held_until < clock_timestamp())
        order by asked_at limit 1 for update skip locked)
      returning ${COLUMNS}`.execute(this.of(organ));
    return rows[0];
  }

  /** So many rows are read; it is still being made. */
  async progress(organ: string, id: string, rows: number): Promise<void> {
    await sql`update making set rows = ${rows}, held_until = clock_timestamp() + make_interval(secs => ${HELD_S})
      where organ = ${organ} and id = ${id}`.execute(this.of(organ));
  }

  /** It failed for now: another try later. */
  async again(organ: string, id: string): Promise<void> {
    await sql`update making set state = 'waiting', held_until = clock_timestamp() + interval '10 seconds'
      where organ = ${organ} and id = ${id}`.execute(this.of(organ));
  }

  /** It is ready, or given up; `told` is written with that. */
  async end(
    organ: string,
    id: string,
    outcome: { readonly name: string; readonly sha256: string } | { readonly fault: string },
    told: (db: Kysely<unknown>) => Promise<void>,
  ): Promise<void> {
    await this.of(organ)
      .transaction()
      .execute(async (tx) => {
        const values =
          'fault' in outcome
            ? sql`state = 'failed', fault = ${outcome.fault}`
            : sql`state = 'ready', name = ${outcome.name}, sha256 = ${outcome.sha256}`;
        await sql`update making set ${values}, held_until = null where organ = ${organ} and id = ${id}`.execute(tx);
        await told(tx);
      });
  }

  private of(organ: string): Kysely<unknown> {
    return this.database.of<unknown>(organ);
  }
}

/** Makings forgotten by one statement. */
const FORGOTTEN_AT_ONCE = 1000;

/**
 * Forgets a batch of what was made, or given up, and asked for before a moment; the files stay. Needs the worker's
 * rights.
 * @returns how many: at most 1,000
 */
export const forgetMakings = async (client: pg.ClientBase, before: Date): Promise<number> => {
  const { rowCount } = await client.query(
    `delete from making where (organ, id) in (
      select organ, id from making where asked_at < $1 and state in ('ready', 'failed') limit $2)`,
    [before, FORGOTTEN_AT_ONCE],
  );
  return rowCount ?? 0;
};
