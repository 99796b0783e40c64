// Schemas as the description of the interface shows them: tidied for those who generate clients from it, and named, so
// that what is the same is one.
import { z } from 'zod';

export type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Words about a schema that do not change what it takes. */
const ABOUT: readonly string[] = ['title', 'description', 'examples'];

/** The JSON schema of a declaration, tidied. @param io which side of it: what is sent in, or what comes back */
export const schemaOf = (schema: z.core.$ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Json;
  return tidied(json, io) as Json;
};

const tidied = (value: unknown, io: 'input' | 'output'): unknown => {
  if (Array.isArray(value)) return value.map((one) => tidied(one, io));
  if (!isRecord(value)) return value;
  const { examples, properties, ...rest } = value;
  const inner = Object.fromEntries(Object.entries(rest).map(([name, one]) => [name, tidied(one, io)]));
  const fields = isRecord(properties)
    ? { properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, tidied(one, io)])) }
    : {};
  return withUnit(orNull(kept({ ...inner, ...fields, ...(examples === undefined ? {} : { examples }) }, io)));
};

/** Formats that say all their pattern says. */
const FORMATS: readonly unknown[] = ['uuid', 'date', 'date-time'];

/** Without what is no rule for others: bounds of the machine, patterns only some languages can read. */
const kept = (schema: Json, io: 'input' | 'output'): Json =>
  Object.fromEntries(
    Object.entries(schema).filter(([name, value]) => {
      switch (name) {
        // A list of ours nobody changes: it says nothing of whether it may be sent.
        case 'readOnly':
          return false;
        case 'maximum':
          return value !== Number.MAX_SAFE_INTEGER;
        case 'minimum':
          return value !== Number.MIN_SAFE_INTEGER;
        case 'minLength':
          return value !== 0;
        case 'pattern':
          return !FORMATS.includes(schema['format']) && !String(value).includes('Noncharacter_Code_Point');
        // An answer may come to say more.
        case 'additionalProperties':
          return io === 'input' || value !== false;
        default:
          return true;
      }
    }),
  );

/** `anyOf` with nothing is a type that may be nothing: generators of older ways stumble over the other. */
const orNull = (schema: Json): Json => {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return schema;
  const [one, none] = anyOf as readonly Json[];
  if (none!['type'] !== 'null' || typeof one!['type'] !== 'string') return schema;
  const values = one!['enum'];
  return {
    ...one,
    type: [one!['type'], 'null'],
    ...(Array.isArray(values) ? { enum: [...values, null] } : {}),
    ...rest,
  };
};

const withUnit = (schema: Json): Json => {
  const unit = schema['x-unit'];
  if (unit === undefined) return schema;
  const said = schema['description'];
  return { ...schema, description: `${typeof said === 'string' ? said : ''}（单位：${String(unit)}）` };
};

/** A schema that gets a name of its own. */
const isNamed = (schema: Json): boolean => {
  const { type, properties } = schema;
  return isRecord(properties) && (type === 'object' || (Array.isArray(type) && type[0] === 'object'));
};

/** What a schema takes, without the words about it. */
const signatureOf = (schema: Json): string => JSON.stringify(bare(schema));
const bare = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(bare);
  if (!isRecord(value)) return value;
  const { properties, ...rest } = value;
  return {
    ...Object.fromEntries(
      Object.entries(rest)
        .filter(([name]) => !ABOUT.includes(name))
        .map(([name, one]) => [name, bare(one)]),
    ),
    ...(isRecord(properties)
      ? { properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, bare(one)])) }
      : {}),
  };
};

const capital = (name: string): string =>
  name
    .split(/[.-]/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');

/** `decisions.propose-item`, `Input`: `DecisionsProposeItemInput`. */
export const nameOf = (operation: string, side: string): string => capital(operation) + side;

interface Use {
  readonly property: string;
  readonly operation: string;
}

/**
 * The named schemas of an interface. First every schema of every operation is noted; then each is told by reference, and
 * what is the same has one name: its property's, with its room where rooms mean different things by it, with its
 * operation where that does not tell them apart either.
 */
export class NamedSchemas {
  private readonly roots = new Map<string, Json>();
  /** The operations that answer alike. */
  private readonly answers = new Map<string, { readonly schema: Json; readonly operations: string[] }>();
  private answerNames: ReadonlyMap<string, string> | undefined;
  private readonly uses = new Map<string, Use[]>();
  private readonly shapes = new Map<string, Json>();
  private names: ReadonlyMap<string, string> | undefined;

  /** @param name of the schema as a whole: `DecisionsProposeItemInput` */
  note(name: string, operation: string, schema: Json): void {
    this.roots.set(name, schema);
    for (const [property, one] of partsOf(schema)) this.noteWithin(property, operation, one);
  }

  /** What an operation answers. */
  noteAnswer(operation: string, schema: Json): void {
    const signature = signatureOf(schema);
    const known = this.answers.get(signature);
    if (known) known.operations.push(operation);
    else this.answers.set(signature, { schema, operations: [operation] });
  }

  /** The name of what an operation answers: its own, or that of all in its room that answer alike. */
  answerOf(operation: string): string {
    this.answerNames ??= this.namedAnswers();
    return this.answerNames.get(operation)!;
  }

  private namedAnswers(): ReadonlyMap<string, string> {
    const names = new Map<string, string>();
    const taken = new Set<string>();
    const most = [...this.answers.values()].sort((one, other) => other.operations.length - one.operations.length);
    for (const { schema, operations } of most) {
      const [first] = operations.toSorted();
      const common = `${capital(first!.split('.')[0]!)}Answer`;
      const name = operations.length > 1 && !taken.has(common) ? common : nameOf(first!, 'Answer');
      taken.add(name);
      for (const operation of operations) names.set(operation, name);
      this.note(name, first!, schema);
    }
    return names;
  }

  /** Every schema by its name. */
  components(): Json {
    this.names ??= this.named();
    const parts = [...this.names]
      .filter(([, name]) => !this.roots.has(name))
      .map(([signature, name]) => [name, this.referring(this.shapes.get(signature)!)] as const);
    const roots = [...this.roots].map(([name, schema]) => [name, this.referring(schema)] as const);
    return Object.fromEntries([...roots, ...parts].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  private noteWithin(property: string, operation: string, schema: Json): void {
    if (isNamed(schema)) {
      const signature = signatureOf(schema);
      this.uses.set(signature, [...(this.uses.get(signature) ?? []), { property, operation }]);
      if (!this.shapes.has(signature)) this.shapes.set(signature, withoutWords(schema));
    }
    for (const [within, one] of partsOf(schema)) this.noteWithin(within === '' ? property : within, operation, one);
  }

  private named(): ReadonlyMap<string, string> {
    const taken = new Set(this.roots.keys());
    // A part that is what a whole is has its name.
    const names = new Map([...this.roots].map(([name, schema]) => [signatureOf(schema), name]));
    let left = [...this.uses.keys()].filter((signature) => !names.has(signature));
    for (const called of WAYS) {
      const wanted = new Map(left.map((signature) => [signature, called(usualOf(this.uses.get(signature)!))]));
      const counts = new Map<string, number>();
      for (const name of wanted.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
      for (const [signature, name] of wanted)
        if (counts.get(name) === 1 && !taken.has(name)) {
          names.set(signature, name);
          taken.add(name);
        }
      left = left.filter((signature) => !names.has(signature));
    }
    for (const signature of left) {
      const base = WAYS.at(-1)!(usualOf(this.uses.get(signature)!));
      let n = 2;
      while (taken.has(`${base}${n}`)) n += 1;
      names.set(signature, `${base}${n}`);
      taken.add(`${base}${n}`);
    }
    return names;
  }

  /** The schema with its parts told by their names. */
  private referring(schema: Json): Json {
    return Object.fromEntries(
      Object.entries(schema).map(([name, value]) => {
        if (name === 'properties' && isRecord(value))
          return [name, Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.reference(one)]))];
        return [name, IN_PARTS.includes(name) ? this.reference(value) : value];
      }),
    );
  }

  private reference(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.reference(one));
    if (!isRecord(value)) return value;
    const name = isNamed(value) ? this.names!.get(signatureOf(value)) : undefined;
    if (name === undefined) return this.referring(value);
    const words = Object.fromEntries(Object.entries(value).filter(([key]) => ABOUT.includes(key)));
    return { ...words, $ref: `#/components/schemas/${name}` };
  }
}

const IN_PARTS: readonly string[] = ['items', 'anyOf', 'oneOf', 'allOf', 'additionalProperties', 'prefixItems'];

/** The schemas directly within one, by the property they stand under; '' for those of a list. */
const partsOf = (schema: Json): readonly (readonly [string, Json])[] => [
  ...Object.entries(isRecord(schema['properties']) ? schema['properties'] : {}).map(
    ([name, one]) => [name, one as Json] as const,
  ),
  ...IN_PARTS.flatMap((name) => {
    const value = schema[name];
    return (Array.isArray(value) ? value : [value]).filter(isRecord).map((one) => ['', one] as const);
  }),
];

const withoutWords = (schema: Json): Json =>
  Object.fromEntries(Object.entries(schema).filter(([name]) => !ABOUT.includes(name)));

/** Where it is used most; of several the first by name. */
const usualOf = (uses: readonly Use[]): Use => {
  const counts = new Map<string, number>();
  for (const { property } of uses) counts.set(property, (counts.get(property) ?? 0) + 1);
  const [property] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]!;
  const operation = uses
    .filter((use) => use.property === property)
    .map((use) => use.operation)
    .sort()[0]!;
  return { property, operation };
};

/** Well-known parts by the name everybody gives them. */
const KNOWN: Readonly<Record<string, string>> = {
  materials: 'FileRef',
  requires: 'Requirement',
  serial: 'DocumentNumber',
};
const plain = (property: string): string => KNOWN[property] ?? capital(property);

const WAYS: readonly ((use: Use) => string)[] = [
  ({ property }) => plain(property),
  ({ property, operation }) => capital(operation.split('.')[0]!) + plain(property),
  ({ property, operation }) => capital(operation) + plain(property),
];
