// A small disk of our own, which can be made full and empty again.
import { execFileSync } from 'node:child_process';
import { mkdirSync, statfsSync } from 'node:fs';
import { whenWeEnd, type Watch } from '#infra/dev';

/** $1 where: as soon as whoever still uses it has ended. */
const UNMOUNT = 'until umount "$1"; do sleep 1; done';

/** A tmpfs; it is unmounted when this process ends, however it does. */
export class Disk {
  private constructor(
    readonly at: string,
    private readonly bytes: number,
    private readonly watch: Watch,
  ) {}

  /** @returns undefined where this machine lets us have none */
  static mount(at: string, megabytes: number): Disk | undefined {
    mkdirSync(at, { recursive: true });
    const bytes = megabytes * 2 ** 20;
    try {
      mount('-t', 'tmpfs', '-o', `size=${bytes},mode=755`, 'tmpfs', at);
    } catch {
      return undefined;
    }
    return new Disk(at, bytes, whenWeEnd(['sh', '-c', UNMOUNT, 'sh', at]));
  }

  /** Leaves no room: the disk becomes as small as what is on it. */
  fill(): void {
    // Whoever writes at this moment may have taken the last of it: then once more.
    for (let tries = 1; ; tries += 1) {
      const { blocks, bfree, bsize } = statfsSync(this.at);
      try {
        return mount('-o', `remount,size=${(blocks - bfree) * bsize}`, this.at);
      } catch (error) {
        if (tries === 10) throw error;
      }
    }
  }

  /** Gives the room back. */
  clear(): void {
    mount('-o', `remount,size=${this.bytes}`, this.at);
  }

  unmount(): void {
    this.watch.cancel();
    execFileSync('umount', ['-l', this.at]);
  }
}

const mount = (...words: readonly string[]): void => {
  execFileSync('mount', words, { stdio: 'ignore' });
};
