// Inputs made from declared schemas: such as are accepted, and such as nearly are.
import fc from 'fast-check';
import { z } from 'zod';

type Any = fc.Arbitrary<unknown>;

/** Pieces of what people and hostile programs write. */
const PIECES = [
  '张伟',
  '采购高性能计算平台',
  '〔2026〕1号',
  '𠮷',
  'e\u0301',
  '👩\u200d👩',
  '<w:p/> & "引号" ]]>',
  '=1+1',
  '{{x}}',
  '\n',
  '\t',
  ' ',
  '　',
  '\0',
  '\u001b',
  '\u200b',
  '\u202e',
  '\ud83d',
  '\uffff',
  '\u{10ffff}',
  'a',
];
const words: fc.Arbitrary<string> = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((all) => all.join(''));

const checksOf = (schema: z.core.$ZodType): readonly z.core.$ZodChecks['_zod']['def'][] =>
  ((schema._zod.def.checks ?? []) as unknown as readonly z.core.$ZodChecks[]).map((check) => check._zod.def);

const lengthsOf = (schema: z.core.$ZodType): readonly number[] =>
  checksOf(schema).flatMap((def) => {
    if (def.check === 'max_length') return [def.maximum];
    return def.check === 'min_length' ? [def.minimum] : [];
  });

/** A text near the bounds of its length, on either side. */
const ofLength = (schema: z.core.$ZodType): Any => {
  const near = lengthsOf(schema)
    .flatMap((n) => [n - 1, n, n + 1])
    .filter((n) => n >= 0);
  return near.length === 0 ? words : fc.constantFrom(...near).map((n) => '文'.repeat(n));
};

const inString = (schema: z.core.$ZodType): Any => {
  const patterns = checksOf(schema).flatMap((def) => ('pattern' in def && def.pattern ? [def.pattern] : []));
  const days = fc.constantFrom('2026-03-02', '1949-10-01', '2199-12-31', '0001-01-01', '9999-12-31', '2026-02-30');
  if (patterns.some(({ source }) => source.startsWith('^\\d{4}-'))) return days;
  if ((schema._zod.def as { format?: string }).format === 'uuid') return fc.uuid();
  return fc.oneof(words, ofLength(schema), words);
};

const inNumber = (schema: z.core.$ZodType): Any => {
  const bounds = checksOf(schema).flatMap((def) =>
    def.check === 'less_than' || def.check === 'greater_than' ? [Number(def.value)] : [],
  );
  const near = bounds.flatMap((n) => [n - 1, n, n + 1, n + 0.5]);
  return near.length === 0 ? fc.double() : fc.oneof(fc.constantFrom(...near), fc.integer({ min: 0, max: 300 }));
};

/** Values from a schema: most of them accepted, many at its bounds, some just outside. */
export const inputsOf = (schema: z.core.$ZodType): Any => {
  const def = schema._zod.def as z.core.$ZodTypes['_zod']['def'];
  switch (def.type) {
    case 'string':
      return inString(schema);
    case 'number':
      return inNumber(schema);
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'array':
      return fc.array(inputsOf(def.element), { maxLength: 3 });
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(def.shape).map(([name, one]) => [name, inputsOf(one)])));
    case 'union':
      return fc.oneof(...def.options.map(inputsOf));
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
      return inputsOf(def.innerType);
    case 'pipe':
      return inputsOf(def.in._zod.def.type === 'transform' ? def.out : def.in);
    default:
      throw new Error(`no inputs are made of a ${def.type}`);
  }
};
