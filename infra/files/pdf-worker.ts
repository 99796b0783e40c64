// Runs in a thread of its own, see pdf.ts; in tests as it stands, so it holds only what Node itself can strip of types.
import { parentPort, workerData } from 'node:worker_threads';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfAnswer, PdfAttachment, PdfMessage, PdfTask } from './pdf.ts';

const { bytes, library, pages, characters } = workerData as PdfTask;

/** Leaves reading where there is more than is read. */
class Overfull extends Error {}

const lines: string[] = [];
let said = 0;
const add = (text: unknown): void => {
  if (typeof text !== 'string' || text === '') return;
  said += text.length;
  if (said > characters) throw new Overfull();
  lines.push(text);
};

/** Everything in a value that is text: the description of a document, the value of a field. */
const addAll = (value: unknown, depth = 0): void => {
  if (typeof value === 'string') add(value);
  else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && depth < 6)
    for (const part of value instanceof Map ? value.values() : Object.values(value)) addAll(part, depth + 1);
};

const readPage = async (document: PDFDocumentProxy, number: number): Promise<void> => {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  let line = '';
  for (const item of items) if ('str' in item) line += item.hasEOL ? `${item.str}\n` : item.str;
  add(line);
  for (const annotation of await page.getAnnotations()) {
    const { contentsObj, titleObj, fieldValue, defaultFieldValue, alternativeText, richText, url } = annotation;
    addAll([contentsObj?.str, titleObj?.str, fieldValue, defaultFieldValue, alternativeText, richText?.str, url]);
  }
  page.cleanup();
};

interface OutlineItem {
  readonly title: string;
  readonly items: readonly OutlineItem[];
}
const addOutline = (items: readonly OutlineItem[]): void => {
  for (const { title, items: below } of items) {
    add(title);
    addOutline(below);
  }
};

const attachmentsOf = async (document: PDFDocumentProxy): Promise<PdfAttachment[]> => {
  const attached = (await document.getAttachments()) as Record<string, unknown> | Map<string, unknown> | null;
  const all = attached instanceof Map ? [...attached.values()] : Object.values(attached ?? {});
  return all.flatMap((one) => {
    const { filename, content, description } = one as Record<string, unknown>;
    add(description);
    return content instanceof Uint8Array ? [{ name: String(filename), bytes: content }] : [];
  });
};

const read = async (): Promise<PdfAnswer> => {
  // Without the tables in cmaps the text of a Chinese font that is not embedded reads as nothing.
  const { promise } = getDocument({
    data: bytes,
    cMapUrl: `${library}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${library}standard_fonts/`,
    enableXfa: true,
    verbosity: 0,
  });
  const document = await promise;
  if (document.numPages > pages) throw new Overfull();
  for (let number = 1; number <= document.numPages; number++) await readPage(document, number);
  const { info, metadata } = await document.getMetadata();
  const { PDFFormatVersion: _, ...described } = info as Record<string, unknown>;
  addAll(described);
  addAll(metadata ? [...(metadata as unknown as Iterable<[string, unknown]>)].map(([, value]) => value) : []);
  addOutline(((await document.getOutline()) ?? []) as readonly OutlineItem[]);
  const attachments = await attachmentsOf(document);
  return { is: 'words', words: lines.join('\n'), attachments };
};

const answer = (it: PdfAnswer): void => {
  const { user, system } = process.threadCpuUsage();
  parentPort!.postMessage({ ...it, processorUs: user + system } satisfies PdfMessage);
};
const failed = (error: unknown): void => {
  if (error instanceof Overfull) answer({ is: 'overfull' });
  else answer({ is: (error as Error).name === 'PasswordException' ? 'encrypted' : 'unreadable' });
};

// What the library leaves unhandled comes from the file as well.
process.on('uncaughtException', failed);
read().then(answer, failed);
