// The thread that makes a workbook: it is given the sheets row by row, and answers with the bytes of the file.
import { parentPort } from 'node:worker_threads';
import writeExcelFile from 'write-excel-file/node';
import { printed, type PrintedSheet } from './printed-sheet.ts';
import type { Cell, Column, FilledIn, SheetMessage } from './worksheet.ts';
import { xmlText } from './xml-text.ts';

const BORDER = { borderStyle: 'thin', borderColor: '#808080' } as const;
/** Longer texts are cut by the format itself. */
const LONGEST = 32_000;
interface Sheet extends PrintedSheet {
  readonly columns: readonly Column[];
  readonly filledIn?: FilledIn;
  readonly data: unknown[][];
}

/** Words over all columns; the cells they cover are given as null. */
const across = (words: string, columns: number, style: Readonly<Record<string, unknown>>): unknown[] => [
  { value: xmlText(words), columnSpan: columns, type: String, ...style },
  ...Array.from({ length: columns - 1 }, () => null),
];

const titleRow = (title: string, columns: number): unknown[] =>
  across(title, columns, {
    fontWeight: 'bold',
    fontSize: 16,
    align: 'center',
    alignVertical: 'center',
    height: 32,
  });

const whoseRow = ({ organ, time, measure }: FilledIn, columns: number): unknown[] =>
  across(`填报单位：${organ}　　统计时点：${time}　　单位：${measure}`, columns, {
    alignVertical: 'center',
    height: 20,
  });

const signedRow = ({ by, on }: FilledIn, columns: number): unknown[] =>
  across(`填表人：${by}　　　　审核人：　　　　　　　　填表时间：${on}`, columns, {
    alignVertical: 'center',
    height: 28,
  });

const headCell = ({ title }: Column): unknown => ({
  value: xmlText(title),
  height: 24,
  fontWeight: 'bold',
  align: 'center',
  alignVertical: 'center',
  backgroundColor: '#EDEDED',
  wrap: true,
  ...BORDER,
});

/** Noon in UTC would be a time of day; a day is its midnight there, which is how the format counts days. */
const dayOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** What people wrote is typed as text, so that `=1+1` is no formula. */
const bodyCell = (cell: Cell, { is }: Column): unknown => {
  const style = { wrap: true, alignVertical: 'center', ...BORDER };
  if (cell === undefined || cell === '') return { value: null, ...style };
  if (is === 'date') return { value: dayOf(String(cell)), type: Date, format: 'yyyy-mm-dd', align: 'center', ...style };
  if (is === 'money') return { value: Number(cell) / 100, type: Number, format: '#,##0.00', ...style };
  return typeof cell === 'number'
    ? { value: cell, type: Number, align: 'center', ...style }
    : { value: xmlText(cell).slice(0, LONGEST), type: String, ...style };
};

/** Points of a line of text, and what a row is higher than its lines. */
const LINE = 14;
const AROUND = 8;

/** How many lines a cell takes: a Chinese character is as wide as two others. */
const linesOf = (cell: Cell, width: number): number =>
  String(cell ?? '')
    .split('\n')
    .map((line) => [...line].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 0x80 ? 1 : 2), 0))
    .reduce((lines, across) => lines + Math.max(1, Math.ceil(across / (width - 1))), 0);

/** A row as high as its longest cell: not every program measures that by itself. */
const bodyRow = (cells: readonly Cell[], columns: readonly Column[]): unknown[] => {
  const lines = Math.max(...columns.map(({ width, is }, n) => (is ? 1 : linesOf(cells[n], width))));
  const height = Math.min(HIGHEST, lines * LINE + AROUND);
  return columns.map((column, n) => ({ ...(bodyCell(cells[n], column) as object), ...(n === 0 ? { height } : {}) }));
};
/** Points; no program shows a higher row. */
const HIGHEST = 409;

const sheets: Sheet[] = [];

const finish = async (): Promise<void> => {
  for (const { data, filledIn, columns } of sheets) if (filledIn) data.push(signedRow(filledIn, columns.length));
  const options = { fontFamily: '宋体', fontSize: 10, features: [printed] };
  const bytes = new Uint8Array(await writeExcelFile(sheets as never, options as never).toBuffer());
  parentPort!.postMessage(bytes, [bytes.buffer]);
};

/** The sheet with its head: title, whose register it is, headings. */
const begun = ({ name, title, columns, filledIn }: Extract<SheetMessage, { is: 'sheet' }>): Sheet => {
  const whose = filledIn ? [whoseRow(filledIn, columns.length)] : [];
  const data = [titleRow(title, columns.length), ...whose, columns.map(headCell)];
  return {
    sheet: xmlText(name)
      .replace(/[\\/?*[\]:]/gu, ' ')
      .slice(0, 31),
    stickyRowsCount: data.length,
    orientation: 'landscape',
    columns,
    ...(filledIn ? { filledIn } : {}),
    data,
  } as Sheet;
};

parentPort!.on('message', (message: SheetMessage) => {
  switch (message.is) {
    case 'sheet':
      sheets.push(begun(message));
      return;
    case 'rows': {
      const { columns, data } = sheets.at(-1)!;
      for (const cells of message.rows) data.push(bodyRow(cells, columns));
      return;
    }
    case 'end':
      void finish();
  }
});
