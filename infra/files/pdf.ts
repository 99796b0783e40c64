// The words of a PDF.
import { createRequire } from 'node:module';
import { dirname, extname, sep } from 'node:path';
import { Worker } from 'node:worker_threads';
import { FileFault } from './fault.ts';
import { WORDS_LIMIT } from './words.ts';

const TIME_MS = 5000;
const MEMORY_MB = 256;
const WATCH_MS = 50;

/** What the thread is given. */
export interface PdfTask {
  readonly bytes: Uint8Array;
  readonly limit: number;
  /** The folder of pdfjs-dist, with a slash at its end. */
  readonly library: string;
}

/** What it answers, once. */
export type PdfAnswer = { readonly is: 'words'; readonly words: string } | { readonly is: 'encrypted' | 'unreadable' };

const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')) + sep;
const script = new URL(`./pdf-worker${extname(import.meta.url)}`, import.meta.url);

/**
 * The words of a PDF, read in a thread that can be ended: a page that takes for ever would hold up everything else.
 * @throws FileFault `encrypted`, `unreadable`, `overfull` or `slow`
 */
export const pdfWords = async (bytes: Uint8Array): Promise<string> => {
  const copy = new Uint8Array(bytes);
  const task: PdfTask = { bytes: copy, limit: WORDS_LIMIT, library };
  const worker = new Worker(script, {
    workerData: task,
    transferList: [copy.buffer],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    stdout: true,
    stderr: true,
  });
  const { promise, resolve, reject } = Promise.withResolvers<PdfAnswer>();
  const timer = setTimeout(() => reject(new FileFault('slow')), TIME_MS);
  const endIfOutgrown = async (): Promise<void> => {
    if (await outgrown(worker)) reject(new FileFault('overfull'));
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
    return answer.words;
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    await worker.terminate();
  }
};

/** The limits of a thread do not count what it unpacks into byte arrays, and a small PDF can unpack to gigabytes. */
const outgrown = async (worker: Worker): Promise<boolean> => {
  const use = await worker.getHeapStatistics().catch(() => undefined);
  return use !== undefined && use.external_memory > MEMORY_MB * 1024 * 1024;
};
