/** One frame or one call, as it went over the wire. */
export interface Entry {
  readonly n: number;
  readonly time: string;
  /** Seen from the sandbox: `in` from the robot, `out` to it. */
  readonly direction: 'in' | 'out';
  readonly channel: 'stream' | 'http';
  readonly what: string;
  readonly status?: number;
  readonly body?: unknown;
  readonly answer?: unknown;
}

const KEPT = 5000;

/** Every frame and call, the newest 5,000. */
export class WireLog {
  private entries: Entry[] = [];
  private last = 0;

  add(entry: Omit<Entry, 'n' | 'time'>): void {
    this.entries.push({ n: ++this.last, time: new Date().toISOString(), ...entry });
    if (this.entries.length > KEPT + 500) this.entries = this.entries.slice(-KEPT);
  }

  after(n: number, limit: number): readonly Entry[] {
    return this.entries.filter((entry) => entry.n > n).slice(0, limit);
  }
}
