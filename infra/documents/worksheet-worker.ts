// The thread that makes a workbook: it is given the sheets row by row, and answers with the bytes of the file.
import { parentPort } from 'node:worker_threads';
import writeExcelFile from 'write-excel-file/node';
import type { Cell, Column, SheetMessage } from './worksheet.ts';

const BORDER = { borderStyle: 'thin', borderColor: '#A0A0A0' } as const;
/** Longer texts are cut by the format itself. */
const LONGEST = 32_000;

/** The title over all columns; the cells it covers are given as null. */
const titleRow = (title: string, columns: number): unknown[] => [
  {
    value: title,
    columnSpan: columns,
    fontWeight: 'bold',
    fontSize: 14,
    align: 'center',
    height: 28,
  },
  ...Array.from({ length: columns - 1 }, () => null),
];

const headCell = ({ title }: Column): unknown => ({
  value: title,
  fontWeight: 'bold',
  align: 'center',
  alignVertical: 'center',
  backgroundColor: '#EDEDED',
  wrap: true,
  ...BORDER,
});

/** What people wrote is typed as text, so that `=1+1` is no formula. */
const bodyCell = (cell: Cell): unknown => ({
  value: typeof cell === 'string' ? cell.slice(0, LONGEST) : cell,
  type: typeof cell === 'number' ? Number : String,
  wrap: true,
  alignVertical: 'top',
  ...BORDER,
});

const sheets: { readonly data: unknown[][] }[] = [];

const finish = async (): Promise<void> => {
  const file = writeExcelFile(sheets as never, { fontFamily: '宋体', fontSize: 10 } as never);
  const bytes = new Uint8Array(await file.toBuffer());
  parentPort!.postMessage(bytes, [bytes.buffer]);
};

parentPort!.on('message', (message: SheetMessage) => {
  switch (message.is) {
    case 'sheet': {
      const { name, title, columns } = message;
      sheets.push({
        sheet: name.replace(/[\\/?*[\]:]/gu, ' ').slice(0, 31),
        stickyRowsCount: 2,
        orientation: 'landscape',
        columns: columns.map(({ width }) => ({ width })),
        data: [titleRow(title, columns.length), columns.map(headCell)],
      } as { readonly data: unknown[][] });
      return;
    }
    case 'rows':
      for (const cells of message.rows) sheets.at(-1)!.data.push(cells.map(bodyCell));
      return;
    case 'end':
      void finish();
  }
});
