// What a decision comes to: events, or a refusal with the rule that was broken.
import type { DomainEvent } from './event.ts';

/** What a refusal knows: enough to say what to do, nothing personal. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

/** A refusal is a value: a stable code, the facts, and the rule that was broken, with its source. */
export interface Refusal {
  readonly code: string;
  readonly facts: Facts;
  readonly source?: string;
}

/** What a decision comes to: events (perhaps none: it already is so), or a refusal. */
export type Outcome<E extends DomainEvent> = { readonly events: readonly E[] } | { readonly refusal: Refusal };

/** A decision that these events come of. */
export const happened = <const E extends readonly DomainEvent[]>(...events: E): Outcome<E[number]> => ({ events });
/** A decision that changes nothing: it already is so. */
export const nothing = (): Outcome<never> => ({ events: [] });

/** How a room's refusals read in Chinese; the key is the code. */
export type Sentences = Readonly<Record<string, (facts: Facts) => string>>;

/** A rule with a name and a source; `holds` is asked with what it is about. */
export interface Rule<A> {
  readonly code: string;
  /** Statute and article, or null for a rule of good order that no law gives. */
  readonly source: string | null;
  readonly holds: (about: A) => boolean;
}

/**
 * The ways a room may refuse: only by codes it has a sentence for, so no refusal reaches a person unworded.
 * `refused(code, facts)` refuses, `refusedBy(source, code, facts)` by a text; `rule(code, source, holds)` names a rule;
 * `hold(rule, about)` refuses if it is broken.
 */
export const refusing = <S extends Sentences>(_sentences: S) => {
  type Code = keyof S & string;
  const refused = (code: Code, facts: Facts = {}): { refusal: Refusal } => ({ refusal: { code, facts } });
  const refusedBy = (source: string, code: Code, facts: Facts = {}): { refusal: Refusal } => ({
    refusal: { code, facts, source },
  });
  const rule = <A>(code: Code, source: string | null, holds: (about: A) => boolean): Rule<A> => ({
    code,
    source,
    holds,
  });
  const hold = <A>(broken: Rule<A>, about: A, facts: Facts = {}): { refusal: Refusal } | undefined =>
    broken.holds(about)
      ? undefined
      : { refusal: { code: broken.code, facts, ...(broken.source === null ? {} : { source: broken.source }) } };
  return { refused, refusedBy, rule, hold };
};
