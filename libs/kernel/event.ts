import { z } from 'zod';

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

/**
 * Declares an event: the schema is the contract, the type is inferred from it.
 * A changed meaning is a new version, never an edit.
 * @param type `<room>.<fact>` in past tense: `decisions.item-proposed`
 */
export const event = <T extends string, S extends z.ZodRawShape>(
  type: T,
  version: number,
  shape: S,
): EventType<T, S> => {
  const schema = z.object(shape);
  const build = (data: z.input<typeof schema>) => ({ type, version, data: schema.parse(data) });
  return Object.assign(build, { type, version, schema });
};
