// The thread that reads a workbook: it is given the bytes, and answers with the sheets or with why there are none.
import { parentPort, workerData } from 'node:worker_threads';
import readExcelFile from 'read-excel-file/node';
import { WORKBOOK_LIMITS, type ReadCell, type ReadMessage, type ReadSheet } from './read-sheet.ts';

const isEmpty = (row: readonly ReadCell[]): boolean => row.every((cell) => cell === null || cell === '');

const trimmed = (rows: readonly (readonly ReadCell[])[]): readonly (readonly ReadCell[])[] =>
  rows.slice(0, rows.findLastIndex((row) => !isEmpty(row)) + 1);

/** The library gives a day as its midnight in UTC. */
const cellOf = (cell: ReadCell | Date): ReadCell => {
  if (!(cell instanceof Date)) return cell;
  return Number.isNaN(cell.getTime()) ? '#VALUE!' : cell.toISOString().slice(0, '2026-03-01'.length);
};

/** Which bound is passed, in words. */
const passedBy = (sheets: readonly ReadSheet[]): string | undefined => {
  const { sheets: most, rows: mostRows, columns, signs } = WORKBOOK_LIMITS;
  if (sheets.length > most) return `一个文件最多${most}张工作表`;
  for (const { name, rows } of sheets) {
    if (rows.length > mostRows) return `工作表“${name}”超过${mostRows}行，请分成几份`;
    if (rows.some((row) => row.length > columns)) return `工作表“${name}”超过${columns}列`;
    if (rows.some((row) => row.some((cell) => typeof cell === 'string' && cell.length > signs)))
      return `工作表“${name}”有单元格超过${signs}个字`;
  }
  return undefined;
};

const read = async (): Promise<ReadMessage> => {
  try {
    const all = await readExcelFile(Buffer.from(workerData as Uint8Array));
    const sheets = all.map(({ sheet, data }) => ({
      name: sheet,
      rows: trimmed((data as unknown as (ReadCell | Date)[][]).map((row) => row.map(cellOf))),
    }));
    const most = passedBy(sheets);
    return most === undefined ? { is: 'sheets', sheets } : { is: 'too-large', most };
  } catch {
    // Whatever is wrong with the bytes, it is not a workbook.
    return { is: 'unreadable' };
  }
};

parentPort!.postMessage(await read());
