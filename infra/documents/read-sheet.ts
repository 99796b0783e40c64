// Workbooks people send in, read in a thread of their own that can be ended: a small file can hold anything.
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What stands in a cell; a day as `2026-03-01`, whatever time of it the cell has. */
export type ReadCell = string | number | boolean | null;

/** A sheet with its rows from the first on; empty rows at its end are left out. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly ReadCell[])[];
}

/** What a workbook comes to: its sheets; `too-large`: more than is read, with what that is; or it is none. */
export type ReadWorkbook =
  | { readonly is: 'sheets'; readonly sheets: readonly ReadSheet[] }
  | { readonly is: 'too-large'; readonly most: string }
  | { readonly is: 'unreadable' };

/** What is read of a workbook at most; rows with something in them, their heads too. */
export const WORKBOOK_LIMITS = { sheets: 20, rows: 2010, columns: 100, signs: 10_000 } as const;

/** What the thread says, once. */
export type ReadMessage = ReadWorkbook;

const script = new URL(`./read-sheet-worker${extname(import.meta.url)}`, import.meta.url);
const MEMORY_MB = 512;
/** Processor time one workbook may use, µs: however long it waits for its turn, a slow machine changes nothing. */
const PROCESSOR_US = 30_000_000;
const WATCH_MS = 100;
const OVERFULL: ReadWorkbook = { is: 'too-large', most: '文件展开后太大，请分成几份' };

/** All sheets of a .xlsx, within bounds, without holding up others. */
export const readWorkbook = async (bytes: Uint8Array): Promise<ReadWorkbook> => {
  const copy = new Uint8Array(bytes);
  const worker = new Worker(script, {
    workerData: copy,
    transferList: [copy.buffer],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    stdout: true,
    stderr: true,
  });
  const { promise, resolve, reject } = Promise.withResolvers<ReadWorkbook>();
  const endIfSpent = async (): Promise<void> => {
    const { user, system } = await worker.cpuUsage();
    if (user + system > PROCESSOR_US) resolve(OVERFULL);
  };
  // What cannot be measured has ended.
  const watch = setInterval(() => void endIfSpent().catch(() => undefined), WATCH_MS);
  worker.on('message', resolve);
  worker.on('error', (error) =>
    (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(OVERFULL) : reject(error),
  );
  worker.on('exit', () => reject(new Error('the thread that reads a workbook ended without an answer')));
  try {
    return await promise;
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
};
