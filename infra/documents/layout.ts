// The measures of GB/T 9704-2012 and the two pieces every paper is made of: a run of text and a paragraph.
import {
  DocumentGridType,
  LineRuleType,
  Paragraph,
  ShadingType,
  TextRun,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import type { Run } from './paper.ts';
import { xmlText } from './xml-text.ts';

// A4; 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters of 3号. Twentieths of a point; the pitch is
// rounded down, for 29.0 points overflow by 0.07 mm.
export const PAGE = { width: 11_906, height: 16_838 };
export const MARGIN = { top: 2097, right: 1474, bottom: 1984, left: 1587, header: 1134, footer: 1304 };
/** The pitch of the lines; every line says its height itself, so that titles and tables do not snap to it. */
export const GRID = { type: DocumentGridType.DEFAULT, linePitch: 579 };
/**
 * 28 characters of 16 points across 442.2: a quarter of a point less for each. Not by a grid of characters, which
 * LibreOffice and Word lay out differently.
 */
const CLOSER = -5;
export const LINE = 579;
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
/** Of a page that lies, head towards the binding: the type area is the same, turned. */
export const LYING = {
  ...MARGIN,
  top: MARGIN.left,
  right: MARGIN.top,
  bottom: MARGIN.right,
  left: MARGIN.bottom,
  footer: 900,
};
export const LYING_WIDTH = PAGE.height - LYING.left - LYING.right;
/** Characters of a line, and how wide one is. */
export const ACROSS = 28;
export const CHARACTER = 315;
/** A millimetre. */
export const MM = 56.7;
/** Half points: 2号, 3号, 4号, 小四, 五号. */
export const SIZE = { title: 44, body: 32, small: 28, cell: 24, mark: 21 };
// The usual faces by name; they are licensed and not part of the file.
export const FACE = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  subheading: '楷体_GB2312',
  page: '宋体',
  figures: 'Times New Roman',
};

/** Chinese in this face, figures and Latin letters in the one for figures. */
export const face = (name: string): NonNullable<IRunOptions['font']> => ({
  ascii: FACE.figures,
  hAnsi: FACE.figures,
  cs: FACE.figures,
  eastAsia: name,
});
export const BODY = {
  font: face(FACE.body),
  size: SIZE.body,
  characterSpacing: CLOSER,
  language: { eastAsia: 'zh-CN' },
};
/** Two characters; in twentieths of a point for readers that do not know characters. */
export const FIRST_LINE = { firstLineChars: 200, firstLine: 2 * CHARACTER };
export const exactly = (line: number) => ({ line, lineRule: LineRuleType.EXACT });
export const spacing = exactly(LINE);

const GAP = { type: ShadingType.CLEAR, fill: 'FFF2CC', color: 'auto' } as const;

/** What a piece of a line says. */
export const wordsOf = (run: Run): string => {
  if (typeof run === 'string') return xmlText(run);
  return 'gap' in run ? `【待填：${xmlText(run.gap)}】` : xmlText(run.label);
};

const optionsOf = (run: Run): IRunOptions => {
  if (typeof run === 'string') return {};
  return 'gap' in run ? { shading: GAP } : { font: face(FACE.heading) };
};

/** A piece of a line as text; what was written on several lines stands on several. */
export const textRuns = (run: Run, options: IRunOptions = {}): readonly TextRun[] =>
  wordsOf(run)
    .split('\n')
    .map((text, n) => new TextRun({ ...options, ...optionsOf(run), text, ...(n > 0 ? { break: 1 } : {}) }));

export const paragraph = (
  runs: readonly TextRun[],
  options: Omit<IParagraphOptions, 'children' | 'text'> = {},
): Paragraph => new Paragraph({ spacing, children: runs, ...options });

/** The width of a text in characters of the line: figures and Latin letters are half as wide. */
export const widthOf = (...runs: readonly Run[]): number =>
  runs.flatMap((run) => [...wordsOf(run)]).reduce((sum, sign) => sum + (sign.charCodeAt(0) < 0x80 ? 0.5 : 1), 0);

export const characters = (count: number): number => Math.round(count * CHARACTER);
