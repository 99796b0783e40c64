// The ledger: what happened, one event after another. Commands load a stream's state from it and append to it.
import type { ClientBase } from 'pg';
import { isOutage, type Database } from '#infra/database';
import { freshId, grouped, type Decider, type DocumentNumber, type DomainEvent, type Instant } from '#kernel';
import type { Append, Appended, Loaded } from './append.ts';
import { Gathering } from './gathering.ts';
import { LEDGER_COLUMNS, recorded, type RecordedEvent } from './recorded.ts';
import { rehearsal } from './rehearsal.ts';
import { APPEND, APPEND_TOGETHER, LOAD } from './statements.ts';
import { Streams } from './streams.ts';

/** At most this many commands share one round trip. */
const TOGETHER = 64;

interface Wanted {
  readonly organ: string;
  readonly stream: string;
  readonly command: string;
}

/** The ledger: facts are added, never changed. Two round trips a command: load, then append. */
export class Ledger {
  private readonly listeners = new Set<() => void>();
  private outage: unknown;
  private readonly loads: Gathering<Wanted, Loaded>;
  private readonly appends: Gathering<Append, Appended>;

  constructor(private readonly database: Database) {
    this.loads = new Gathering({ most: TOGETHER, together: (wanted) => this.loadTogether(wanted) });
    this.appends = new Gathering({
      most: TOGETHER,
      apart: (append) => markOf(append),
      together: (batch) => this.appendBatch(batch),
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

  /** A stream as a command finds it: its folded state, and what this very command recorded if it ran before. */
  async load(organ: string, stream: string, command: string): Promise<Loaded> {
    const loaded = await this.loads.request({ organ, stream, command });
    return loaded.answered.length > 0 ? loaded : (rehearsal()?.loaded(organ, stream, command) ?? loaded);
  }

  /** Of these commands of an organ those that recorded something, each with the `seq` of its last event. */
  async recordedBy(organ: string, commands: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.database.within(organ, (client) =>
      client.query<{ command: string; seq: string }>(
        'select command, max(seq) as seq from ledger where organ = $1 and command = any($2) group by command',
        [organ, commands],
      ),
    );
    return new Map(rows.map(({ command, seq }) => [command, seq]));
  }

  /** In a rehearsal what would have been recorded of an organ by now: registers do not know it. Else nothing. */
  rehearsed(organ: string): readonly RecordedEvent[] {
    return rehearsal()?.all.filter((event) => event.organ === organ) ?? [];
  }

  /** The id within its category of the stream that drew a number, or undefined: no such number was ever drawn. */
  async numbered(organ: string, { series, year, serial }: DocumentNumber): Promise<string | undefined> {
    const rehearsed = rehearsal()?.numbered(organ, { series, year, serial });
    if (rehearsed !== undefined) return rehearsed.slice(rehearsed.indexOf('/') + 1);
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

  /** All events of one stream in order, but for those set aside. */
  async read(organ: string, stream: string): Promise<readonly RecordedEvent[]> {
    return standing(await this.history(organ, stream));
  }

  /** All events of one stream in order, those set aside marked; for folding a state anew. */
  async history(organ: string, stream: string): Promise<readonly RecordedEvent[]> {
    const events = await this.database.within(organ, (client) => eventsOf(client, 'l.stream = $2', [organ, stream]));
    return [...events, ...(rehearsal()?.events(organ, stream) ?? [])];
  }

  /** The events of several streams, by stream, but for those set aside. */
  async readAll(organ: string, streams: readonly string[]): Promise<ReadonlyMap<string, readonly RecordedEvent[]>> {
    const events = await this.database.within(organ, (client) =>
      eventsOf(client, 'l.stream = any($2)', [organ, streams]),
    );
    return grouped(standing(events), ({ stream }) => stream);
  }

  /** What was set aside of a stream, in the order in which that was done. */
  async asides(organ: string, stream: string): Promise<readonly Aside[]> {
    const corrections = await this.database.within(organ, (client) =>
      eventsOf(
        client,
        `l.stream in (
          select 'ledger.set-aside/' || o.id from set_aside s join ledger o on o.seq = s.seq
          where s.organ = $1 and o.stream = $2)`,
        [organ, stream],
      ),
    );
    return corrections.map(({ data, recordedAt }) => ({ ...(data as Omit<Aside, 'recordedAt'>), recordedAt }));
  }

  /**
   * Commits the events, the state and the place in the queue of the sequencer, or nothing. Once it resolves, they are
   * safe.
   * @throws Error without events; the database's error if it is neither a stale version nor a repeated command
   */
  async append(append: Append): Promise<Appended> {
    if (append.events.length === 0) throw new Error('nothing to append');
    return rehearsal()?.append(append, drawn(append)) ?? this.appends.request(append);
  }

  /** Why the last append of this process was not possible, if so: the database is away or has no room left. */
  get trouble(): string | undefined {
    if (this.outage === undefined) return undefined;
    const { code, message } = this.outage as { readonly code?: string; readonly message?: string };
    return code === DISK_FULL ? '数据库磁盘已满，暂时不能登记' : `数据库暂时不能登记（${code ?? message}）`;
  }

  private async loadTogether(wanted: readonly Wanted[]): Promise<readonly Loaded[]> {
    const { rows } = await this.database.amid<LoadedRow>(organsOf(wanted), {
      name: 'ledger-load',
      text: LOAD,
      values: [
        wanted.map(({ organ }) => organ),
        wanted.map(({ stream }) => stream),
        wanted.map(({ command }) => command),
      ],
    });
    const loaded: Loaded[] = [];
    for (const [n, row] of rows.entries())
      loaded.push({
        version: row.version ?? 0,
        stateVersion: row.state_version ?? undefined,
        state: row.state,
        answered: row.answered ? await this.answered(wanted[n]!) : [],
      });
    return loaded;
  }

  /** Whether a command recorded something: given again, it records nothing more. */
  async hasRecorded(organ: string, command: string): Promise<boolean> {
    const { rows } = await this.database.within(organ, (client) =>
      client.query({
        name: 'ledger-has-recorded',
        text: 'select from ledger where organ = $1 and command = $2 limit 1',
        values: [organ, command],
      }),
    );
    return rows.length > 0;
  }

  /** What a command recorded. */
  private answered({ organ, command }: Wanted): Promise<readonly RecordedEvent[]> {
    return this.database.within(organ, (client) => eventsOf(client, 'l.command = $2', [organ, command]));
  }

  private async appendBatch(batch: readonly Append[]): Promise<readonly Appended[]> {
    const appended = await this.watched(() => this.appendEach(batch));
    for (const listener of this.listeners) listener();
    return appended;
  }

  /** Keeps in mind whether appending is possible. */
  private async watched<T>(appending: () => Promise<T>): Promise<T> {
    try {
      const appended = await appending();
      this.outage = undefined;
      return appended;
    } catch (error) {
      if (isOutage(error)) this.outage = error;
      throw error;
    }
  }

  private async appendEach(batch: readonly Append[]): Promise<readonly Appended[]> {
    const [first, ...others] = batch;
    return first && others.length === 0 ? [await this.appendByItself(first)] : this.appendSeveral(batch);
  }

  private async appendSeveral(batch: readonly Append[]): Promise<readonly Appended[]> {
    try {
      return await this.appendTogether(batch);
    } catch (error) {
      if (!isOfOne(error)) throw error;
      // One of the batch failed: nothing of it was written, and each is tried by itself.
      const appended: Appended[] = [];
      for (const append of batch) appended.push(await this.appendByItself(append));
      return appended;
    }
  }

  /** Only the form for several draws numbers. */
  private async appendByItself(append: Append): Promise<Appended> {
    try {
      if (!drawn(append)) return await this.appendAlone(append);
      const [appended] = await this.appendTogether([append]);
      return appended!;
    } catch (error) {
      return failure(error);
    }
  }

  private async appendAlone(append: Append): Promise<Appended> {
    const { organ, events } = append;
    const ids = events.map(freshId);
    const values = [
      organ,
      append.stream,
      append.expectedVersion,
      append.stateVersion,
      JSON.stringify(append.state),
      ids,
      events.map((event) => event.type),
      events.map((event) => event.version),
      events.map((event) => JSON.stringify(event.data)),
      append.command,
      JSON.stringify(append.meta),
      append.recordedAt,
    ];
    const statement = { name: 'ledger-append', text: APPEND, values };
    const { rows } = await this.database.amid<Written>([organ], statement);
    return outcomeOf(append, ids, rows);
  }

  private async appendTogether(batch: readonly Append[]): Promise<readonly Appended[]> {
    const ids = batch.map(({ events }) => events.map(freshId));
    const rowsOfEvents = batch.flatMap(({ events }, n) =>
      events.map((event, place) => ({ n: n + 1, place: place + 1, id: ids[n]![place]!, event })),
    );
    const values = [
      batch.map((append) => append.organ),
      batch.map((append) => append.stream),
      batch.map((append) => append.expectedVersion),
      batch.map((append) => append.stateVersion),
      batch.map((append) => JSON.stringify(append.state)),
      batch.map((append) => append.command),
      batch.map((append) => JSON.stringify(append.meta)),
      batch.map((append) => append.recordedAt),
      batch.map((append) => append.events.length),
      batch.map((append) => drawn(append)?.series),
      batch.map((append) => drawn(append)?.year),
      rowsOfEvents.map((row) => row.n),
      rowsOfEvents.map((row) => row.place),
      rowsOfEvents.map((row) => row.id),
      rowsOfEvents.map((row) => row.event.type),
      rowsOfEvents.map((row) => row.event.version),
      rowsOfEvents.map((row) => JSON.stringify(row.event.data)),
    ];
    const statement = { name: 'ledger-append-together', text: APPEND_TOGETHER, values };
    const { rows } = await this.database.amid<Written>(organsOf(batch), statement);
    const written = grouped(rows, markOf);
    return batch.map((append, n) => outcomeOf(append, ids[n]!, written.get(markOf(append)) ?? []));
  }
}

/** An event that was set aside: which, why, on whose word and when. */
export interface Aside {
  readonly event: string;
  readonly type: string;
  readonly version: number;
  readonly reason: string;
  readonly by: string;
  readonly recordedAt: Instant;
}

const standing = (events: readonly RecordedEvent[]): readonly RecordedEvent[] =>
  events.filter(({ setAside }) => !setAside);

/** Organs have no spaces in their names. */
const markOf = ({ organ, stream }: Pick<Written, 'organ' | 'stream'>): string => `${organ} ${stream}`;

const organsOf = (of: readonly { readonly organ: string }[]): readonly string[] => [
  ...new Set(of.map(({ organ }) => organ)),
];

interface LoadedRow {
  readonly version: number | null;
  readonly state_version: number | null;
  readonly state: unknown;
  readonly answered: true | null;
}

interface Written {
  readonly seq: string;
  readonly organ?: string;
  readonly stream?: string;
  readonly serial?: number | null;
}

/** The number a command wants drawn: a top-level `number` of its first event whose serial is still 0. */
const drawn = ({ events: [first] }: Append): DocumentNumber | undefined => {
  const { number } = first!.data as { number?: DocumentNumber };
  return number?.serial === 0 ? number : undefined;
};

const outcomeOf = (append: Append, ids: readonly string[], rows: readonly Written[]): Appended => {
  if (rows.length === 0) return { is: 'stale' };
  const number = drawn(append);
  const dataOf = ({ data }: DomainEvent, n: number): unknown =>
    number && n === 0 ? { ...(data as object), number: { ...number, serial: rows[n]!.serial } } : data;
  return {
    is: 'appended',
    events: append.events.map((event, n) => ({
      organ: append.organ,
      stream: append.stream,
      version: append.expectedVersion + n + 1,
      id: ids[n]!,
      type: event.type,
      schemaVersion: event.version,
      command: append.command,
      meta: append.meta,
      recordedAt: append.recordedAt,
      seq: rows[n]!.seq,
      data: dataOf(event, n),
    })),
  };
};

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const UNIQUE_VIOLATION = '23505';
const DISK_FULL = '53100';

const causeOf = (error: unknown): 'stale' | 'repeated' | undefined => {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code === SERIALIZATION_FAILURE || code === DEADLOCK) return 'stale';
  if (code !== UNIQUE_VIOLATION) return undefined;
  if (constraint === 'ledger_organ_stream_version_key') return 'stale';
  return constraint === 'ledger_organ_command_ordinal_key' ? 'repeated' : undefined;
};

/**
 * An error that one command of a batch caused and the others need not share: anything the statement said, not a lost
 * connection.
 */
const isOfOne = (error: unknown): boolean => /^(22|23|40)/.test(String((error as { code?: string }).code));

/** What a failed append comes to. @throws the error, if it is neither a stale version nor a repeated command */
const failure = (error: unknown): Appended => {
  const cause = causeOf(error);
  if (!cause) throw error;
  return { is: cause };
};

const eventsOf = async (
  client: ClientBase,
  where: string,
  values: readonly [string, string | readonly string[]],
): Promise<readonly RecordedEvent[]> => {
  const { rows } = await client.query(
    `select ${LEDGER_COLUMNS}, exists (select from set_aside a where a.seq = l.seq) as set_aside
      from ledger l where l.organ = $1 and ${where} order by l.seq`,
    [...values],
  );
  return rows.map((row) => ({ ...recorded(row), ...(row.set_aside ? { setAside: true as const } : {}) }));
};
