// Keeps those who follow the ledger going, each from where it was: registers take events in, policies act on them.
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { bundled, isPassing, prepared, type Database, type Queries } from '#infra/database';
import { giveLeaseBack, LEASE_MS, RENEW_MS, takeLease, underLease, type Lease } from './lease.ts';
import { park } from './parking.ts';
import type { PositionNews } from './positions.ts';
import type { Log, Reader } from './reader.ts';
import { inGroups, nextStretch, type Passing, type Stretch } from './reading.ts';
import type { SequencedEvent } from './recorded.ts';

/** How soon a reader looks when nobody called it, ms: for a place another worker held, and died. */
const UNCALLED_MS = 5000;
/** Positions a reader goes on by at once, at most. */
const BATCH = 500;
/** The same for one that acts outside its transaction: what is done when it dies is done once more. */
const ACTING_BATCH = 100;

/**
 * $1 reader, $2 the types it listens to, $3 how many at most: passes by the next events where it listens to none of
 * them, in one round trip, for most commits concern few readers. No row where another worker has the reader. The limit
 * of one keeps the planner to looking each event up: as a join it reads the whole ledger (seen).
 */
const PASS_BY = `with mine as (
    select position from reader where name = $1 for update skip locked
  ), next as (
    select position, least((select coalesce(max(position), 0) from ledger_position), position + $3) as last from mine
  ), passed as (
    update reader r set position = next.last, moved_at = now() from next
    where r.name = $1 and next.last > next.position and not exists (
      select from ledger_position p
        cross join lateral (select from ledger l where l.seq = p.seq and l.type = any ($2) limit 1) l
      where p.position > next.position and p.position <= next.last)
    returning 1
  )
  select (last - position)::int as ahead, exists (select from passed) as passed from next`;

/**
 * $1 reader, $2 ms: its place, kept for this transaction; one that hangs in it is ended by the server as soon as a hung
 * leader would be replaced.
 */
const CLAIM = `select set_config('idle_in_transaction_session_timeout', $2, true), position
  from reader where name = $1 for update skip locked`;

/** $1 task, $2 term, $3 position: the checkpoint of one that acts, unless another has taken over. */
const CHECKPOINT = `with ${underLease('$1', '$2')}
  update reader set position = $3, moved_at = now()
  where name = $1 and position < $3 and exists (select from mine)`;

/** Keeps one reader going. Any number of processes may: its place is claimed, so the work is never doubled. */
export class ReaderRunner {
  private readonly stopping = new AbortController();
  private readonly holder = randomUUID();
  private running: Promise<void> | undefined;
  /** Less after a transaction that lasted too long. */
  private batch = BATCH;

  constructor(
    private readonly reader: Reader,
    private readonly database: Database,
    private readonly news: PositionNews,
    private readonly log: Log,
  ) {}

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    const bell = this.news.bell();
    for (let wait = 0; !signal.aborted;) {
      try {
        wait = (await this.goOn()) ? 0 : UNCALLED_MS;
      } catch (error) {
        this.log.warn({ reader: this.reader.name, err: error }, 'reader will try again');
        this.batch = Math.max(1, this.batch >> 1);
        wait = 500;
      }
      if (wait > 0) await bell.wait(wait, signal);
    }
  }

  /** Goes on by up to one batch. @returns whether there may be more */
  private async goOn(): Promise<boolean> {
    const passed = await this.passedBy();
    if (passed !== undefined) return passed === BATCH;
    return this.reader.outside ? this.acts() : this.takes();
  }

  /** How many events it passed by, none if there is nothing new; undefined if there may be something for it. */
  private async passedBy(): Promise<number | undefined> {
    const { name, listensTo } = this.reader;
    if (!listensTo) return undefined;
    const { rows } = await this.database.without((client) =>
      client.query<{ ahead: number; passed: boolean }>({
        name: 'reader-pass-by',
        text: PASS_BY,
        values: [name, listensTo, BATCH],
      }),
    );
    const [place] = rows;
    if (!place) return undefined;
    if (place.ahead <= 0) return 0;
    return place.passed ? place.ahead : undefined;
  }

  /** Acts on up to one batch, outside any transaction, and then moves its checkpoint. @returns whether there may be more */
  private async acts(): Promise<boolean> {
    const lease = await this.database.without((client) => takeLease(client, this.reader.name, this.holder));
    if (!lease) return false;
    let until = performance.now() + LEASE_MS;
    const renewing = setInterval(() => {
      const asked = performance.now();
      void this.database
        .without((client) => takeLease(client, lease.task, lease.holder))
        .then((renewed) => {
          if (renewed?.term === lease.term) until = asked + LEASE_MS;
        })
        // Then it runs out, and what is left is left to the next.
        .catch(() => undefined);
    }, RENEW_MS);
    try {
      const stretch = await this.stretchAhead(ACTING_BATCH);
      await this.actOn(stretch, () => performance.now() < until);
      await this.database.without((client) => client.query(CHECKPOINT, [lease.task, lease.term, stretch.end]));
      return stretch.events.length > 0;
    } finally {
      clearInterval(renewing);
      await this.giveBack(lease);
    }
  }

  private async giveBack(lease: Lease): Promise<void> {
    await this.database.without((client) => giveLeaseBack(client, lease)).catch(() => undefined);
  }

  /** The next stretch after its place; a reader that is new gets one. */
  private stretchAhead(most: number): Promise<Stretch> {
    const { name, listensTo } = this.reader;
    return this.database.without(async (client) => {
      const place = await placeOf(client, name);
      return nextStretch(client, { reader: name, types: listensTo, after: place, most });
    });
  }

  /** @param mayAct whether its lease still holds: else nothing more is begun */
  private async actOn({ events }: Stretch, mayAct: () => boolean): Promise<void> {
    const { reader, database } = this;
    const client = database.eachByItself();
    const parked = new Set<string>();
    await inGroups(events, reader.byStream ? streamOf : organOf, async (event) => {
      if (event.parked || parked.has(streamOf(event))) return;
      if (!mayAct()) throw new Error(`${reader.name} was too slow: another worker goes on`);
      try {
        await reader.apply(event, client as pg.ClientBase);
      } catch (error) {
        if (isPassing(error)) throw error;
        parked.add(streamOf(event));
        await this.parks(event, error, client);
      }
    });
  }

  /**
   * Takes up to one batch in, effects and checkpoint in one transaction. If an event fails, nothing of the batch was
   * kept, and its events are taken one by one. @returns whether there may be more
   */
  private async takes(): Promise<boolean> {
    let failed: { readonly error: unknown; readonly until: string } | undefined;
    const { batch } = this;
    const took = await this.claimed(async (client, from) => {
      const { name, listensTo, byStream } = this.reader;
      const { events, end } = await nextStretch(client, { reader: name, types: listensTo, after: from, most: batch });
      const taking = byStream ? bundled(client) : prepared(client);
      await inGroups(events, byStream ? streamOf : () => '', async (event) => {
        if (event.parked) return;
        await this.reader.apply(event, taking).catch((error: unknown) => {
          // What went with it, and what comes after it on this connection, fails of it.
          failed ??= { error, until: end };
          throw error;
        });
      });
      return end;
    }).catch((error: unknown) => {
      if (!failed || isPassing(failed.error)) throw error;
      return true;
    });
    if (failed) return this.oneByOne(failed.until);
    this.batch = Math.min(BATCH, this.batch * 2);
    return took;
  }

  private async oneByOne(until: string): Promise<boolean> {
    for (let at = '0'; BigInt(at) < BigInt(until);) {
      const moved = await this.claimed(async (client, from) => {
        const { name } = this.reader;
        const { events, end } = await nextStretch(client, { reader: name, after: from, most: 1 });
        at = end;
        const [event] = events;
        if (!event || event.parked) return end;
        await client.query('savepoint before_event');
        try {
          await this.reader.apply(event, client);
        } catch (error) {
          if (isPassing(error)) throw error;
          await client.query('rollback to savepoint before_event');
          await this.parks(event, error, client);
        }
        return end;
      });
      if (!moved) return false;
    }
    return true;
  }

  private async parks(event: SequencedEvent, error: unknown, client: Queries): Promise<void> {
    const { name } = this.reader;
    await park(client, name, event, error);
    this.log.error(
      { reader: name, stream: event.stream, event: event.id, type: event.type, err: error },
      'event cannot be taken in: its stream is parked for this reader until an operator releases it',
    );
  }

  /** @param work takes events in after a place, and says where it came to. @returns whether it moved */
  private claimed(work: (client: pg.PoolClient, from: string) => Promise<string>): Promise<boolean> {
    const { name } = this.reader;
    return this.database.transaction('', async (client) => {
      const {
        rows: [checkpoint],
      } = await client.query<{ position: string }>({
        name: 'reader-claim',
        text: CLAIM,
        values: [name, String(LEASE_MS)],
      });
      if (!checkpoint) {
        const made = await client.query('insert into reader (name) values ($1) on conflict do nothing', [name]);
        // A new reader goes on at once; where another worker has it, that one does.
        return made.rowCount === 1;
      }
      const to = await work(client, checkpoint.position);
      if (to === checkpoint.position) return false;
      await client.query('update reader set position = $2, moved_at = now() where name = $1', [name, to]);
      return true;
    });
  }
}

const streamOf = ({ organ, stream }: Passing): string => `${organ} ${stream}`;
const organOf = ({ organ }: Passing): string => organ;

/** Where a reader is; a new one stands at the beginning. */
const placeOf = async (client: Queries, name: string): Promise<string> => {
  await client.query('insert into reader (name) values ($1) on conflict do nothing', [name]);
  const { rows } = await client.query<{ position: string }>('select position from reader where name = $1', [name]);
  return rows[0]!.position;
};
