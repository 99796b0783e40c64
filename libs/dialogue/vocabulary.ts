/** Everything that can be said, and what a message asks for of it. */
import type { Declaration, QueryDeclaration } from '#kernel';
import type { Models } from './models.ts';

/** Everything that can be said: the declared commands and queries. */
export interface Vocabulary {
  readonly commands: readonly Declaration[];
  readonly queries: readonly QueryDeclaration[];
  /** What was learned from examples; without it only the declared words are understood. */
  readonly models?: Models;
}

/** Of what was said: the words that were recognised, and the rest. */
export interface Told {
  /** What is left without the words that were recognised. */
  readonly rest: string;
  /** The words stand by themselves or are set off from the rest: 报议题 采购…, not 报议题工作办法. */
  readonly apart: boolean;
  /** The words that were recognised. */
  readonly words: string;
  /** Understood from the whole, by what was learned. */
  readonly learned?: true;
}

/** A command or a question, with what was said of it. */
export type Intent =
  | ({ readonly is: 'command'; readonly command: Declaration } & Told)
  | ({ readonly is: 'query'; readonly query: QueryDeclaration } & Told);
