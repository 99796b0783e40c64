export { DOCX, officialPaper, type Block, type OfficialPaper, type Run } from './official-paper.ts';
export { readSheet } from './read-sheet.ts';
export { faultsOf, xmlDocument, type Xml } from './xml.ts';
export { lazily, workbook, XLSX, type Cell, type Column, type Worksheet } from './worksheet.ts';
