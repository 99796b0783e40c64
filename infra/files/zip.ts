// A zip, opened with care: a small one can unpack to anything.
import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { FileFault } from './fault.ts';

/** Bytes a file may unpack to. */
export const UNPACKED_LIMIT = 50 * 1024 * 1024;
/** Entries a file may hold. */
export const ENTRY_LIMIT = 2000;

const IN_ORDER = new Intl.Collator('en', { numeric: true });

/**
 * An opened zip within the limits. What it says of its sizes is believed, because reading an entry stops where it was
 * untrue.
 */
export class Zip {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /**
   * @throws FileFault `overfull` beyond the limits
   * @throws Error if the bytes are no zip
   */
  static async open(bytes: Uint8Array): Promise<Zip> {
    // Names are kept raw: those of a Chinese Windows are in GBK, and none is ever used as a path.
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      autoClose: false,
      decodeStrings: false,
    });
    if (zip.entryCount > ENTRY_LIMIT) throw new FileFault('overfull');
    const entries = new Map<string, Entry>();
    let unpacked = 0;
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      if (unpacked > UNPACKED_LIMIT) throw new FileFault('overfull');
      entries.set(entry.fileNameRaw.toString('utf8').replaceAll('\\', '/'), entry);
    }
    return new Zip(zip, entries);
  }

  /** Whether there is an entry named so. */
  holds(pattern: RegExp): boolean {
    return this.named(pattern).length > 0;
  }

  /** Whether an entry can only be read with a password. */
  get encrypted(): boolean {
    return [...this.entries.values()].some((entry) => entry.isEncrypted());
  }

  /** The names of entries like this, 2 before 10. */
  named(pattern: RegExp): readonly string[] {
    return [...this.entries.keys()].filter((name) => pattern.test(name)).toSorted(IN_ORDER.compare);
  }

  /** @throws Error, also in the stream, if the entry is damaged or longer than it says */
  async read(name: string): Promise<Readable> {
    return this.zip.openReadStreamPromise(this.entries.get(name)!);
  }
}
