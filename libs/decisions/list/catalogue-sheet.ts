import { GATES } from '../gates/gate-kinds.ts';
import { CATEGORIES } from '../ground/categories.ts';
import { BODIES, Matter } from './events.ts';

// Reads a 三重一大 list from a sheet, and tells every fault with its row.

/** The columns of the sheet, by their headings. */
export const COLUMNS = {
  code: '编码',
  name: '事项名称',
  category: '类别',
  threshold: '金额起点（万元）',
  gates: '前置程序',
  bodies: '决策顺序',
} as const;
type Column = keyof typeof COLUMNS;

/** 1 万元 in fen. */
const FEN_IN_WAN = 1_000_000;

/** A row by its columns. */
type Row = (column: Column) => unknown;
type Read = { readonly is: 'matter'; readonly matter: Matter } | { readonly is: 'faulty'; readonly faults: string[] };

/** What may be written in a cell: a label, or one of its synonyms. */
type Words<K extends string> = Readonly<Record<K, { readonly label: string; readonly synonyms: readonly string[] }>>;

const textOf = (cell: unknown): string => String(cell ?? '').trim();

const named = <K extends string>(text: string, words: Words<K>): K | undefined =>
  (Object.keys(words) as K[]).find((key) => [words[key].label, ...words[key].synonyms].includes(text));

const labelsOf = <K extends string>(words: Words<K>): string =>
  (Object.keys(words) as K[]).map((key) => words[key].label).join('、');

const listed = (cell: unknown): readonly string[] =>
  String(cell ?? '')
    .split(/[、,，;；\n→>]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Reads a sheet: a heading row, then a matter a row. Every fault is told with its row. */
export const readCatalogue = (
  rows: readonly (readonly unknown[])[],
):
  | { readonly is: 'matters'; readonly matters: readonly Matter[] }
  | { readonly is: 'faulty'; readonly faults: readonly string[] } => {
  const at = rows.findIndex((row) => row.some((cell) => textOf(cell) === COLUMNS.code));
  if (at < 0) return { is: 'faulty', faults: [`没有找到表头：第一行应有“${Object.values(COLUMNS).join('”“')}”`] };
  const heading = rows[at]!.map(textOf);
  const missing = Object.values(COLUMNS).filter((title) => !heading.includes(title));
  if (missing.length > 0) return { is: 'faulty', faults: [`缺少列：${missing.join('、')}`] };
  const faults: string[] = [];
  const matters: Matter[] = [];
  rows.slice(at + 1).forEach((row, n) => {
    if (row.every((cell) => textOf(cell) === '')) return;
    const read = readRow((column) => row[heading.indexOf(COLUMNS[column])]);
    if (read.is === 'matter') matters.push(read.matter);
    else faults.push(...read.faults.map((fault) => `第${at + n + 2}行：${fault}`));
  });
  if (faults.length > 0) return { is: 'faulty', faults };
  return matters.length === 0 ? { is: 'faulty', faults: ['表中没有事项'] } : { is: 'matters', matters };
};

const readRow = (cell: Row): Read => {
  const category = named(textOf(cell('category')), CATEGORIES);
  const wan = thresholdIn(cell);
  const gates = listed(cell('gates')).map((word) => ({ word, gate: named(word, GATES) }));
  const bodies = listed(cell('bodies')).map((word) => ({ word, body: named(word, BODIES) }));
  const unknownGates = gates.filter(({ gate }) => gate === undefined);
  const unknownBodies = bodies.filter(({ body }) => body === undefined);
  const faults = [
    ...(category ? [] : [`类别“${String(cell('category') ?? '')}”不是四类之一（${labelsOf(CATEGORIES)}）`]),
    ...(mayBeThreshold(wan) ? [] : [`金额起点“${String(cell('threshold'))}”应为大于0的数字，单位万元`]),
    ...unknownGates.map(({ word }) => `前置程序“${word}”不认识（${labelsOf(GATES)}）`),
    ...unknownBodies.map(({ word }) => `决策机构“${word}”不认识（${labelsOf(BODIES)}）`),
    ...(bodies.length > 0 && bodies.at(-1)?.body !== 'partyGroup' ? ['决策顺序的最后应为党组会'] : []),
  ];
  const read = Matter.safeParse({
    code: textOf(cell('code')),
    name: textOf(cell('name')),
    category,
    ...(wan === undefined ? {} : { threshold: Math.round(wan * FEN_IN_WAN) }),
    gates: gates.flatMap(({ gate }) => gate ?? []),
    bodies: bodies.length > 0 ? bodies.flatMap(({ body }) => body ?? []) : ['partyGroup'],
  });
  if (!read.success) faults.push(...read.error.issues.flatMap(({ path: [column] }) => miswritten(column, cell)));
  return read.success && faults.length === 0 ? { is: 'matter', matter: read.data } : { is: 'faulty', faults };
};

/** The threshold in 万元; undefined where the cell is empty. */
const thresholdIn = (cell: Row): number | undefined =>
  textOf(cell('threshold')) === '' ? undefined : Number(cell('threshold'));

/** A sum above nothing, in whole fen. */
const mayBeThreshold = (wan: number | undefined): boolean =>
  wan === undefined || (wan > 0 && Number.isInteger(wan * FEN_IN_WAN));

/** Of what the schema refuses, what was not told already. */
const miswritten = (column: PropertyKey | undefined, cell: Row): readonly string[] =>
  column === 'code' || column === 'name' ? [`${COLUMNS[column]}“${String(cell(column) ?? '')}”填写有误`] : [];
