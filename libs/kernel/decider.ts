import type { DomainEvent } from './event.ts';
import type { Outcome } from './outcome.ts';

/**
 * A stream's life as pure functions. The folded state is stored beside the events so that a command costs two round
 * trips; raise `stateVersion` when its shape changes, and it is folded afresh from the events.
 */
export interface Decider<S, E extends DomainEvent> {
  /** The stream's category: `decisions.item`. A stream is `<category>/<id>`. */
  readonly category: string;
  readonly stateVersion: number;
  readonly initial: S;
  readonly evolve: (state: S, event: E) => S;
  /** What is known of an event that was set aside: that there was one. Absent: nothing. */
  passBy?(state: S): S;
}

/** A decision: the state in, events or a refusal out. */
export type Decide<S, E extends DomainEvent> = (state: S) => Outcome<E>;

/** Declares a decider; its types are inferred. */
export const decider = <S, E extends DomainEvent>(declared: Decider<S, E>): Decider<S, E> => declared;

/** The state that events make, from the first on or from a state on. */
export const fold = <S, E extends DomainEvent>(
  { evolve, initial }: Decider<S, E>,
  events: readonly E[],
  from: S = initial,
): S => events.reduce(evolve, from);
