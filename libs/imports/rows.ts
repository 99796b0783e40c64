// The rows of a sheet as the inputs of a command, or with what is wrong with them.
import type { Surroundings } from '#dialogue';
import { forbidden, type Actor, type Declaration, type Fields } from '#kernel';
import { readCell, textOf, type CellValue } from './cell.ts';
import { headingsIn, isColumn, leftEmpty, mustStand, type Column, type Headings } from './headings.ts';

/** A sheet of a workbook. */
export interface GivenSheet {
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
}

/** What is wrong with a row, and in which column if it is one. */
export interface RowFault {
  /** As the sheet counts them, from 1. */
  readonly row: number;
  readonly column?: string | undefined;
  readonly message: string;
}

/** A row as a command, as far as its cells go. */
export interface ReadRow {
  readonly row: number;
  /** What its cells say: the same from whoever sends it. */
  readonly content: Readonly<Record<string, unknown>>;
  readonly input: Readonly<Record<string, unknown>>;
  readonly faults: readonly RowFault[];
}

/** A sheet read for a command; with `problem` nothing of it can go in. */
export interface ReadRows {
  readonly headings: Headings | undefined;
  readonly rows: readonly ReadRow[];
  readonly problem?: string;
}

/** A fault in words: `第7行“聘期到”：不能早于首日`. */
export const faultInWords = ({ row, column, message }: RowFault): string =>
  column === undefined ? `第${row}行：${message}` : `第${row}行“${column}”：${message}`;

/** Reads a sheet for the fields of a command, row by row. */
export const readRows = ({ rows }: GivenSheet, fields: Fields, around: Surroundings): ReadRows => {
  const headings = headingsIn(rows, fields);
  if (!headings) return { headings, rows: [], problem: '没有找到表头：请用“导入模板”的表格，表头与模板一致' };
  const { missing, twice } = headings;
  const problems = [
    ...(missing.length > 0 ? [`缺少列：${missing.join('、')}`] : []),
    ...(twice.length > 0 ? [`列重复：${twice.join('、')}`] : []),
  ];
  const body = rows.slice(headings.at + 1).map((cells, n) => ({ cells, row: headings.at + n + 2 }));
  const filled = body.filter(({ cells }) => isRow(cells, headings));
  return {
    headings,
    rows: filled.map(({ cells, row }) => readRow(cells, row, headings.columns, fields, around)),
    ...(problems.length > 0 ? { problem: problems.join('；') } : {}),
  };
};

/** Sums and signatures under a table. */
const BELOW = /^(?:合计|总计|小计|共计|填表人|制表人?|审核人|填报人|负责人签字|注[:：]|说明[:：]|备注[:：])/u;

/** A row has something in a column that is read, and is not what stands below the table. */
const isRow = (cells: readonly CellValue[], { columns }: Headings): boolean => {
  const said = cells.map(textOf).filter((text) => text !== '');
  const below = said.length <= FEW && BELOW.test(said[0] ?? '');
  return !below && columns.some(({ at }) => textOf(cells[at] ?? null) !== '');
};
/** A sum has its word, and some figures; a record has more. */
const FEW = 3;

const readRow = (
  cells: readonly CellValue[],
  row: number,
  columns: readonly Column[],
  fields: Fields,
  around: Surroundings,
): ReadRow => {
  const faults: RowFault[] = [];
  const content: Record<string, unknown> = {};
  for (const { at, heading, field, unit } of columns) {
    const read = readCell(fields[field]!, cells[at] ?? null, around, unit);
    if (read.is === 'value') content[field] = read.value;
    if (read.is === 'fault') faults.push({ row, column: heading, message: read.why });
    if (read.is === 'empty' && mustStand(fields[field]!))
      faults.push({ row, column: heading, message: '必填，没有填写' });
  }
  for (const [name, field] of Object.entries(fields))
    if (content[name] === undefined && field.needed === undefined && leftEmpty(field) !== undefined)
      content[name] = leftEmpty(field);
  return { row, content, input: withOneself(content, fields, around), faults };
};

/** Who is meant to be oneself is whoever sends the sheet, where it does not say. */
const withOneself = (
  content: Readonly<Record<string, unknown>>,
  fields: Fields,
  { speaker }: Surroundings,
): Readonly<Record<string, unknown>> => {
  const own = Object.entries(fields).filter(
    ([name, { kind, needed }]) =>
      kind.is === 'person' && kind.self !== undefined && needed === undefined && content[name] === undefined,
  );
  if (speaker === undefined || own.length === 0) return content;
  return { ...content, ...Object.fromEntries(own.map(([name]) => [name, speaker])) };
};

/** The heading under which a field stands in a sheet; its label where it has no column. */
export const headingOf = (field: string, { columns }: Pick<Headings, 'columns'>, fields: Fields): string | undefined =>
  columns.find((one) => one.field === field)?.heading ?? fields[field]?.label;

/** Commands that come as workbooks. */
export type Importable = Declaration;

/** Whether a command can stand in rows: nothing it must have is a file or the like. */
export const isImportable = ({ input, sheet, irreversible }: Declaration): boolean =>
  sheet !== undefined ||
  (irreversible === undefined && Object.values(input).every((field) => isColumn(field) || !mustStand(field)));

/** What the workbook of a command is called. */
export const nameOf = ({ sheet, title }: Importable): string => sheet?.names[0] ?? title;

/** The columns of its workbook. */
export const columnsOf = ({ sheet, input }: Importable): Fields => sheet?.whole ?? input;

/** What words mean a register: its names, the title of its command, or what one says for it. */
const wordsOf = ({ sheet, title, says }: Importable): readonly string[] => [...(sheet?.names ?? []), title, ...says];

/** The registers that are meant by some words: by name, else by a part of it. */
export const registersNamed = (all: readonly Importable[], words: string): readonly Importable[] => {
  const plain = words.replaceAll(/[\s《》“”【】]|模板|导入表?|台账|登记表|表$/gu, '');
  if (plain === '') return [];
  const called = all.filter(({ sheet }) => sheet?.names.includes(plain));
  if (called.length > 0) return called;
  const exactly = all.filter((one) => wordsOf(one).includes(plain));
  if (exactly.length > 0) return exactly;
  return all.filter((one) => wordsOf(one).some((word) => word.includes(plain)));
};

/** The register a sheet is for: by what it is called, what stands above its headings, else by its headings. */
export const registerOf = (all: readonly Importable[], sheet: GivenSheet): readonly Importable[] => {
  const name = sheet.name.trim();
  const named = all.filter((one) => one.title === name || one.sheet?.names.includes(name));
  if (named.length > 0) return named;
  const [[title = null] = []] = sheet.rows;
  const titled = registersNamed(all, textOf(title));
  if (titled.length === 1) return titled;
  const fitting = all
    .filter((one) => one.sheet !== undefined)
    .map((one) => ({ one, headings: headingsIn(sheet.rows, columnsOf(one)) }))
    .filter(({ headings }) => headings !== undefined && headings.columns.length > 1 && headings.missing.length === 0)
    .toSorted((a, b) => b.headings!.columns.length - a.headings!.columns.length);
  const [first, second] = fitting;
  if (!first) return [];
  const equal = second?.headings!.columns.length === first.headings!.columns.length;
  return equal ? [first.one, second!.one] : [first.one];
};

/** Whether somebody may give the command at all. */
export const mayImport = ({ may }: Importable, actor: Actor): boolean =>
  forbidden({ roles: may.roles }, actor, {}) === undefined;
