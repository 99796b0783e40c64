// Files of the old Office and of WPS, and Office files with a password: all of them compound files.
import { FileFault } from './fault.ts';

const ENTRY_BYTES = 128;
/** Ids from here on end a chain. */
const END = 0xfffffffa;
const HEADER_FAT_SECTORS = 109;
const FILEPASS = 0x2f;

interface Stream {
  readonly start: number;
  readonly size: number;
}

const DIRECTORY_STREAM = 2;
const DIRECTORY_ROOT = 5;
const MINI_SECTOR = 64;

/** A line of the directory. */
interface Entry extends Stream {
  readonly name: string;
  readonly type: number;
}

/** The stream without which a file of this name is something else. WPS writes its own kinds: any is taken. */
const MAIN_STREAM: Readonly<Record<string, RegExp>> = {
  doc: /^WordDocument$/,
  xls: /^(Workbook|Book)$/,
  ppt: /^PowerPoint Document$/,
};
const ENCRYPTED_STREAM = /^Encrypted(Package|Summary)$/;

/**
 * Holds a compound file (doc, xls, ppt, wps, et, and every password-protected Office file) against its extension.
 * Layout: [MS-CFB] 2; signs of encryption: [MS-OFFCRYPTO] 2.3, [MS-DOC] 2.5.2 fEncrypted, [MS-XLS] 2.4.117 FilePass,
 * [MS-PPT] 2.1.5.
 * @throws FileFault `encrypted`
 * @throws FileFault `unreadable` if it is damaged or another kind than it is named
 */
export const checkCompound = (bytes: Buffer, extension: string): void => {
  const file = new CompoundFile(bytes);
  const names = [...file.streams.keys()];
  if (names.some((name) => ENCRYPTED_STREAM.test(name)) || wordIsEncrypted(file) || sheetIsEncrypted(file))
    throw new FileFault('encrypted');
  const main = MAIN_STREAM[extension];
  if (main && !names.some((name) => main.test(name))) throw new FileFault('unreadable');
};

/** A stream of a compound file, whole. */
export interface CompoundPart {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Every stream of a compound file.
 * @throws FileFault `unreadable` if it is damaged
 */
export const compoundParts = (bytes: Buffer): readonly CompoundPart[] => new CompoundFile(bytes).parts();

/** A file put into a document as it was: [MS-OLEDS] 2.3.6, with the label, name and path the packager writes before it. */
export const packagedFile = (native: Buffer): CompoundPart | undefined => {
  const text = (from: number): { readonly value: Buffer; readonly end: number } => {
    const end = native.indexOf(0, from);
    if (end < 0) throw new FileFault('unreadable');
    return { value: native.subarray(from, end), end: end + 1 };
  };
  if (native.length < 10 || native.readUInt16LE(4) !== DIRECTORY_STREAM) return undefined;
  const label = text(6);
  const name = text(label.end);
  const pathLength = native.readUInt32LE(name.end + 4);
  const at = name.end + 8 + pathLength;
  const size = native.readUInt32LE(at);
  return {
    name: new TextDecoder('gb18030').decode(label.value),
    bytes: native.subarray(at + 4, at + 4 + size),
  };
};

const wordIsEncrypted = (file: CompoundFile): boolean => {
  const beginning = file.beginningOf('WordDocument');
  return beginning !== undefined && (beginning.readUInt16LE(10) & 0x0100) !== 0;
};

const sheetIsEncrypted = (file: CompoundFile): boolean => {
  const beginning = file.beginningOf('Workbook') ?? file.beginningOf('Book');
  if (!beginning) return false;
  for (let at = 0; at + 4 <= beginning.length; at += 4 + beginning.readUInt16LE(at + 2))
    if (beginning.readUInt16LE(at) === FILEPASS) return true;
  return false;
};

class CompoundFile {
  readonly streams: ReadonlyMap<string, Stream>;
  private readonly directory: readonly Entry[];
  private readonly sectorSize: number;
  private readonly fatSectors: readonly number[];

  constructor(private readonly bytes: Buffer) {
    this.sectorSize = bytes.readUInt16LE(30) === 12 ? 4096 : 512;
    this.fatSectors = this.readFatSectors();
    this.directory = this.readDirectory();
    this.streams = new Map(this.directory.map((entry) => [entry.name, entry]));
  }

  /** All streams with their bytes; short ones lie in sectors of their own within the stream of the root. */
  parts(): CompoundPart[] {
    const root = this.directory.find(({ type }) => type === DIRECTORY_ROOT);
    const shortest = this.bytes.readUInt32LE(56);
    const small = root && root.size > 0 ? this.whole(root.start, root.size) : Buffer.alloc(0);
    return this.directory
      .filter(({ type, size }) => type === DIRECTORY_STREAM && size > 0)
      .map(({ name, start, size }) => ({
        name,
        bytes: size >= shortest ? this.whole(start, size) : this.small(small, start, size),
      }));
  }

  private whole(start: number, size: number): Buffer {
    const sectors: Buffer[] = [];
    for (let id = start; sectors.length * this.sectorSize < size; id = this.after(id)) {
      if (sectors.length * this.sectorSize > this.bytes.length) throw new FileFault('unreadable');
      sectors.push(this.sector(id));
    }
    return Buffer.concat(sectors).subarray(0, size);
  }

  private small(within: Buffer, start: number, size: number): Buffer {
    const sectors: Buffer[] = [];
    const perSector = this.sectorSize / 4;
    const table: Buffer[] = [];
    for (let id = this.bytes.readUInt32LE(60); id < END; id = this.after(id)) {
      if (table.length * this.sectorSize > this.bytes.length) throw new FileFault('unreadable');
      table.push(this.sector(id));
    }
    for (let id = start; sectors.length * MINI_SECTOR < size;) {
      const next = table[Math.floor(id / perSector)];
      if (!next || sectors.length * MINI_SECTOR > within.length) throw new FileFault('unreadable');
      sectors.push(within.subarray(id * MINI_SECTOR, (id + 1) * MINI_SECTOR));
      id = next.readUInt32LE((id % perSector) * 4);
    }
    return Buffer.concat(sectors).subarray(0, size);
  }

  /**
   * The first sector of a stream; undefined for none, or one so short that it is kept elsewhere: the streams asked for
   * never are.
   */
  beginningOf(name: string): Buffer | undefined {
    const stream = this.streams.get(name);
    return stream && stream.size >= this.bytes.readUInt32LE(56) ? this.sector(stream.start) : undefined;
  }

  private sector(id: number): Buffer {
    const from = (id + 1) * this.sectorSize;
    if (from >= this.bytes.length) throw new FileFault('unreadable');
    return this.bytes.subarray(from, from + this.sectorSize);
  }

  private readFatSectors(): number[] {
    const ids = Array.from({ length: HEADER_FAT_SECTORS }, (_, index) => this.bytes.readUInt32LE(76 + index * 4));
    const perSector = this.sectorSize / 4 - 1;
    for (let next = this.bytes.readUInt32LE(68); next < END;) {
      if (ids.length * this.sectorSize > this.bytes.length + HEADER_FAT_SECTORS * this.sectorSize)
        throw new FileFault('unreadable');
      const sector = this.sector(next);
      for (let index = 0; index < perSector; index++) ids.push(sector.readUInt32LE(index * 4));
      next = sector.readUInt32LE(perSector * 4);
    }
    return ids.filter((id) => id < END);
  }

  private after(id: number): number {
    const perSector = this.sectorSize / 4;
    const fat = this.fatSectors[Math.floor(id / perSector)];
    if (fat === undefined) throw new FileFault('unreadable');
    return this.sector(fat).readUInt32LE((id % perSector) * 4);
  }

  private readDirectory(): Entry[] {
    const entries: Entry[] = [];
    const seen = new Set<number>();
    for (let id = this.bytes.readUInt32LE(48); id < END; id = this.after(id)) {
      if (seen.has(id)) throw new FileFault('unreadable');
      seen.add(id);
      const sector = this.sector(id);
      for (let at = 0; at + ENTRY_BYTES <= sector.length; at += ENTRY_BYTES) {
        const length = Math.max(0, Math.min(64, sector.readUInt16LE(at + 64)) - 2);
        if (length > 0)
          entries.push({
            name: sector.toString('utf16le', at, at + length),
            type: sector[at + 66]!,
            start: sector.readUInt32LE(at + 116),
            size: sector.readUInt32LE(at + 120),
          });
      }
    }
    return entries;
  }
}
