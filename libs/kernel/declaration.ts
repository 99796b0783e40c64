import type { z } from 'zod';
import type { Instant, LocalDate } from './local-date.ts';
import type { Actor, Permission } from './who.ts';

/** What a field holds, as far as a reader of chat must know to recognise it. */
export type FieldKind =
  | { readonly is: 'text' }
  | { readonly is: 'choice'; readonly options: readonly { readonly value: string; readonly label: string; readonly synonyms?: readonly string[] }[] }
  | { readonly is: 'amount' }
  | { readonly is: 'date' }
  | { readonly is: 'unit' }
  | { readonly is: 'number'; readonly series: string };

/** What is known when a form is opened; defaults come from here and are read back like everything else. */
export interface Occasion {
  readonly actor: Actor;
  readonly today: LocalDate;
}

/**
 * One field of a command, declared once: it gives the HTTP property, the question in chat, the line of the read-back
 * and the Excel column.
 */
export interface Field<T = unknown> {
  readonly schema: z.ZodType<T>;
  readonly label: string;
  /** The question that asks for it. */
  readonly ask: string;
  readonly kind: FieldKind;
  /** What one may write, shown with the question and in the API documentation. */
  readonly example: string;
  /** Asked for only if this holds of what is known so far. Absent: always required. */
  needed?(known: Readonly<Record<string, unknown>>): boolean;
  otherwise?(occasion: Occasion): T | undefined;
}

export type Fields = Readonly<Record<string, Field>>;

type Needed<F extends Fields> = { [K in keyof F]: F[K] extends { readonly needed: unknown } ? never : K }[keyof F];

/** The value of a command: fields that are always needed are there, the others may be. */
export type InputOf<F extends Fields> =
  { readonly [K in Needed<F>]: z.output<F[K]['schema']> } &
  { readonly [K in Exclude<keyof F, Needed<F>>]?: z.output<F[K]['schema']> | undefined };

/** What the law or the bureau requires next, and where it stands. M in the rulebook: from memory, shown as 待核实. */
export interface Requirement {
  readonly text: string;
  readonly source: string;
  readonly certainty: 'V' | 'V2' | 'M';
}

/** Requirements as a numbered list; what rests on memory or on a second-hand text is marked 待核实. */
export const requirementsInWords = (requires: readonly Requirement[]): string =>
  requires.map(({ text, source, certainty }, n) => `${n + 1}. ${text}（${source}${certainty === 'V' ? '' : '，待核实'}）`).join('\n');

/** A command, declared once: HTTP, OpenAPI, chat form, help and Excel column all come from here. */
export interface Declaration<F extends Fields = Fields, A = unknown> {
  readonly name: string;
  readonly title: string;
  /** The words in chat that mean this command, the usual one first. */
  readonly says: readonly string[];
  readonly examples: readonly string[];
  readonly may: Permission;
  readonly input: F;
  /** What comes back; JSON. */
  readonly answer: z.ZodType<A>;
  /** What the law will require, shown before anything is recorded. */
  foresees?(input: InputOf<F>): readonly Requirement[];
  /** How the answer reads in chat (DingTalk markdown). */
  reports(answer: A): string;
}

/** How an answer reads in chat: a list of records, or words if there are none. */
export interface Telling {
  readonly title: string;
  readonly lines: readonly { readonly head: string; readonly tail: string }[];
  readonly none: string;
  readonly next: readonly { readonly title: string; readonly says: string }[];
}

/** A question that changes nothing. */
export interface QueryDeclaration<S extends z.ZodObject = z.ZodObject, A = unknown> {
  readonly name: string;
  readonly title: string;
  readonly may: Permission;
  /** The reader whose tables it asks; whoever must see his own command first waits for that reader. */
  readonly from: string;
  readonly input: S;
  readonly answer: z.ZodType<A>;
  readonly chat?: {
    readonly says: readonly string[];
    readonly examples: readonly string[];
    /** Reads what stands behind the words that ask: `第2页`. */
    reads(rest: string): z.input<S>;
    tells(answer: A): Telling;
  };
}

export const field = <S extends z.ZodType, const E extends Omit<Field<z.output<S>>, 'schema'>>(schema: S, rest: E): E & { readonly schema: S } => ({ schema, ...rest });

/** Where a command comes from. `id` is unique in the ledger: the same command twice gives the first answer. */
export interface CommandContext {
  readonly id: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly channel: 'chat' | 'http' | 'ctl' | 'policy';
  readonly correlation: string;
}
