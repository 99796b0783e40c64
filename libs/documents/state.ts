// What a document is by what happened to it: its steps, its texts, and the opinions that came in on it.
import { compareDates, type DocumentNumber, type Length, type LocalDate, type StaffId, type UnitId } from '#kernel';
import type { Adoption, Before, DocumentId, EntryId, Facts, Kind } from './events.ts';

/** A step as it was taken. `n`: the how-manieth of the document, from 1. `text`: the text it belongs to. */
export interface Entry {
  readonly entry: EntryId;
  readonly step: string;
  readonly on: LocalDate;
  readonly n: number;
  readonly text?: string | undefined;
  readonly facts: Facts;
}

/** An opinion that came in; what it says is in the ledger. `adopted`: what became of it, with its reason. */
export interface Opinion {
  readonly entry: EntryId;
  readonly on: LocalDate;
  readonly adopted?: Adoption | undefined;
}

/** A document of which something is known. */
export interface Known {
  readonly is: 'known';
  readonly document: DocumentId;
  readonly number: DocumentNumber;
  readonly title: string;
  readonly kind: Kind;
  readonly unit: UnitId;
  readonly drafter: StaffId;
  readonly major: boolean;
  readonly startedOn: LocalDate;
  readonly dueDate?: LocalDate | undefined;
  readonly replaces?: DocumentNumber | undefined;
  /** Of one that came into the register as it was issued. */
  readonly entered?: Entered | undefined;
  readonly entries: readonly Entry[];
  readonly opinions: readonly Opinion[];
}

/** How a document stood when it came into the register. */
interface Entered {
  readonly reference: string;
  readonly publishedOn: LocalDate;
  readonly effectiveOn: LocalDate;
  readonly until?: LocalDate | undefined;
  readonly validity?: Length | undefined;
  readonly before?: Before | undefined;
}

export type Document = { readonly is: 'unknown' } | Known;

/** The steps of these sorts, in the order in which they were recorded. */
export const taken = ({ entries }: Known, ...steps: readonly string[]): readonly Entry[] =>
  entries.filter(({ step }) => steps.includes(step));

/** The last of them by its legal day; of one day, the one recorded last. */
export const latest = (document: Known, ...steps: readonly string[]): Entry | undefined =>
  taken(document, ...steps)
    .toSorted(byDay)
    .at(-1);

/** By the legal day, then by the order of the record. */
export const byDay = (a: Entry, b: Entry): number => compareDates(a.on, b.on) || a.n - b.n;

/** The text as it is now, by its digest; undefined while there is none. */
export const textOf = (document: Known): string | undefined => versionsOf(document).at(-1)?.text;

/** The texts there were, the first first; each step of `revise-draft` brought one. */
export const versionsOf = (document: Known): readonly Entry[] => taken(document, 'revise-draft');
