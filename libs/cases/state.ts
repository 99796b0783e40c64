// What is known of a case, folded from its events.
import type { DocumentNumber, Length, LocalDate, StaffId, UnitId } from '#kernel';
import type { CaseId, EntryId, Ground, Kind, StepFacts } from './events.ts';

/** A step as it stands after corrections. */
export interface Entry {
  readonly entry: EntryId;
  readonly step: string;
  readonly on: LocalDate;
  readonly facts: StepFacts;
}
/** A period that was made longer: the one of this rule that this step set running. */
export interface Extension {
  readonly entry: EntryId;
  readonly rule: string;
  readonly by: Length;
  readonly approvedBy: string;
  /** The day on which it was approved. */
  readonly on: LocalDate;
}
/** Time in which the case stood still; `to` is the last day of it, absent while it lasts. */
export interface Halt {
  /** Its first day as it was recorded first: tells halts apart whatever is put right of them. */
  readonly key: LocalDate;
  readonly from: LocalDate;
  readonly to?: LocalDate;
  readonly reason: string;
  readonly ground?: Ground;
}

/** A case that was opened, and perhaps filed away. Its `entries` are in the order they were recorded in. */
export interface OpenCase {
  readonly is: 'open' | 'archived';
  readonly case: CaseId;
  readonly number: DocumentNumber;
  readonly kind: Kind;
  readonly title: string;
  readonly unit: UnitId;
  readonly handler: StaffId;
  readonly deputy?: StaffId | undefined;
  readonly adviser?: string | undefined;
  readonly openedBy?: StaffId | undefined;
  readonly entries: readonly Entry[];
  readonly extensions: readonly Extension[];
  readonly halts: readonly Halt[];
}
/** A case, or a number under which none was opened. */
export type Case = { readonly is: 'unknown' } | OpenCase;
