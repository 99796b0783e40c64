// The words of a PDF.
import { createRequire } from 'node:module';
import { dirname, extname, sep } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Allowance } from './allowance.ts';
import { FileFault } from './fault.ts';

const MEMORY_MB = 256;
const PAGES = 5000;
const CHARACTERS = 10_000_000;
const WATCH_MS = 50;

/** What the thread is given. */
export interface PdfTask {
  readonly bytes: Uint8Array;
  /** The folder of pdfjs-dist, with a slash at its end. */
  readonly library: string;
  /** How many of each are read at most. */
  readonly pages: number;
  readonly characters: number;
}

/** A file that was put into a PDF. */
export interface PdfAttachment {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** All words of a PDF: pages, notes and fields, what describes it, its outline; and the files in it. */
export interface PdfContent {
  readonly words: string;
  readonly attachments: readonly PdfAttachment[];
}

/** What becomes of it. */
export type PdfAnswer =
  | ({ readonly is: 'words' } & PdfContent)
  | { readonly is: 'encrypted' | 'unreadable' | 'overfull' };

/** What the thread says, once: its answer and the processor time it took, µs. */
export type PdfMessage = PdfAnswer & { readonly processorUs: number };

const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')) + sep;
const script = new URL(`./pdf-worker${extname(import.meta.url)}`, import.meta.url);

/**
 * Reads a PDF in a thread that can be ended: a page that takes for ever would hold up everything else.
 * @throws FileFault `encrypted`, `unreadable`, `overfull` or `endless`
 */
export const readPdf = async (bytes: Uint8Array, allowance: Allowance): Promise<PdfContent> => {
  const copy = new Uint8Array(bytes);
  const task: PdfTask = { bytes: copy, library, pages: PAGES, characters: CHARACTERS };
  const worker = new Worker(script, {
    workerData: task,
    transferList: [copy.buffer],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    stdout: true,
    stderr: true,
  });
  const { promise, resolve, reject } = Promise.withResolvers<PdfMessage>();
  let usedUs = 0;
  const isSpent = (): boolean => usedUs > allowance.processorLeftUs;
  const endIfOutgrown = async (): Promise<void> => {
    const { memory, processorUs } = await measured(worker);
    usedUs = processorUs;
    if (memory > MEMORY_MB * 1024 * 1024) reject(new FileFault('overfull'));
    if (isSpent()) reject(new FileFault('endless'));
  };
  // What cannot be measured has ended.
  const watch = setInterval(() => void endIfOutgrown().catch(() => undefined), WATCH_MS);
  worker.on('message', resolve);
  worker.on('error', (error) =>
    reject((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? new FileFault('overfull') : error),
  );
  worker.on('exit', () => reject(new Error('The thread that read a PDF ended without an answer')));
  try {
    const answer = await promise;
    usedUs = answer.processorUs;
    if (isSpent()) throw new FileFault('endless');
    if (answer.is !== 'words') throw new FileFault(answer.is);
    return answer;
  } finally {
    clearInterval(watch);
    allowance.process(usedUs);
    await worker.terminate();
  }
};

/**
 * Bytes it has unpacked, which the limits of a thread do not count though a small PDF can unpack to gigabytes, and the
 * processor time it has used, µs.
 */
const measured = async (worker: Worker): Promise<{ readonly memory: number; readonly processorUs: number }> => {
  const [heap, processor] = await Promise.all([worker.getHeapStatistics(), worker.cpuUsage()]);
  return { memory: heap.external_memory, processorUs: processor.user + processor.system };
};
