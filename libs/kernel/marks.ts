// What may not be said before others: said once, where a record and its fields are declared, and applied by one
// function to whatever leaves the circle of those who may know it.
import { z } from 'zod';
import { isFreeText } from './text.ts';

/** Why it may not: it names a person it concerns, is about personnel, a secret ballot, or the bureau's own business. */
export const Mark = z.enum(['personal', 'personnel', 'secretBallot', 'internal']);
export type Mark = z.infer<typeof Mark>;

/** What marks are called in notes on papers and workbooks. */
const MARK_WORDS: Readonly<Record<Mark, string>> = {
  personal: '个人信息',
  personnel: '人事事项',
  secretBallot: '表决情况',
  internal: '内部情况',
};

/**
 * Whom something is said to: `oneself`, who has the right, in private; a `group` of the chat, whoever is in it; a
 * `subscriber`, another system; the readers of a `paper` that is sent on.
 */
export type Audience = 'oneself' | 'group' | 'subscriber' | 'paper';

/**
 * What is kept from whom. A paper that is sent on names whom the meeting passed; of other persons its drawing says
 * nothing.
 */
const KEPT_FROM: Readonly<Record<Audience, readonly Mark[]>> = {
  oneself: [],
  group: Mark.options,
  subscriber: Mark.options,
  paper: ['personal', 'secretBallot', 'internal'],
};

/** What stands where something is that may not be said. */
export const WITHHELD = '〔不公开〕';

type Marking = (value: never) => readonly Mark[];
const MARKINGS = new WeakMap<z.core.$ZodType, readonly Marking[]>();
/** Those that are marked whatever they hold. */
const ALWAYS = new WeakSet<z.core.$ZodType>();
const SAYABLE = new WeakSet<z.core.$ZodType>();
const NAMING = new WeakSet<z.core.$ZodType>();

/** Marks this very schema. @returns the same schema */
const marking = <S extends z.core.$ZodType>(schema: S, marks: Marking): S => {
  MARKINGS.set(schema, [...(MARKINGS.get(schema) ?? []), marks]);
  return schema;
};

/** A copy that can be marked without marking everything else that is made of the schema. */
const own = <S extends z.ZodType>(schema: S): S => {
  const copy = schema.clone() as S;
  const markings = MARKINGS.get(schema);
  if (markings) MARKINGS.set(copy, markings);
  if (ALWAYS.has(schema)) ALWAYS.add(copy);
  return copy;
};

/**
 * Marks a field, or with `when` a record by what it holds. A text or a list that is marked is withheld as a whole; a
 * record is reduced to what identifies it: its numbers, days, states and what only names it stay.
 * @returns a schema of the same shape; the marking stays with it wherever it is used
 */
export const bearing = <S extends z.ZodType>(schema: S, mark: Mark, when?: (value: z.output<S>) => boolean): S => {
  const marked = marking(own(schema), ((value: z.output<S>) => ((when?.(value) ?? true) ? [mark] : [])) as Marking);
  if (!when) ALWAYS.add(marked);
  return marked;
};

/** Whether what stands here bears a mark: always, by what it holds, or never; what it has within it does not count. */
export const bears = (schema: z.core.$ZodType): 'always' | 'sometimes' | 'never' => {
  if (ALWAYS.has(schema)) return 'always';
  return MARKINGS.has(schema) ? 'sometimes' : 'never';
};

/** The marks of what a record was made from, as it carries them itself. */
export const Marks = z.array(Mark).max(Mark.options.length).readonly();

/**
 * Marks a record by `marks` it carries: what is made from a marked record bears its marks too. A record that says
 * nothing of them was recorded before they were carried, and bears those of `unsaid`.
 */
export const carrying = <S extends z.ZodType>(schema: S, unsaid: Bears<z.output<S>> = () => []): S =>
  marking(
    own(schema),
    ((value: z.output<S> & { readonly marks?: readonly Mark[] | undefined }) =>
      value.marks ?? unsaid(value)) as Marking,
  );

/** What a declared record bears as a whole, by what it holds. */
export type Bears<T> = (data: T) => readonly Mark[];

/** The marks that an event carries; `unsaid`: those of one that was recorded before they were carried. */
export const carried =
  (unsaid: readonly Mark[]): Bears<{ readonly marks?: readonly Mark[] | undefined }> =>
  ({ marks }) =>
    marks ?? unsaid;

/** Marks the schema of an event as a whole, where it is declared. */
export const bearingAll = <S extends z.ZodObject>(schema: S, bears: Bears<z.output<S>>): S =>
  marking(schema, bears as Marking);

/** A copy of which something is known that is not known of the others made of the schema. */
const noted = <S extends z.ZodType>(schema: S, known: WeakSet<z.core.$ZodType>): S => {
  const copy = own(schema);
  known.add(copy);
  return copy;
};

/**
 * Text that may be said to anybody, unless the record it stands in is marked as a whole: the title of an item. Every
 * free text of an event is marked, sayable or naming.
 * @returns a schema of the same shape
 */
export const sayable = <S extends z.ZodType>(schema: S): S => noted(schema, SAYABLE);

/**
 * Text that only tells which one is meant, and says nothing of it: an id, the key of a unit, the series of a number. It
 * stays in a marked record too.
 * @returns a schema of the same shape
 */
export const naming = <S extends z.ZodType>(schema: S): S => noted(schema, NAMING);

/** The marks a value bears by its schema, those of its parts too; what is absent bears none. */
export const marksIn = (schema: z.core.$ZodType, value: unknown): readonly Mark[] => {
  if (value === undefined || value === null) return [];
  return [...new Set([...ownMarks(schema, value), ...marksWithin(schema, value)])];
};

const ownMarks = (schema: z.core.$ZodType, value: unknown): readonly Mark[] =>
  (MARKINGS.get(schema) ?? []).flatMap((marks) => marks(value as never));

type Def = z.core.$ZodTypes['_zod']['def'];
const defOf = (schema: z.core.$ZodType): Def => schema._zod.def as Def;
const partOf = (value: unknown, name: string): unknown => (value as Readonly<Record<string, unknown>>)[name];

/** The one of several schemas that a value is of. */
const optionOf = (options: readonly z.core.$ZodType[], value: unknown): z.core.$ZodType | undefined =>
  options.find((one) => z.safeParse(one, value).success);

const marksWithin = (schema: z.core.$ZodType, value: unknown): readonly Mark[] => {
  const def = defOf(schema);
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([name, one]) => marksIn(one, partOf(value, name)));
    case 'array':
      return Array.isArray(value) ? value.flatMap((one) => marksIn(def.element, one)) : [];
    case 'union': {
      const option = optionOf(def.options, value);
      return option ? marksIn(option, value) : [];
    }
    case 'pipe':
      return marksIn(def.out, value);
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
      return marksIn(def.innerType, value);
    default:
      return [];
  }
};

/** Something as a certain audience may have it, and what was kept from it. */
export interface Said<T> {
  readonly value: T;
  readonly withheld: readonly Mark[];
}

/** A value as this audience may have it; the one place where marks are applied. */
export const saidTo = <T>(audience: Audience, schema: z.core.$ZodType, value: T): Said<T> => {
  const kept = KEPT_FROM[audience];
  const withheld = marksIn(schema, value).filter((mark) => kept.includes(mark));
  return { value: kept.length === 0 ? value : (withoutMarked(schema, value, withheld) as T), withheld };
};

/** Of these marks, those that keep a thing from this audience. */
export const keptFrom = (audience: Audience, marks: readonly Mark[]): readonly Mark[] =>
  marks.filter((mark) => KEPT_FROM[audience].includes(mark));

/**
 * A value without what bears these marks: a text in a required place becomes 〔不公开〕, in an optional one it is left
 * out, a list is emptied or left out, a record is reduced to what identifies it. What its schema does not know is left
 * out too, for nobody has said what it bears.
 */
export const withoutMarked = (schema: z.core.$ZodType, value: unknown, marks: readonly Mark[]): unknown => {
  const left = reduced(schema, value, { marks, inMarked: false });
  return left === NOTHING ? undefined : left;
};

/** What is withheld and needs nothing in its place. */
const NOTHING = Symbol('withheld');

interface Withholding {
  readonly marks: readonly Mark[];
  /** Within a record that is marked as a whole. */
  readonly inMarked: boolean;
}

const reduced = (schema: z.core.$ZodType, value: unknown, withholding: Withholding): unknown => {
  if (value === undefined || value === null) return value;
  const marked = ownMarks(schema, value).some((mark) => withholding.marks.includes(mark));
  const def = defOf(schema);
  switch (def.type) {
    case 'object':
      return reducedRecord(def.shape, value, { ...withholding, inMarked: withholding.inMarked || marked });
    case 'array':
      return marked || !Array.isArray(value) ? [] : value.map((one) => placed(reduced(def.element, one, withholding)));
    case 'optional':
    case 'nullable': {
      const left = marked ? NOTHING : reduced(def.innerType, value, withholding);
      const nothing = def.type === 'optional' ? NOTHING : null;
      return left === WITHHELD || isEmptied(left, value) ? nothing : left;
    }
    case 'default':
    case 'readonly':
      return marked ? instead(def.innerType) : reduced(def.innerType, value, withholding);
    case 'pipe':
      return marked ? instead(def.out) : reduced(def.out, value, withholding);
    case 'union': {
      const option = optionOf(def.options, value);
      return marked || !option ? NOTHING : reduced(option, value, withholding);
    }
    case 'string':
      return marked || (withholding.inMarked && isFreeText(schema) && !NAMING.has(schema)) ? WITHHELD : value;
    default:
      return marked ? NOTHING : value;
  }
};

/** A list of which every text was withheld, or that was withheld itself. */
const isEmptied = (left: unknown, value: unknown): boolean =>
  Array.isArray(left) && (value as readonly unknown[]).length > 0 && left.every((one) => one === WITHHELD);

/** In a list nothing may be missing: its length is known. */
const placed = (left: unknown): unknown => (left === NOTHING ? WITHHELD : left);

const instead = (schema: z.core.$ZodType): unknown => {
  const { type } = defOf(schema);
  if (type === 'array') return [];
  return type === 'string' ? WITHHELD : NOTHING;
};

const reducedRecord = (shape: z.core.$ZodLooseShape, value: unknown, withholding: Withholding): object =>
  Object.fromEntries(
    Object.entries(shape)
      .map(([name, one]) => [name, reduced(one as z.core.$ZodType, partOf(value, name), withholding)] as const)
      .filter(([, left]) => left !== undefined && left !== NOTHING),
  );

/** The words under which something stands that bears marks: `内部资料（含个人信息、人事事项），不得外传`; undefined if none. */
export const marksInWords = (marks: readonly Mark[]): string | undefined => {
  const words = Mark.options.filter((mark) => marks.includes(mark)).map((mark) => MARK_WORDS[mark]);
  return words.length === 0 ? undefined : `内部资料（含${words.join('、')}），不得外传`;
};

/** A heading with the words under which what follows stands, if it bears marks. */
export const underMarks = (heading: string, marks: readonly Mark[]): string => {
  const words = marksInWords(marks);
  return words === undefined ? heading : `${heading}【${words}】`;
};

/** The free texts of a schema of which nobody has said whether they may be said, by their paths. */
export const unconsidered = (schema: z.core.$ZodType, path: string): readonly string[] => {
  const def = defOf(schema);
  const decided = SAYABLE.has(schema) || NAMING.has(schema);
  if (decided || (MARKINGS.has(schema) && def.type !== 'object')) return [];
  switch (def.type) {
    case 'string':
      return isFreeText(schema) ? [path] : [];
    case 'object':
      return Object.entries(def.shape).flatMap(([name, one]) => unconsidered(one, `${path}.${name}`));
    case 'array':
      return unconsidered(def.element, `${path}[]`);
    case 'union':
      return def.options.flatMap((one) => unconsidered(one, path));
    case 'pipe':
      return unconsidered(def.out, path);
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
      return unconsidered(def.innerType, path);
    case 'number':
    case 'boolean':
    case 'enum':
    case 'literal':
      return [];
    default:
      return [`${path}, a ${def.type}`];
  }
};
