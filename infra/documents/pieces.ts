// The small pieces every paper is built of.
import type { LocalDate } from '#kernel';
import type { Block, Run } from './paper.ts';

/** A place left for a person to fill in, marked as such. */
export const gap = (what: string): Run => ({ gap: what });
/** What is known, else a gap for it. */
export const orGap = (known: string | null | undefined, what: string): Run => known ?? gap(what);
/** `2026年3月2日`, as papers write it. */
export const inPaper = (day: LocalDate): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
/** A paragraph of text and gaps. */
export const text = (...runs: readonly Run[]): Block => ({ is: 'text', runs });
/** A heading of the first level: 一、… */
export const first = (line: string): Block => ({ is: 'heading', level: 1, text: line });
/** A heading of the second level: （一）… */
export const second = (line: string): Block => ({ is: 'heading', level: 2, text: line });
