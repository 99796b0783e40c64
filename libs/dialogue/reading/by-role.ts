/** What a sentence says for the fields of a form: the words that were learned to fill a field, read by its kind. */
import { numberInWords, yearOf, type Field, type Fields } from '#kernel';
import type { Span, Tagger } from '../roles/tagger.ts';
import { rolesOf } from '../roles/roles-of.ts';
import { factsIn, type Surroundings } from './facts.ts';
import { choicesOf, oneOf, readAnswer, readingsOf, type Choice, type Reading } from './field.ts';
import type { Found } from './found.ts';
import { countsIn, spelt } from './count.ts';
import { lengthsIn } from './length.ts';
import { countOf } from './numeral.ts';
import { readSlots } from './slots.ts';

/** What a sentence says. */
export interface Said {
  readonly known: Readonly<Record<string, unknown>>;
  /** Of those, what words were marked for. */
  readonly marked: Readonly<Record<string, unknown>>;
  readonly notes: Readonly<Record<string, string>>;
  readonly doubts: Readonly<Record<string, readonly Choice[]>>;
  /** Records by the words they were named with. */
  readonly named: Readonly<Record<string, string>>;
  /** What was said for a field but could not be read, and facts that no field took. */
  readonly unused: readonly string[];
}

/** From here on words are taken for a field; below, they are left to be asked for. */
const SURE_ENOUGH = 0.5;

/** Reads a sentence for the fields of `command`. */
export const readByRole = (
  command: string,
  fields: Fields,
  text: string,
  around: Surroundings,
  tagger: Tagger,
  given: Readonly<Record<string, unknown>> = {},
): Said => {
  const facts = factsIn(text, around);
  const spans = tagger(text, facts, rolesOf(command, fields)).filter(({ sure }) => sure >= SURE_ENOUGH);
  const known: Record<string, unknown> = { ...given };
  const notes: Record<string, string> = {};
  const doubts: Record<string, readonly Choice[]> = {};
  const named: Record<string, string> = {};
  const unused: string[] = [];
  const taken: Span[] = [];
  for (const [name, own] of byField(spans)) {
    const field = fields[name];
    if (!field || known[name] !== undefined || field.applies?.(known) === false) continue;
    const read = readSpans(field, own, text, around);
    taken.push(...own);
    if (read === undefined) {
      const words = trimmed(own.map((span) => text.slice(span.from, span.to)).join('、'));
      if (field.kind.is === 'number') named[name] = words;
      else if (field.kind.is !== 'files') unused.push(words);
      continue;
    }
    if (read.is === 'doubt') doubts[name] = choicesOf([read], field, around);
    else {
      known[name] = read.value;
      if (read.note) notes[name] = read.note;
    }
  }
  const rest = readRest(fields, blanked(text, taken), around, { ...known, ...doubts, ...named });
  return {
    known: { ...known, ...rest.known },
    marked: known,
    notes: { ...notes, ...rest.notes },
    doubts: { ...doubts, ...rest.doubts },
    named,
    unused,
  };
};

const byField = (spans: readonly Span[]): ReadonlyMap<string, readonly Span[]> => {
  const fields = new Map<string, Span[]>();
  for (const span of spans) fields.set(span.field, [...(fields.get(span.field) ?? []), span]);
  return fields;
};

/** What the words of one field say; what stands around them tells which way a day lies. */
const readSpans = (field: Field, spans: readonly Span[], text: string, around: Surroundings): Reading | undefined => {
  const { kind } = field;
  if (kind.is === 'files') return undefined;
  if (kind.is === 'text') return readText(field, spans, text);
  if (COUNTED.includes(kind.is)) return readCounted(field, spans, text, around);
  const overlapping = (one: Found<unknown>): boolean =>
    spans.some(({ from, to }) => one.from < to && from < one.to) &&
    !(kind.is === 'choice' && isQualified(text, one)) &&
    !(kind.is === 'date' && isLength(text, one));
  const within = readingsOf(field, text, around, false).filter(overlapping);
  const read = oneOf(within.map((one) => one.value));
  if (read) return read;
  if (kind.is === 'date' && spans.every((span) => isLength(text, span))) return undefined;
  const words = spans.map(({ from, to }) => text.slice(from, to)).join('、');
  const answer = kind.is === 'choice' && spans.some((span) => QUALIFIER.test(text.slice(span.from, span.to)));
  return answer ? undefined : (readAnswer(field, words, around) ?? readBare(field, words, around));
};

/** 延长30日: no day of the month. */
const isLength = (text: string, { from, to }: Pick<Found<unknown>, 'from' | 'to'>): boolean =>
  lengthsIn(text).some((one) => one.from <= from && to <= one.to);

/** 不违法, 原则通过, 通过但需修改: not the option that is said. */
const QUALIFIER = /不|未|没|无|非|原则|基本|部分|有条件|暂|拟|可能|估计|但/u;
const isQualified = (text: string, { from, to }: Found<unknown>): boolean =>
  /(?:不|未|没有?|无|非|原则上?|基本|部分|有条件|暂|拟|可能|估计)$/u.test(text.slice(0, from)) ||
  /^[\s,，]*但/u.test(text.slice(to));

/** What the exact readers tell by its own words, wherever it stands. */
const COUNTED: readonly Field['kind']['is'][] = ['tally', 'unanimous', 'people', 'absences'];

/** Votes and who cast them: by the exact readers; a bare number only where they find no votes at all. */
const readCounted = (field: Field, spans: readonly Span[], text: string, around: Surroundings): Reading | undefined => {
  const counted = spelt(text);
  const exact = oneOf(readingsOf(field, counted, around, false).map((one) => one.value));
  if (exact || countsIn(counted).length > 0) return exact;
  const words = spans.map(({ from, to }) => text.slice(from, to)).join('、');
  return field.kind.is === 'unanimous'
    ? undefined
    : (readAnswer(field, words, around) ?? readBare(field, words, around));
};

/** 20号 for an item, 四 for votes: a number where the field says what it counts. */
const readBare = ({ kind }: Field, words: string, { today }: Surroundings): Reading | undefined => {
  const digits =
    /(?<![\d一二三四五六七八九十])(?<n>\d{1,4}|[一二两三四五六七八九十]{1,3})(?![\d一二三四五六七八九十])/u.exec(words)
      ?.groups!.n;
  const n = digits === undefined ? undefined : countOf(digits);
  if (n === undefined) return undefined;
  if (
    kind.is === 'number' &&
    /^(?:[^\d一二三四五六七八九十]{0,2})(?:第|〔\d{4}〕)?[\d一二两三四五六七八九十]+号?(?:案|议题|任务)?$/u.test(
      trimmed(words),
    )
  )
    return {
      is: 'value',
      value: numberInWords({ series: kind.series, year: yearOf(today), serial: n }),
      note: '按今年的编号',
    };
  if (kind.is === 'tally' || kind.is === 'place') return { is: 'value', value: n };
  return undefined;
};

const readText = (field: Field, spans: readonly Span[], text: string): Reading | undefined => {
  const words =
    field.kind.is === 'text' && field.kind.rest && spans.length === 1
      ? `${trimmed(text.slice(spans[0]!.from, spans[0]!.to))}${/^。/u.exec(text.slice(spans[0]!.to))?.[0] ?? ''}`
      : spans.map(({ from, to }) => trimmed(text.slice(from, to))).join('；');
  const value = field.schema.safeParse(words);
  return value.success ? { is: 'value', value: value.data } : undefined;
};

const trimmed = (words: string): string => words.replace(/^[\s,，。;；:：、!！]+|[\s,，。;；:：、!！]+$/gu, '');

const blanked = (text: string, spans: readonly Span[]): string =>
  spans.reduce((left, { from, to }) => `${left.slice(0, from)}${'，'.repeat(to - from)}${left.slice(to)}`, text);

/** Facts no words were marked for, where they are set off: each for a field of its kind that is still open. */
const readRest = (fields: Fields, text: string, around: Surroundings, taken: Readonly<Record<string, unknown>>) => {
  const open = Object.fromEntries(
    Object.entries(fields).filter(([name, { kind }]) => taken[name] === undefined && kind.is !== 'text'),
  );
  const { known, notes, doubts } = readSlots(open, text, around, { given: taken });
  return { known, notes, doubts };
};

/** The value words by themselves say for a field; undefined if they say none, or leave a doubt. */
export const readSaid = (field: Field, words: string, around: Surroundings): unknown => {
  const read = readSpans(field, [{ field: '', from: 0, to: words.length, sure: 1 }], words, around);
  return read?.is === 'value' ? read.value : undefined;
};
