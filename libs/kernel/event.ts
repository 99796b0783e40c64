import { z } from 'zod';
import { bearingAll, type Bears } from './marks.ts';

/** A fact of the domain: plain, past tense, versioned. `data` is JSON. */
export interface DomainEvent<T extends string = string, D = unknown> {
  readonly type: T;
  readonly version: number;
  readonly data: Readonly<D>;
}

/** Builds events of one type; carries the schema that is the contract. */
export interface EventType<T extends string, S extends z.ZodRawShape> {
  (data: z.input<z.ZodObject<S>>): DomainEvent<T, z.output<z.ZodObject<S>>>;
  readonly type: T;
  readonly version: number;
  readonly schema: z.ZodObject<S>;
}

/** An event type of whatever data. */
export type AnyEventType = EventType<string, z.ZodRawShape>;
/** The events an event type builds; of a union of types, the union. */
export type EventOf<E> = E extends EventType<infer T, infer S> ? DomainEvent<T, z.output<z.ZodObject<S>>> : never;

/** The event types that a module declares, for a room to say what it records. */
export const eventTypesIn = (module: object): readonly AnyEventType[] => Object.values(module).filter(isEventType);

const isEventType = (one: unknown): one is AnyEventType =>
  typeof one === 'function' && 'schema' in one && 'version' in one;

/** An event was to be recorded that its own schema refuses; says which parts, never what they said. */
export class Unrecordable extends Error {
  readonly parts: readonly string[];

  constructor(type: string, issues: readonly { readonly path: readonly PropertyKey[] }[]) {
    const parts = [...new Set(issues.map(({ path }) => path.map(String).join('.')))];
    super(`${type} cannot be recorded: ${parts.join(', ')}`);
    this.parts = parts;
  }
}

/**
 * Declares an event: the schema is the contract, the type is inferred from it.
 * A changed meaning is a new version, never an edit. Bounds hold when an event is built, not when one is read back.
 * @param type `<room>.<fact>` in past tense: `decisions.item-proposed`
 * @param bears the marks it bears as a whole, by what it says
 * @throws Unrecordable, when built with data the schema refuses
 */
export const event = <T extends string, S extends z.ZodRawShape>(
  type: T,
  version: number,
  shape: S,
  bears?: Bears<z.output<z.ZodObject<S>>>,
): EventType<T, S> => {
  const schema = z.object(shape);
  if (bears) bearingAll(schema, bears);
  const build = (data: z.input<typeof schema>) => {
    const read = schema.safeParse(data);
    if (!read.success) throw new Unrecordable(type, read.error.issues);
    return { type, version, data: read.data };
  };
  return Object.assign(build, { type, version, schema });
};
