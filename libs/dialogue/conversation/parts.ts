/** What a message of several things is taken apart into. */
import type { Intent } from '../vocabulary.ts';

/** One of several things: its own words, and what is meant by them. */
export interface Part {
  readonly text: string;
  readonly intent: Intent & { readonly is: 'command' };
  readonly sure: number;
}

/** What a message says, taken apart, and the words that belong to none of it. */
export interface Several {
  readonly parts: readonly Part[];
  readonly unused: readonly string[];
}

/** More pieces than this are no list of things done. */
export const PIECES_AT_MOST = 16;
