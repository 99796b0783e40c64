// Sends the many small statements of a register in few large ones.
import type pg from 'pg';
import { prepared } from './database.ts';

/** Rows of one statement at most; a power of two. */
const ROWS = 64;

/** An insert of one row that leaves a row that is there alone: the beginning, what is inserted, the end. */
const INSERT = /^(insert into [\w.]+ \([^()]+\)\s+values )(\([^()]*\))(\s+on conflict do nothing)$/;

interface Insert {
  readonly values: readonly unknown[];
  readonly resolve: (done: pg.QueryResult) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The same connection, on which inserts of one text that are asked for at the same moment are one statement of many
 * rows; all other statements are prepared once and sent on. For those who wait for each statement before they ask what
 * depends on it. If a row cannot be inserted, all that went with it fail.
 */
export const bundled = <C extends pg.ClientBase>(client: C): C => {
  const sending = prepared(client);
  const waiting = new Map<string, Insert[]>();
  const flush = (): void => {
    for (const [text, inserts] of waiting)
      for (let from = 0; from < inserts.length;) {
        const rows = Math.min(ROWS, 2 ** Math.floor(Math.log2(inserts.length - from)));
        void send(text, inserts.slice(from, from + rows));
        from += rows;
      }
    waiting.clear();
  };
  /** Never rejects: what goes wrong is said to those who asked. */
  const send = async (text: string, inserts: readonly Insert[]): Promise<void> => {
    const values = inserts.flatMap((insert) => insert.values);
    try {
      const done = await sending.query(ofRows(text, inserts.length), values);
      for (const { resolve } of inserts) resolve(done);
    } catch (error) {
      for (const { reject } of inserts) reject(error);
    }
  };
  const query = (text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> => {
    if (!INSERT.test(text)) return sending.query(text, [...values]);
    return new Promise((resolve, reject) => {
      if (waiting.size === 0) setImmediate(flush);
      const inserts = waiting.get(text) ?? [];
      waiting.set(text, inserts);
      inserts.push({ values, resolve, reject });
    });
  };
  return Object.create(client, { query: { value: query } }) as C;
};

/** Texts of so many rows, by the text of one: `values ($1, $2), ($3, $4)`. */
const texts = new Map<string, string>();
const ofRows = (text: string, rows: number): string => {
  const key = `${rows} ${text}`;
  const made = texts.get(key) ?? textOfRows(text, rows);
  texts.set(key, made);
  return made;
};

const textOfRows = (text: string, rows: number): string => {
  const [, start, row, end] = INSERT.exec(text)!;
  const width = Math.max(...[...row!.matchAll(/\$(\d+)/g)].map(([, n]) => Number(n)));
  const nth = (n: number) => row!.replace(/\$(\d+)/g, (_, place: string) => `$${Number(place) + n * width}`);
  return `${start}${Array.from({ length: rows }, (_, n) => nth(n)).join(', ')}${end}`;
};
