// What may not be said before others: said once, where a record and its fields are declared.
import type { z } from 'zod';

/** Why it may not: it names a person it concerns, is about personnel, a secret ballot, or the bureau's own business. */
export type Mark = 'personal' | 'personnel' | 'secretBallot' | 'internal';

interface Marking {
  readonly mark: Mark;
  readonly when: (value: never) => boolean;
}
const MARKINGS = new WeakMap<z.core.$ZodType, Marking>();

/**
 * Marks a field, or with `when` a record by what it holds. The marking stays with the schema wherever it is used.
 * @returns the same schema
 */
export const bearing = <S extends z.ZodType>(
  schema: S,
  mark: Mark,
  when: (value: z.output<S>) => boolean = () => true,
): S => {
  MARKINGS.set(schema, { mark, when: when as Marking['when'] });
  return schema;
};

/** The marks a value bears by its schema, those of its parts too; what is absent bears none. */
export const marksIn = (schema: z.core.$ZodType, value: unknown): readonly Mark[] => {
  if (value === undefined || value === null) return [];
  const own = MARKINGS.get(schema);
  return [...new Set([...(own?.when(value as never) ? [own.mark] : []), ...marksWithin(schema, value)])];
};

const marksWithin = (schema: z.core.$ZodType, value: unknown): readonly Mark[] => {
  const def = schema._zod.def as z.core.$ZodTypes['_zod']['def'];
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([name, one]) =>
        marksIn(one, (value as Readonly<Record<string, unknown>>)[name]),
      );
    case 'array':
      return Array.isArray(value) ? value.flatMap((one) => marksIn(def.element, one)) : [];
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
      return marksIn(def.innerType, value);
    default:
      return [];
  }
};
