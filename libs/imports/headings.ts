// Which column of a sheet is for which field, by its heading.
import { halfWidth, type Field, type Fields } from '#kernel';
import { textOf, type CellValue, type Unit } from './cell.ts';

/** A column that is read. */
export interface Column {
  /** Its place, from 0. */
  readonly at: number;
  /** As it stands in the sheet. */
  readonly heading: string;
  readonly field: string;
  readonly unit: Unit;
}

/** The headings of a sheet. */
export interface Headings {
  /** The place of their row, from 0. */
  readonly at: number;
  readonly columns: readonly Column[];
  /** Headings nobody knows. */
  readonly unknown: readonly string[];
  /** Headings of fields that must be there and are not. */
  readonly missing: readonly string[];
  /** Headings that stand for a field another column is for already. */
  readonly twice: readonly string[];
}

/** Headings are looked for among so many rows: titles may stand above them. */
const AMONG = 10;
/** The column with what was wrong, in a workbook that is sent back. */
export const PROBLEM = '问题';
/** Columns that are there for people. */
const PASSED_OVER = [PROBLEM, '序号', '行号'];

/** 签订时间 is 签订日期. */
const plainly = (name: string): string =>
  halfWidth(name)
    .replaceAll(/[\s*:]/gu, '')
    .replace(/时间(?=$|\()/u, '日期');

/** 金额（万元）: without what stands in brackets behind it. */
const nameOf = (heading: string): string => plainly(heading).replace(/\([^()]*\)$/u, '');

const unitOf = (heading: string): Unit => {
  if (/万元/u.test(heading)) return 'ten-thousand';
  return /年限?[)）]?\s*$/u.test(heading) ? 'year' : undefined;
};

/** Whether a field can stand in a cell. */
export const isColumn = ({ kind }: Field): boolean =>
  kind.is !== 'files' && kind.is !== 'absences' && kind.is !== 'period';

/** What an empty cell is, where that is something: an empty list, or an empty text. */
export const leftEmpty = ({ schema }: Field): [] | '' | undefined => {
  if (schema.safeParse([]).success) return [];
  return schema.safeParse('').success ? '' : undefined;
};

/** Whether a row is nothing without it. Who is meant to be oneself is oneself where the sheet does not say. */
export const mustStand = (field: Field): boolean => {
  const { needed, otherwise, kind } = field;
  const oneself = kind.is === 'person' && kind.self !== undefined;
  return needed === undefined && otherwise === undefined && !oneself && leftEmpty(field) === undefined;
};

const columnsIn = (row: readonly CellValue[], names: ReadonlyMap<string, string>) => {
  const columns: Column[] = [];
  const unknown: string[] = [];
  const twice: string[] = [];
  row.forEach((cell, at) => {
    const heading = textOf(cell);
    const name = nameOf(heading);
    if (heading === '' || PASSED_OVER.includes(name)) return;
    const field = names.get(plainly(heading)) ?? names.get(name);
    if (field === undefined) unknown.push(heading);
    else if (columns.some((one) => one.field === field)) twice.push(heading);
    else columns.push({ at, heading, field, unit: unitOf(heading) });
  });
  return { columns, unknown, twice };
};

/** What the only unit of a record is called in any sheet. */
const OF_UNIT = ['', '承办', '责任', '经办', '牵头', '主办'].flatMap((who) =>
  ['处室', '科室', '部门'].map((what) => `${who}${what}`),
);

/** Under which headings the fields of a command are known; what a field is called itself comes first. */
const namesOf = (fields: Fields): ReadonlyMap<string, string> => {
  const columns = Object.entries(fields).filter(([, field]) => isColumn(field));
  const units = columns.filter(([, { kind }]) => kind.is === 'unit');
  const usual = units.length === 1 ? OF_UNIT.map((name) => [name, units[0]![0]] as const) : [];
  const own = columns.flatMap(([field, { label, headings = [] }]) =>
    [...headings, label].map((name) => [plainly(name), field] as const),
  );
  return new Map([...usual, ...own]);
};

/** The row of headings for these fields: that which names most of them; undefined if none names any. */
export const headingsIn = (rows: readonly (readonly CellValue[])[], fields: Fields): Headings | undefined => {
  const names = namesOf(fields);
  const found = rows.slice(0, AMONG).map((row, at) => ({ at, ...columnsIn(row, names) }));
  const best = found.toSorted((a, b) => b.columns.length - a.columns.length)[0];
  if (!best || best.columns.length === 0) return undefined;
  const missing = Object.entries(fields)
    .filter(([name, field]) => isColumn(field) && mustStand(field) && !best.columns.some((one) => one.field === name))
    .map(([, { label }]) => label);
  return { ...best, missing };
};
