// Looks into a file before it is taken: whether it is what its name says, and what it says.
import { fileTypeFromBuffer } from 'file-type';
import { FileFault, unfit, type Unfit } from './fault.ts';
import { extensionOf, harmlessName } from './file-name.ts';
import { typeNamed, type FileKind, type FileType } from './file-types.ts';
import { checkCompound } from './old-office.ts';
import { pdfWords } from './pdf.ts';
import { decodeText } from './text.ts';
import { WORDS_LIMIT } from './words.ts';
import { Zip } from './zip.ts';
import { zippedWords } from './zipped-document.ts';

/** Bytes a file may have: 20 MB. */
export const SIZE_LIMIT = 20 * 1024 * 1024;

/** A file as it was sent; the name is whatever the sender called it. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file that can be taken. */
export interface Fit {
  readonly is: 'fit';
  /** MIME. */
  readonly type: string;
  readonly kind: FileKind;
  /**
   * Its text, 20,000 characters at most; absent for what has none to be read (pictures, sound, the old Office formats,
   * zip).
   */
  readonly words?: string;
}

/**
 * Whether a file can be taken, and what it says; stores nothing. Whatever is in a file, it is an answer and never an
 * error: errors are those of the machine.
 */
export const look = async (file: GivenFile): Promise<Fit | Unfit> => {
  const name = harmlessName(file.name);
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  try {
    const fileType = typeOf(name, bytes);
    await checkMark(fileType, extensionOf(name), bytes);
    const words = await read(fileType, extensionOf(name), bytes);
    return { is: 'fit', type: fileType.type, kind: fileType.kind, ...(words === undefined ? {} : { words }) };
  } catch (error) {
    if (error instanceof FileFault) return unfit(error.fault, name);
    throw error;
  }
};

/** The text of a file as `look` reads it; undefined for what has none to be read. */
export const wordsIn = async (
  file: GivenFile,
): Promise<{ readonly is: 'read'; readonly words: string | undefined } | Unfit> => {
  const seen = await look(file);
  return seen.is === 'fit' ? { is: 'read', words: seen.words } : seen;
};

const typeOf = (name: string, bytes: Buffer): FileType => {
  if (bytes.length === 0) throw new FileFault('empty');
  if (bytes.length > SIZE_LIMIT) throw new FileFault('too-large');
  const fileType = typeNamed(extensionOf(name));
  if (!fileType) throw new FileFault('not-taken');
  return fileType;
};

/** Holds the bytes against the name. An Office file with a password is a compound file, whatever its extension. */
const checkMark = async (fileType: FileType, extension: string, bytes: Buffer): Promise<void> => {
  const mark = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.ext ?? '';
  if (mark === 'cfb') await blamingTheFile(() => checkCompound(bytes, extension));
  const fits = fileType.kind === 'text' ? mark !== 'pdf' : fileType.bytes.includes(mark);
  if (!fits) throw new FileFault('unreadable');
};

const read = async (fileType: FileType, extension: string, bytes: Buffer): Promise<string | undefined> => {
  if (fileType.kind === 'text') return decodeText(bytes).slice(0, WORDS_LIMIT).toWellFormed();
  if (extension === 'pdf') return pdfWords(bytes);
  if (!fileType.bytes.includes('zip')) return undefined;
  return blamingTheFile(async () => zippedWords(await Zip.open(bytes), extension));
};

/** For work on bytes in memory: what fails there is the file's fault. */
const blamingTheFile = async <T>(work: () => T | Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw error instanceof FileFault ? error : new FileFault('unreadable');
  }
};
