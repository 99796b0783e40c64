// Whether a schema still keeps what an earlier one promised, for readers of either: FULL_TRANSITIVE, by a pure check.
import type { JsonSchema } from './published.ts';

/** What breaks a reader, where: `item.number.serial`. */
export interface Break {
  readonly path: string;
  readonly kind:
    | 'event removed'
    | 'field removed'
    | 'required field added'
    | 'made required'
    | 'made optional'
    | 'type changed'
    | 'form changed'
    | 'value removed'
    | 'value added'
    | 'fixed value changed'
    | 'unit changed'
    | 'kinds changed';
}

/** A schema under the event it is of. */
export interface Landed {
  /** `<room>.<fact>` */
  readonly type: string;
  readonly version: number;
  readonly schema: JsonSchema;
}

/**
 * What breaks somebody between two schemas of one event: whoever reads new events by the old schema, or old events by
 * the new one. Only a field that need not be there may be added; a name once given keeps its meaning.
 */
export const breaksBetween = (before: JsonSchema, after: JsonSchema, path = ''): readonly Break[] => {
  const at = (kind: Break['kind']): Break => ({ path, kind });
  if (!same(before.type, after.type)) return [at('type changed')];
  return [
    ...(same(before.format, after.format) && same(before.pattern, after.pattern) ? [] : [at('form changed')]),
    ...(same(before['x-unit'], after['x-unit']) ? [] : [at('unit changed')]),
    ...(same(before.const, after.const) && same(before.maxItems, after.maxItems) ? [] : [at('fixed value changed')]),
    ...valueBreaks(before, after, at),
    ...fieldBreaks(before, after, path),
    ...itemBreaks(before, after, path, at),
    ...kindBreaks(before.anyOf, after.anyOf, path, at),
  ];
};

type At = (kind: Break['kind']) => Break;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const within = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const valueBreaks = (before: JsonSchema, after: JsonSchema, at: At): readonly Break[] => {
  if (!before.enum !== !after.enum) return [at('fixed value changed')];
  const [was, is] = [before.enum ?? [], after.enum ?? []];
  return [
    ...(was.every((one) => is.includes(one)) ? [] : [at('value removed')]),
    ...(is.every((one) => was.includes(one)) ? [] : [at('value added')]),
  ];
};

const fieldBreaks = (before: JsonSchema, after: JsonSchema, path: string): readonly Break[] => {
  const [was, is] = [before.properties ?? {}, after.properties ?? {}];
  const needed = (of: JsonSchema, name: string): boolean => of.required?.includes(name) ?? false;
  const added = Object.keys(is)
    .filter((name) => !Object.hasOwn(was, name) && needed(after, name))
    .map((name): Break => ({ path: within(path, name), kind: 'required field added' }));
  const kept = Object.entries(was).flatMap(([name, old]): readonly Break[] => {
    const now = is[name];
    const here = within(path, name);
    if (!now) return [{ path: here, kind: 'field removed' }];
    const need: readonly Break[] =
      needed(before, name) === needed(after, name)
        ? []
        : [{ path: here, kind: needed(after, name) ? 'made required' : 'made optional' }];
    return [...need, ...breaksBetween(old, now, here)];
  });
  return [...kept, ...added];
};

const itemBreaks = (before: JsonSchema, after: JsonSchema, path: string, at: At): readonly Break[] => {
  if (!before.items && !after.items) return [];
  return before.items && after.items ? breaksBetween(before.items, after.items, `${path}[]`) : [at('type changed')];
};

const kindBreaks = (
  before: readonly JsonSchema[] = [],
  after: readonly JsonSchema[] = [],
  path: string,
  at: At,
): readonly Break[] =>
  before.length === after.length
    ? before.flatMap((one, n) => breaksBetween(one, after[n]!, path))
    : [at('kinds changed')];

/** Every break between what is published now and everything that ever landed; paths begin with the event. */
export const breaksSince = (landed: readonly Landed[], now: readonly Landed[]): readonly Break[] => {
  const current = new Map(now.map((one) => [nameOf(one), one.schema]));
  return landed.flatMap((one) => {
    const schema = current.get(nameOf(one));
    return schema
      ? breaksBetween(one.schema, schema, nameOf(one))
      : [{ path: nameOf(one), kind: 'event removed' } as const];
  });
};

/** Of what is published now, what has not landed in this form. */
export const notLanded = (landed: readonly Landed[], now: readonly Landed[]): readonly Landed[] => {
  const known = new Set(landed.map(promiseOf));
  return now.filter((one) => !known.has(promiseOf(one)));
};

/** Words for people may change; what programs rely on is the promise. */
const promiseOf = ({ type, version, schema }: Landed): string =>
  JSON.stringify([type, version, schema], (name, value: unknown) =>
    (name === 'title' || name === 'description') && typeof value === 'string' ? undefined : value,
  );

const nameOf = ({ type, version }: Omit<Landed, 'schema'>): string => `${type}.v${version}`;
