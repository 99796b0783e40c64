// What of a schema has no bounds: a string, list, number or date that may be as long or as far as anybody likes.
import { z } from 'zod';

type Def = z.core.$ZodTypes['_zod']['def'];

/** An unbounded part of a schema: where it is, and what it lets pass. */
export interface Unbounded {
  readonly path: string;
  readonly lets: string;
}

/** A pattern that matches but so many characters: no `*`, `+`, `{n,}` outside a class. */
const finite = (pattern: RegExp): boolean =>
  pattern.source.startsWith('^') &&
  pattern.source.endsWith('$') &&
  !/[*+]|\{\d+,\}/u.test(pattern.source.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]/gu, 'x'));

const DATE = String.raw`^\d{4}-\d{2}-\d{2}$`;
const OUT_OF_TIME = ['0001-01-01', '1949-09-30', '9999-12-31'];
/** NUL, escape, zero width, bidi override, soft hyphen, byte order mark, half a character, a non-character. */
const UNSEEN = ['\0', '\u001b', '\u200b', '\u202e', '\u00ad', '\ufeff', '\ud800', '\ufffe', '\u{1ffff}'];

const lettingPass = (schema: z.ZodType, given: unknown): boolean => schema.safeParse(given).success;

/** What a schema checks besides its type. */
const checksOf = (schema: z.core.$ZodType): readonly z.core.$ZodChecks['_zod']['def'][] =>
  ((schema._zod.def.checks ?? []) as unknown as readonly z.core.$ZodChecks[]).map((check) => check._zod.def);

const longestOf = (schema: z.core.$ZodType): number | undefined => {
  const lengths = checksOf(schema).flatMap((def) => {
    if (def.check === 'max_length') return [def.maximum];
    return def.check === 'length_equals' ? [def.length] : [];
  });
  return lengths.length === 0 ? undefined : Math.min(...lengths);
};

const inString = (schema: z.ZodString): readonly string[] => {
  const patterns = checksOf(schema).flatMap((def) => ('pattern' in def && def.pattern ? [def.pattern] : []));
  if (patterns.some(({ source }) => source === DATE))
    return OUT_OF_TIME.filter((day) => lettingPass(schema, day)).map((day) => `the day ${day}`);
  if ((schema._zod.def as { format?: string }).format === 'uuid' || patterns.some(finite)) return [];
  const longest = longestOf(schema);
  if (longest === undefined) return ['any length'];
  const unseen = UNSEEN.filter((sign) => lettingPass(schema, `甲${sign}乙`.padEnd(Math.min(longest, 40), '丙')));
  return unseen.map((sign) => `U+${sign.codePointAt(0)!.toString(16)}`);
};

const inNumber = (schema: z.ZodNumber): readonly string[] => {
  const checks = checksOf(schema);
  return [
    ...(checks.some((def) => def.check === 'greater_than') ? [] : ['any number below']),
    ...(checks.some((def) => def.check === 'less_than') ? [] : ['any number above']),
  ];
};

const inArray = (schema: z.ZodArray): readonly string[] =>
  longestOf(schema) === undefined ? ['a list of any length'] : [];

/** Everything without bounds in a schema, by its path. */
export const unboundedIn = (schema: z.core.$ZodType, path: string): readonly Unbounded[] => {
  const own = (found: readonly string[]): readonly Unbounded[] => found.map((lets) => ({ path, lets }));
  const def = schema._zod.def as Def;
  switch (def.type) {
    case 'string':
      return own(inString(schema as z.ZodString));
    case 'number':
      return own(inNumber(schema as z.ZodNumber));
    case 'array':
      return [...own(inArray(schema as z.ZodArray)), ...unboundedIn(def.element, `${path}[]`)];
    case 'object':
      return Object.entries(def.shape).flatMap(([name, one]) => unboundedIn(one, `${path}.${name}`));
    case 'union':
      return def.options.flatMap((one, n) => unboundedIn(one, `${path}|${n}`));
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
      return unboundedIn(def.innerType, path);
    case 'pipe':
      return [def.in, def.out].flatMap((one) => (one._zod.def.type === 'transform' ? [] : unboundedIn(one, path)));
    case 'boolean':
    case 'enum':
    case 'literal':
      return [];
    default:
      return own([`a ${def.type}, which has no bounds`]);
  }
};
