// Tables made for people, as workbooks, in a thread of their own: what others ask meanwhile is answered meanwhile.
import { extname } from 'node:path';
import { setImmediate as otherWork } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

/**
 * A column, of one fact: its heading, and its width in characters of the standard face. `date`: its cells are days,
 * given as `2026-03-20`, and become dates that can be sorted; `money`: fen, shown as yuan.
 */
export interface Column {
  readonly title: string;
  readonly width: number;
  readonly is?: 'date' | 'money';
}

/** Text, or a number that may be summed. */
export type Cell = string | number | undefined;

/** Whose register it is and who filled it in: the line under its title, and the last one, to be signed. */
export interface FilledIn {
  /** 填报单位. */
  readonly organ: string;
  /** 统计时点, or the time it covers. */
  readonly time: string;
  /** What is counted: 件, 次. */
  readonly measure: string;
  /** 填表人. */
  readonly by: string;
  /** The day on which it was made, `2026-03-20`. */
  readonly on: string;
}

/** A sheet of a workbook. */
export interface Worksheet {
  /** On its tab; at most 31 characters are shown. */
  readonly name: string;
  /** Over the columns, across all of them. */
  readonly title: string;
  /** Absent where the sheet is no register. */
  readonly filledIn?: FilledIn;
  readonly columns: readonly Column[];
  readonly rows: Iterable<readonly Cell[]>;
}

/** Each row worked out when its turn comes. */
export function* lazily<T>(all: Iterable<T>, row: (one: T) => readonly Cell[]): Generator<readonly Cell[]> {
  for (const one of all) yield row(one);
}

/** MIME of a .xlsx. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What the thread is told. */
export type SheetMessage =
  | ({ readonly is: 'sheet' } & Omit<Worksheet, 'rows'>)
  | { readonly is: 'rows'; readonly rows: readonly (readonly Cell[])[] }
  | { readonly is: 'end' };

const script = new URL(`./worksheet-worker${extname(import.meta.url)}`, import.meta.url);
/** Rows worked out and handed over at once; then others get their turn. */
const ROWS = 500;
const MEMORY_MB = 2048;

/**
 * A workbook that prints as it is: A4 across, one page wide, its heads repeated on every page and standing while one
 * scrolls. Row 1 is the title; of a register row 2 says whose it is, and the last row is to be signed; then the headings.
 * What people wrote is typed as text, so that `=1+1` is no formula.
 */
export const workbook = async (sheets: readonly Worksheet[]): Promise<Uint8Array<ArrayBuffer>> => {
  const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
  worker.on('message', resolve);
  worker.on('error', reject);
  worker.on('exit', () => reject(new Error('the thread that makes a workbook ended without one')));
  try {
    await Promise.race([promise, handOver(sheets, (message) => worker.postMessage(message))]);
    return await promise;
  } finally {
    await worker.terminate();
  }
};

const handOver = async (sheets: readonly Worksheet[], say: (message: SheetMessage) => void): Promise<void> => {
  for (const { rows, ...head } of sheets) {
    say({ is: 'sheet', ...head });
    let some: (readonly Cell[])[] = [];
    for (const row of rows) {
      some.push(row);
      if (some.length < ROWS) continue;
      say({ is: 'rows', rows: some });
      some = [];
      await otherWork();
    }
    say({ is: 'rows', rows: some });
  }
  say({ is: 'end' });
};
