import { room } from '#infra/rooms';
import { RowGiving } from './giving.ts';
import { Importing } from './importing.ts';
import { WorkbookReading } from './reading.ts';
import { importsSentences } from './refusals.ts';
import { TakeWorkbook } from './take-workbook.ts';
import { TemplateOf } from './template-of.ts';
import { RowsLeft, TryWorkbook } from './try-workbook.ts';
import { WorkbooksSent } from './workbooks-sent.ts';

export { Importables } from './importables.ts';
export { importInWords, Importing, type ImportResult } from './importing.ts';
export { faultInWords, readRows, type GivenSheet, type RowFault } from './rows.ts';
export { workbookField } from './workbook-field.ts';

/** Registers that come in as workbooks: 导入模板, 试导入, 导入表格. */
export const imports = room({
  name: 'imports',
  title: '导入',
  commands: [TakeWorkbook],
  queries: [TemplateOf, TryWorkbook, RowsLeft],
  services: [WorkbookReading, RowGiving, Importing, WorkbooksSent],
  sentences: importsSentences,
});
