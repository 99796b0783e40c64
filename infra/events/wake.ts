// How a reader is woken when there is news, rather than to look all the time.

/**
 * A bell that may ring before anyone waits: a ring is kept for the next wait, so none is missed between looking and
 * waiting.
 */
export class Bell {
  private rung = false;
  private waiting: (() => void) | undefined;

  ring(): void {
    this.rung = true;
    this.waiting?.();
  }

  /** Resolves at the next ring (at once if it rang since the last wait), after `ms`, or when aborted. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.rung && !signal.aborted)
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          this.waiting = undefined;
          resolve();
        };
        const timer = setTimeout(done, ms);
        signal.addEventListener('abort', done);
        this.waiting = done;
      });
    this.rung = false;
  }
}
