import type pg from 'pg';
import type { z } from 'zod';
import type { Database, Queries } from '#infra/database';
import type { OrganId } from '#kernel';
import { becauseOf } from './because-of.ts';
import type { Ledger } from './ledger.ts';
import type { Reader } from './reader.ts';
import type { SequencedEvent } from './recorded.ts';
import type { Recorder } from './streams.ts';

/** An event as a room declares it, as far as those who listen must know. */
export interface Declared {
  readonly type: string;
  readonly schema: z.ZodType;
}

/** An event of a declared type as it stands in the ledger: `data` is what its schema says. */
export type Happened<E extends Declared> = E extends Declared
  ? SequencedEvent & { readonly type: E['type']; readonly data: Readonly<z.output<E['schema']>> }
  : never;

type Hear<E extends Declared, Context> = (event: Happened<E>, context: Context) => Promise<unknown> | unknown;
type Hearing<Context> = (event: never, context: Context) => Promise<unknown> | unknown;

/** Who listens to which events; for an event nobody listens to there is nothing to be done. */
class Ears<Context> {
  constructor(
    private readonly owner: string,
    private readonly hearing: ReadonlyMap<string, Hearing<Context>> = new Map(),
  ) {}

  get types(): readonly string[] {
    return [...this.hearing.keys()];
  }

  with(types: readonly Declared[], hear: Hearing<Context>): Ears<Context> {
    const twice = types.find(({ type }) => this.hearing.has(type));
    if (twice) throw new Error(`${this.owner} listens to ${twice.type} twice`);
    return new Ears(this.owner, new Map([...this.hearing, ...types.map(({ type }) => [type, hear] as const)]));
  }

  async hear(event: SequencedEvent, context: Context): Promise<void> {
    await this.hearing.get(event.type)?.(event as never, context);
  }
}

const listOf = <E>(types: E | readonly E[]): readonly E[] => (Array.isArray(types) ? types : [types as E]);

/** A register (台账): tables that are filled from the events it listens to, and from nothing else. */
export class Register implements Reader {
  constructor(
    readonly name: string,
    readonly tables: readonly string[],
    readonly byStream: boolean = false,
    private readonly ears: Ears<pg.ClientBase> = new Ears(name),
  ) {}

  /** @param take puts one such event into the tables, through the client it is given */
  on<const E extends Declared>(types: E | readonly E[], take: Hear<E, pg.ClientBase>): Register {
    return new Register(this.name, this.tables, this.byStream, this.ears.with(listOf(types), take));
  }

  /**
   * Takes in the events of different streams at once: each row comes of one stream only. Else it takes in all events in
   * their order.
   */
  ofStreams(): Register {
    return new Register(this.name, this.tables, true, this.ears);
  }

  get listensTo(): readonly string[] {
    return this.ears.types;
  }

  apply(event: SequencedEvent, client: pg.ClientBase): Promise<void> {
    return this.ears.hear(event, client);
  }
}

/**
 * Declares a register.
 * @param name `<room>.<register>`, stable: its checkpoint is kept under it
 * @param tables those it fills; `ctl rebuild` makes them anew from the ledger
 */
export const register = (name: string, ...tables: readonly string[]): Register => new Register(name, tables);

/** What a policy acts with, at one event. */
export interface Acting {
  readonly organ: OrganId;
  readonly ledger: Ledger;
  /** As the application: one organ at a time. */
  readonly database: Database;
  /**
   * For tables of its own, and what is to be told: each statement by itself, outside any transaction. An event is acted
   * on at least once, so each must bear being said again.
   */
  readonly client: Queries;
  /** Who records what follows from this event; `what` tells several acts on one event apart. */
  because(what?: string): Recorder;
}

/** What follows from what: a table of events and what is done about each. Acting twice on one event records once. */
export class Policy {
  constructor(
    readonly name: string,
    readonly tables: readonly string[] = [],
    readonly isByStream: boolean = false,
    private readonly ears: Ears<Acting> = new Ears(name),
  ) {}

  /** @param follow does what follows from one such event */
  on<const E extends Declared>(types: E | readonly E[], follow: Hear<E, Acting>): Policy {
    return new Policy(this.name, this.tables, this.isByStream, this.ears.with(listOf(types), follow));
  }

  /**
   * Acts on different streams at once: what it does about one does not depend on what it did about another. Else it
   * acts on the events of an organ one after another.
   */
  onStreams(): Policy {
    return new Policy(this.name, this.tables, true, this.ears);
  }

  get listensTo(): readonly string[] {
    return this.ears.types;
  }

  /** The reader that follows the ledger and acts on it. */
  acting({ ledger, database }: Pick<Acting, 'ledger' | 'database'>): Reader {
    const { name, tables, ears } = this;
    return {
      name,
      tables,
      listensTo: ears.types,
      byStream: this.isByStream,
      outside: true,
      apply: (event, client) =>
        ears.hear(event, {
          organ: event.organ,
          ledger,
          database,
          client,
          because: (what) => becauseOf(event, name, what),
        }),
    };
  }
}

/**
 * Declares a policy.
 * @param name `<room>.when-<fact>`, stable: its checkpoint is kept under it, and what it records bears it
 * @param tables a register it keeps besides, if any
 */
export const policy = (name: string, ...tables: readonly string[]): Policy => new Policy(name, tables);
