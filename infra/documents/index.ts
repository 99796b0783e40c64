export { DOCX, officialPaper, type Block, type OfficialPaper, type Run } from './official-paper.ts';
export { workbook, XLSX, type Cell, type Column, type Worksheet } from './worksheet.ts';
