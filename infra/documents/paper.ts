// What may stand on an official paper, in the words of GB/T 9704: not how it is set.

/** A piece of a line. `gap`: what the record does not know; shown as 【待填：地址】, marked. `label`: set in 黑体. */
export type Run = string | { readonly gap: string } | { readonly label: string };

/** Somebody on a list of names, with the post he holds where it is known. */
export interface Listed {
  readonly name: string;
  readonly post?: string | undefined;
}

/** A paragraph of an official paper, or a table. */
export type Block =
  | { readonly is: 'title'; readonly text: string }
  /** Under the title, in brackets and 楷体: when and by whom it was passed. */
  | { readonly is: 'subtitle'; readonly text: string }
  /**
   * The red head of a 纪要 (10.3): its mark, its number, who issues it and when, who signs it off, and the red line
   * beneath.
   */
  | {
      readonly is: 'mark';
      readonly text: string;
      readonly number: string;
      readonly issuer: string;
      readonly day: string;
      readonly signedOff: Run;
    }
  /** 1 一、黑体; 2 （一）楷体; both begin two characters in. */
  | { readonly is: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly is: 'text'; readonly runs: readonly Run[] }
  /** `时间：…`: the label in 黑体; what does not fit on the line goes on under its first character. */
  | { readonly is: 'labelled'; readonly label: string; readonly runs: readonly Run[] }
  /** `出席：` and the names, each on a line of its own with its post beside it where one is known. */
  | { readonly is: 'people'; readonly label: string; readonly people: readonly Listed[] }
  /** In the middle of the line: the number of a paper. */
  | { readonly is: 'middle'; readonly runs: readonly Run[] }
  /** A small line at the end: what the paper was made from. */
  | { readonly is: 'note'; readonly text: string }
  /** From the margin: to whom (主送机关). */
  | { readonly is: 'address'; readonly runs: readonly Run[] }
  /** `附件：` under the body, two characters in; several are numbered. */
  | { readonly is: 'annexes'; readonly names: readonly string[] }
  /** An annex on a page of its own: `附件1` and its title; without a number where it is the only one. */
  | { readonly is: 'annex'; readonly number?: number; readonly title: string }
  /** Who signs and the day beneath: over both a seal (7.3.5.1), or, by a person, none (7.3.5.2). */
  | { readonly is: 'closing'; readonly signed: Run; readonly day: Run; readonly by: 'seal' | 'person' }
  /** Where people sign by hand, with room for it: two beside one another, or one who writes the day too. */
  | { readonly is: 'signatures'; readonly rows: readonly (readonly [who: string, beside?: string])[] }
  /**
   * `widths` in relation to one another; they are scaled to the line. `middle`: the columns, from 0, whose cells are
   * set in the middle. `dense`: with less room, so that many rows stay on one page.
   */
  | {
      readonly is: 'table';
      readonly head: readonly string[];
      readonly widths: readonly number[];
      readonly rows: readonly (readonly Run[])[];
      readonly middle?: readonly number[];
      readonly dense?: boolean;
    }
  /** The lines at the foot of the last page (版记): to whom it goes, by whom and when it was printed. */
  | { readonly is: 'foot'; readonly to: string; readonly printedBy: string; readonly printedOn: string }
  /** What follows begins on another page. */
  | { readonly is: 'page' };

/** Whether nothing is left to be filled in. */
export const isComplete = ({ blocks }: OfficialPaper): boolean => !blocks.some(hasGap);

const hasGap = (part: unknown): boolean => {
  if (typeof part !== 'object' || part === null) return false;
  return 'gap' in part || Object.values(part).some(hasGap);
};

/** A paper: its title for the file's own properties, and what stands on its pages. */
export interface OfficialPaper {
  readonly title: string;
  /** Small above every page, beside the type area: `初稿`, `第2版`. */
  readonly mark?: string;
  /** What it was made from: kept in the file's properties, not on the page. */
  readonly source?: string;
  /** Whether its pages are numbered; a secret ballot's are not. They are where nothing is said. */
  readonly numbered?: boolean;
  /** Its pages lie: a list of many columns. */
  readonly lying?: boolean;
  readonly blocks: readonly Block[];
}
