// The bytes of files on disk.
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** Where files are while they are being written; no organ's folder, since those begin with a letter or digit. */
const UNFINISHED = '.unfinished';
const ORGAN = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;
const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Bytes on disk, one file per organ and content: `<dir>/<organ>/<aa>/<sha256>`. What stands under such a name is whole.
 */
export class Shelf {
  constructor(private readonly dir: string) {}

  /** Puts the bytes on disk for good; does nothing if they are there. */
  async put(organ: string, sha256: string, bytes: Uint8Array): Promise<void> {
    const path = this.pathOf(organ, sha256);
    if ((await sizeOf(path)) === bytes.byteLength) return;
    const unfinished = join(this.dir, UNFINISHED, randomUUID());
    await mkdir(dirname(unfinished), { recursive: true });
    await mkdir(dirname(path), { recursive: true });
    try {
      await writeThrough(unfinished, bytes);
      await rename(unfinished, path);
    } finally {
      await rm(unfinished, { force: true });
    }
    // A name is on disk only once its folder is, and that folder's name in turn.
    for (const folder of [dirname(path), join(this.dir, organ), this.dir]) await syncFolder(folder);
  }

  /** @throws Error if the file is missing or has another size */
  async read(organ: string, sha256: string, size: number): Promise<Readable> {
    const path = this.pathOf(organ, sha256);
    const there = await sizeOf(path);
    if (there === size) return createReadStream(path);
    const found = there === undefined ? 'is missing' : `has ${there}`;
    throw new Error(`Stored file ${organ}/${sha256} should have ${size} bytes and ${found}`);
  }

  /** Removes what was left unfinished before an instant. @returns how many files */
  async sweep(before: Date): Promise<number> {
    const folder = join(this.dir, UNFINISHED);
    let swept = 0;
    for (const name of (await readdir(folder).catch(nothingThere)) ?? []) {
      const path = join(folder, name);
      const about = await stat(path).catch(nothingThere);
      if (!about || about.mtime >= before) continue;
      await rm(path, { force: true });
      swept++;
    }
    return swept;
  }

  /** @throws RangeError for what could lead out of the folder */
  private pathOf(organ: string, sha256: string): string {
    if (!ORGAN.test(organ)) throw new RangeError(`Not an organ that can name a folder: ${JSON.stringify(organ)}`);
    if (!SHA256.test(sha256)) throw new RangeError('Not a SHA-256 digest in lower-case hex');
    return join(this.dir, organ, sha256.slice(0, 2), sha256);
  }
}

const nothingThere = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
};

const sizeOf = async (path: string): Promise<number | undefined> => (await stat(path).catch(nothingThere))?.size;

const writeThrough = async (path: string, bytes: Uint8Array): Promise<void> => {
  await using file = await open(path, 'wx', 0o640);
  await file.writeFile(bytes);
  await file.sync();
};

const syncFolder = async (path: string): Promise<void> => {
  await using folder = await open(path, 'r');
  await folder.sync();
};
