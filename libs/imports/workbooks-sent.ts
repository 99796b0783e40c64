// The workbooks people sent in, for who has them.
import { buffer } from 'node:stream/consumers';
import { Inject, Injectable } from '@nestjs/common';
import { Possession } from '#infra/commands';
import { FileStore } from '#infra/files';
import type { Actor } from '#kernel';

/** Opens the files of whoever asks. */
@Injectable()
export class WorkbooksSent {
  constructor(
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(Possession) private readonly possession: Possession,
  ) {}

  /** The bytes of a file that is his; undefined if he has none such. */
  async open(actor: Actor, sha256: string): Promise<Uint8Array | undefined> {
    if (!(await this.possession.has(actor, sha256))) return undefined;
    const bytes = await this.files.open(actor.organ, sha256);
    return bytes && new Uint8Array(await buffer(bytes));
  }
}
