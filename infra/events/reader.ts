import type pg from 'pg';
import { isPassing, transacting, type Database } from '#infra/database';
import { LEDGER_COLUMNS, sequenced, type SequencedEvent } from './recorded.ts';
import type { PositionNews } from './positions.ts';

/**
 * Someone who follows the ledger: a register, a policy, a feed. Its effect and its checkpoint are one transaction; it
 * is told each event at least once, in order, and by one process at a time.
 */
export interface Reader {
  /** `<room>.<reader>`, stable: the checkpoint is kept under it. */
  readonly name: string;
  /** The tables it fills, if it can be rebuilt from the ledger alone. */
  readonly tables?: readonly string[];
  /** The types of events it does something about; absent: it looks at all. */
  readonly listensTo?: readonly string[];
  /**
   * Takes in one event; events it does not care for are ignored. Only through `client`, so that it is one transaction.
   */
  apply(event: SequencedEvent, client: pg.ClientBase): Promise<void>;
}

/** Where a reader says what it could not take in. `facts` name the reader, stream and event. */
export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** How soon a reader looks when nobody called it, ms: for a place another worker held, and died. */
const UNCALLED_MS = 5000;
const BATCH = 500;

const AFTER = `select p.position, ${LEDGER_COLUMNS}, k.reader is not null or a.seq is not null as parked
  from ledger_position p join ledger l on l.seq = p.seq
  left join parked k on k.reader = $2 and k.organ = l.organ and k.stream = l.stream
  left join set_aside a on a.seq = l.seq
  where p.position > $1 order by p.position limit $3`;

/**
 * $1 reader, $2 the types it listens to, $3 how many at most: passes by the next events where it listens to none of
 * them, in one round trip, for most commits concern few readers. No row where another worker has the reader.
 */
const PASS_BY = `with mine as (
    select position from reader where name = $1 for update skip locked
  ), next as (
    select position, least((select coalesce(max(position), 0) from ledger_position), position + $3) as last from mine
  ), passed as (
    update reader r set position = next.last, moved_at = now() from next
    where r.name = $1 and next.last > next.position and not exists (
      select from ledger_position p join ledger l on l.seq = p.seq
      where p.position > next.position and p.position <= next.last and l.type = any ($2))
    returning 1
  )
  select (last - position)::int as ahead, exists (select from passed) as passed from next`;

/** An event, and whether the reader that asked passes it by: its stream is parked, or it was set aside. */
export interface Passing extends SequencedEvent {
  readonly parked: boolean;
}

/** Keeps one reader going. Any number of processes may: the checkpoint row is claimed, so the work is never doubled. */
export class ReaderRunner {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

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
        const took = await this.batch();
        wait = took === BATCH ? 0 : UNCALLED_MS;
      } catch (error) {
        this.log.warn({ reader: this.reader.name, err: error }, 'reader will try again');
        wait = 500;
      }
      if (wait > 0) await bell.wait(wait, signal);
    }
  }

  /** Goes on by up to one batch. @returns by how many events */
  private async batch(): Promise<number> {
    return (await this.passedBy()) ?? this.taken();
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

  /** Reads up to one batch. If an event fails, those before it are kept and the event is looked at alone. */
  private async taken(): Promise<number> {
    let failed: { event: SequencedEvent; error: unknown } | undefined;
    const took = await this.claimed(async (client, from) => {
      const events = await eventsAfter(client, this.reader.name, from, BATCH);
      for (const event of events) {
        if (event.parked) continue;
        await this.reader.apply(event, client).catch((error: unknown) => {
          failed = { event, error };
          throw error;
        });
      }
      return { events: events.length, to: events.at(-1)?.position ?? from };
    }).catch((error: unknown) => {
      if (!failed || isPassing(error)) throw error;
      return -1;
    });
    return failed ? this.oneByOne(failed.event.position) : took;
  }

  private async oneByOne(until: string): Promise<number> {
    for (;;) {
      const taken = await this.claimed(async (client, from) => {
        const [event] = await eventsAfter(client, this.reader.name, from, 1);
        if (!event) return { events: 0, to: from };
        await client.query('savepoint before_event');
        try {
          if (!event.parked) await this.reader.apply(event, client);
        } catch (error) {
          if (isPassing(error)) throw error;
          await client.query('rollback to savepoint before_event');
          await park(client, this.reader.name, event, error);
          this.log.error(
            { reader: this.reader.name, stream: event.stream, event: event.id, type: event.type, err: error },
            'event cannot be taken in: its stream is parked for this reader until an operator releases it',
          );
        }
        return { events: BigInt(event.position) >= BigInt(until) ? 0 : 1, to: event.position };
      });
      if (taken <= 0) return BATCH;
    }
  }

  private claimed(
    work: (client: pg.PoolClient, from: string) => Promise<{ events: number; to: string }>,
  ): Promise<number> {
    return this.database.transaction('', async (client) => {
      const {
        rows: [checkpoint],
      } = await client.query<{ position: string }>(
        'select position from reader where name = $1 for update skip locked',
        [this.reader.name],
      );
      if (!checkpoint) {
        const made = await client.query('insert into reader (name) values ($1) on conflict do nothing', [
          this.reader.name,
        ]);
        // A new reader goes on at once; where another worker has it, that one does.
        return made.rowCount === 1 ? BATCH : 0;
      }
      const { events, to } = await work(client, checkpoint.position);
      if (to !== checkpoint.position)
        await client.query('update reader set position = $2, moved_at = now() where name = $1', [this.reader.name, to]);
      return events;
    });
  }
}

/** The next events after a position, parked ones marked. */
export const eventsAfter = async (
  client: pg.ClientBase,
  reader: string,
  position: string,
  limit: number,
): Promise<readonly Passing[]> => {
  const { rows } = await client.query({ name: 'events-after', text: AFTER, values: [position, reader, limit] });
  return rows.map((row) => ({ ...sequenced(row), parked: row.parked }));
};

export const park = async (
  client: pg.ClientBase,
  reader: string,
  event: SequencedEvent,
  error: unknown,
): Promise<void> => {
  await client.query(
    `insert into parked (reader, organ, stream, position, event, type, reason)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      reader,
      event.organ,
      event.stream,
      event.position,
      event.id,
      event.type,
      String((error as Error)?.message ?? error).slice(0, 500),
    ],
  );
};

/**
 * Lets a parked stream go on: takes in what waited, in order, from the event that failed. If it fails again it stays
 * parked.
 * @returns how many events were taken in
 */
export const release = async (database: Database, reader: Reader, organ: string, stream: string): Promise<number> =>
  database.without((client) =>
    transacting(client, async () => {
      const {
        rows: [checkpoint],
      } = await client.query<{ position: string }>('select position from reader where name = $1 for update', [
        reader.name,
      ]);
      const {
        rows: [stopped],
      } = await client.query<{ position: string }>(
        'delete from parked where reader = $1 and organ = $2 and stream = $3 returning position',
        [reader.name, organ, stream],
      );
      if (!checkpoint || !stopped) return 0;
      const { rows } = await client.query(
        `select p.position, ${LEDGER_COLUMNS} from ledger l join ledger_position p on p.seq = l.seq
      where l.organ = $1 and l.stream = $2 and p.position between $3 and $4
        and not exists (select from set_aside a where a.seq = l.seq)
      order by p.position`,
        [organ, stream, stopped.position, checkpoint.position],
      );
      for (const row of rows) await reader.apply(sequenced(row), client);
      return rows.length;
    }),
  );
