// A rehearsal: commands are given as ever, and what they would record is kept in memory and never written.
import { AsyncLocalStorage } from 'node:async_hooks';
import { freshId, type DocumentNumber } from '#kernel';
import type { Append, Appended, Loaded } from './append.ts';
import type { RecordedEvent } from './recorded.ts';

/** Numbers that are drawn for trial begin here, where no register ever comes. */
const REHEARSED = 900_001;

/** What would stand in the ledger, on top of what does. */
export class Rehearsal {
  private readonly streams = new Map<
    string,
    Omit<Loaded, 'answered'> & { readonly events: readonly RecordedEvent[] }
  >();
  private readonly drawn = new Map<string, string>();
  /** Everything that would have been recorded, in its order. */
  readonly all: RecordedEvent[] = [];

  /** A stream that was rehearsed on; undefined: it is as the ledger has it. */
  loaded(organ: string, stream: string, command: string): Loaded | undefined {
    const known = this.streams.get(placeOf(organ, stream));
    return known && { ...known, answered: known.events.filter((event) => event.command === command) };
  }

  /** What would have been added to a stream. */
  events(organ: string, stream: string): readonly RecordedEvent[] {
    return this.streams.get(placeOf(organ, stream))?.events ?? [];
  }

  /** The stream that would have drawn a number. */
  numbered(organ: string, number: DocumentNumber): string | undefined {
    return this.drawn.get(numberOf(organ, number));
  }

  append(append: Append, drawn: DocumentNumber | undefined): Appended {
    const { organ, stream, command, expectedVersion, stateVersion, meta, recordedAt } = append;
    const before = this.events(organ, stream);
    const number = drawn && { ...drawn, serial: REHEARSED + this.drawn.size };
    if (number) this.drawn.set(numberOf(organ, number), stream);
    const numberedAs = (data: unknown): unknown => (number ? { ...(data as object), number } : data);
    const events = append.events.map((event, n): RecordedEvent => ({
      ...{ organ, stream, command, meta, recordedAt, id: freshId(), seq: '0' },
      version: expectedVersion + n + 1,
      type: event.type,
      schemaVersion: event.version,
      data: n === 0 ? numberedAs(event.data) : event.data,
    }));
    // As the database has it: what cannot be written as JSON is not there.
    const state: unknown = JSON.parse(JSON.stringify(numberedAs(append.state)));
    const version = expectedVersion + events.length;
    this.streams.set(placeOf(organ, stream), { version, stateVersion, state, events: [...before, ...events] });
    this.all.push(...events);
    return { is: 'appended', events };
  }
}

const placeOf = (organ: string, stream: string): string => `${organ} ${stream}`;
const numberOf = (organ: string, { series, year, serial }: DocumentNumber): string =>
  `${organ} ${series} ${year} ${serial}`;

const rehearsals = new AsyncLocalStorage<Rehearsal>();

/** Within a rehearsal, that; undefined where what is recorded counts. */
export const rehearsal = (): Rehearsal | undefined => rehearsals.getStore();

/**
 * Gives commands for trial: each sees what those before it would have recorded in its streams, and nothing is written.
 * Registers do not follow.
 */
export const rehearse = <T>(work: () => Promise<T>): Promise<T> => rehearsals.run(new Rehearsal(), work);
