// The ledger for those who carry it elsewhere (Kafka): led by one process, confirmed by whoever receives it.
import type { Client } from 'pg';
import type { Database } from '#infra/database';
import { leading } from './leadership.ts';
import { underLease, type Lease as Held } from './lease.ts';
import { park } from './parking.ts';
import { nextStretch, type Passing } from './reading.ts';
import type { PositionNews } from './positions.ts';
import type { Bell } from './wake.ts';

/** $1 task, $2 term, $3 reader, $4 position. A row if the lease holds, whether or not there was anything to move. */
const MOVE = `with ${underLease('$1', '$2')}, moved as (
    update reader set position = $4, moved_at = now()
    where name = $3 and position < $4 and exists (select from mine))
  select from mine`;

/** What a leading forwarder may do: take the next events, say how far others have them, set one aside. */
export interface Lease {
  next(limit: number): Promise<readonly Passing[]>;
  confirm(upTo: Passing): Promise<void>;
  park(event: Passing, reason: string): Promise<void>;
}

/**
 * The ledger as something to forward to others: a reader whose effect is outside the database, so its checkpoint moves
 * after the others have confirmed (at least once). One process leads.
 */
export class LedgerFeed {
  private readonly bell: Bell;

  constructor(
    private readonly options: {
      readonly url: string;
      readonly reader: string;
      readonly news: PositionNews;
      readonly onError: (error: unknown) => void;
    },
  ) {
    this.bell = options.news.bell();
  }

  /** Runs `work` whenever this process leads, until aborted; it may run many times. */
  async lead(signal: AbortSignal, work: (lease: Lease) => Promise<void>): Promise<void> {
    await leading(
      {
        url: this.options.url,
        role: 'zhengheng_worker',
        task: this.options.reader,
        signal,
        onError: this.options.onError,
      },
      (client, held) => work(this.lease(client, held)),
    );
  }

  /** Resolves when there may be new events, after a second, or when aborted. */
  wake(signal: AbortSignal): Promise<void> {
    return this.bell.wait(1000, signal);
  }

  private lease(client: Client, held: Held): Lease {
    const { reader } = this.options;
    return {
      next: async (limit) => {
        await client.query('insert into reader (name) values ($1) on conflict do nothing', [reader]);
        for (;;) {
          const {
            rows: [checkpoint],
          } = await client.query<{ position: string }>('select position from reader where name = $1', [reader]);
          const after = checkpoint!.position;
          const { events, end } = await nextStretch(client, { reader, after, most: limit });
          const free = events.filter((event) => !event.parked);
          if (free.length > 0 || end === after) return free;
          await this.move(client, held, end);
        }
      },
      confirm: (upTo) => this.move(client, held, upTo.position),
      park: (event, reason) => park(client, reader, event, reason),
    };
  }

  /**
   * Forward only, and only under the lease.
   * @throws Error if another leads by now: it goes on from where this one was
   */
  private async move(client: Client, { task, term }: Held, position: string): Promise<void> {
    const { rows } = await client.query(MOVE, [task, term, this.options.reader, position]);
    if (rows.length === 0) throw new Error(`${task} is led by another process`);
  }
}

/**
 * Lets a parked stream go on for a forwarder: it goes back to the event that failed and forwards from there again; what
 * others had already comes to them a second time, under the same ids.
 * @returns false if the stream is not parked
 */
export const releaseFeed = async (
  database: Database,
  reader: string,
  organ: string,
  stream: string,
): Promise<boolean> =>
  database.transaction('', async (client) => {
    const {
      rows: [stopped],
    } = await client.query<{ position: string }>(
      'delete from parked where reader = $1 and organ = $2 and stream = $3 returning position',
      [reader, organ, stream],
    );
    if (stopped)
      await client.query(
        'update reader set position = least(position, $2::bigint - 1), moved_at = now() where name = $1',
        [reader, stopped.position],
      );
    return stopped !== undefined;
  });
