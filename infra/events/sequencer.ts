// Gives every committed event its place in the one gapless order that all readers follow.
import type { Client } from 'pg';
import { leading } from './leadership.ts';
import { underLease, type Lease } from './lease.ts';
import { Bell } from './wake.ts';
import type { Ledger } from './ledger.ts';

/** The channel readers listen on; the payload is the newest position. */
export const NEW_POSITIONS = 'zhengheng_positions';

const BATCH = 1000;

/**
 * Gives pending events their place in the one order, in `seq` order, and tells the readers once per batch. Sound
 * because a row not seen now stays pending until it is seen (no cursor can overtake it), and because a later version of
 * a stream is inserted only after the earlier one was read. A sequencer that hung and was replaced places nothing when
 * it wakes up.
 *
 * $1 task, $2 term of the lease
 */
const SEQUENCE = `with ${underLease('$1', '$2')}, batch as (
    delete from pending
    where exists (select from mine) and seq in (select seq from pending order by seq limit ${BATCH})
    returning seq, organ
  ), placed as (
    insert into ledger_position (position, seq, organ)
    select
      (select coalesce(max(position), 0) from ledger_position) + row_number() over (order by seq),
      seq,
      organ
    from batch
    returning position
  )
  select count(*)::int as placed, pg_notify('${NEW_POSITIONS}', max(position)::text)
  from placed having count(*) > 0`;

/** How soon it looks again when nobody rang, ms: twice as late each time it finds nothing. */
const LOOK_AGAIN_MS = { first: 25, last: 200 };

/** Where the ledger is. */
export interface SequencerOptions {
  readonly url: string;
  readonly onError: (error: unknown) => void;
}

/** Turns what was committed into the one gapless order. Any number may run; one leads. */
export class Sequencer {
  private readonly bell = new Bell();
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(private readonly options: SequencerOptions) {}

  /** Looks at once after each append of a ledger in this process. */
  besides(ledger: Ledger): this {
    ledger.onAppended(() => this.bell.ring());
    return this;
  }

  start(): void {
    this.running = leading(
      {
        url: this.options.url,
        role: 'zhengheng_worker',
        task: 'sequencer',
        signal: this.stopping.signal,
        onError: this.options.onError,
      },
      (client, lease, signal) => this.sequence(client, lease, signal),
    );
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async sequence(client: Client, lease: Lease, signal: AbortSignal): Promise<void> {
    for (let wait = LOOK_AGAIN_MS.first; !signal.aborted;) {
      const {
        rows: [batch],
      } = await client.query<{ placed: number }>({
        name: 'sequence',
        text: SEQUENCE,
        values: [lease.task, lease.term],
      });
      const placed = batch?.placed ?? 0;
      wait = placed > 0 ? LOOK_AGAIN_MS.first : Math.min(2 * wait, LOOK_AGAIN_MS.last);
      if (placed < BATCH) await this.bell.wait(wait, signal);
    }
  }
}
