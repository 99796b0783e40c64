// Tables people send in.
import readExcelFile from 'read-excel-file/node';

/** The rows of the first sheet of a workbook, empty cells as null; undefined if it is no .xlsx that can be read. */
export const readSheet = async (bytes: Uint8Array): Promise<readonly (readonly unknown[])[] | undefined> => {
  try {
    const [sheet] = await readExcelFile(Buffer.from(bytes));
    return sheet?.data;
  } catch {
    // Whatever is wrong with the bytes, it is not a workbook.
    return undefined;
  }
};
