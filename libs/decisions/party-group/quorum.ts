import type { Mark } from '#kernel';
import type { Category } from '../ground/categories.ts';

// How many must be there, and how many votes pass.

/**
 * The rules of the meeting were read in pages that quote the 2015 text; the 2019 text keeps them in its chapter 5
 * (rulebook §4).
 */
export const PARTY_GROUP_RULES = '《中国共产党党组工作条例》（2019）第五章';

/** What it is about, as far as quorum and majority ask. */
export interface Subject {
  readonly category: Category;
  /** It settles the discipline of a Party member (处分党员). */
  readonly discipline?: boolean | undefined;
}

/**
 * Whether an entry is about persons: appointments, and the discipline of members. Two thirds must be there, and each
 * is voted on by himself.
 */
export const ofPersons = ({ category, discipline }: Subject): boolean =>
  category === 'personnel' || discipline === true;

/** What is about persons bears the mark of personnel, and so does all that follows from it. */
export const marksOf = (about: Subject): readonly Mark[] => (ofPersons(about) ? ['personnel'] : []);

/** The same of a row of a register, where who is decided on stands by name. */
export const marksOfRow = ({
  category,
  persons,
}: {
  readonly category: Category;
  readonly persons: readonly string[];
}): readonly Mark[] => marksOf({ category, discipline: persons.length > 0 });

/**
 * How many must be present: half of those due, where persons are decided on two thirds (exactly half is enough:
 * 半数以上).
 */
export const quorumOf = (entry: Subject, due: number): number =>
  ofPersons(entry) ? Math.ceil((2 * due) / 3) : Math.ceil(due / 2);

/** How many votes pass: more than half of those due, whoever is present (党组工作条例 第五章). */
export const votesNeeded = (due: number): number => Math.floor(due / 2) + 1;
