export { DOCX, officialPaper } from './official-paper.ts';
export { isComplete } from './paper.ts';
export type { Block, Listed, OfficialPaper, Run } from './paper.ts';
export { first, gap, inPaper, orGap, second, text } from './pieces.ts';
export { readWorkbook, WORKBOOK_LIMITS, type ReadCell, type ReadSheet, type ReadWorkbook } from './read-sheet.ts';
export { faultsOf, xmlDocument, type Xml } from './xml.ts';
export { lazily, workbook, XLSX, type Cell, type Column, type FilledIn, type Worksheet } from './worksheet.ts';
