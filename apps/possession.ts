// Whose a file is to attach: his who sent it in, and whoever may see a record it belongs to.
import { Inject, Injectable } from '@nestjs/common';
import { Possession } from '#infra/commands';
import { FileStore } from '#infra/files';
import { FileHolders } from '#infra/rooms';
import { subjectOf, type Actor } from '#kernel';

/** To know a digest is not to have the file. */
@Injectable()
export class FilesAtHand extends Possession {
  constructor(
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(FileHolders) private readonly holders: FileHolders,
  ) {
    super();
  }

  override async has(actor: Actor, sha256: string): Promise<boolean> {
    const own = await this.files.sentBy(actor.organ, sha256, subjectOf(actor));
    return own || this.holders.mayFetch(actor, sha256);
  }
}
