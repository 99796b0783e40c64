// How a document stands as to fair competition: by its review, by what was found outside since, or by its older papers.
import type { LocalDate } from '#kernel';
import { latest, taken, type Known } from '../state.ts';
import { conclusionInWords, conclusionOf } from './conclusion.ts';

/** `words`: the conclusion as it is on record; absent where there is none. `breach`: a clause is held to be breached. */
export interface CompetitionStanding {
  readonly reviewedOn?: LocalDate | undefined;
  readonly words?: string | undefined;
  readonly breach: boolean;
}

/** Papers of earlier years say it in words of their own. */
const says = (words: string): boolean => /违反|不得出台|排除、?限制竞争/u.test(words) && !/[未不没无]/u.test(words);

/** The last word on it: the review, or a spot check or complaint that was found right after it. */
export const competitionOf = (document: Known): CompetitionStanding => {
  const review = latest(document, 'fair-competition-review');
  const found = taken(document, 'challenge-competition').findLast(({ n }) => n > (review?.n ?? 0));
  const isFound = found?.facts.breach === 'yes';
  if (review)
    return {
      reviewedOn: review.on,
      words: conclusionInWords(review.facts),
      breach: isFound || conclusionOf(review.facts).is === 'breach',
    };
  const words = document.entered?.before?.competition;
  return { words, breach: isFound || (words !== undefined && says(words)) };
};
