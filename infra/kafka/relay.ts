// Carries the ledger to Kafka, through outages and past what can never be published.
import { setTimeout as pause } from 'node:timers/promises';
import type { LedgerEvent } from './cloud-event.ts';
import type { Log } from './connection.ts';
import { PoisonEvent, type EventPublisher } from './publisher.ts';

/** What the leading relay may do with the ledger. */
export interface RelayLease<E extends LedgerEvent> {
  /** The next events after the checkpoint, in ledger order, without those of parked streams. */
  next(limit: number): Promise<readonly E[]>;
  /** Moves the checkpoint: everything up to this event is with the broker, or parked. */
  confirm(upTo: E): Promise<void>;
  /** Sets an event's stream aside until an operator releases it. */
  park(event: E, reason: string): Promise<void>;
}

/** The ledger, as the relay needs it. */
export interface RelaySource<E extends LedgerEvent> {
  /** Runs `work` whenever this process leads, until aborted; it may run many times. */
  lead(signal: AbortSignal, work: (lease: RelayLease<E>) => Promise<void>): Promise<void>;
  /** Resolves when there may be new events, or after a while, or when aborted. */
  wake(signal: AbortSignal): Promise<void>;
}

/** Told as it happens; for counters and alarms. */
export interface RelayMetrics {
  published(events: number): void;
  /** Age in seconds of the oldest event that is not with the broker; 0 when all are. */
  lag(seconds: number): void;
  parked(event: LedgerEvent): void;
  failed(error: Error): void;
}

/** How patient the relay is; what is not given has a default. */
export interface RelayTiming {
  /** Wait after the first failure, doubled at each further one, in ms. */
  readonly firstWaitMs: number;
  /** In ms. */
  readonly longestWaitMs: number;
  /** With nothing to publish, how often the broker is asked whether it is there, in ms. */
  readonly lookMs: number;
  /** How long `stop` waits for a request under way, in ms. */
  readonly drainMs: number;
}

const BATCH = 500;
const TIMING: RelayTiming = { firstWaitMs: 100, longestWaitMs: 10_000, lookMs: 10_000, drainMs: 5000 };

/**
 * Carries the ledger's events to Kafka: each at least once, with the same id, in order within its stream. It starts and
 * keeps trying without a broker, and catches up when there is one. An event that can never be published is parked with
 * its stream, loudly; the other streams flow.
 */
export class Relay<E extends LedgerEvent = LedgerEvent> {
  private readonly source: RelaySource<E>;
  private readonly publisher: EventPublisher;
  private readonly log: Log;
  private readonly metrics: Partial<RelayMetrics>;
  private readonly timing: RelayTiming;
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private failures = 0;
  private outageSince = 0;

  /** Of the outage that goes on, or undefined when the broker is there. */
  lastError: string | undefined;
  /** When the broker last answered, by the machine's running time. */
  private answeredAt = Number.NEGATIVE_INFINITY;

  constructor(
    source: RelaySource<E>,
    publisher: EventPublisher,
    log: Log,
    metrics: Partial<RelayMetrics> = {},
    timing: Partial<RelayTiming> = {},
  ) {
    this.source = source;
    this.publisher = publisher;
    this.log = log;
    this.metrics = metrics;
    this.timing = { ...TIMING, ...timing };
  }

  start(): void {
    this.running = this.run();
  }

  /** Ends after the request under way, or leaves it after a while: what is not confirmed is sent again. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await within(this.timing.drainMs, this.running);
    await within(1000, this.publisher.close());
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.source.lead(signal, (lease) => this.carry(lease, signal));
      } catch (error) {
        if (signal.aborted) return;
        this.log.warn({ err: error }, 'relay lost the ledger, trying again');
        await quietly(this.timing.firstWaitMs * 5, signal);
      }
    }
  }

  private async carry(lease: RelayLease<E>, signal: AbortSignal): Promise<void> {
    if (this.answeredAt === Number.NEGATIVE_INFINITY) this.lastError ??= '尚未连上 Kafka';
    while (!signal.aborted) {
      const events = await lease.next(BATCH);
      const last = events.at(-1);
      if (!last) {
        this.metrics.lag?.(0);
        if (await this.reached(signal)) await this.source.wake(signal);
      } else if (await this.published(events, lease, signal)) {
        await lease.confirm(last);
        this.metrics.published?.(events.length);
      }
    }
  }

  /**
   * Whether the broker has them all; if not, what was wrong is dealt with and the same place in the ledger is read
   * again.
   */
  private async published(events: readonly E[], lease: RelayLease<E>, signal: AbortSignal): Promise<boolean> {
    try {
      await this.publisher.publish(events);
    } catch (error) {
      if (error instanceof PoisonEvent)
        await this.park(
          events.find((event) => event.id === error.event.id)!,
          error,
          lease,
        );
      else await this.backOff(error as Error, events[0]!, signal);
      return false;
    }
    this.answered();
    return true;
  }

  /** With nothing to publish: whether the broker is there, asked from the start, and then every so often. */
  private async reached(signal: AbortSignal): Promise<boolean> {
    if (performance.now() - this.answeredAt < this.timing.lookMs) return true;
    try {
      await this.publisher.reach();
    } catch (error) {
      await this.backOff(error as Error, undefined, signal);
      return false;
    }
    this.answered();
    return true;
  }

  private answered(): void {
    if (this.failures > 0)
      this.log.info({ seconds: (performance.now() - this.outageSince) / 1000 }, 'relay publishes again');
    this.failures = 0;
    this.lastError = undefined;
    this.answeredAt = performance.now();
  }

  private async park(event: E, poison: PoisonEvent, lease: RelayLease<E>): Promise<void> {
    this.log.error(
      {
        organ: event.organ,
        stream: event.stream,
        event: event.id,
        type: event.type,
        position: String(event.position),
        reason: poison.message,
      },
      'event cannot be published: its stream is parked for the relay until an operator releases it',
    );
    await lease.park(event, poison.message);
    this.metrics.parked?.(event);
  }

  private async backOff(error: Error, oldest: E | undefined, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    if (this.failures === 0) this.outageSince = performance.now();
    if (this.lastError !== error.message) this.log.warn({ err: error }, 'relay cannot publish, will keep trying');
    this.lastError = error.message;
    this.metrics.failed?.(error);
    if (oldest) this.metrics.lag?.(Math.max(0, (Date.now() - Date.parse(oldest.recordedAt)) / 1000));
    const longest = Math.min(this.timing.longestWaitMs, this.timing.firstWaitMs * 2 ** this.failures);
    this.failures += 1;
    // Half of it by chance, so that many processes do not come back at once.
    await quietly(longest * (0.5 + Math.random() / 2), signal);
  }
}

/** Waits; ends early, without an error, when aborted. */
const quietly = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal }).catch(() => undefined);

/** Waits for what is under way, but not longer. */
const within = async (ms: number, underWay: Promise<void> | undefined): Promise<void> => {
  const enough = new AbortController();
  await Promise.race([underWay, quietly(ms, enough.signal)]);
  enough.abort();
};
