// What a command gives the ledger, and what it gets from it.
import type { DomainEvent, Instant, OrganId } from '#kernel';
import type { EventMeta, RecordedEvent } from './recorded.ts';

/** A stream as a command finds it. */
export interface Loaded {
  readonly version: number;
  readonly stateVersion: number | undefined;
  readonly state: unknown;
  /** What this very command recorded earlier, if it ran before. */
  readonly answered: readonly RecordedEvent[];
}

/** The events of one command on one stream, with the state they were folded to. */
export interface Append {
  readonly organ: OrganId;
  readonly stream: string;
  readonly command: string;
  /** The version the state was loaded at: another one now is `stale`. */
  readonly expectedVersion: number;
  readonly events: readonly DomainEvent[];
  readonly state: unknown;
  readonly stateVersion: number;
  readonly meta: EventMeta;
  readonly recordedAt: Instant;
}

/** `stale`: someone else wrote the stream first. `repeated`: this command is already in the ledger. */
export type Appended =
  | { readonly is: 'appended'; readonly events: readonly RecordedEvent[] }
  | { readonly is: 'stale' }
  | { readonly is: 'repeated' };

/** What streams need of a ledger. */
export interface Records {
  load(organ: string, stream: string, command: string): Promise<Loaded>;
  /** All events of a stream in order, those set aside marked. */
  history(organ: string, stream: string): Promise<readonly RecordedEvent[]>;
  append(append: Append): Promise<Appended>;
}
