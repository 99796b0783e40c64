// What a cell says for a field: one value, whole, read by the readers of the chat; or why it is none.
import { readAnswer, type Person, type Surroundings } from '#dialogue';
import { halfWidth, LocalDate, type Field, type FieldKind } from '#kernel';

/** What stands in a cell; a day as `2026-03-01`. */
export type CellValue = string | number | boolean | null;

/** The heading of a column, as far as it says in what its numbers are: 金额（万元）, 有效期（年）. */
export type Unit = 'ten-thousand' | 'year' | undefined;

/** What a cell comes to. */
export type CellRead =
  | { readonly is: 'empty' }
  | { readonly is: 'value'; readonly value: unknown }
  /** `why` goes on from the heading: 聘期到“二月三十日”不是日期. */
  | { readonly is: 'fault'; readonly why: string };

const EMPTY: CellRead = { is: 'empty' };
const value = (it: unknown): CellRead => ({ is: 'value', value: it });
const fault = (why: string): CellRead => ({ is: 'fault', why });

/** Characters of a cell that are said again with its fault. */
const QUOTED = 40;
const quoted = (text: string): string => `“${text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text}”`;

/** A cell as text, trimmed. */
export const textOf = (cell: CellValue): string => {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return String(cell).trim();
};

/** What a program writes where a formula failed. */
const FAILED = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!)$/u;
/** What people write where there is nothing. */
const NOTHING = /^(?:[-—–/／]+)$/u;

/** Reads a cell for its field. */
export const readCell = (field: Field, cell: CellValue, around: Surroundings, unit?: Unit): CellRead => {
  const text = textOf(cell);
  if (text === '' || NOTHING.test(text)) return EMPTY;
  if (FAILED.test(text)) return fault(`${text}是公式出错的结果，请填写实际内容`);
  const read = valueIn(field, text, around, unit);
  if (read.is !== 'value') return read;
  const held = field.schema.safeParse(read.value);
  if (held.success) return read;
  const why = held.error.issues.map(({ message }) => message).find((message) => /\p{Script=Han}/u.test(message));
  return fault(`${quoted(text)}${why ?? '填写有误'}，应如：${exampleOf(field)}`);
};

/** How a value is written in a cell. */
export const exampleOf = ({ written, example }: Field): string => written ?? example;

const valueIn = (field: Field, text: string, around: Surroundings, unit: Unit): CellRead => {
  const { kind } = field;
  switch (kind.is) {
    case 'text':
      return value(textFor(field, text));
    case 'amount':
      return sum(field, text, around, unit);
    case 'date':
      return day(field, text, around);
    case 'choice':
    case 'choices':
      return choice(kind, text);
    case 'person':
      return person(field, text, around);
    case 'people':
      return people(text, around);
    case 'unit':
      return unitNamed(text, around);
    case 'length':
      return unit === 'year' && WHOLE.test(halfWidth(text))
        ? value({ n: Number(halfWidth(text)), unit: 'year' })
        : asSaid(field, text, around, '不是期限');
    case 'tally':
    case 'place':
      return WHOLE.test(halfWidth(text)) ? value(Number(halfWidth(text))) : fault(`${quoted(text)}不是整数`);
    case 'number':
    case 'time':
    case 'period':
    case 'unanimous':
    case 'absences':
    case 'files':
      return asSaid(field, text, around, '看不懂');
  }
};

/** A text, or several where the field takes a list of them. */
const textFor = ({ schema }: Field, text: string): string | readonly string[] => {
  const several = listed(text);
  return !schema.safeParse(text).success && schema.safeParse(several).success ? several : text;
};

const WHOLE = /^\d{1,9}$/u;
const FIGURES = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/u;
/** Cents in a yuan, and yuan in 万元. */
const FEN = 100;
const WAN = 10_000;

/** 120000, 120,000.50 and 12万元; in 万元 where the heading says so. Nothing where it is 0. */
const sum = (field: Field, text: string, around: Surroundings, unit: Unit): CellRead => {
  const plain = halfWidth(text).replaceAll(' ', '');
  const figures = plain.replace(/元$/u, '').replace(/^[¥￥]/u, '');
  if (!FIGURES.test(figures)) return asSaid(field, text, around, '不是金额');
  const inYuan = Number(figures.replaceAll(',', '')) * (unit === 'ten-thousand' && figures === plain ? WAN : 1);
  if (inYuan === 0) return EMPTY;
  const fen = inYuan * FEN;
  return Math.abs(fen - Math.round(fen)) < 1e-4 ? value(Math.round(fen)) : fault(`${quoted(text)}不是整分，请核对`);
};

const DAY = /^(?<year>\d{4})\s*[-./年]\s*(?<month>\d{1,2})\s*[-./月]\s*(?<day>\d{1,2})\s*日?(?:\s+0?0:00(?::00)?)?$/u;
const COMPACT = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/u;

/** A day with its year: 2026-03-01, 2026.3.1, 2026年3月1日, or as Excel has it. */
const day = (field: Field, text: string, around: Surroundings): CellRead => {
  const plain = halfWidth(text);
  const found = (DAY.exec(plain) ?? COMPACT.exec(plain))?.groups;
  if (found) {
    const date = `${found.year}-${found.month!.padStart(2, '0')}-${found.day!.padStart(2, '0')}`;
    return LocalDate.safeParse(date).success ? value(date) : fault(`${quoted(text)}没有这一天，请核对日期`);
  }
  const read = /\d{4}|[〇零一二三四五六七八九]{4}/u.test(text) ? readAnswer(field, text, around) : undefined;
  // A day that had to be worked out is none that was written.
  if (read?.is === 'value' && read.note === undefined) return value(read.value);
  return fault(`${quoted(text)}不是完整的日期，应有年月日，如：2026-03-01`);
};

/** By its whole words: 基本合法 is not 合法. */
const choice = (kind: FieldKind & { readonly is: 'choice' | 'choices' }, text: string): CellRead => {
  const { options } = kind;
  const words = kind.is === 'choice' ? [text] : listed(text);
  const values = words.map((word) => ({ word, option: optionNamed(options, word) }));
  const unknown = values.filter(({ option }) => option === undefined);
  if (unknown.length === 0) {
    const all = values.map(({ option }) => option!);
    return value(kind.is === 'choice' ? all[0] : all);
  }
  if (options.length === 1 && /^(?:否|不|无|×)$/u.test(text)) return EMPTY;
  if (options.length === 1 && /^(?:是|√|✓|1)$/u.test(text)) return value(options[0]!.value);
  const labels = options.map(({ label }) => label).join('、');
  return fault(`${unknown.map(({ word }) => quoted(word)).join('')}不在可选范围内，可填：${labels}`);
};

type Options = (FieldKind & { readonly is: 'choice' })['options'];

const optionNamed = (options: Options, word: string): string | undefined => {
  const plain = halfWidth(word).replaceAll(/\s/gu, '');
  const found = options.find(({ value: option, label, synonyms = [] }) =>
    [option, label, ...synonyms].some((name) => halfWidth(name).replaceAll(/\s/gu, '') === plain),
  );
  return found?.value;
};

const listed = (text: string): readonly string[] =>
  text
    .split(/[、,，;；\n→>]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** By his whole name, or by what he is called where only one can be meant. */
const person = (field: Field, text: string, around: Surroundings): CellRead => {
  const named = around.people.filter(({ name, staff }) => name === text || staff === text);
  if (named.length === 1) return value(named[0]!.staff);
  if (named.length > 1) return fault(`${quoted(text)}有${named.length}位同名：${whichOf(named)}，请填工号`);
  const { speaker: _, ...others } = around;
  const read = readAnswer(field, text, others);
  if (read?.is === 'value') return value(read.value);
  const choices = read?.is === 'doubt' ? read.choices.map(({ label }) => label).join('、') : '';
  return fault(choices === '' ? `${quoted(text)}不在通讯录中` : `${quoted(text)}可能是${choices}，请写全姓名`);
};

const whichOf = (all: readonly Person[]): string => all.map(({ staff, post }) => `${staff}（${post}）`).join('、');

const people = (text: string, around: Surroundings): CellRead => {
  const names = listed(text).map((name) => ({ name, staff: around.people.filter((one) => one.name === name) }));
  const wrong = names.filter(({ staff }) => staff.length !== 1).map(({ name }) => quoted(name));
  if (wrong.length > 0) return fault(`${wrong.join('')}不在通讯录中，或有同名`);
  return value(names.map(({ staff }) => staff[0]!.staff));
};

const unitNamed = (text: string, { units }: Surroundings): CellRead => {
  const found = units.filter(({ unit, name, short }) => [unit, name, ...short].includes(text));
  if (found.length === 1) return value(found[0]!.unit);
  const names = units.map(({ name }) => name).join('、');
  return fault(`${quoted(text)}不是本单位的处室，可填：${names}`);
};

/** As one answers in the chat, where nothing is left open. */
const asSaid = (field: Field, text: string, around: Surroundings, why: string): CellRead => {
  const read = readAnswer(field, text, around);
  if (read?.is === 'value') return value(read.value);
  const choices = read?.is === 'doubt' ? read.choices.map(({ label }) => label).join('、') : '';
  return fault(choices === '' ? `${quoted(text)}${why}，应如：${exampleOf(field)}` : `${quoted(text)}可能是${choices}`);
};
