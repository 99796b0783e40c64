import writeExcelFile from 'write-excel-file/node';

/** A column: its heading, and its width in characters of the standard face. */
export interface Column {
  readonly title: string;
  readonly width: number;
}

/** Text, or a number that may be summed. */
export type Cell = string | number | undefined;

export interface Worksheet {
  readonly name: string;
  /** Over the columns, across all of them. */
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const BORDER = { borderStyle: 'thin', borderColor: '#A0A0A0' } as const;
/** Longer texts are cut by the format itself. */
const LONGEST = 32_000;
/** A workbook, its heading rows standing while one scrolls. What people wrote is typed as text, so that `=1+1` is no formula. */
export const workbook = async (sheets: readonly Worksheet[]): Promise<Uint8Array<ArrayBuffer>> => {
  const made = sheets.map(({ name, title, columns, rows }) => ({
    sheet: name.replace(/[\\/?*[\]:]/gu, ' ').slice(0, 31),
    stickyRowsCount: 2,
    orientation: 'landscape' as const,
    columns: columns.map(({ width }) => ({ width })),
    data: [
      [
        {
          value: title,
          columnSpan: columns.length,
          fontWeight: 'bold' as const,
          fontSize: 14,
          align: 'center' as const,
          height: 28,
        },
        ...columns.slice(1).map(() => null),
      ],
      columns.map((column) => ({
        value: column.title,
        fontWeight: 'bold' as const,
        align: 'center' as const,
        alignVertical: 'center' as const,
        backgroundColor: '#EDEDED',
        wrap: true,
        ...BORDER,
      })),
      ...rows.map((cells) =>
        cells.map((cell) => ({
          value: typeof cell === 'string' ? cell.slice(0, LONGEST) : cell,
          ...(typeof cell === 'number' ? { type: Number } : { type: String }),
          wrap: true,
          alignVertical: 'top' as const,
          ...BORDER,
        })),
      ),
    ],
  }));
  return new Uint8Array(await writeExcelFile(made as never, { fontFamily: '宋体', fontSize: 10 } as never).toBuffer());
};
