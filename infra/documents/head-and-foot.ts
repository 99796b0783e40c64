// What stands around the words of a paper: the red head of a 纪要, the lines at its foot, page numbers, its version.
import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  PageNumber,
  Paragraph,
  RelativeVerticalPosition,
  Tab,
  Table,
  TableAnchorType,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
  type IBorderOptions,
} from 'docx';
import {
  ACROSS,
  characters,
  exactly,
  face,
  FACE,
  MARGIN,
  MM,
  paragraph,
  SIZE,
  TEXT_WIDTH,
  textRuns,
  widthOf,
} from './layout.ts';
import type { Block } from './paper.ts';

const RED = 'FF0000';
/** From the top of the type area to the top of the mark as printed (7.2.4). */
const MARK_FROM_TOP = 35 * MM;
/** From the number to the red line (7.2.7), in points. */
const LINE_BENEATH = 11;
/** The largest a mark is set, in points. */
const LARGEST = 36;
/** Names of more characters stand on a line of their own above the kind of paper. */
const ON_ONE_LINE = 18;

/** The largest size in which a text goes on one line, in half points. */
const sizeAcross = (text: string): number =>
  Math.min(LARGEST * 2, Math.floor((TEXT_WIDTH / 20 / widthOf(text)) * 2) - 1);

const markLines = (text: string): readonly string[] => {
  const kind = /(?:会议)?纪要$/u.exec(text)?.[0] ?? '';
  return widthOf(text) <= ON_ONE_LINE || kind === '' ? [text] : [text.slice(0, -kind.length), kind];
};

/** The mark in red, its number two lines below, who issues it, when, and who signs it off, above the red line. */
export const redHead = ({ text, number, issuer, day, signedOff }: Extract<Block, { is: 'mark' }>) => {
  const lines = markLines(text);
  const size = Math.min(...lines.map(sizeAcross));
  // Within its line a glyph begins some way below the top: that much less goes before it.
  const line = size * 10 + 80;
  const leading = (line - size * 10) * 0.8;
  const mark = lines.map((one, n) =>
    paragraph(textRuns(one, { font: face(FACE.title), size, color: RED, characterSpacing: 0 }), {
      alignment: AlignmentType.CENTER,
      spacing: { ...exactly(line), before: n === 0 ? Math.round(MARK_FROM_TOP - leading) : 0 },
    }),
  );
  return [...mark, paragraph([]), ...numbered({ number, issuer, day, signedOff }), paragraph([])];
};

/**
 * The number in the middle; beneath it the issuer left, who signs off right and the day between them. Where that is too
 * long, who signs off stands beside the number.
 */
const numbered = ({
  number,
  issuer,
  day,
  signedOff,
}: Omit<Extract<Block, { is: 'mark' }>, 'is' | 'text'>): readonly Paragraph[] => {
  const label = [...textRuns('签发：'), ...textRuns(signedOff, { font: face(FACE.subheading) })];
  const border = { bottom: { style: BorderStyle.SINGLE, size: 12, space: LINE_BENEATH, color: RED } };
  const tab = () => new TextRun({ children: [new Tab()] });
  // The line is as wide as the type area: what stands on it is moved in by tabs, not by an indent.
  const left = { type: TabStopType.LEFT, position: characters(1) };
  const middle = (at: number) => ({ type: TabStopType.CENTER, position: characters(at) });
  const right = { type: TabStopType.RIGHT, position: TEXT_WIDTH - characters(1) };
  const before = 1 + widthOf(issuer);
  const behind = ACROSS - 1 - widthOf('签发：', signedOff);
  if (behind - before < widthOf(day) + BLANKS)
    return [
      paragraph([tab(), ...textRuns(number), tab(), ...label], { tabStops: [middle(ACROSS / 2), right] }),
      paragraph([tab(), ...textRuns(issuer), tab(), ...textRuns(day)], { tabStops: [left, right], border }),
    ];
  return [
    paragraph(textRuns(number), { alignment: AlignmentType.CENTER }),
    paragraph([tab(), ...textRuns(issuer), tab(), ...textRuns(day), tab(), ...label], {
      tabStops: [left, middle((before + behind) / 2), right],
      border,
    }),
  ];
};
/** Between issuer, day and who signs off, and what figures add, in characters. */
const BLANKS = 4;

/** Lines of 0.35 and 0.25 mm. */
const THICK: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const THIN: IBorderOptions = { ...THICK, size: 6 };
const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const SMALL_CHARACTER = 280;

/** At the foot of the last page, whatever stands above, between lines as wide as the type area (7.4). */
export const foot = ({ to, printedBy, printedOn }: Extract<Block, { is: 'foot' }>): readonly (Paragraph | Table)[] => {
  const text = { size: SIZE.small };
  const row = (content: Paragraph, top: IBorderOptions, bottom: IBorderOptions) =>
    new TableRow({
      cantSplit: true,
      children: [
        new TableCell({
          width: { size: TEXT_WIDTH, type: WidthType.DXA },
          margins: { left: 0, right: 0 },
          borders: { top, bottom, left: NONE, right: NONE },
          children: [content],
        }),
      ],
    });
  const sentTo = paragraph([...textRuns('分送：', text), ...textRuns(to, text)], {
    spacing: exactly(480),
    indent: { left: SMALL_CHARACTER * 4, hanging: SMALL_CHARACTER * 3, right: SMALL_CHARACTER },
  });
  const printed = paragraph(
    [...textRuns(printedBy, text), new TextRun({ children: [new Tab()] }), ...textRuns(`${printedOn}印发`, text)],
    {
      spacing: exactly(480),
      indent: { left: SMALL_CHARACTER },
      tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH - SMALL_CHARACTER }],
    },
  );
  return [
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: [TEXT_WIDTH],
      margins: { left: 0, right: 0 },
      float: {
        horizontalAnchor: TableAnchorType.PAGE,
        absoluteHorizontalPosition: MARGIN.left,
        verticalAnchor: TableAnchorType.MARGIN,
        relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
      },
      rows: [row(sentTo, THICK, THIN), row(printed, THIN, THICK)],
    }),
    // What the table is anchored to.
    paragraph([], { spacing: exactly(20) }),
  ];
};

/** Page numbers in 4号 between dashes, one character from the outer edge (7.5). */
export const pageNumber = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer => {
  const options = { size: SIZE.small, font: face(FACE.page) };
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

/** Above the type area of every page: that it is a draft, or which version. */
export const versionHeader = (mark: string): Header =>
  new Header({
    children: [paragraph(textRuns(mark, { font: face(FACE.heading), size: SIZE.mark }), { spacing: exactly(300) })],
  });
