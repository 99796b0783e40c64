// Runs in a thread of its own, see pdf.ts; in tests as it stands, so it holds only what Node itself can strip of types.
import { parentPort, workerData } from 'node:worker_threads';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfAnswer, PdfTask } from './pdf.ts';

const { bytes, limit, library } = workerData as PdfTask;

const read = async (): Promise<PdfAnswer> => {
  // Without the tables in cmaps the text of a Chinese font that is not embedded reads as nothing.
  const { promise } = getDocument({
    data: bytes,
    cMapUrl: `${library}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${library}standard_fonts/`,
    verbosity: 0,
  });
  const document = await promise;
  let words = '';
  for (let number = 1; number <= document.numPages && words.length < limit; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    for (const item of items) if ('str' in item) words += item.hasEOL ? `${item.str}\n` : item.str;
    words += '\n';
  }
  return { is: 'words', words: words.slice(0, limit) };
};

const answer = (it: PdfAnswer): void => parentPort!.postMessage(it);
const failed = (error: unknown): void =>
  answer({ is: (error as Error).name === 'PasswordException' ? 'encrypted' : 'unreadable' });

// What the library leaves unhandled comes from the file as well.
process.on('uncaughtException', failed);
read().then(answer, failed);
