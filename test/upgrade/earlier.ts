// What an earlier version of the product wrote (record.mjs), and how it is put back as that version left it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Migrations } from '#infra/database';
import { rowsOf, type Grounds } from '#support/house';

export type Row = Readonly<Record<string, unknown>>;

interface Table {
  readonly table: string;
  /** `<name> <type>`, in their order. */
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** All that an earlier version wrote. */
export interface Earlier {
  /** The names of the migrations that had run. */
  readonly migrations: readonly string[];
  readonly tables: readonly Table[];
  /** The files that were sent, by their path on the shelf. */
  readonly files: readonly { readonly file: string; readonly base64: string }[];
}

/** Reads a fixture. @param commit of the version that wrote it */
export const readEarlier = (commit: string): Earlier => {
  const lines: (Partial<Earlier> & Partial<Table> & { file?: string; base64?: string })[] = gunzipSync(
    readFileSync(join(import.meta.dirname, `${commit}.jsonl.gz`)),
  )
    .toString()
    .split('\n')
    .map((line) => JSON.parse(line));
  return {
    migrations: lines[0]!.migrations!,
    tables: lines.filter((line) => line.table !== undefined) as readonly Table[],
    files: lines.filter((line) => line.file !== undefined) as unknown as Earlier['files'],
  };
};

/** The columns of a table as they are, `<name> <type>`. */
export const columnsOf = async (url: string, table: string): Promise<readonly string[]> => {
  const found = await rowsOf<{ name: string; type: string }>(
    url,
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  return found.map(({ name, type }) => `${name} ${type}`);
};

/** The rows of a table as they are. */
export const rowsNow = async (url: string, table: string): Promise<readonly Row[]> =>
  (await rowsOf<{ row: Row }>(url, `select to_jsonb(t) as row from ${table} t`)).map(({ row }) => row);

/** The migrations that had run, as they are now. @throws Error if one of them is no more */
export const thoseThatRan = ({ migrations: ran }: Earlier, all: Migrations): Migrations =>
  Object.fromEntries(
    ran.map((name) => {
      const step = all[name];
      if (!step) throw new Error(`the migration ${name} has run and is no more`);
      return [name, step] as const;
    }),
  );

/** Puts every row and every file back, into the schema it had. */
export const putBack = async ({ url, data }: Grounds, { tables, files }: Earlier): Promise<void> => {
  for (const { table, rows } of tables) {
    await rowsOf(
      url,
      `insert into ${table} overriding system value select * from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows)],
    );
    await goOnCounting(url, table);
  }
  for (const { file, base64 } of files) {
    const path = join(data, 'files', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, Buffer.from(base64, 'base64'));
  }
};

/** A column that counts goes on behind the rows that were put back. */
const goOnCounting = async (url: string, table: string): Promise<void> => {
  const counting = await rowsOf<{ name: string }>(
    url,
    `select attname as name from pg_attribute where attrelid = $1::regclass and attidentity <> ''`,
    [table],
  );
  for (const { name } of counting)
    await rowsOf(
      url,
      `select setval(pg_get_serial_sequence($1, $2), (select coalesce(max(${name}), 0) + 1 from ${table}), false)`,
      [table, name],
    );
};
