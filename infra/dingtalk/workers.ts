// Several workers that share the work of one queue.
import type { Log } from './log.ts';

/** How many workers, and how often they look. */
export interface WorkersOptions {
  /** What one piece of work is called in the log. */
  readonly name: string;
  readonly count: number;
  /** How often to look when nobody woke us, ms. */
  readonly pollMs: number;
  readonly log: Log;
}

/**
 * Repeats a step in several workers: while it finds work at once, otherwise when woken; every so often one of those
 * asleep looks, to be sure.
 */
export class Workers {
  private readonly asleep = new Set<() => void>();
  private running: Promise<unknown> | undefined;
  private stopped = false;
  /** Counts the calls of `wake`: one that comes while a worker looks is not slept through. */
  private woken = 0;
  private polling: NodeJS.Timeout | undefined;

  /** @param step does one piece of work, and says whether there was one */
  constructor(
    private readonly step: () => Promise<boolean>,
    private readonly options: WorkersOptions,
  ) {}

  start(): void {
    this.polling ??= setInterval(() => this.riseOne(), this.options.pollMs);
    this.running ??= Promise.all(Array.from({ length: this.options.count }, () => this.work()));
  }

  /**
   * There is something to do: one worker looks, and wakes another if it found something. All at once would mostly look
   * in vain.
   */
  wake(): void {
    this.woken++;
    this.riseOne();
  }

  /** Takes up nothing more and finishes what was taken up. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.polling);
    for (const rise of this.asleep) rise();
    await this.running;
  }

  private async work(): Promise<void> {
    for (let failed = false; !this.stopped;) {
      const before = this.woken;
      let found = false;
      try {
        found = await this.step();
        failed = false;
      } catch (error) {
        // Said once per outage: the database may be away for a while.
        if (!failed) this.options.log.error({ err: error, work: this.options.name }, '暂时无法处理，稍后自动重试');
        failed = true;
      }
      if (found) this.riseOne();
      else if (failed || before === this.woken) await this.sleep();
    }
  }

  private riseOne(): void {
    const [rise] = this.asleep;
    rise?.();
  }

  private async sleep(): Promise<void> {
    if (this.stopped) return;
    await new Promise<void>((resolve) => {
      const rise = () => {
        this.asleep.delete(rise);
        resolve();
      };
      this.asleep.add(rise);
    });
  }
}
