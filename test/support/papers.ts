// What a paper or a workbook is by its structure, told in lines a clerk would use, and how one is made into a picture.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { create } from 'xmlbuilder2';

interface Node {
  readonly nodeName: string;
  readonly childNodes: Iterable<Node>;
  readonly textContent: string | null;
  getAttribute?(name: string): string | null;
}

const children = (node: Node): readonly Node[] => [...node.childNodes];
const all = (node: Node, name: string): readonly Node[] =>
  children(node).flatMap((child) => [...(child.nodeName === name ? [child] : []), ...all(child, name)]);
const child = (node: Node | undefined, name: string): Node | undefined =>
  node && children(node).find((one) => one.nodeName === name);
const value = (node: Node | undefined, name = 'w:val'): string | undefined => node?.getAttribute?.(name) ?? undefined;

/** The parts of a zip by their names. */
export const partsOf = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

const wordsIn = (node: Node): string =>
  children(node)
    .map((one) => {
      switch (one.nodeName) {
        case 'w:t':
          return one.textContent ?? '';
        case 'w:tab':
          return '→';
        case 'w:br':
          return value(one, 'w:type') === 'page' ? '【换页】' : '／';
        case 'w:pPr':
        case 'w:rPr':
          return '';
        default:
          return wordsIn(one);
      }
    })
    .join('');

/** How a paragraph is set, as the standard names its elements. */
const kindOf = (paragraph: Node): string => {
  const properties = child(paragraph, 'w:pPr');
  const [run] = all(paragraph, 'w:rPr').filter(({ nodeName }) => nodeName === 'w:rPr');
  const face = value(child(run, 'w:rFonts'), 'w:eastAsia');
  const align = value(child(properties, 'w:jc'));
  const indent = child(properties, 'w:ind');
  if (value(child(run, 'w:color')) === 'FF0000') return '标志';
  if (child(child(properties, 'w:pBdr'), 'w:bottom')) return '红线';
  if (child(properties, 'w:tabs') && value(indent, 'w:hanging') === undefined) return '版头';
  if (face === '方正小标宋简体') return '标题';
  if (align === 'center') return face === '楷体_GB2312' ? '题注' : '居中';
  if (align === 'right' || align === 'end') return '落款';
  if (value(indent, 'w:hanging') !== undefined) return '标签';
  if (face === '黑体') return '一级';
  if (face === '楷体_GB2312') return '二级';
  return value(indent, 'w:firstLine') === undefined ? '顶格' : '正文';
};

const paragraphLine = (paragraph: Node): readonly string[] => {
  const words = wordsIn(paragraph);
  if (words === '【换页】') return ['换页'];
  return words === '' ? [] : [`${kindOf(paragraph)}｜${words}`];
};

const tableLines = (table: Node): readonly string[] => {
  const apart = child(child(table, 'w:tblPr'), 'w:tblpPr') !== undefined;
  return all(table, 'w:tr').map((row) => {
    const head = all(row, 'w:tblHeader').some((one) => value(one) !== 'off');
    const cells = all(row, 'w:tc').map((cell) => all(cell, 'w:p').map(wordsIn).join('／'));
    const kind = head ? '表头' : '表行';
    return `${apart ? '版记' : kind}｜${cells.join('│')}`;
  });
};

/** A .docx line by line: what each paragraph is and says, and the rows of its tables. */
export const outlineOf = (bytes: Uint8Array): readonly string[] => {
  const document = create(partsOf(bytes)['word/document.xml']!).root().node as unknown as Node;
  return children(child(document, 'w:body')!).flatMap((block) => {
    if (block.nodeName === 'w:p') return paragraphLine(block);
    return block.nodeName === 'w:tbl' ? tableLines(block) : [];
  });
};

/** What stands above every page. */
export const headerOf = (bytes: Uint8Array): string => {
  const header = Object.entries(partsOf(bytes)).find(([name]) => /^word\/header\d+\.xml$/.test(name));
  return header ? (create(header[1]).root().node.textContent ?? '').trim() : '';
};

const PICTURES = join(import.meta.dirname, '../../docs/pictures/papers');
/** The faces the standard names are not free: others stand for them in pictures. */
const FACES = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include>/etc/fonts/fonts.conf</include>
${[
  ['方正小标宋简体', 'Noto Serif CJK SC'],
  ['仿宋_GB2312', 'Noto Serif CJK SC'],
  ['宋体', 'Noto Serif CJK SC'],
  ['黑体', 'Noto Sans CJK SC'],
  ['楷体_GB2312', 'AR PL UKai CN'],
]
  .map(
    ([face, stand]) =>
      `<match target="pattern"><test name="family"><string>${face}</string></test>` +
      `<edit name="family" mode="assign" binding="strong"><string>${stand}</string></edit></match>`,
  )
  .join('\n')}
</fontconfig>`;

/**
 * With `PICTURES=1` renews the pictures of these pages of a paper in `docs/pictures/papers`, as LibreOffice lays them
 * out; needs `soffice` and `pdftoppm`. Without it nothing is done.
 */
export const pictured = (
  name: string,
  extension: 'docx' | 'xlsx',
  bytes: Uint8Array,
  pages: readonly number[] = [1],
): void => {
  if (!process.env.PICTURES) return;
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  try {
    const file = join(folder, `paper.${extension}`);
    const faces = join(folder, 'fonts.conf');
    writeFileSync(file, bytes);
    writeFileSync(faces, FACES);
    const env = { ...process.env, FONTCONFIG_FILE: faces };
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], { env });
    mkdirSync(PICTURES, { recursive: true });
    for (const page of pages) {
      const picture = join(PICTURES, page === 1 ? name : `${name}-${page}`);
      const only = ['-f', String(page), '-l', String(page), '-singlefile'];
      execFileSync('pdftoppm', ['-r', '60', '-png', ...only, join(folder, 'paper.pdf'), picture]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
};
