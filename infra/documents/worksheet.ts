// Tables made for people, as workbooks.
import writeExcelFile from 'write-excel-file/node';

/** A column: its heading, and its width in characters of the standard face. */
export interface Column {
  readonly title: string;
  readonly width: number;
}

/** Text, or a number that may be summed. */
export type Cell = string | number | undefined;

/** A sheet of a workbook. */
export interface Worksheet {
  /** On its tab; at most 31 characters are shown. */
  readonly name: string;
  /** Over the columns, across all of them. */
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** MIME of a .xlsx. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const BORDER = { borderStyle: 'thin', borderColor: '#A0A0A0' } as const;
/** Longer texts are cut by the format itself. */
const LONGEST = 32_000;

/**
 * A workbook, its heading rows standing while one scrolls. What people wrote is typed as text, so that `=1+1` is no
 * formula.
 */
export const workbook = async (sheets: readonly Worksheet[]): Promise<Uint8Array<ArrayBuffer>> => {
  const made = sheets.map(({ name, title, columns, rows }) => ({
    sheet: name.replace(/[\\/?*[\]:]/gu, ' ').slice(0, 31),
    stickyRowsCount: 2,
    orientation: 'landscape' as const,
    columns: columns.map(({ width }) => ({ width })),
    data: [titleRow(title, columns.length), columns.map(headCell), ...rows.map((cells) => cells.map(bodyCell))],
  }));
  return new Uint8Array(await writeExcelFile(made as never, { fontFamily: '宋体', fontSize: 10 } as never).toBuffer());
};

/** The title over all columns; the cells it covers are given as null. */
const titleRow = (title: string, columns: number) => [
  {
    value: title,
    columnSpan: columns,
    fontWeight: 'bold' as const,
    fontSize: 14,
    align: 'center' as const,
    height: 28,
  },
  ...Array.from({ length: columns - 1 }, () => null),
];

const headCell = ({ title }: Column) => ({
  value: title,
  fontWeight: 'bold' as const,
  align: 'center' as const,
  alignVertical: 'center' as const,
  backgroundColor: '#EDEDED',
  wrap: true,
  ...BORDER,
});

const bodyCell = (cell: Cell) => ({
  value: typeof cell === 'string' ? cell.slice(0, LONGEST) : cell,
  ...(typeof cell === 'number' ? { type: Number } : { type: String }),
  wrap: true,
  alignVertical: 'top' as const,
  ...BORDER,
});
