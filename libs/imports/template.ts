// The workbooks that are given out: an empty one to be filled in, and one of the rows that were at fault.
import type { Column as SheetColumn, Worksheet } from '#infra/documents';
import type { Field, FieldKind } from '#kernel';
import { exampleOf, textOf } from './cell.ts';
import { isColumn, mustStand, PROBLEM } from './headings.ts';
import { columnsOf, nameOf, type GivenSheet, type Importable } from './rows.ts';

const WIDE = 24;
const NARROW = 14;

const columnsIn = (register: Importable): readonly (readonly [string, Field])[] =>
  Object.entries(columnsOf(register)).filter(([, field]) => isColumn(field));

const widthOf = ({ kind }: Field): number => (kind.is === 'text' ? WIDE : NARROW);

/** What a cell of this kind takes. */
const takes = (kind: FieldKind): string => {
  switch (kind.is) {
    case 'text':
      return '文字';
    case 'amount':
      return '金额，单位元；也可以写“12万元”，或把表头写成“（万元）”';
    case 'date':
      return '日期，须有年月日：2026-03-01、2026.3.1、2026年3月1日，或 Excel 日期';
    case 'choice':
      return `选一项：${kind.options.map(({ label }) => label).join('、')}`;
    case 'choices':
      return `可选几项，用顿号隔开：${kind.options.map(({ label }) => label).join('、')}`;
    case 'person':
      return kind.self === undefined ? '人员姓名' : '人员姓名；不填为导入的人';
    case 'people':
      return '人员姓名，几人用顿号隔开';
    case 'unit':
      return '处室名称或简称';
    case 'number':
      return `${kind.series}编号，如：${kind.series}〔2026〕1号`;
    case 'length':
      return '期限，如：2年、10个工作日';
    case 'tally':
    case 'place':
      return '整数';
    case 'time':
      return '时刻，如：15:00';
    case 'unanimous':
      return '写“一致”';
    case 'period':
    case 'absences':
    case 'files':
      return '不在表中填写';
  }
};

const asked = (field: Field): string => {
  if (mustStand(field)) return '必填';
  return field.otherwise === undefined ? '选填' : '不填的自动补上';
};

const EXPLAINED: readonly SheetColumn[] = [
  { title: '列', width: NARROW },
  { title: '要求', width: NARROW },
  { title: '填什么', width: 48 },
  { title: '示例', width: WIDE },
  { title: '也认的表头', width: WIDE },
];

/** A workbook to be filled in: the columns of a register, and on a second sheet what each takes. */
export const templateOf = (register: Importable): readonly Worksheet[] => {
  const columns = columnsIn(register);
  const name = nameOf(register);
  return [
    {
      name: name,
      title: `${name}导入表`,
      columns: columns.map(([, field]) => ({ title: field.label, width: widthOf(field) })),
      rows: [],
    },
    {
      name: '填写说明',
      title: `${name}导入表填写说明`,
      columns: EXPLAINED,
      rows: columns.map(([, field]) => [
        field.label,
        asked(field),
        takes(field.kind),
        exampleOf(field),
        field.headings?.join('、'),
      ]),
    },
  ];
};

/** A row that did not go in, and why. */
export interface LeftRow {
  readonly row: number;
  readonly problem: string;
}

/** The rows that did not go in, as they stood, with what was wrong with each. */
export const leftSheet = ({ name, rows }: GivenSheet, at: number, left: readonly LeftRow[]): Worksheet => {
  const heads = (rows[at] ?? []).map(textOf);
  const own = heads.map((title, place) => ({ title, place })).filter(({ title }) => title !== '' && title !== PROBLEM);
  return {
    name,
    title: `${name}：没有导入的行`,
    columns: [...own.map(({ title }) => ({ title, width: 18 })), { title: PROBLEM, width: 48 }],
    rows: left.map(({ row, problem }) => [...own.map(({ place }) => textOf(rows[row - 1]?.[place] ?? null)), problem]),
  };
};
