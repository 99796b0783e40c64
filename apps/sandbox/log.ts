/** One frame or one call, as it went over the wire. */
export interface Entry {
  readonly n: number;
  /** The machine's time, ISO 8601. */
  readonly time: string;
  /** Seen from the sandbox: `in` from the robot, `out` to it. */
  readonly direction: 'in' | 'out';
  readonly channel: 'stream' | 'http';
  /** Of a call. */
  readonly method?: string;
  readonly path?: string;
  readonly query?: unknown;
  /** Of a frame: `CALLBACK /v1.0/im/bot/messages/get`, `ACK`, `CONNECT`. */
  readonly topic?: string;
  readonly messageId?: string;
  readonly connectionId?: string;
  /** HTTP status, or the code of an acknowledgement. */
  readonly status?: number;
  readonly body?: unknown;
  readonly answer?: unknown;
  /** ms until the answer. */
  readonly took?: number;
  /** Why it is remarkable. */
  readonly note?: string;
}

const KEPT = 5000;
const SECRET = /^(clientSecret|appSecret|appsecret|accessToken|access_token|ticket)$/;

/** The same without secrets: the page shows the log to whoever looks over one's shoulder. */
const masked = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, SECRET.test(key) ? '***' : masked(inner)]),
  );
};

/** Every frame and call, the newest 5,000. */
export class WireLog {
  private entries: Entry[] = [];
  private last = 0;

  constructor(private readonly changed: () => void) {}

  add(entry: Omit<Entry, 'n' | 'time'>): void {
    this.entries.push({ n: ++this.last, time: new Date().toISOString(), ...(masked(entry) as typeof entry) });
    if (this.entries.length > KEPT + 500) this.entries = this.entries.slice(-KEPT);
    this.changed();
  }

  /** The entries after `n`, oldest first, at most `limit`; without `n` the newest. */
  after(n: number | undefined, limit: number): readonly Entry[] {
    const kept = this.entries.slice(-KEPT);
    return n === undefined ? kept.slice(-limit) : kept.filter((entry) => entry.n > n).slice(0, limit);
  }
}
