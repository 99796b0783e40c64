// Events as they stand in the ledger, and how they are read from its rows.
import type { Instant, OrganId } from '#kernel';

/** Who, through what, and because of what an event was recorded. */
export interface EventMeta {
  readonly actor: { readonly is: 'staff'; readonly staffId: string } | { readonly is: 'system'; readonly name: string };
  readonly channel: string;
  readonly correlation: string;
  /** The id of the event or message that caused it. */
  readonly causation?: string;
  /** Digest of the command's input, to tell a repeated command from a reused id. */
  readonly fingerprint: string;
}

/** An event as it stands in the ledger. */
export interface RecordedEvent {
  readonly organ: OrganId;
  /** `<category>/<id>` */
  readonly stream: string;
  /** 1, 2, 3 … within the stream. */
  readonly version: number;
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly command: string;
  readonly data: unknown;
  readonly meta: EventMeta;
  /** ISO 8601, UTC. */
  readonly recordedAt: Instant;
  /** An operator set it aside: it stands, and nothing is made of it. */
  readonly setAside?: true;
  /** Order of commit attempts; not gapless, never a cursor. */
  readonly seq: string;
}

/** An event with its place in the one order of the ledger: 1, 2, 3 … without gaps. */
export interface SequencedEvent extends RecordedEvent {
  readonly position: string;
}

interface LedgerRow {
  readonly seq: string;
  readonly organ: string;
  readonly stream: string;
  readonly version: number;
  readonly id: string;
  readonly type: string;
  readonly schema_version: number;
  readonly command: string;
  readonly data: unknown;
  readonly meta: EventMeta;
  readonly recorded_at: Date;
}

/** What is selected of `ledger l` for an event. */
export const LEDGER_COLUMNS =
  'l.seq, l.organ, l.stream, l.version, l.id, l.type, l.schema_version, l.command, l.data, l.meta, l.recorded_at';

/** An event, from its row. */
export const recorded = (row: LedgerRow): RecordedEvent => ({
  seq: row.seq,
  organ: row.organ as OrganId,
  stream: row.stream,
  version: row.version,
  id: row.id,
  type: row.type,
  schemaVersion: row.schema_version,
  command: row.command,
  data: row.data,
  meta: row.meta,
  recordedAt: row.recorded_at.toISOString() as Instant,
});

/** An event with its position, from its row. */
export const sequenced = (row: LedgerRow & { readonly position: string }): SequencedEvent => ({
  ...recorded(row),
  position: row.position,
});
