// 有效文件目录: what is in force on a day, and what ended.
import type { Organ } from '#directory';
import { inPaper, orGap, text, type OfficialPaper, type Run } from '#infra/documents';
import type { LocalDate } from '#kernel';
import type { DocumentLine } from '../document-register/document-line.ts';
import type { Ending } from '../life.ts';

/** What the list is made of. */
export interface Catalogued {
  readonly organ: Organ | undefined;
  readonly on: LocalDate;
  readonly valid: readonly DocumentLine[];
  readonly ended: readonly { readonly line: DocumentLine; readonly ending: Ending }[];
  readonly unitName: (unit: string) => string;
}

const HEAD = ['序号', '文件名称', '文号', '发布日期', '施行日期', '有效期至', '起草科室'];
const WIDTHS = [12, 70, 38, 26, 26, 26, 27];
const ENDED_HEAD = ['序号', '文件名称', '文号', '发布日期', '废止（失效）日期', '理由', '替代文件', '起草科室'];
const ENDED_WIDTHS = [12, 50, 34, 25, 25, 32, 26, 21];

const titled = (title: string): string => `《${title.replaceAll(/[《》]/gu, '')}》`;
const day = (date: LocalDate | null): string => date ?? '—';

/** The list on a day, with its day and how many there are. */
export const catalogue = ({ organ, on, valid, ended, unitName }: Catalogued): OfficialPaper => {
  const row = (line: DocumentLine, n: number): readonly Run[] => [
    String(n + 1),
    titled(line.title),
    line.reference ?? '—',
    day(line.publishedOn),
    day(line.effectiveOn),
    day(line.until),
    unitName(line.unit),
  ];
  const endedRow = ({ line, ending }: Catalogued['ended'][number], n: number): readonly Run[] => [
    String(n + 1),
    titled(line.title),
    line.reference ?? '—',
    day(line.publishedOn),
    ending.on,
    ending.reason,
    ending.replacedBy ?? '—',
    unitName(line.unit),
  ];
  return {
    title: '有效文件目录',
    lying: true,
    blocks: [
      { is: 'title', text: '继续有效文件目录' },
      text(`统计时点：${inPaper(on)}。继续有效${valid.length}件，废止或者失效${ended.length}件。`),
      {
        is: 'table',
        head: HEAD,
        widths: WIDTHS,
        middle: [0],
        dense: true,
        rows: valid.map(row),
      },
      ...(ended.length === 0
        ? []
        : [
            { is: 'annex' as const, title: '废止、失效文件目录' },
            {
              is: 'table' as const,
              head: ENDED_HEAD,
              widths: ENDED_WIDTHS,
              middle: [0],
              dense: true,
              rows: ended.map(endedRow),
            },
          ]),
      {
        is: 'closing',
        signed: orGap(organ?.name, '本机关全称（盖章）'),
        day: inPaper(on),
        by: 'seal',
      },
    ],
  };
};
