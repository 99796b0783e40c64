// The files people send in and what is made for them: each kept once, found by its digest.
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { sql, type Kysely } from 'kysely';
import type { FileRef, Instant } from '#kernel';
import type { Database } from '#infra/database';
import type { Unfit } from './fault.ts';
import { harmlessName } from './file-name.ts';
import type { FileKind } from './file-types.ts';
import { look, wordsIn, type GivenFile } from './look.ts';
import { Shelf } from './shelf.ts';

/** What is known of a file that is kept. */
export interface StoredFile {
  readonly organ: string;
  /** Hex, lower case; the file is found by it. */
  readonly sha256: string;
  /** Hex, lower case. */
  readonly sm3: string;
  /** Bytes. */
  readonly size: number;
  /** MIME. */
  readonly type: string;
  readonly kind: FileKind;
  /** What it was called when its bytes came first. */
  readonly name: string;
  readonly storedAt: Instant;
}

/** Whatever runs SQL for the caller: its transaction, over whichever tables it knows. */
export type Executor = Parameters<ReturnType<typeof sql>['execute']>[0];

interface StoredRow extends Omit<StoredFile, 'storedAt'> {
  readonly stored_at: Date;
}

/**
 * The files of all organs: the bytes on disk by their content, once per organ; what is known of them in the database,
 * each organ's for itself.
 */
export class FileStore {
  private readonly shelf: Shelf;

  /** @param dir an absolute path, on a disk that all processes share; made if missing */
  constructor(
    dir: string,
    private readonly database: Database,
  ) {
    this.shelf = new Shelf(dir);
  }

  /**
   * Stores a file; the same bytes again give what was stored first. What `look` refuses is refused here too, so a
   * caller may ask `look` first, decide by the words, and be sure that no other file gets in.
   * @param tx the caller's transaction, set to the same organ: the row holds together with what else it writes. The
   *   bytes are written before it; bytes whose row was rolled back do no harm
   */
  async keep(
    file: GivenFile,
    organ: string,
    at: Instant,
    tx?: Executor,
  ): Promise<{ readonly is: 'kept'; readonly file: StoredFile } | Unfit> {
    const seen = await look(file);
    if (seen.is === 'unfit') return seen;
    return { is: 'kept', file: await this.put(file, seen, organ, at, tx) };
  }

  /** Stores a document the product has made itself: it need not be looked into. */
  async keepMade(file: GivenFile, type: string, organ: string, at: Instant): Promise<StoredFile> {
    return this.put(file, { type, kind: 'archive' }, organ, at);
  }

  private async put(
    file: GivenFile,
    seen: Pick<StoredFile, 'type' | 'kind'>,
    organ: string,
    at: Instant,
    tx?: Executor,
  ): Promise<StoredFile> {
    const sha256 = digest('sha256', file.bytes);
    await this.shelf.put(organ, sha256, file.bytes);
    const db = tx ?? this.of(organ);
    await sql`insert into stored_file (organ, sha256, sm3, size, type, kind, name, stored_at)
      values (
        ${organ},
        ${sha256},
        ${digest('sm3', file.bytes)},
        ${file.bytes.byteLength},
        ${seen.type},
        ${seen.kind},
        ${harmlessName(file.name)},
        ${at})
      on conflict (organ, sha256) do nothing`.execute(db);
    return (await stored(db, organ, sha256))!;
  }

  /** What is known of a file; undefined if this organ has none such. */
  async describe(organ: string, sha256: string): Promise<StoredFile | undefined> {
    return stored(this.of(organ), organ, sha256);
  }

  /** The first of these that was never sent in, or is not what it says it is; undefined if all are kept. */
  async notKept(organ: string, files: readonly FileRef[] = []): Promise<FileRef | undefined> {
    for (const file of files) {
      const kept = await this.describe(organ, file.sha256);
      if (kept?.sm3 !== file.sm3 || kept.size !== file.size) return file;
    }
    return undefined;
  }

  /**
   * The bytes of a file; undefined if this organ has none such.
   * @throws Error if what is on disk is missing or has another size
   */
  async open(organ: string, sha256: string): Promise<Readable | undefined> {
    const file = await this.describe(organ, sha256);
    return file && this.shelf.read(organ, sha256, file.size);
  }

  /**
   * The text of a file, 20,000 characters at most; undefined if this organ has none such, or nothing in it can be read.
   */
  async words(organ: string, sha256: string): Promise<string | undefined> {
    const file = await this.describe(organ, sha256);
    const bytes = await this.open(organ, sha256);
    const seen = file && bytes && (await wordsIn({ name: file.name, bytes: await buffer(bytes) }));
    return seen?.is === 'read' ? seen.words : undefined;
  }

  /**
   * Removes what a crash left half written: to be called at the start.
   * @param before no writing still running can have begun before it; an hour ago unless told
   * @returns how many files
   */
  async sweep(before: Date = new Date(Date.now() - 3_600_000)): Promise<number> {
    return this.shelf.sweep(before);
  }

  private of(organ: string): Kysely<unknown> {
    return this.database.of(organ);
  }
}

const digest = (algorithm: 'sha256' | 'sm3', bytes: Uint8Array): string =>
  createHash(algorithm).update(bytes).digest('hex');

const stored = async (db: Executor, organ: string, sha256: string): Promise<StoredFile | undefined> => {
  const {
    rows: [row],
  } = await sql<StoredRow>`select organ, sha256, sm3, size, type, kind, name, stored_at
    from stored_file where organ = ${organ} and sha256 = ${sha256}`.execute(db);
  if (!row) return undefined;
  const { stored_at, ...known } = row;
  return { ...known, storedAt: stored_at.toISOString() as Instant };
};
