// How a sheet prints: A4 across, one page wide, its heads on every page, its pages numbered.

/** A sheet as far as its printing goes: so many rows at its head are repeated. */
export interface PrintedSheet {
  readonly sheet: string;
  readonly stickyRowsCount: number;
}

const ONE_PAGE_WIDE = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
const MARGINS = '<pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>';
const SETUP = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';
const NUMBERS = '<headerFooter><oddFooter>&amp;C第&amp;P页，共&amp;N页</oddFooter></headerFooter>';

const asPrinted = (xml: string): string =>
  xml
    .replace(/<worksheet\b[^>]*>/u, (opening) => `${opening}${ONE_PAGE_WIDE}`)
    .replace(/<pageMargins\b[^>]*\/>/u, MARGINS)
    .replace(/<pageSetup\b[^>]*\/>/u, `${SETUP}${NUMBERS}`);

const quoted = (name: string): string =>
  name.replaceAll("'", "''").replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const repeating = (xml: string, sheets: readonly PrintedSheet[]): string => {
  const names = sheets.map(
    ({ sheet, stickyRowsCount }, n) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${n}">'${quoted(sheet)}'!$1:$${stickyRowsCount}</definedName>`,
  );
  return xml.replace('</sheets>', `</sheets><definedNames>${names.join('')}</definedNames>`);
};

/** For the library that writes the file: a feature of its own kind. */
export const printed = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': { transform: asPrinted },
      'xl/workbook.xml': { transform: repeating },
    },
  },
};
