// Records of other rooms an opinion may be about; this room stands below them and is told by whoever knows all.
import type { Actor } from '#kernel';
import type { SubjectKind } from './terms.ts';

/** A record somebody may see. */
export interface FoundSubject {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

/** Finds the record an opinion is about. */
export abstract class Subjects {
  /**
   * @param words its number, in the register or on the paper, or its title
   * @returns undefined if there is none such of that kind, or no register of that kind
   */
  abstract find(actor: Actor, kind: SubjectKind, words: string): Promise<FoundSubject | undefined>;
}
