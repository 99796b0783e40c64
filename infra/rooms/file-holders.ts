import type { Actor } from '#kernel';
import type { FileHolder } from './room.ts';

/** Who may fetch a file: whoever one of the rooms lets, because he may see a record it belongs to. */
export class FileHolders implements FileHolder {
  constructor(private readonly holders: readonly FileHolder[]) {}

  async mayFetch(actor: Actor, sha256: string): Promise<boolean> {
    for (const holder of this.holders) if (await holder.mayFetch(actor, sha256)) return true;
    return false;
  }
}
