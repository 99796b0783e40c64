// Opens a file down to its last part that can hold words; what cannot be opened is refused.
import { fileTypeFromBuffer } from 'file-type';
import type { Allowance } from './allowance.ts';
import { FileFault } from './fault.ts';
import { extensionOf } from './file-name.ts';
import { typeNamed, type FileType } from './file-types.ts';
import { checkCompound, compoundParts, packagedFile } from './old-office.ts';
import { readPdf } from './pdf.ts';
import { readRaw } from './raw-words.ts';
import { decodeText } from './text.ts';
import type { Words } from './words.ts';
import { readXml } from './xml-words.ts';
import { Zip } from './zip.ts';

/** A file, or a part of one. */
export interface Part {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What is gathered, and how much may still be opened. */
export interface Reading {
  readonly words: Words;
  readonly allowance: Allowance;
}

/** A document that is a zip of XML. */
interface Layout {
  /** What there must be. */
  readonly main: RegExp;
  /** What is read before the rest, in this order. */
  readonly first: readonly RegExp[];
}

const LAYOUTS: Readonly<Record<string, Layout>> = {
  docx: {
    main: /^word\/document\d*\.xml$/i,
    first: [/^word\/(header|footer)\d*\.xml$/i, /^word\/document\d*\.xml$/i],
  },
  xlsx: {
    main: /^xl\/workbook\d*\.xml$/i,
    first: [/^xl\/sharedStrings\d*\.xml$/i, /^xl\/worksheets\/[^/]+\.xml$/i],
  },
  pptx: { main: /^ppt\/presentation\d*\.xml$/i, first: [/^ppt\/slides\/slide\d+\.xml$/i] },
  ofd: { main: /^OFD\.xml$/i, first: [/Content\.xml$/i] },
};
/** GM/T 0099: what an encrypted OFD keeps the list of its encrypted entries in. */
const OFD_ENCRYPTIONS = /(^|\/)Encryptions\.xml$/i;
/** What a desktop leaves in a zip beside what was put there. */
const LITTER = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;
/** Containers that are not opened here, as `file-type` names them. */
const SEALED = new Set(
  'rar 7z gz tar.gz bz2 xz zst lz lz4 Z tar ar arj lzh cpio cab ace dmg iso rpm deb asar exe rtf'.split(' '),
);
/** Pages of the web within a document: their words are spelt in ways of their own. */
const PAGES_OF_THE_WEB = /\.(html?|mht(ml)?|rtf|eml|msg)$/i;
const ZIP_MARK = 0x04034b50;

/**
 * Holds the bytes against what their name says they are. An Office file with a password is a compound file, whatever its
 * extension.
 * @throws FileFault `unreadable` if they are something else, `encrypted`
 */
export const checkMark = async (fileType: FileType, { name, bytes }: Part): Promise<void> => {
  const mark = await markOf(bytes);
  if (mark === 'cfb') await blamingTheFile(() => checkCompound(bytes, extensionOf(name)));
  const fits = fileType.kind === 'text' ? mark !== 'pdf' : fileType.bytes.includes(mark);
  if (!fits) throw new FileFault('unreadable');
};

/**
 * Reads the words of a file of a type that is taken.
 * @throws FileFault whatever of it cannot be opened
 */
export const readFile = async (fileType: FileType, part: Part, reading: Reading): Promise<void> => {
  const extension = extensionOf(part.name);
  if (fileType.kind === 'text') return reading.words.line(decodeText(part.bytes));
  if (extension === 'pdf') return readPdfWith(part, reading);
  if (fileType.kind === 'archive') return blamingTheFile(() => readArchive(part, reading));
  if (fileType.bytes.includes('zip')) return blamingTheFile(() => readDocument(part, extension, reading));
  if (fileType.bytes.includes('cfb')) return blamingTheFile(() => readCompound(part, reading));
};

/** A zip somebody packed: each file in it must be one that is taken by itself. */
const readArchive = async (part: Part, reading: Reading): Promise<void> => {
  const zip = await Zip.open(part.bytes, reading.allowance);
  if (zip.encrypted) throw new FileFault('encrypted');
  for (const name of zip.names) {
    reading.words.line(name);
    const inner = { name, bytes: await zip.read(name) };
    const fileType = typeNamed(extensionOf(name));
    if (inner.bytes.length === 0) continue;
    if (LITTER.test(name)) await readPart(inner, reading);
    else if (!fileType) throw new FileFault('sealed');
    else
      await reading.allowance.within(async () => {
        await checkMark(fileType, inner);
        await readFile(fileType, inner, reading);
      });
  }
};

const readDocument = async ({ bytes }: Part, extension: string, reading: Reading): Promise<void> => {
  const zip = await Zip.open(bytes, reading.allowance);
  const layout = LAYOUTS[extension]!;
  if (zip.encrypted || (extension === 'ofd' && zip.holds(OFD_ENCRYPTIONS))) throw new FileFault('encrypted');
  if (!zip.holds(layout.main)) throw new FileFault('unreadable');
  const first = layout.first.flatMap((pattern) => zip.names.filter((name) => pattern.test(name)));
  await readEntries(zip, [...new Set([...first, ...zip.names])], reading);
};

const readEntries = async (zip: Zip, names: readonly string[], reading: Reading): Promise<void> => {
  for (const name of names) {
    if (/[^\0-\x7f]/.test(name)) reading.words.line(name);
    await readPart({ name, bytes: await zip.read(name) }, reading);
  }
};

/** A part by what its bytes are; its name says little. */
const readPart = async (part: Part, reading: Reading): Promise<void> => {
  const { name, bytes } = part;
  if (bytes.length === 0) return;
  if (PAGES_OF_THE_WEB.test(name)) throw new FileFault('sealed');
  if (isXml(bytes)) return readXml(bytes, reading.words, !/\.vml$/i.test(name));
  if (bytes.length >= 4 && bytes.readUInt32LE(0) === ZIP_MARK)
    return reading.allowance.within(async () => {
      const zip = await Zip.open(bytes, reading.allowance);
      if (zip.encrypted) throw new FileFault('encrypted');
      await readEntries(zip, zip.names, reading);
    });
  const mark = await markOf(bytes);
  if (SEALED.has(mark)) throw new FileFault('sealed');
  if (mark === 'pdf') return readPdfWith(part, reading);
  if (mark === 'cfb') {
    checkCompound(bytes, '');
    return reading.allowance.within(() => readCompound(part, reading));
  }
  if (await isSeenOrHeard(bytes)) return;
  await readRaw(bytes, reading.words);
};

/** Every stream of the old Office, and the files that were put into it; its pictures are no words. */
const readCompound = async ({ bytes }: Part, reading: Reading): Promise<void> => {
  for (const { name, bytes: stream } of compoundParts(bytes)) {
    const packaged = name === '\x01Ole10Native' ? packagedFile(stream) : undefined;
    if (packaged) reading.words.line(packaged.name);
    if (name !== 'Pictures') await readPart(packaged ?? { name, bytes: stream }, reading);
  }
};

const readPdfWith = async ({ bytes }: Part, reading: Reading): Promise<void> => {
  const { words, attachments } = await readPdf(bytes, reading.allowance);
  reading.words.line(words);
  for (const { name, bytes: attached } of attachments) {
    reading.words.line(name);
    reading.allowance.open(1);
    reading.allowance.unpack(attached.byteLength);
    await reading.allowance.within(() =>
      blamingTheFile(() => readPart({ name, bytes: Buffer.from(attached) }, reading)),
    );
  }
};

const isXml = (bytes: Buffer): boolean =>
  /^(?:\xef\xbb\xbf)?\s*<[?!\w]/.test(bytes.toString('latin1', 0, 100)) ||
  /^(?:fffe3c00|3c00|feff003c|003c)/.test(bytes.toString('hex', 0, 4));

const markOf = async (bytes: Buffer): Promise<string> =>
  (await fileTypeFromBuffer(bytes).catch(() => undefined))?.ext ?? '';

/** Pictures, sound, film and fonts; not the drawings of Windows (EMF), which write words. */
const isSeenOrHeard = async (bytes: Buffer): Promise<boolean> => {
  const mime = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? '';
  return /^(image|audio|video|font)\//.test(mime) && !/[ew]mf/.test(mime);
};

/** For work on bytes in memory: what fails there is the file's fault. */
const blamingTheFile = async <T>(work: () => T | Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw error instanceof FileFault ? error : new FileFault('unreadable');
  }
};
