// How each block of a paper is set.
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  Tab,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
  type IParagraphOptions,
} from 'docx';
import { foot, redHead } from './head-and-foot.ts';
import {
  characters,
  exactly,
  face,
  FACE,
  FIRST_LINE,
  MM,
  paragraph,
  SIZE,
  TEXT_WIDTH,
  textRuns,
  widthOf,
  wordsOf,
} from './layout.ts';
import type { Block, Run } from './paper.ts';
import { titleLines } from './title-lines.ts';

type Of<K extends Block['is']> = Extract<Block, { is: K }>;

const aligned = (runs: readonly TextRun[], right: number, options: Omit<IParagraphOptions, 'children'> = {}) =>
  paragraph(runs, { alignment: AlignmentType.RIGHT, indent: { right: characters(Math.max(0, right)) }, ...options });

/**
 * With a seal the day ends four characters from the right and the name is centred over it; without one the name ends
 * two from the right and the day begins two further in than it, or, where the day is the longer, that ends two from the
 * right. Neither goes beyond the margin.
 */
const closing = ({ signed, day, by }: Of<'closing'>): readonly Paragraph[] => {
  const name = widthOf(signed);
  const date = widthOf(day);
  const sealed = { name: 4 + date / 2 - name / 2, date: 4 };
  const unsealed = date > name ? { name: 4 + date - name, date: 2 } : { name: 2, date: name - date };
  const right = by === 'seal' ? sealed : unsealed;
  const beyond = Math.min(0, right.name);
  return [
    paragraph([], { keepNext: true }),
    ...(by === 'seal' ? [paragraph([], { keepNext: true })] : []),
    aligned(textRuns(signed), right.name, { keepNext: true }),
    aligned(textRuns(day), right.date + beyond),
  ];
};

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};
/** Room for a hand: twelve millimetres and a little. */
const HAND = Math.round(14 * MM);

const signatures = ({ rows }: Of<'signatures'>): Table => {
  const widths = [14, 14].map(characters);
  const cell = (n: number, content: Paragraph) =>
    new TableCell({
      width: { size: widths[n]!, type: WidthType.DXA },
      verticalAlign: VerticalAlign.BOTTOM,
      margins: { left: 0, right: 0 },
      children: [content],
    });
  const signing = (label: string) => paragraph(textRuns({ label: `${label}：` }), { indent: { left: characters(2) } });
  const day = () => paragraph(textRuns('年　　月　　日'), { alignment: AlignmentType.RIGHT });
  return new Table({
    width: { size: characters(28), type: WidthType.DXA },
    columnWidths: widths,
    borders: NO_BORDERS,
    rows: rows.map(
      ([who, beside]) =>
        new TableRow({
          cantSplit: true,
          height: { value: HAND, rule: HeightRule.ATLEAST },
          children: [cell(0, signing(who)), cell(1, beside === undefined ? day() : signing(beside))],
        }),
    ),
  });
};

const tableCell = (runs: readonly TextRun[], width: number, middle: boolean, line: number): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 80, right: 80, top: 30, bottom: 30 },
    children: [
      new Paragraph({
        ...(middle ? { alignment: AlignmentType.CENTER } : {}),
        spacing: exactly(line),
        children: [...runs],
      }),
    ],
  });

const table = ({ head, widths, rows, middle = [], dense = false }: Of<'table'>, textWidth: number): Table => {
  const line = dense ? 300 : 380;
  const whole = widths.reduce((sum, one) => sum + one, 0);
  const across = widths.map((one) => Math.round((one / whole) * textWidth));
  const row = (cells: readonly Run[], header: boolean): TableRow =>
    new TableRow({
      tableHeader: header,
      cantSplit: true,
      height: { value: line + 120, rule: HeightRule.ATLEAST },
      children: cells.map((one, n) => {
        const runs = textRuns(one, { size: SIZE.cell, ...(header ? { font: face(FACE.heading) } : {}) });
        return tableCell(runs, across[n]!, header || middle.includes(n), line);
      }),
    });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: across,
    rows: [...(head.length > 0 ? [row(head, true)] : []), ...rows.map((cells) => row(cells, false))],
  });
};

/** Two characters in; the lines after the first begin so many further. */
const hanging = (label: number) => ({ left: characters(2 + label), hanging: characters(label) });

const labelled = ({ label, runs }: Of<'labelled'>): Paragraph =>
  paragraph([...textRuns({ label: `${label}：` }), ...runs.flatMap((one) => textRuns(one))], {
    indent: hanging(widthOf(label) + 1),
  });

/** A name of two characters is as wide as one of three: a blank goes between them. */
const padded = (name: string): string => (/^\p{Script=Han}{2}$/u.test(name) ? `${name[0]}\u3000${name[1]}` : name);

/** One beneath the other with their posts beside them; where no post is known, beside one another. */
const people = ({ label, people: listed }: Of<'people'>): Paragraph => {
  const width = widthOf(label) + 1;
  const posts = listed.some(({ post }) => post);
  const names = listed.map(({ name }) => padded(name));
  const tab = characters(2 + width + Math.max(...names.map((name) => widthOf(name)), 3) + 1);
  const lines = listed.flatMap(({ post }, n) => [
    ...textRuns(names[n]!, n > 0 ? { break: 1 } : {}),
    ...(post ? [new TextRun({ children: [new Tab()] }), ...textRuns(post)] : []),
  ]);
  return paragraph([...textRuns({ label: `${label}：` }), ...(posts ? lines : textRuns(names.join('　')))], {
    indent: hanging(width),
    tabStops: [{ type: TabStopType.LEFT, position: tab }],
  });
};

const annexes = ({ names }: Of<'annexes'>, keepNext: boolean): readonly Paragraph[] => [
  paragraph([], { keepNext }),
  ...names.map((name, n) => {
    const number = names.length > 1 ? `${n + 1}. ` : '';
    const label = n === 0 ? '附件：' : '　　　';
    return paragraph(textRuns(`${label}${number}${name}`), { indent: hanging(3 + widthOf(number)), keepNext });
  }),
];

/** Lines of one title: each but the first after a break. */
const titleRuns = (line: string, n: number) => [
  ...(n === 0 ? [] : [new TextRun({ break: 1 })]),
  ...textRuns(line, { size: SIZE.title, font: face(FACE.title), characterSpacing: 0 }),
];

const title = (text: string): readonly Paragraph[] =>
  text.split('\n').map((line) =>
    paragraph(titleLines(line).flatMap(titleRuns), {
      alignment: AlignmentType.CENTER,
      spacing: exactly(700),
      keepNext: true,
    }),
  );

const newPage = (): Paragraph => new Paragraph({ spacing: exactly(20), children: [new PageBreak()] });

const annex = ({ number, title: words }: Of<'annex'>): readonly Paragraph[] => [
  newPage(),
  paragraph(textRuns(`附件${number ?? ''}`, { font: face(FACE.heading) })),
  paragraph([]),
  ...title(words),
  paragraph([]),
];

/** What announces something stays with it: 会议议定： */
const announces = (runs: readonly Run[]): boolean => runs.map(wordsOf).join('').endsWith('：');

/** A block as paragraphs and tables of a .docx; `keepNext`: on the page of what follows; `width`: of a table. */
export const blockOf = (block: Block, keepNext: boolean, width = TEXT_WIDTH): readonly (Paragraph | Table)[] => {
  switch (block.is) {
    case 'title':
      return [...title(block.text), paragraph([])];
    case 'subtitle':
      return [
        paragraph(textRuns(block.text, { font: face(FACE.subheading) }), { alignment: AlignmentType.CENTER }),
        paragraph([]),
      ];
    case 'mark':
      return redHead(block);
    case 'heading':
      return [
        paragraph(textRuns(block.text, { font: face(block.level === 1 ? FACE.heading : FACE.subheading) }), {
          indent: FIRST_LINE,
          keepNext: true,
        }),
      ];
    case 'text':
      return [
        paragraph(
          block.runs.flatMap((one) => textRuns(one)),
          { indent: FIRST_LINE, keepNext: keepNext || announces(block.runs) },
        ),
      ];
    case 'labelled':
      return [labelled(block)];
    case 'people':
      return block.people.length > 0 ? [people(block)] : [];
    case 'middle':
      return [
        paragraph(
          block.runs.flatMap((one) => textRuns(one)),
          { alignment: AlignmentType.CENTER },
        ),
        paragraph([]),
      ];
    case 'note':
      return [paragraph(textRuns(block.text, { size: SIZE.cell }))];
    case 'address':
      return [
        paragraph(
          block.runs.flatMap((one) => textRuns(one)),
          { keepNext },
        ),
      ];
    case 'annexes':
      return annexes(block, keepNext);
    case 'annex':
      return annex(block);
    case 'closing':
      return closing(block);
    case 'signatures':
      return [signatures(block)];
    case 'table':
      return [table(block, width), paragraph([], { spacing: exactly(240) })];
    case 'foot':
      return foot(block);
    case 'page':
      return [newPage()];
  }
};
