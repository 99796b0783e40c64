// How many there are, counted as far as people want to know it exactly.
import { sql, type QueryExecutorProvider, type SelectQueryBuilder } from 'kysely';

/** Rows are counted up to this many: beyond it the exact number costs more than it tells. */
export const COUNTED_AT_MOST = 10_000;

/** How many rows there are, and whether that is all of them. */
export interface Count {
  readonly total: number;
  /** False where there are more than were counted. */
  readonly exact: boolean;
}

/** Counts the rows of a query, up to 10,000. */
export const counted = async <DB, TB extends keyof DB, O>(
  db: QueryExecutorProvider,
  rows: SelectQueryBuilder<DB, TB, O>,
): Promise<Count> => {
  const some = rows.select(sql<number>`1`.as('one')).limit(COUNTED_AT_MOST + 1);
  const { rows: found } = await sql<{ n: string }>`select count(*) as n from (${some}) counted`.execute(db);
  const n = Number(found[0]!.n);
  return { total: Math.min(n, COUNTED_AT_MOST), exact: n <= COUNTED_AT_MOST };
};
