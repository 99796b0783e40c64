// Papers in the layout the national standard prescribes for official documents (GB/T 9704-2012).
import { AlignmentType, Document, Packer, PageOrientation } from 'docx';
import { blockOf } from './blocks.ts';
import { pageNumber, versionHeader } from './head-and-foot.ts';
import { BODY, GRID, LYING, LYING_WIDTH, MARGIN, PAGE, TEXT_WIDTH } from './layout.ts';
import type { Block, OfficialPaper } from './paper.ts';
import { xmlText } from './xml-text.ts';

/** MIME of a .docx. */
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Whether a block stays on the page of the next: who signs never stands on a page without words (7.3.5.1), so what goes
 * before it goes along.
 */
const keptWith = (blocks: readonly Block[], n: number): boolean => {
  const next = blocks[n + 1];
  switch (next?.is) {
    case 'closing':
      return true;
    case 'annexes':
    case 'address':
      return keptWith(blocks, n + 1);
    default:
      return false;
  }
};

/** A paper in the layout of GB/T 9704-2012, as .docx. Words are data: nothing in them is a field or markup. */
export const officialPaper = async (paper: OfficialPaper): Promise<Uint8Array<ArrayBuffer>> => {
  const { title, mark, source, numbered = true, lying = false, blocks } = paper;
  const header = mark === undefined ? undefined : versionHeader(mark);
  const document = new Document({
    title: xmlText(title),
    creator: '政衡',
    ...(source === undefined ? {} : { description: xmlText(source) }),
    evenAndOddHeaderAndFooters: true,
    // The lines are laid out for the Normal style, not for the defaults.
    styles: { default: { document: { run: BODY } }, paragraphStyles: [{ id: 'Normal', name: 'Normal', run: BODY }] },
    sections: [
      {
        properties: {
          page: lying
            ? { size: { ...PAGE, orientation: PageOrientation.LANDSCAPE }, margin: LYING }
            : { size: PAGE, margin: MARGIN },
          grid: GRID,
        },
        ...(header ? { headers: { default: header, even: header } } : {}),
        ...(numbered
          ? { footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) } }
          : {}),
        children: blocks.flatMap((block, n) => blockOf(block, keptWith(blocks, n), lying ? LYING_WIDTH : TEXT_WIDTH)),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
};
