import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { LedgerEvent } from '../cloud-event.ts';
import type { RelayLease, RelaySource } from '../relay.ts';

/** A ledger in memory, for the specs of the relay: one order, a checkpoint, parked streams. */
export class MemoryLedger implements RelaySource<LedgerEvent> {
  readonly events: LedgerEvent[] = [];
  readonly parked = new Map<string, string>();
  confirmed = 0;
  private readonly news = new EventTarget();

  /** Records a fact on a stream: `append('decisions', 'item/1', { n: 1 })`. */
  append(room: string, name: string, data: unknown): LedgerEvent {
    const event: LedgerEvent = {
      position: String(this.events.length + 1),
      id: randomUUID(),
      organ: 'tianshan-kjj',
      stream: `${room}.${name}`,
      type: `${room}.item-proposed`,
      schemaVersion: 1,
      data,
      meta: { correlation: randomUUID() },
      recordedAt: new Date().toISOString(),
    };
    this.events.push(event);
    this.news.dispatchEvent(new Event('appended'));
    return event;
  }

  async lead(signal: AbortSignal, work: (lease: RelayLease<LedgerEvent>) => Promise<void>): Promise<void> {
    while (!signal.aborted)
      await work({
        next: async (limit) =>
          this.events
            .slice(this.confirmed)
            .filter((event) => !this.parked.has(event.stream))
            .slice(0, limit),
        confirm: async (upTo) => {
          this.confirmed = Math.max(this.confirmed, Number(upTo.position));
        },
        park: async (event, reason) => {
          this.parked.set(event.stream, reason);
        },
      });
  }

  async wake(signal: AbortSignal): Promise<void> {
    const either = new AbortController();
    const ends = AbortSignal.any([signal, either.signal]);
    await Promise.race([once(this.news, 'appended', { signal: ends }), pause(1000, undefined, { signal: ends })]).catch(
      () => undefined,
    );
    either.abort();
  }
}
