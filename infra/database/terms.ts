// What a record is found by: an inverted table beside its register. Equality of texts is leakproof, so its index serves
// under row-level security too; that an array holds a text is not, and no index on arrays is ever used there.
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type pg from 'pg';
import { protectRegister } from './organ-table.ts';

/** So many terms the planner weighs against one another; with more, planning would cost more than it saves. */
const WEIGHED = 6;

/** Makes the inverted table of a register: organ, term, and the record (a uuid) that is found by it. */
export const termTable = async (db: Kysely<unknown>, table: string): Promise<void> => {
  await sql`create table ${sql.table(table)} (
    organ text not null,
    term text not null,
    record uuid not null,
    primary key (organ, term, record)
  )`.execute(db);
  await protectRegister(db, table);
};

/** Has a record found by these terms too. */
export const enterTerms = async (
  client: pg.ClientBase,
  table: string,
  { organ, record, terms }: { readonly organ: string; readonly record: string; readonly terms: readonly string[] },
): Promise<void> => {
  if (terms.length === 0) return;
  await client.query(
    `insert into ${table} (organ, term, record) select $1, unnest($3::text[]), $2 on conflict do nothing`,
    [organ, record, terms],
  );
};

/**
 * Whether a row is found by all of these terms.
 * @param record the column that holds its key, `item_register.item`
 */
export const foundBy = (
  table: string,
  { organ, record, terms }: { readonly organ: string; readonly record: string; readonly terms: readonly string[] },
): RawBuilder<boolean> => {
  const found = (which: RawBuilder<unknown>) =>
    sql`from ${sql.table(table)} t where t.organ = ${organ} and t.term ${which} and t.record = ${sql.ref(record)}`;
  const weighed = terms.slice(0, WEIGHED).map((term) => sql`exists (select ${found(sql`= ${term}`)})`);
  const rest = terms.slice(WEIGHED);
  const all =
    rest.length === 0 ? weighed : [...weighed, sql`(select count(*) ${found(sql`= any (${rest})`)}) = ${rest.length}`];
  return sql<boolean>`(${sql.join(all, sql` and `)})`;
};
