// What the papers of a document are drawn from, and how they are signed.
import type { Organ } from '#directory';
import { gap, inPaper, orGap, type Block, type OfficialPaper, type Run } from '#infra/documents';
import type { LocalDate } from '#kernel';
import type { DocumentEvent, Facts } from '../events.ts';
import { latest, type Entry, type Known } from '../state.ts';

/** What the record knows when a paper is drawn. */
export interface Source {
  readonly organ: Organ | undefined;
  readonly document: Known;
  /** `文件〔2026〕1号` */
  readonly number: string;
  readonly events: readonly DocumentEvent[];
  readonly unitName: string;
  /** What the bureau calls the unit of the legality reviewers. */
  readonly reviewersName: string;
  readonly nameOf: (staff: string) => string;
  readonly today: LocalDate;
}

/** A kind of paper. `lacking`: why it cannot be drawn yet. */
export interface Paper {
  /** Stable: its query is `documents.paper-<id>`. */
  readonly id: string;
  readonly name: string;
  readonly says: readonly string[];
  readonly examples: readonly string[];
  readonly lacking: (document: Known) => string | undefined;
  readonly paper: (source: Source) => OfficialPaper;
}

/** 《科技创新券管理办法》 */
export const named = ({ document: { title } }: Source): string => `《${title.replaceAll(/[《》]/gu, '')}》`;
/** The last such step, which is there. */
export const stepIn = ({ document }: Source, step: string): Entry | undefined => latest(document, step);
/** Under the body: who signs, over a seal, and the day. */
export const sealed = ({ organ }: Source, day: LocalDate | undefined, by?: string): Block => ({
  is: 'closing',
  signed: by ?? orGap(organ?.name, '本机关全称（盖章）'),
  day: day === undefined ? gap('日期') : inPaper(day),
  by: 'seal',
});

/** An opinion with all its words, and what became of it. */
export interface Heard {
  readonly source: string;
  readonly clause: string;
  readonly feedback: string;
  readonly adopted: Facts['adopted'];
  readonly reason: string;
}

/** The opinions that came in, in their order, as they were settled and put right last. */
export const opinionsIn = ({ events, document }: Source): readonly Heard[] => {
  const entries = new Map<string, Facts>();
  for (const event of events) {
    if (event.type === 'documents.step-taken' && event.data.step === 'record-feedback')
      entries.set(event.data.entry, event.data.facts);
    if (event.type === 'documents.step-corrected' && entries.has(event.data.entry))
      entries.set(event.data.entry, { ...entries.get(event.data.entry), ...event.data.facts });
  }
  const settled = document.entries.filter(({ step }) => step === 'settle-feedback');
  return document.opinions.map(({ entry }, n) => {
    const facts = { ...entries.get(entry), ...settled.findLast(({ facts: { opinion } }) => opinion === n + 1)?.facts };
    const { source = '', clause = '', feedback = '', adopted, reason = '' } = facts;
    return { source, clause, feedback, adopted, reason };
  });
};

/** A table of the form: what is asked, and what is said to it. */
export const form = (...rows: readonly (readonly [string, ...Run[]])[]): Block => ({
  is: 'table',
  head: ['项目', '内容'],
  widths: [30, 126],
  rows: rows.map(([label, ...runs]) => [label, runs.length === 1 ? runs[0]! : runs.map(String).join('')]),
});
