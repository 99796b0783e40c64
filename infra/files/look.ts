// Looks into a file before it is taken: whether it is what its name says, and what it says.
import { Allowance } from './allowance.ts';
import { FileFault, unfit, type Unfit } from './fault.ts';
import { extensionOf, harmlessName } from './file-name.ts';
import { typeNamed, type FileKind, type FileType } from './file-types.ts';
import { checkMark, readFile } from './parts.ts';
import { Words, WORDS_LIMIT } from './words.ts';

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
   * All words of all its parts, also of the files packed into it and their names; absent for what has none to be read
   * (pictures, sound).
   */
  readonly words?: string;
}

/**
 * Whether a file can be taken, and what it says; stores nothing. Whatever is in a file, it is an answer and never an
 * error: errors are those of the machine.
 */
export const look = async (file: GivenFile, allowance = new Allowance()): Promise<Fit | Unfit> => {
  const name = harmlessName(file.name);
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  try {
    const fileType = typeOf(name, bytes);
    await checkMark(fileType, { name, bytes });
    const words = new Words();
    await readFile(fileType, { name, bytes }, { words, allowance });
    const said = words.toString();
    return { is: 'fit', type: fileType.type, kind: fileType.kind, ...(said === '' ? {} : { words: said }) };
  } catch (error) {
    if (error instanceof FileFault) return unfit(error.fault, name);
    throw error;
  }
};

/** The text of a file, its first 20,000 characters; undefined for what has none to be read. */
export const wordsIn = async (
  file: GivenFile,
): Promise<{ readonly is: 'read'; readonly words: string | undefined } | Unfit> => {
  const seen = await look(file);
  return seen.is === 'fit' ? { is: 'read', words: seen.words?.slice(0, WORDS_LIMIT).toWellFormed() } : seen;
};

const typeOf = (name: string, bytes: Buffer): FileType => {
  if (bytes.length === 0) throw new FileFault('empty');
  if (bytes.length > SIZE_LIMIT) throw new FileFault('too-large');
  const fileType = typeNamed(extensionOf(name));
  if (!fileType) throw new FileFault('not-taken');
  return fileType;
};
