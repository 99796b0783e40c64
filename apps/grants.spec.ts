import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { migrations } from '#rooms';
import { testDatabase, type TestDatabase } from '#support';
import { GRANTS } from './grants.ts';

// Each role may do what the table says, and nothing else: every verb is tried on every table, column by column.

let db: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  db = await testDatabase(migrations);
  client = new pg.Client({ connectionString: db.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await db.close();
});

const OWN = ['kysely_migration', 'kysely_migration_lock'];
const ROLES = { app: 'zhengheng_app', worker: 'zhengheng_worker' } as const;
/** The columns one may write to at all; what the database reckons itself nobody can. */
const columnsOf = async (table: string): Promise<readonly { readonly name: string; readonly drawn: boolean }[]> => {
  const { rows } = await client.query<{ name: string; drawn: boolean }>(
    `select column_name as name, coalesce(identity_generation = 'ALWAYS', false) as drawn
      from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  return rows;
};

/** Says no for want of a right (42501), whatever else would be wrong with it. */
const forbidden = async (role: string, statement: string): Promise<boolean> => {
  await client.query('begin');
  try {
    await client.query(`set local role ${role}`);
    await client.query(statement);
    return false;
  } catch (error) {
    return (
      (error as { code?: string }).code === '42501' && /permission denied|must be owner/.test((error as Error).message)
    );
  } finally {
    await client.query('rollback');
  }
};

/** Every verb on a table, as one would try it; `insert` and `update` for each column. */
const attempts = async (table: string): Promise<readonly { readonly verb: string; readonly statement: string }[]> => {
  const columns = await columnsOf(table);
  return [
    { verb: 'select', statement: `select from ${table} limit 0` },
    { verb: 'delete', statement: `delete from ${table} where false` },
    { verb: 'truncate', statement: `truncate ${table}` },
    { verb: 'drop', statement: `drop table ${table}` },
    ...columns.flatMap(({ name, drawn }) => [
      {
        verb: `insert(${name})`,
        statement: `insert into ${table} ("${name}") ${drawn ? 'overriding system value' : ''} select null where false`,
      },
      {
        verb: `update(${name})`,
        statement: `update ${table} set "${name}" = ${drawn ? 'default' : 'null'} where false`,
      },
    ]),
  ];
};

const allows = (grants: readonly string[], verb: string): boolean =>
  grants.some((grant) => {
    const [, name, columns] = /^(\w+)(?:\((.*)\))?$/.exec(grant)!;
    const [, tried, column] = /^(\w+)(?:\((.*)\))?$/.exec(verb)!;
    return name === tried && (columns === undefined || columns.split(', ').includes(column!));
  });

test('every table of the house is listed, and none besides', async () => {
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  expect(rows.map(({ name }) => name).filter((name) => !OWN.includes(name))).toEqual(Object.keys(GRANTS).sort());
});

describe.each(Object.entries(ROLES))('%s', (role, name) => {
  test.each(Object.keys(GRANTS))('%s', async (table) => {
    const tried = [];
    for (const { verb, statement } of await attempts(table))
      tried.push([verb, !(await forbidden(name, statement))] as const);
    const grants = GRANTS[table]![role as keyof typeof ROLES];
    const may = tried.filter(([, done]) => done).map(([verb]) => verb);
    expect(may).toEqual(tried.map(([verb]) => verb).filter((verb) => allows(grants, verb)));
  });

  test.each(OWN)('nothing with %s', async (table) => expect(await forbidden(name, `select from ${table}`)).toBe(true));

  test('calls no function that queues events by hand', async () =>
    expect(await forbidden(name, 'select queue_events()')).toBe(true));
});

test('a phantom in the queue, another role for a token: neither can be had', async () => {
  const one = `set_config('zhengheng.organ', 'one-bureau', true)`;
  expect(await forbidden('zhengheng_app', `insert into pending (seq, organ) select 999, ${one}`)).toBe(true);
  expect(await forbidden('zhengheng_app', `update access_token set roles = '{admin}'`)).toBe(true);
  expect(await forbidden('zhengheng_worker', `insert into set_aside (seq, organ, event) values (1, 'x', null)`)).toBe(
    true,
  );
});
