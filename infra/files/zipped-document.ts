// The words of documents that are a zip of XML: the new Office and OFD.
import { FileFault } from './fault.ts';
import { Words } from './words.ts';
import { readXml, type Script } from './xml-words.ts';
import type { Zip } from './zip.ts';

/** Where a document that is a zip of XML keeps its words. */
interface Layout {
  /** What there must be. */
  readonly main: RegExp;
  /**
   * What is read, in this order: what stands on every page first, since a marking may stand there and the rest may be
   * long.
   */
  readonly parts: readonly RegExp[];
  readonly script: Script;
}

const LAYOUTS: Readonly<Record<string, Layout>> = {
  docx: {
    main: /^word\/document\d*\.xml$/i,
    parts: [/^word\/(header|footer)\d*\.xml$/i, /^word\/document\d*\.xml$/i],
    script: { text: ['t'], lines: ['p', 'br', 'cr', 'tr'] },
  },
  xlsx: {
    main: /^xl\/workbook\d*\.xml$/i,
    // Some programs write texts into the cells instead of the shared table.
    parts: [/^xl\/sharedStrings\d*\.xml$/i, /^xl\/worksheets\/[^/]+\.xml$/i],
    script: {
      text: ['t', 'oddHeader', 'oddFooter', 'evenHeader', 'evenFooter', 'firstHeader', 'firstFooter'],
      lines: ['si', 'is', 'oddHeader', 'oddFooter', 'evenHeader', 'evenFooter', 'firstHeader', 'firstFooter'],
    },
  },
  pptx: {
    main: /^ppt\/presentation\d*\.xml$/i,
    parts: [/^ppt\/slides\/slide\d+\.xml$/i],
    script: { text: ['t'], lines: ['p', 'br'] },
  },
  ofd: {
    main: /^OFD\.xml$/i,
    parts: [/\.xml$/i],
    script: { text: ['TextCode'], lines: ['TextObject'] },
  },
};
/** GM/T 0099: what an encrypted OFD keeps the list of its encrypted entries in. */
const OFD_ENCRYPTIONS = /(^|\/)Encryptions\.xml$/i;

/**
 * The words of a docx, xlsx, pptx or ofd; undefined for a zip of another kind.
 * @throws FileFault `encrypted`; `unreadable` if it is another kind than it is named
 * @throws Error if it is damaged
 */
export const zippedWords = async (zip: Zip, extension: string): Promise<string | undefined> => {
  const layout = LAYOUTS[extension];
  if (!layout) return undefined;
  if (zip.encrypted || (extension === 'ofd' && zip.holds(OFD_ENCRYPTIONS))) throw new FileFault('encrypted');
  if (!zip.holds(layout.main)) throw new FileFault('unreadable');
  const words = new Words();
  for (const part of layout.parts.flatMap((pattern) => zip.named(pattern))) {
    if (words.full) break;
    await readXml(await zip.read(part), layout.script, words);
    words.endLine();
  }
  return words.toString();
};
