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
  private readonly sectorSize: number;
  private readonly fatSectors: readonly number[];

  constructor(private readonly bytes: Buffer) {
    this.sectorSize = bytes.readUInt16LE(30) === 12 ? 4096 : 512;
    this.fatSectors = this.readFatSectors();
    this.streams = this.readDirectory();
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

  private readDirectory(): Map<string, Stream> {
    const streams = new Map<string, Stream>();
    const seen = new Set<number>();
    for (let id = this.bytes.readUInt32LE(48); id < END; id = this.after(id)) {
      if (seen.has(id)) throw new FileFault('unreadable');
      seen.add(id);
      const sector = this.sector(id);
      for (let at = 0; at + ENTRY_BYTES <= sector.length; at += ENTRY_BYTES) {
        const length = Math.max(0, Math.min(64, sector.readUInt16LE(at + 64)) - 2);
        if (length > 0)
          streams.set(sector.toString('utf16le', at, at + length), {
            start: sector.readUInt32LE(at + 116),
            size: sector.readUInt32LE(at + 120),
          });
      }
    }
    return streams;
  }
}
