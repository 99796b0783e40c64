// Files of the chat, in memory.
import { randomUUID } from 'node:crypto';

export interface StoredFile {
  readonly name: string;
  /** MIME, as the sender said. */
  readonly type: string;
  readonly bytes: Buffer;
}

/** What a message shows of a file. */
export interface FileLink {
  readonly name: string;
  /** Path on this server. */
  readonly url: string;
  /** Bytes. */
  readonly size: number;
}

const MOST_BYTES = 512 * 1024 * 1024;

/**
 * Files people and the robot sent, in memory; above 512 MB the oldest go. An id is also the download code and, with
 * `@`, the media id.
 */
export class FileStore {
  private readonly files = new Map<string, StoredFile>();
  private held = 0;

  keep(file: StoredFile): string {
    const id = randomUUID();
    this.files.set(id, file);
    this.held += file.bytes.length;
    for (const oldest of this.files.keys()) if (this.held > MOST_BYTES) this.remove(oldest);
    return id;
  }

  remove(id: string): void {
    this.held -= this.files.get(id)?.bytes.length ?? 0;
    this.files.delete(id);
  }

  get(id: string): StoredFile | undefined {
    return this.files.get(id);
  }

  link(id: string): FileLink | undefined {
    const file = this.files.get(id);
    return file && { name: file.name, url: `/files/${id}`, size: file.bytes.length };
  }

  /** By the media id of `media/upload`. */
  media(mediaId: string): FileLink | undefined {
    return this.link(mediaId.replace(/^@/, ''));
  }
}
