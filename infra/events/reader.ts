// Those who follow the ledger: registers take events into their tables, policies act on them.
import type pg from 'pg';
import type { SequencedEvent } from './recorded.ts';

/**
 * Someone who follows the ledger: a register, a policy, a feed. It is told each event at least once, in order, and by
 * one process at a time.
 */
export interface Reader {
  /** `<room>.<reader>`, stable: the checkpoint is kept under it. */
  readonly name: string;
  /** The tables it fills, if it can be rebuilt from the ledger alone. */
  readonly tables?: readonly string[];
  /** The types of events it does something about; absent: it looks at all. */
  readonly listensTo?: readonly string[];
  /** Events of different streams do not concern one another: only those of one stream are taken in order. */
  readonly byStream?: boolean;
  /**
   * Its effects are outside the transaction of its checkpoint, each by itself: they must bear being done twice. Absent:
   * its effects and its checkpoint are one transaction.
   */
  readonly outside?: boolean;
  /**
   * Takes in one event; events it does not care for are ignored. What it writes to its tables it writes through
   * `client`.
   */
  apply(event: SequencedEvent, client: pg.ClientBase): Promise<void>;
}

/** Where a reader says what it could not take in. `facts` name the reader, stream and event. */
export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
