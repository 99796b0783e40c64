// The input of a command: its JSON schema, and how it is read.
import { z } from 'zod';
import { yearOf, type Field, type Fields, type LocalDate } from '#kernel';

/**
 * The JSON schema of a command's input, with labels and examples: what OpenAPI shows and HTTP accepts. Unknown
 * properties are refused.
 */
export const inputSchema = (fields: Fields): z.ZodObject =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(fields).map(([name, one]) => {
        const schema = one.schema.meta({ title: one.label, description: one.ask, examples: [one.example] });
        return [name, one.needed || one.otherwise ? schema.optional() : schema];
      }),
    ),
  );

/** A part of the input that is missing or cannot be read; `path` is the property, `message` says what to do. */
export interface InputFault {
  readonly path: string;
  readonly label: string;
  readonly message: string;
  /** What may stand there, where it is one of a few. */
  readonly allowed?: readonly string[];
}

/** What a schema of choices takes: of the first issue that says so. */
export const allowedBy = (issues: readonly z.core.$ZodIssue[]): { readonly allowed?: readonly string[] } => {
  const [choices] = issues.flatMap((issue) => (issue.code === 'invalid_value' ? [issue.values] : []));
  return choices ? { allowed: choices.map(String) } : {};
};

/** What a schema of ours says is wrong; what the library says is for programmers, and not passed on. */
const whyOf = ({ issues }: z.ZodError): string =>
  issues.map(({ message }) => message).find((message) => /\p{Script=Han}/u.test(message)) ?? '填写有误';

/** Years ahead that a day may lie, of whatever is planned. */
const YEARS_AHEAD = 5;

/** Days that lie further ahead than anybody plans: a slip of the pen, that every count would have to carry. */
export const farDays = (
  fields: Fields,
  input: Readonly<Record<string, unknown>>,
  today: LocalDate,
): readonly InputFault[] => {
  const last = `${yearOf(today) + YEARS_AHEAD}${today.slice(4)}`;
  return Object.entries(fields)
    .filter(([name, { kind }]) => kind.is === 'date' && String(input[name] ?? '') > last)
    .map(([path, { label }]) => ({ path, label, message: `${label}不能晚于${YEARS_AHEAD}年以后，请核对年份` }));
};

/** Fields that are lists. */
const LISTS: readonly string[] = ['files', 'choices', 'people', 'absences'];

/** Generated clients send an empty list for one that is not given: where there must be something in it, it is nothing. */
const isEmptyList = ({ kind }: Field, value: unknown): boolean =>
  LISTS.includes(kind.is) && Array.isArray(value) && value.length === 0;

/** What a field takes, in a word: a file is sent before. */
const likeOf = ({ kind, example }: Field): string =>
  kind.is === 'files' ? '应为 POST /v1/files 上传后返回的内容' : `应如：${example}`;

/** Reads a command's input, or says of each field what is wrong with it. */
export const readInput = (
  fields: Fields,
  raw: Readonly<Record<string, unknown>>,
): { readonly input: Record<string, unknown> } | { readonly faults: readonly InputFault[] } => {
  const faults: InputFault[] = Object.keys(raw)
    .filter((name) => !Object.hasOwn(fields, name))
    .map((path) => ({ path, label: path, message: '没有这个字段，请删去' }));
  const input: Record<string, unknown> = {};
  for (const [path, one] of Object.entries(fields)) {
    if (raw[path] === undefined || raw[path] === null) continue;
    const read = one.schema.safeParse(raw[path]);
    if (!read.success && isEmptyList(one, raw[path])) continue;
    if (read.success) input[path] = read.data;
    else
      faults.push({
        path,
        label: one.label,
        message: `${one.label}${whyOf(read.error)}，${likeOf(one)}`,
        ...allowedBy(read.error.issues),
      });
  }
  for (const [path, one] of Object.entries(fields))
    if (input[path] === undefined && !faults.some((fault) => fault.path === path) && (one.needed?.(input) ?? true))
      faults.push({ path, label: one.label, message: `缺少${one.label}，${likeOf(one)}` });
  return faults.length > 0 ? { faults } : { input };
};
