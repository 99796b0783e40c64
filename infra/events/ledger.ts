import type pg from 'pg';
import type { Database } from '#infra/database';
import { freshId, type Decider, type DocumentNumber, type DomainEvent } from '#kernel';
import type { Append, Appended, Loaded } from './append.ts';
import { LEDGER_COLUMNS, recorded, type RecordedEvent } from './recorded.ts';
import { Streams } from './streams.ts';

const LOAD = `select s.version, s.state_version, s.state, a.answered
  from (values (1)) one
  left join stream_state s on s.organ = $1 and s.stream = $2
  left join lateral (select true as answered from ledger where organ = $1 and command = $3 limit 1) a on true`;

/**
 * One statement, one commit: the folded state, guarded by the version it was folded from; the events; a pending row each.
 * A guard that finds another version writes nothing at all.
 */
export const APPEND = `with fresh as (
    insert into stream_state (organ, stream, version, state_version, state)
    values ($1, $2, $3::int + cardinality($6::uuid[]), $4, $5::jsonb)
    on conflict (organ, stream) do update
      set version = excluded.version, state_version = excluded.state_version, state = excluded.state
      where stream_state.version = $3
    returning 1
  ), appended as (
    insert into ledger (organ, stream, version, id, type, schema_version, command, ordinal, data, meta, recorded_at)
    select $1, $2, $3 + e.n, e.id, e.type, e.schema_version, $10, e.n - 1, e.data, $11::jsonb, $12
    from unnest($6::uuid[], $7::text[], $8::smallint[], $9::jsonb[]) with ordinality as e(id, type, schema_version, data, n)
    where exists (select from fresh)
    order by e.n
    returning seq, organ
  )
  insert into pending (seq, organ) select seq, organ from appended returning seq`;

/**
 * The same for a first event that carries a number: the next serial of its series is drawn under the counter's row lock
 * and put into event and state. A stale guard raises, so that a serial is never drawn in vain: no gap, no double.
 */
const APPEND_NUMBERED = `with drawn as (
    insert into numbering as n (organ, series, year, last) values ($1, $13, $14, 1)
    on conflict (organ, series, year) do update set last = n.last + 1
    returning to_jsonb(last) as serial
  ), fresh as (
    insert into stream_state (organ, stream, version, state_version, state)
    select $1, $2, $3::int + cardinality($6::uuid[]), $4, jsonb_set($5::jsonb, '{number,serial}', serial) from drawn
    on conflict (organ, stream) do update
      set version = excluded.version, state_version = excluded.state_version, state = excluded.state
      where stream_state.version = $3
    returning 1
  ), appended as (
    insert into ledger (organ, stream, version, id, type, schema_version, command, ordinal, data, meta, recorded_at)
    select $1, $2, $3 + e.n, e.id, e.type, e.schema_version, $10, e.n - 1,
      case when e.n = 1 then jsonb_set(e.data, '{number,serial}', serial) else e.data end, $11::jsonb, $12
    from drawn, unnest($6::uuid[], $7::text[], $8::smallint[], $9::jsonb[]) with ordinality as e(id, type, schema_version, data, n)
    order by e.n
    returning seq, organ
  ), named as (
    insert into numbered (organ, series, year, serial, stream) select $1, $13, $14, serial::int, $2 from drawn
  ), put as (
    insert into pending (seq, organ) select seq, organ from appended returning seq
  )
  select put.seq, drawn.serial, case when not exists (select from fresh) then stale_version() end from put, drawn`;

/** The number an event wants drawn: a top-level `number` whose serial is still 0. */
const toDraw = (event: DomainEvent): DocumentNumber | undefined => {
  const { number } = event.data as { number?: DocumentNumber };
  return number?.serial === 0 ? number : undefined;
};

/** The ledger: facts are added, never changed. Two round trips a command: load, then append. */
export class Ledger {
  private readonly listeners = new Set<() => void>();

  constructor(private readonly database: Database) {}

  /** Calls back after each commit of this process, so that a sequencer beside it need not wait for its next look. */
  onAppended(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** The streams of one decider, to take, decide and record on. */
  streams<S, E extends DomainEvent>(decider: Decider<S, E>): Streams<S, E> {
    return new Streams(this, decider);
  }

  async load(organ: string, stream: string, command: string): Promise<Loaded> {
    return this.database.within(organ, async (client) => {
      const { rows: [row] } = await client.query<{ version: number | null; state_version: number | null; state: unknown; answered: true | null }>(
        { name: 'ledger-load', text: LOAD, values: [organ, stream, command] });
      return {
        version: row?.version ?? 0,
        stateVersion: row?.state_version ?? undefined,
        state: row?.state,
        answered: row?.answered ? await eventsOf(client, 'l.command = $2', [organ, command]) : [],
      };
    });
  }

  /** The id within its category of the stream that drew a number, or undefined: no such number was ever drawn. */
  async numbered(organ: string, { series, year, serial }: DocumentNumber): Promise<string | undefined> {
    return this.database.within(organ, async (client) => {
      const { rows: [row] } = await client.query<{ stream: string }>('select stream from numbered where organ = $1 and series = $2 and year = $3 and serial = $4', [organ, series, year, serial]);
      return row?.stream.slice(row.stream.indexOf('/') + 1);
    });
  }

  /** All events of one stream in order; for folding a state anew. */
  async read(organ: string, stream: string): Promise<readonly RecordedEvent[]> {
    return this.database.within(organ, (client) => eventsOf(client, 'l.stream = $2', [organ, stream]));
  }

  async append(it: Append): Promise<Appended> {
    const [first] = it.events;
    if (!first) throw new Error('nothing to append');
    const number = toDraw(first);
    const ids = it.events.map(freshId);
    const values: unknown[] = [
      it.organ, it.stream, it.expectedVersion, it.stateVersion, JSON.stringify(it.state), ids,
      it.events.map((one) => one.type), it.events.map((one) => one.version), it.events.map((one) => JSON.stringify(one.data)),
      it.command, JSON.stringify(it.meta), it.recordedAt,
    ];
    try {
      const { rows } = await this.database.within(it.organ, (client) => client.query<{ seq: string; serial?: number }>(number
        ? { name: 'ledger-append-numbered', text: APPEND_NUMBERED, values: [...values, number.series, number.year] }
        : { name: 'ledger-append', text: APPEND, values }));
      if (rows.length === 0) return { is: 'stale' };
      for (const listener of this.listeners) listener();
      return { is: 'appended', events: it.events.map((event, n) => this.asRecorded(it, event, n, ids[n]!, rows[n]!)) };
    } catch (error) {
      return failure(error);
    }
  }

  private asRecorded(it: Append, event: DomainEvent, n: number, id: string, row: { seq: string; serial?: number }): RecordedEvent {
    const number = n === 0 ? toDraw(event) : undefined;
    return {
      organ: it.organ, stream: it.stream, version: it.expectedVersion + n + 1, id, type: event.type, schemaVersion: event.version,
      command: it.command, meta: it.meta, recordedAt: it.recordedAt, seq: row.seq,
      data: number ? { ...(event.data as object), number: { ...number, serial: row.serial } } : event.data,
    };
  }
}

const failure = (error: unknown): Appended => {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code === '40001' || (code === '23505' && constraint === 'ledger_organ_stream_version_key')) return { is: 'stale' };
  if (code === '23505' && constraint === 'ledger_organ_command_ordinal_key') return { is: 'repeated' };
  throw error;
};

const eventsOf = async (client: pg.PoolClient, where: string, values: readonly [string, string]): Promise<readonly RecordedEvent[]> => {
  const { rows } = await client.query(`select ${LEDGER_COLUMNS} from ledger l where l.organ = $1 and ${where} order by l.seq`, [...values]);
  return rows.map(recorded);
};
