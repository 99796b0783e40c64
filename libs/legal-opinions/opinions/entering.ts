// An opinion that was asked for, given and settled before it came into the register, with the days of then.
import { happened, type Decide, type LocalDate } from '#kernel';
import { isEngagedOn, type EngagedAdviser } from '../advisers/adviser.ts';
import { refused, type Refused } from '../ground/refusals.ts';
import type { Adoption } from '../ground/terms.ts';
import {
  MOST_SUGGESTIONS,
  OpinionAsked,
  OpinionAssigned,
  OpinionDelivered,
  SuggestionSettled,
  type OpinionEvent,
  type Suggestion,
} from './events.ts';
import { answerFlaw, type Answer, type Asking, type Opinion } from './opinion.ts';

/** How many suggestions there were, and what became of them. */
export interface Settled {
  readonly count: number;
  readonly adopted: number;
  readonly partly: number;
  readonly not: number;
  readonly reason?: string | undefined;
}

/** An opinion as the papers have it. */
export interface Entered {
  readonly asking: Asking;
  readonly answer: Omit<Answer, 'suggestions' | 'by'>;
  readonly settled: Settled;
  /** As they are written, where they are; else only that there were so many. */
  readonly texts: readonly Suggestion[];
}

/** Where only their number is on record. */
const NOT_WRITTEN = '内容见原法律意见书';

const suggestionsOf = ({ texts, settled }: Entered): readonly Suggestion[] =>
  texts.length > 0
    ? texts
    : Array.from({ length: Math.min(settled.count, MOST_SUGGESTIONS) }, (_, n) => ({ n: n + 1, text: NOT_WRITTEN }));

/** In the order in which they are told: adopted, partly, not. */
const adoptionsOf = ({ adopted, partly, not }: Settled): readonly Adoption[] => [
  ...Array.from<Adoption>({ length: adopted }).fill('adopted'),
  ...Array.from<Adoption>({ length: partly }).fill('partly'),
  ...Array.from<Adoption>({ length: not }).fill('not'),
];

/** Why it does not hold together by itself, whoever gave it and whatever it is about. */
export const enteredFlaw = (entered: Entered, today: LocalDate): Refused | undefined => {
  const { asking, answer, settled, texts } = entered;
  const { count, partly, not, reason } = settled;
  const told = adoptionsOf(settled).length;
  if (answer.deliveredOn < asking.askedOn) return refused('opinions.before-asked', { askedOn: asking.askedOn });
  if (texts.length > 0 && texts.length !== count)
    return refused('opinions.suggestions-differ', { said: count, found: texts.length });
  if (told !== count) return refused('opinions.suggestions-sum', { count, told });
  if (partly + not > 0 && reason === undefined) return refused('opinions.entered-reason-needed', { n: partly + not });
  return answerFlaw({ ...answer, by: '', suggestions: suggestionsOf(entered) }, today);
};

/** Enters it: whoever gave it was engaged on the day he was asked and on the day he answered. */
export const enterOpinion =
  (entered: Entered, by: EngagedAdviser, today: LocalDate): Decide<Opinion, OpinionEvent> =>
  (state) => {
    const { asking, answer, settled } = entered;
    const { opinion, askedOn } = asking;
    if (state.is !== 'unknown') return refused('opinions.entered-already');
    const flaw = enteredFlaw(entered, today);
    if (flaw) return flaw;
    const { adviser, name, account } = by;
    const gap = [askedOn, answer.deliveredOn].find((on) => !isEngagedOn(by, on));
    if (gap !== undefined) return refused('advisers.not-engaged', { name, on: gap });
    const settling = adoptionsOf(settled).map((adoption, n) =>
      SuggestionSettled({
        opinion,
        n: n + 1,
        adoption,
        ...(adoption === 'adopted' ? {} : { reason: settled.reason }),
        settledOn: today,
      }),
    );
    return happened(
      OpinionAsked({ ...asking, marks: undefined, takenOver: true }),
      OpinionAssigned({ opinion, adviser, name, account, assignedOn: askedOn }),
      OpinionDelivered({ opinion, ...answer, by: name, suggestions: suggestionsOf(entered), adviser }),
      ...settling,
    );
  };
