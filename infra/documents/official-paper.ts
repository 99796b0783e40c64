// Papers in the layout the national standard prescribes for official documents (GB/T 9704-2012).
import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  HeightRule,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';

/** A piece of a line. `gap`: what the record does not know; shown as 【待填：地址】, marked. */
export type Run = string | { readonly gap: string };

/** A paragraph of an official paper, or a table. */
export type Block =
  | { readonly is: 'title'; readonly text: string }
  /** 1 一、黑体; 2 （一）楷体; both begin two characters in. */
  | { readonly is: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly is: 'text'; readonly runs: readonly Run[] }
  /** In the middle of the line: the number of a paper. */
  | { readonly is: 'middle'; readonly text: string }
  /** A small line at the end: what the paper was made from. */
  | { readonly is: 'note'; readonly text: string }
  /** From the margin: to whom (主送机关). */
  | { readonly is: 'address'; readonly text: string }
  /** Who signs, and the day beneath, four characters from the right. */
  | { readonly is: 'closing'; readonly signed: Run; readonly day: Run }
  /** `widths` in characters of the line of 28; they are scaled to it. */
  | {
      readonly is: 'table';
      readonly head: readonly string[];
      readonly widths: readonly number[];
      readonly rows: readonly (readonly Run[])[];
    };

/** A paper: its title for the file's own properties, and what stands on its pages. */
export interface OfficialPaper {
  readonly title: string;
  /** Over the page: `初稿`, `第2版`. */
  readonly mark?: string;
  readonly blocks: readonly Block[];
}

/** MIME of a .docx. */
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

// GB/T 9704-2012: A4; 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters of 3号. Twentieths of a point; the
// pitch is rounded down, for 29.0 points overflow by 0.07 mm.
const PAGE = { width: 11_906, height: 16_838 };
const MARGIN = { top: 2097, right: 1474, bottom: 1984, left: 1587, footer: 1304 };
const GRID = { type: DocumentGridType.LINES, linePitch: 579 };
/**
 * 28 characters of 16 points across 442.2: a quarter of a point less for each. Not by a grid of characters, which
 * LibreOffice and Word lay out differently.
 */
const CLOSER = -5;
const LINE = 579;
const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
/** Characters of a line. */
const ACROSS = 28;
/** Half points: 2号, 3号, 4号, 小四. */
const SIZE = { title: 44, body: 32, page: 28, note: 24 };
// The usual faces by name; they are licensed and not part of the file.
const FACE = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  subheading: '楷体_GB2312',
  page: '宋体',
  figures: 'Times New Roman',
};

const face = (name: string): NonNullable<IRunOptions['font']> => ({
  ascii: FACE.figures,
  hAnsi: FACE.figures,
  cs: FACE.figures,
  eastAsia: name,
});
const BODY = { font: face(FACE.body), size: SIZE.body, characterSpacing: CLOSER, language: { eastAsia: 'zh-CN' } };
/** Two characters; in twentieths of a point for readers that do not know characters. */
const FIRST_LINE = { firstLineChars: 200, firstLine: 630 };
const spacing = { line: LINE, lineRule: LineRuleType.EXACT };
const run = (it: Run, options: IRunOptions = {}): TextRun =>
  typeof it === 'string'
    ? new TextRun({ text: it, ...options })
    : new TextRun({
        text: `【待填：${it.gap}】`,
        ...options,
        shading: { type: ShadingType.CLEAR, fill: 'FFF2CC', color: 'auto' },
      });
const paragraph = (runs: readonly TextRun[], options: Omit<IParagraphOptions, 'children' | 'text'> = {}): Paragraph =>
  new Paragraph({ spacing, children: runs, ...options });

/** The width of a text in characters of the line: figures and Latin letters are half as wide. */
const widthOf = (it: Run): number =>
  [...(typeof it === 'string' ? it : `【待填：${it.gap}】`)].reduce(
    (sum, sign) => sum + (sign.charCodeAt(0) < 0x80 ? 0.5 : 1),
    0,
  );

/** The day four characters from the right, the name centred over it (7.3.5.1), not beyond the margin. */
const closing = ({ signed, day }: Extract<Block, { is: 'closing' }>): readonly Paragraph[] => {
  const right = 4 + widthOf(day) / 2 - widthOf(signed) / 2;
  const indent = (characters: number) => ({ right: Math.round((Math.max(0, characters) * TEXT_WIDTH) / ACROSS) });
  return [
    paragraph([]),
    paragraph([run(signed)], { alignment: AlignmentType.RIGHT, indent: indent(right), keepNext: true }),
    paragraph([run(day)], { alignment: AlignmentType.RIGHT, indent: indent(right < 0 ? 4 + right : 4) }),
  ];
};

const table = ({ head, widths, rows }: Extract<Block, { is: 'table' }>): Table => {
  const whole = widths.reduce((sum, one) => sum + one, 0);
  const cell = (runs: readonly TextRun[], n: number): TableCell =>
    new TableCell({
      width: { size: Math.round((widths[n]! / whole) * TEXT_WIDTH), type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 80, right: 80 },
      children: [new Paragraph({ spacing: { line: 400, lineRule: LineRuleType.EXACT }, children: [...runs] })],
    });
  const row = (cells: readonly TableCell[], header: boolean): TableRow =>
    new TableRow({
      tableHeader: header,
      cantSplit: true,
      height: { value: 500, rule: HeightRule.ATLEAST },
      children: [...cells],
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths.map((one) => Math.round((one / whole) * TEXT_WIDTH)),
    rows: [
      row(
        head.map((one, n) => cell([run(one, { size: 24, font: face(FACE.heading) })], n)),
        true,
      ),
      ...rows.map((cells) =>
        row(
          cells.map((one, n) => cell([run(one, { size: 24 })], n)),
          false,
        ),
      ),
    ],
  });
};

const blockOf = (block: Block): readonly (Paragraph | Table)[] => {
  switch (block.is) {
    case 'title':
      return [
        ...block.text.split('\n').map((line) =>
          paragraph([run(line, { size: SIZE.title, font: face(FACE.title) })], {
            alignment: AlignmentType.CENTER,
            spacing: { line: 700, lineRule: LineRuleType.EXACT },
          }),
        ),
        paragraph([]),
      ];
    case 'heading':
      return [
        paragraph([run(block.text, { font: face(block.level === 1 ? FACE.heading : FACE.subheading) })], {
          indent: FIRST_LINE,
          keepNext: true,
        }),
      ];
    case 'text':
      return [
        paragraph(
          block.runs.map((one) => run(one)),
          { indent: FIRST_LINE },
        ),
      ];
    case 'middle':
      return [paragraph([run(block.text)], { alignment: AlignmentType.CENTER }), paragraph([])];
    case 'note':
      return [paragraph([run(block.text, { size: SIZE.note, color: '7F7F7F' })])];
    case 'address':
      return [paragraph([run(block.text)])];
    case 'closing':
      return closing(block);
    case 'table':
      return [table(block), paragraph([])];
  }
};

/** Page numbers in 4号 between dashes, one character from the outer edge (7.5). */
const footer = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer => {
  const options = { size: SIZE.page, font: face(FACE.page) };
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === AlignmentType.RIGHT ? { right: 280 } : { left: 280 },
        children: [new TextRun({ ...options, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
};

/** A paper in the layout of GB/T 9704-2012, as .docx. Words are data: nothing in them is a field or markup. */
export const officialPaper = async ({ title, mark, blocks }: OfficialPaper): Promise<Uint8Array<ArrayBuffer>> => {
  const document = new Document({
    title,
    creator: '政衡',
    evenAndOddHeaderAndFooters: true,
    // The lines are laid out for the Normal style, not for the defaults.
    styles: { default: { document: { run: BODY } }, paragraphStyles: [{ id: 'Normal', name: 'Normal', run: BODY }] },
    sections: [
      {
        properties: { page: { size: PAGE, margin: MARGIN }, grid: GRID },
        footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) },
        children: [
          ...(mark === undefined ? [] : [paragraph([run(mark, { font: face(FACE.heading) })])]),
          ...blocks.flatMap(blockOf),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
};
