// The words of a PDF.
import { createRequire } from 'node:module';
import { dirname, extname, sep } from 'node:path';
import { Worker } from 'node:worker_threads';
import { FileFault } from './fault.ts';

const MEMORY_MB = 256;
/**
 * Processor time a thread may use, µs: what it did itself, however long it waited for its turn. Only a page without end
 * comes here; everything else is bounded by what is counted.
 */
const PROCESSOR_US = 30_000_000;
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

/** What it answers, once. */
export type PdfAnswer =
  | ({ readonly is: 'words' } & PdfContent)
  | { readonly is: 'encrypted' | 'unreadable' | 'overfull' };

const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')) + sep;
const script = new URL(`./pdf-worker${extname(import.meta.url)}`, import.meta.url);

/**
 * Reads a PDF in a thread that can be ended: a page that takes for ever would hold up everything else.
 * @throws FileFault `encrypted`, `unreadable`, `overfull` or `endless`
 */
export const readPdf = async (bytes: Uint8Array): Promise<PdfContent> => {
  const copy = new Uint8Array(bytes);
  const task: PdfTask = { bytes: copy, library, pages: PAGES, characters: CHARACTERS };
  const worker = new Worker(script, {
    workerData: task,
    transferList: [copy.buffer],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    stdout: true,
    stderr: true,
  });
  const { promise, resolve, reject } = Promise.withResolvers<PdfAnswer>();
  const endIfOutgrown = async (): Promise<void> => {
    const fault = await outgrown(worker);
    if (fault) reject(new FileFault(fault));
  };
  const watch = setInterval(() => void endIfOutgrown(), WATCH_MS);
  worker.on('message', resolve);
  worker.on('error', (error) =>
    reject((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? new FileFault('overfull') : error),
  );
  worker.on('exit', () => reject(new Error('The thread that read a PDF ended without an answer')));
  try {
    const answer = await promise;
    if (answer.is !== 'words') throw new FileFault(answer.is);
    return answer;
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
};

/** The limits of a thread do not count what it unpacks into byte arrays, and a small PDF can unpack to gigabytes. */
const outgrown = async (worker: Worker): Promise<'overfull' | 'endless' | undefined> => {
  const [memory, processor] = await Promise.all([
    worker.getHeapStatistics().catch(() => undefined),
    worker.cpuUsage().catch(() => undefined),
  ]);
  if (memory && memory.external_memory > MEMORY_MB * 1024 * 1024) return 'overfull';
  return processor && processor.user + processor.system > PROCESSOR_US ? 'endless' : undefined;
};
