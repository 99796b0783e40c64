// What other systems get of an event, as a JSON Schema: its declaration without what its marks keep from them.
import { z } from 'zod';
import { bears, isFreeText, WITHHELD } from '#kernel';

/** A JSON Schema (2020-12), or a part of one. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly maxItems?: number;
  readonly anyOf?: readonly JsonSchema[];
  /** Of a sum: 分. */
  readonly 'x-unit'?: string;
}

/** What a property is called in Chinese, by its name; undefined if nobody said. */
export type Labels = (property: string) => string | undefined;

/**
 * The schema of what leaves of records of this declaration. It promises names, types, formats, values and units; how
 * long a text may be and how large a number is what the house accepts, not what it promises. Others must pass over
 * properties it does not name.
 */
export const publishedSchema = (schema: z.core.$ZodType, labels: Labels): JsonSchema =>
  leaving(schema, labels) ?? { type: 'object' };

type Def = z.core.$ZodTypes['_zod']['def'];
const defOf = (schema: z.core.$ZodType): Def => schema._zod.def as Def;

/** What leaves of a part; undefined where nothing of it does. */
const leaving = (schema: z.core.$ZodType, labels: Labels): JsonSchema | undefined => {
  const marked = bears(schema) === 'always';
  const def = defOf(schema);
  switch (def.type) {
    case 'object':
      return record(def.shape, labels);
    case 'array':
      return marked ? { type: 'array', maxItems: 0 } : { type: 'array', ...itemsOf(def.element, labels) };
    case 'optional':
      return marked || isWithheld(def.innerType) ? undefined : leaving(def.innerType, labels);
    case 'nullable':
      return orNull(marked || isWithheld(def.innerType) ? undefined : leaving(def.innerType, labels));
    case 'default':
    case 'readonly':
      return marked ? instead(def.innerType) : leaving(def.innerType, labels);
    case 'pipe':
      return marked ? instead(def.out) : leaving(def.out, labels);
    case 'union':
      return marked ? undefined : oneOf(def.options, labels);
    case 'string':
      return marked ? withheld() : text(schema);
    default:
      return marked ? undefined : plain(schema);
  }
};

const record = (shape: z.core.$ZodLooseShape, labels: Labels): JsonSchema => {
  const parts = Object.entries(shape).flatMap(([name, one]) => {
    const part = leaving(one as z.core.$ZodType, labels);
    return part ? [{ name, part: called(part, labels(name)), schema: one as z.core.$ZodType }] : [];
  });
  const required = parts.filter(({ schema }) => isAlwaysThere(schema)).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(parts.map(({ name, part }) => [name, part])),
    ...(required.length === 0 ? {} : { required }),
  };
};

const called = (part: JsonSchema, label: string | undefined): JsonSchema => {
  const unit = part['x-unit'];
  const title = unit !== undefined && label !== undefined ? `${label}（${unit}）` : label;
  return title === undefined ? part : { title, ...part };
};

const itemsOf = (element: z.core.$ZodType, labels: Labels): { readonly items?: JsonSchema } => {
  const items = leaving(element, labels);
  return items ? { items } : {};
};

const oneOf = (options: readonly z.core.$ZodType[], labels: Labels): JsonSchema => {
  const parts = options.flatMap((one) => leaving(one, labels) ?? []);
  return parts.length === 1 ? parts[0]! : { anyOf: parts };
};

const orNull = (part: JsonSchema | undefined): JsonSchema => (part ? { anyOf: [part, NULL] } : NULL);
const NULL: JsonSchema = { type: 'null' };

const withheld = (): JsonSchema => ({ type: 'string', const: WITHHELD, description: '不对外公开' });

/** What stands where something required is that is always withheld. */
const instead = (schema: z.core.$ZodType): JsonSchema | undefined => {
  const { type } = defOf(schema);
  if (type === 'array') return { type: 'array', maxItems: 0 };
  return type === 'string' ? withheld() : undefined;
};

/** Of what need not be there, what is withheld is left out. */
const isWithheld = (schema: z.core.$ZodType): boolean => {
  if (bears(schema) === 'always') return true;
  const def = defOf(schema);
  switch (def.type) {
    case 'readonly':
    case 'default':
      return isWithheld(def.innerType);
    case 'array':
      return defOf(def.element).type === 'string' && bears(def.element) === 'always';
    default:
      return false;
  }
};

/** Whether every event has it: it is not optional, and no mark takes it away. */
const isAlwaysThere = (schema: z.core.$ZodType): boolean => {
  const def = defOf(schema);
  switch (def.type) {
    case 'optional':
      return false;
    case 'object':
    case 'array':
    case 'string':
    case 'nullable':
      return true;
    case 'readonly':
    case 'default':
      return isAlwaysThere(def.innerType);
    case 'pipe':
      return isAlwaysThere(def.out as z.core.$ZodType);
    default:
      return bears(schema) === 'never';
  }
};

/** A text that may be withheld has no form to rely on. */
const text = (schema: z.core.$ZodType): JsonSchema =>
  isFreeText(schema) || bears(schema) === 'sometimes' ? { type: 'string' } : plain(schema);

/** An id, a day, a code, a number: its form, without its bounds. */
const plain = (schema: z.core.$ZodType): JsonSchema => {
  const { type, format, pattern, enum: values, const: value, ...rest } = z.toJSONSchema(schema) as JsonSchema;
  const unit = rest['x-unit'];
  return {
    ...(type === undefined ? {} : { type }),
    ...(format === undefined ? {} : { format }),
    ...(pattern === undefined || format !== undefined ? {} : { pattern }),
    ...(values === undefined ? {} : { enum: values }),
    ...(value === undefined ? {} : { const: value }),
    ...(unit === undefined ? {} : { 'x-unit': unit, description: `单位：${unit}` }),
  };
};
