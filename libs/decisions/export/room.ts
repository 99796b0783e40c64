import { part } from '#infra/rooms';
import { ExportRecord } from './export-record.ts';

/** The record of meetings in the fields of the data standard. */
export const recordExport = part({
  queries: [ExportRecord],
});
