// Who does work that only one process of the installation may do at a time: a row in the database with a time on it.
import type pg from 'pg';

/** ms a lease holds when its holder says nothing: as long as a process may hang before another takes its work. */
export const LEASE_MS = 6000;

/** How often a holder renews, ms. */
export const RENEW_MS = 2000;

/** What is led by whom. The term rises with each new holder: what bears an old term is no longer let through. */
export interface Lease {
  readonly task: string;
  /** Of one process, or one part of it. */
  readonly holder: string;
  readonly term: string;
}

type Queries = Pick<pg.ClientBase, 'query'>;

/** $1 task, $2 holder, $3 ms: takes what is free or over, renews what is one's own. The time is the database's. */
const TAKE = `insert into lease as l (task, holder, term, held_until)
  values ($1, $2, 1, clock_timestamp() + $3 * interval '1 ms')
  on conflict (task) do update set holder = excluded.holder, held_until = excluded.held_until,
    term = case when l.holder = excluded.holder then l.term else l.term + 1 end
  where l.holder = excluded.holder or l.held_until < clock_timestamp()
  returning term`;

/** Takes or renews a lease. @returns undefined while another holds it */
export const takeLease = async (client: Queries, task: string, holder: string): Promise<Lease | undefined> => {
  const { rows } = await client.query<{ term: string }>({
    name: 'lease-take',
    text: TAKE,
    values: [task, holder, LEASE_MS],
  });
  return rows[0] && { task, holder, term: rows[0].term };
};

/** Lets the next one have it at once. */
export const giveLeaseBack = async (client: Queries, { task, term }: Lease): Promise<void> => {
  await client.query(`update lease set held_until = '-infinity' where task = $1 and term = $2`, [task, term]);
};

/**
 * A part of a statement, `mine`, that has a row only under the lease; until the statement is done nobody else takes it.
 * So a holder that hung and wakes up does nothing, however late its statement comes.
 * @param task,term SQL
 */
export const underLease = (task: string, term: string): string =>
  `mine as (select from lease where task = ${task} and term = ${term} for share)`;
