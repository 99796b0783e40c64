import type { Length, LocalDate, StaffId, UnitId } from '#kernel';
import type { CaseId, EntryId, Kind, StepFacts } from './events.ts';

/** A step as it stands after corrections. */
export interface Entry {
  readonly entry: EntryId;
  readonly step: string;
  readonly on: LocalDate;
  readonly facts: StepFacts;
}
export interface Extension {
  readonly entry: EntryId;
  readonly rule: string;
  readonly by: Length;
  readonly approvedBy: string;
}
export interface Halt {
  readonly from: LocalDate;
  readonly to?: LocalDate;
  readonly reason: string;
}

export interface OpenCase {
  readonly is: 'open' | 'archived';
  readonly case: CaseId;
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
export type Case = { readonly is: 'unknown' } | OpenCase;
