import type pg from 'pg';
import type { Database } from '#infra/database';
import { freshId, grouped, type Decider, type DocumentNumber, type DomainEvent } from '#kernel';
import type { Append, Appended, Loaded } from './append.ts';
import { Gathering } from './gathering.ts';
import { LEDGER_COLUMNS, recorded, type RecordedEvent } from './recorded.ts';
import { APPEND, APPEND_TOGETHER, LOAD } from './statements.ts';
import { Streams } from './streams.ts';

interface Wanted {
  readonly stream: string;
  readonly command: string;
}

/** The ledger: facts are added, never changed. Two round trips a command: load, then append. */
export class Ledger {
  private readonly listeners = new Set<() => void>();
  private readonly loads: Gathering<Wanted, Loaded>;
  private readonly appends: Gathering<Append, Appended>;

  constructor(private readonly database: Database) {
    this.loads = new Gathering({ most: 64, together: (organ, wanted) => this.loadTogether(organ, wanted) });
    this.appends = new Gathering({
      most: 64,
      apart: (one) => one.stream,
      together: (_organ, batch) => this.appendBatch(batch),
    });
  }

  /** Calls back after each commit of this process, so that a sequencer beside it need not wait for its next look. */
  onAppended(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** The streams of one decider, to take, decide and record on. */
  streams<S, E extends DomainEvent>(decider: Decider<S, E>): Streams<S, E> {
    return new Streams(this, decider);
  }

  load(organ: string, stream: string, command: string): Promise<Loaded> {
    return this.loads.request(organ, { stream, command });
  }

  /** The id within its category of the stream that drew a number, or undefined: no such number was ever drawn. */
  async numbered(organ: string, { series, year, serial }: DocumentNumber): Promise<string | undefined> {
    return this.database.within(organ, async (client) => {
      const {
        rows: [row],
      } = await client.query<{ stream: string }>(
        'select stream from numbered where organ = $1 and series = $2 and year = $3 and serial = $4',
        [organ, series, year, serial],
      );
      return row?.stream.slice(row.stream.indexOf('/') + 1);
    });
  }

  /** All events of one stream in order; for folding a state anew. */
  async read(organ: string, stream: string): Promise<readonly RecordedEvent[]> {
    return this.database.within(organ, (client) => eventsOf(client, 'l.stream = $2', [organ, stream]));
  }

  /** The events of several streams, by stream. */
  async readAll(organ: string, streams: readonly string[]): Promise<ReadonlyMap<string, readonly RecordedEvent[]>> {
    return grouped(
      await this.database.within(organ, (client) => eventsOf(client, 'l.stream = any($2)', [organ, streams])),
      ({ stream }) => stream,
    );
  }

  /** Commits the events, the state and the place in the queue of the sequencer, or nothing. Once it resolves, they are safe. */
  append(it: Append): Promise<Appended> {
    if (it.events.length === 0) throw new Error('nothing to append');
    return this.appends.request(it.organ, it);
  }

  private async loadTogether(organ: string, wanted: readonly Wanted[]): Promise<readonly Loaded[]> {
    return this.database.within(organ, async (client) => {
      const { rows } = await client.query<{
        version: number | null;
        state_version: number | null;
        state: unknown;
        answered: true | null;
      }>({
        name: 'ledger-load',
        text: LOAD,
        values: [organ, wanted.map((one) => one.stream), wanted.map((one) => one.command)],
      });
      const loaded: Loaded[] = [];
      for (const [n, row] of rows.entries())
        loaded.push({
          version: row.version ?? 0,
          stateVersion: row.state_version ?? undefined,
          state: row.state,
          answered: row.answered ? await eventsOf(client, 'l.command = $2', [organ, wanted[n]!.command]) : [],
        });
      return loaded;
    });
  }

  private async appendBatch(batch: readonly Append[]): Promise<readonly Appended[]> {
    const [alone] = batch;
    const appended =
      batch.length === 1 && alone && !drawn(alone)
        ? [await this.appendAlone(alone)]
        : await this.appendTogether(batch).catch((error: unknown) =>
            batch.length === 1 ? [failure(error)] : isOfOne(error) ? this.eachByItself(batch) : Promise.reject(error),
          );
    for (const listener of this.listeners) listener();
    return appended;
  }

  /** One of a batch fails: nothing of it was written, and each is tried by itself. */
  private async eachByItself(batch: readonly Append[]): Promise<readonly Appended[]> {
    const appended: Appended[] = [];
    for (const one of batch)
      appended.push(
        await (drawn(one) ? this.appendTogether([one]).then(([only]) => only!, failure) : this.appendAlone(one)),
      );
    return appended;
  }

  private async appendAlone(it: Append): Promise<Appended> {
    const ids = it.events.map(freshId);
    const values = [
      it.organ,
      it.stream,
      it.expectedVersion,
      it.stateVersion,
      JSON.stringify(it.state),
      ids,
      it.events.map((one) => one.type),
      it.events.map((one) => one.version),
      it.events.map((one) => JSON.stringify(one.data)),
      it.command,
      JSON.stringify(it.meta),
      it.recordedAt,
    ];
    try {
      const { rows } = await this.database.within(it.organ, (client) =>
        client.query<{ seq: string }>({ name: 'ledger-append', text: APPEND, values }),
      );
      return outcomeOf(it, ids, rows);
    } catch (error) {
      return failure(error);
    }
  }

  private async appendTogether(batch: readonly Append[]): Promise<readonly Appended[]> {
    const ids = batch.map((one) => one.events.map(freshId));
    const events = batch.flatMap((one, n) =>
      one.events.map((event, place) => ({ n: n + 1, place: place + 1, id: ids[n]![place]!, event })),
    );
    const values = [
      batch[0]!.organ,
      batch.map((one) => one.stream),
      batch.map((one) => one.expectedVersion),
      batch.map((one) => one.stateVersion),
      batch.map((one) => JSON.stringify(one.state)),
      batch.map((one) => one.command),
      batch.map((one) => JSON.stringify(one.meta)),
      batch.map((one) => one.recordedAt),
      batch.map((one) => one.events.length),
      batch.map((one) => drawn(one)?.series),
      batch.map((one) => drawn(one)?.year),
      events.map((one) => one.n),
      events.map((one) => one.place),
      events.map((one) => one.id),
      events.map((one) => one.event.type),
      events.map((one) => one.event.version),
      events.map((one) => JSON.stringify(one.event.data)),
    ];
    const { rows } = await this.database.within(batch[0]!.organ, (client) =>
      client.query<Written>({ name: 'ledger-append-together', text: APPEND_TOGETHER, values }),
    );
    return batch.map((one, n) =>
      outcomeOf(
        one,
        ids[n]!,
        rows.filter((row) => row.stream === one.stream),
      ),
    );
  }
}

interface Written {
  readonly seq: string;
  readonly stream?: string;
  readonly serial?: number | null;
}

/** The number a command wants drawn: a top-level `number` of its first event whose serial is still 0. */
const drawn = ({ events: [first] }: Append): DocumentNumber | undefined => {
  const { number } = first!.data as { number?: DocumentNumber };
  return number?.serial === 0 ? number : undefined;
};

const outcomeOf = (it: Append, ids: readonly string[], rows: readonly Written[]): Appended => {
  if (rows.length === 0) return { is: 'stale' };
  const number = drawn(it);
  return {
    is: 'appended',
    events: it.events.map((event, n) => ({
      organ: it.organ,
      stream: it.stream,
      version: it.expectedVersion + n + 1,
      id: ids[n]!,
      type: event.type,
      schemaVersion: event.version,
      command: it.command,
      meta: it.meta,
      recordedAt: it.recordedAt,
      seq: rows[n]!.seq,
      data:
        number && n === 0 ? { ...(event.data as object), number: { ...number, serial: rows[n]!.serial } } : event.data,
    })),
  };
};

const causeOf = (error: unknown): 'stale' | 'repeated' | undefined => {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code === '40001' || code === '40P01' || (code === '23505' && constraint === 'ledger_organ_stream_version_key'))
    return 'stale';
  return code === '23505' && constraint === 'ledger_organ_command_ordinal_key' ? 'repeated' : undefined;
};

/** An error that one command of a batch caused and the others need not share: anything the statement said, not a lost connection. */
const isOfOne = (error: unknown): boolean => /^(22|23|40)/.test(String((error as { code?: string }).code));

const failure = (error: unknown): Appended => {
  const cause = causeOf(error);
  if (!cause) throw error;
  return { is: cause };
};

const eventsOf = async (
  client: pg.PoolClient,
  where: string,
  values: readonly [string, string | readonly string[]],
): Promise<readonly RecordedEvent[]> => {
  const { rows } = await client.query(
    `select ${LEDGER_COLUMNS} from ledger l where l.organ = $1 and ${where} order by l.seq`,
    [...values],
  );
  return rows.map(recorded);
};
