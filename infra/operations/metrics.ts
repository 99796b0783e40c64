// Figures about a process and about the ledger, for Prometheus and for whoever asks how things stand.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { Tally, type Passed } from '#infra/commands';
import type { Database } from '#infra/database';

/** Bounds of the histograms, s. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** How often the watchdog looks whether the process still gets its turn, ms. */
const WATCH_MS = 20;

/** A watchdog: the longest the process kept everybody waiting since it was last asked. Over a second is an alarm. */
const watchEventLoop = (registry: Registry): void => {
  const delay = monitorEventLoopDelay({ resolution: WATCH_MS });
  delay.enable();
  const longest = new Gauge({
    name: 'zhengheng_event_loop_delay_max_seconds',
    help: 'Longest time the process did nothing else, since the metrics were last read',
    registers: [registry],
    collect: () => {
      longest.set(delay.max / 1e9);
      delay.reset();
    },
  });
};

/** What a process counts, for Prometheus. */
export class Metrics extends Tally {
  readonly registry = new Registry();
  private readonly commands = new Counter({
    name: 'zhengheng_commands_total',
    help: 'Commands by name and result',
    labelNames: ['command', 'result'],
    registers: [this.registry],
  });
  private readonly refusals = new Counter({
    name: 'zhengheng_refusals_total',
    help: 'Refusals by code',
    labelNames: ['code'],
    registers: [this.registry],
  });
  private readonly durations = new Histogram({
    name: 'zhengheng_command_seconds',
    help: 'Time of a command',
    labelNames: ['command'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly chat = new Histogram({
    name: 'zhengheng_chat_seconds',
    help: 'From a chat message received to its reply sent',
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly published = new Counter({
    name: 'zhengheng_relay_published_total',
    help: 'Events confirmed by the broker',
    registers: [this.registry],
  });

  private refresh: (() => Promise<void>) | undefined;

  constructor(private readonly log?: { info(facts: object, message: string): void }) {
    super();
    collectDefaultMetrics({ register: this.registry });
    watchEventLoop(this.registry);
  }

  /** Counts a command, and logs it where a log was given: name, result, time and correlation, never what it said. */
  override passed({ command, result, ms, code, channel, correlation }: Passed): void {
    this.commands.inc({ command, result });
    this.durations.observe({ command }, ms / 1000);
    if (code) this.refusals.inc({ code });
    this.log?.info({ command, result, ms: Math.round(ms), channel, correlation, ...(code ? { code } : {}) }, 'command');
  }

  /** @param ms from a chat message received to its reply sent */
  chatAnswered(ms: number): void {
    this.chat.observe(ms / 1000);
  }

  /** @param events how many the broker has confirmed */
  relayed(events: number): void {
    this.published.inc(events);
  }

  /** What Prometheus is given: with ledger position, lag of each reader, what waits and what is parked, read now. */
  async text(): Promise<string> {
    await this.refresh?.();
    return this.registry.metrics();
  }

  /** Has the ledger's state among the metrics; only a worker may see it. */
  watchLedger(database: Database, following: readonly string[]): void {
    const registers = [this.registry];
    const position = new Gauge({ name: 'zhengheng_ledger_position', help: 'Newest position of the ledger', registers });
    const pending = new Gauge({
      name: 'zhengheng_ledger_pending',
      help: 'Committed events not yet sequenced',
      registers,
    });
    const lag = new Gauge({
      name: 'zhengheng_reader_lag',
      help: 'Events a reader (the relay among them) has not taken in',
      labelNames: ['reader'],
      registers,
    });
    const parked = new Gauge({
      name: 'zhengheng_parked_streams',
      help: 'Streams parked for a reader: an alarm',
      labelNames: ['reader'],
      registers,
    });
    this.refresh = async () => {
      const state = await ledgerState(database, following);
      position.set(state.position);
      pending.set(state.pending);
      for (const one of state.readers) {
        lag.set({ reader: one.name }, one.lag);
        parked.set({ reader: one.name }, one.parked);
      }
    };
  }
}

/** How far the ledger is and its followers are, in events. */
export interface LedgerState {
  /** The newest. */
  readonly position: number;
  /** Committed, not yet given a position. */
  readonly pending: number;
  readonly readers: readonly { readonly name: string; readonly lag: number; readonly parked: number }[];
  /** At most a hundred, the oldest first. */
  readonly parked: readonly {
    readonly reader: string;
    readonly organ: string;
    readonly stream: string;
    readonly event: string;
    readonly reason: string;
    readonly parkedAt: string;
  }[];
  /** Events an operator set aside, at most a hundred, the newest first. */
  readonly setAside: readonly {
    readonly organ: string;
    readonly stream: string;
    readonly event: string;
    readonly type: string;
    readonly reason: string;
    readonly by: string;
    readonly recordedAt: string;
  }[];
}

const HEAD = `select
  (select coalesce(max(position), 0) from ledger_position) as position,
  (select count(*) from pending) as pending`;

const READERS = `select name, position, (select count(*) from parked k where k.reader = r.name) as parked
  from reader r where name = any ($1) order by name`;

const ASIDE = `select c.organ, c.data->>'stream' as stream, s.event, c.data->>'type' as type,
    c.data->>'reason' as reason, c.data->>'by' as by, c.recorded_at
  from set_aside s join ledger c on c.organ = s.organ and c.stream = 'ledger.set-aside/' || s.event
  order by c.seq desc limit 100`;

const PARKED = `select reader, organ, stream, event, reason, parked_at
  from parked where reader = any ($1) order by parked_at limit 100`;

/**
 * How far the ledger is and how far those who follow it are. Needs the worker's rights.
 * @param following the readers there are: what one that is no more left behind is no state of anything
 */
export const ledgerState = (database: Database, following: readonly string[]): Promise<LedgerState> =>
  database.without(async (client) => {
    const {
      rows: [head],
    } = await client.query<{ position: string; pending: string }>(HEAD);
    const readers = await client.query<{ name: string; position: string; parked: string }>(READERS, [following]);
    const parked = await client.query<ParkedRow>(PARKED, [following]);
    const aside = await client.query<AsideRow>(ASIDE);
    return {
      parked: parked.rows.map(({ parked_at, ...rest }) => ({ ...rest, parkedAt: parked_at.toISOString() })),
      setAside: aside.rows.map(({ recorded_at, ...rest }) => ({ ...rest, recordedAt: recorded_at.toISOString() })),
      position: Number(head!.position),
      pending: Number(head!.pending),
      readers: readers.rows.map((row) => ({
        name: row.name,
        lag: Number(head!.position) - Number(row.position),
        parked: Number(row.parked),
      })),
    };
  });

interface AsideRow extends Omit<LedgerState['setAside'][number], 'recordedAt'> {
  readonly recorded_at: Date;
}

interface ParkedRow {
  readonly reader: string;
  readonly organ: string;
  readonly stream: string;
  readonly event: string;
  readonly reason: string;
  readonly parked_at: Date;
}
