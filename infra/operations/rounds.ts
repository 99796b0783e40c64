// What is done because its time has come, not because something happened.
import type { Logger } from './log.ts';

/** How often to look, and where to say that a look failed. */
export interface RoundsOptions {
  /** ms between the end of one look and the next. */
  readonly everyMs: number;
  readonly log: Pick<Logger, 'warn'>;
}

/** Looks every so often for what has come due, one look after another; one that fails is tried again next time. */
export class Rounds {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly look: () => Promise<unknown>,
    private readonly options: RoundsOptions,
  ) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.looking = this.look()
        .catch((error: unknown) =>
          this.options.log.warn({ err: error }, 'a look for what is due failed, trying again later'),
        )
        .then(() => {
          if (!this.stopped) this.start();
        });
    }, this.options.everyMs);
  }

  /** Ends after the look that is under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }
}
