import { readNumber, type Field, type Fields, type LocalDate } from '#kernel';
import { amountsIn } from './amount.ts';
import { datesIn } from './date.ts';
import type { Found } from './found.ts';
import { halfWidth } from './width.ts';

/** A unit of the organ and the names people use for it. */
export interface UnitNames {
  readonly unit: string;
  readonly name: string;
  readonly short: readonly string[];
}

/** What is needed to understand a text besides the text. */
export interface Surroundings {
  readonly today: LocalDate;
  readonly units: readonly UnitNames[];
}

const SEPARATOR = /[\s,，、;；:：]/;
/** `金额 120万`, `类别：大额资金`: the label may stand before the value, unless the value itself begins with it (`议题〔2026〕1号`). */
const behindLabel = (field: Field, text: string): string => {
  const rest = text.startsWith(field.label) ? text.slice(field.label.length) : text;
  return /^\s*[〔[(【（［]/u.test(rest) ? text : rest.replace(/^\s*(?:[:\uff1a是为]\s*)?/, '');
};

/** Every place in a text where a value of this kind stands; texts have none of their own. */
const valuesOf = (field: Field, text: string, around: Surroundings): readonly Found<unknown>[] => {
  switch (field.kind.is) {
    case 'amount': return amountsIn(text);
    case 'date': return datesIn(text, around.today);
    case 'choice': return named(text, field.kind.options.flatMap(({ value, label, synonyms = [] }) => [label, ...synonyms].map((name) => ({ name, value }))));
    case 'unit': return named(text, around.units.flatMap(({ unit, name, short }) => [name, ...short].map((one) => ({ name: one, value: unit }))));
    case 'number': return numbers(text, field.kind.series);
    case 'text': return [];
  }
};

const named = (text: string, names: readonly { readonly name: string; readonly value: string }[]): readonly Found<string>[] => {
  const plain = halfWidth(text);
  const found: Found<string>[] = [];
  for (const { name, value } of [...names].sort((a, b) => b.name.length - a.name.length))
    for (let from = plain.indexOf(name); from >= 0; from = plain.indexOf(name, from + name.length))
      if (!found.some((one) => from < one.to && one.from < from + name.length)) found.push({ value, from, to: from + name.length });
  return found;
};

const numbers = (text: string, series: string): readonly Found<string>[] =>
  [...halfWidth(text).matchAll(new RegExp(`${series}\\s*[\\[(]\\s*\\d{4}\\s*[\\])]\\s*第?\\s*\\d{1,6}\\s*号?`, 'g'))]
    .filter((one) => readNumber(one[0]) !== undefined)
    .map((one) => ({ value: one[0], from: one.index, to: one.index + one[0].length }));

/** Reads the answer to the question for one field; undefined if it cannot be read, or might mean two things. */
export const readAnswer = (field: Field, text: string, around: Surroundings): unknown => {
  const answer = behindLabel(field, text.trim());
  if (field.kind.is === 'text') return field.schema.safeParse(answer).success ? answer : undefined;
  const found = valuesOf(field, answer, around);
  if (found.length === 1) return found[0]!.value;
  const values = new Set(found.map((one) => one.value));
  return values.size === 1 ? found[0]!.value : undefined;
};

/**
 * Several facts in one line, in any order, for several fields. A value fills its field if it is set off from the rest, or
 * stands at the end of a word group behind another value; what is left over, in order, fills the first text field.
 */
export const readSlots = (fields: Fields, text: string, around: Surroundings): Readonly<Record<string, unknown>> => {
  const slots: Record<string, unknown> = {};
  let rest = text;
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind.is === 'text') continue;
    const found = valuesOf(field, rest, around);
    const apart = found.filter((one) => standsApart(field, rest, one));
    const values = new Set(apart.map((one) => one.value));
    if (values.size === 1) {
      slots[name] = apart[0]!.value;
      rest = apart.reduceRight((left, one) => cut(field, left, one), rest);
    } else if (values.size === 0 && field.kind.is === 'amount' && found.length === 1) {
      // 关于拨付120万元专项资金的议题: the sum is a fact and a part of the title.
      slots[name] = found[0]!.value;
    }
  }
  const texts = Object.entries(fields).filter(([, field]) => field.kind.is === 'text');
  const left = rest.split(/[\n,，;；]+|\s{2,}|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u).map((part) => part.trim()).filter((part) => part !== '');
  const [first] = texts;
  if (first && left.length > 0) slots[first[0]] = texts.length === 1 ? left.join(' ') : left[0]!;
  if (texts.length > 1 && left.length > 1) slots[texts[1]![0]] = left.slice(1).join(' ');
  return slots;
};

const standsApart = (field: Field, text: string, { from, to }: Found<unknown>): boolean => {
  const before = text.slice(0, from);
  const after = text.slice(to);
  const ends = after === '' || SEPARATOR.test(after[0]!) || /^类(?:$|[\s,，;；])/.test(after);
  const begins = before === '' || SEPARATOR.test(before.at(-1)!) || before.endsWith(field.label);
  if (field.kind.is === 'amount' || field.kind.is === 'number') return ends || begins;
  return ends && begins || ends && /[元万亿\d日号]$/.test(halfWidth(before));
};

const cut = (field: Field, text: string, { from, to }: Found<unknown>): string => {
  const before = text.slice(0, from).replace(new RegExp(`(?:${field.label})?[\\s,，、;；:：是为]*$`), '');
  return `${before}  ${text.slice(to).replace(/^类/, '')}`;
};
