// A zip, opened with care: a small one can unpack to anything.
import { buffer } from 'node:stream/consumers';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { Allowance } from './allowance.ts';
import { FileFault } from './fault.ts';

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
   * @throws FileFault `overfull` beyond the limits; `unreadable` if two entries have one name, of which a reader sees one
   * @throws Error if the bytes are no zip
   */
  static async open(bytes: Uint8Array, allowance: Allowance): Promise<Zip> {
    // Names are kept raw: those of a Chinese Windows are in GBK, and none is ever used as a path.
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      autoClose: false,
      decodeStrings: false,
    });
    allowance.open(zip.entryCount);
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      allowance.unpack(entry.uncompressedSize);
      const name = nameOf(entry);
      if (entries.has(name)) throw new FileFault('unreadable');
      entries.set(name, entry);
    }
    return new Zip(zip, entries);
  }

  /** Whether there is an entry named so. */
  holds(pattern: RegExp): boolean {
    return this.names.some((name) => pattern.test(name));
  }

  /** Whether an entry can only be read with a password. */
  get encrypted(): boolean {
    return [...this.entries.values()].some((entry) => entry.isEncrypted());
  }

  /** The names of all entries but folders, 2 before 10. */
  get names(): readonly string[] {
    return [...this.entries.keys()].filter((name) => !name.endsWith('/')).toSorted(IN_ORDER.compare);
  }

  /** @throws Error if the entry is damaged or longer than it says */
  async read(name: string): Promise<Buffer> {
    return buffer(await this.zip.openReadStreamPromise(this.entries.get(name)!));
  }
}

/** The name in UTF-8, or else as a Chinese Windows writes it. */
const nameOf = ({ fileNameRaw }: Entry): string => {
  const utf8 = fileNameRaw.toString('utf8');
  const name = utf8.includes('\uFFFD') ? new TextDecoder('gb18030').decode(fileNameRaw) : utf8;
  return name.replaceAll('\\', '/');
};
