// What happens to a legal opinion, as it is recorded: the contract with everybody who reads it.
import { z } from 'zod';
import {
  bearing,
  carried,
  DocumentNumber,
  event,
  LocalDate,
  Marks,
  oneLine,
  prose,
  sayable,
  StaffId,
  type EventOf,
} from '#kernel';
import { Adoption, AdviserId, Conclusion, Internal, Materials, OpinionId, Public, Subject } from '../ground/terms.ts';

/** So many suggestions at most. */
export const MOST_SUGGESTIONS = 50;
/** A numbered suggestion of an opinion. */
export const Suggestion = z.object({
  n: z.int().min(1).max(MOST_SUGGESTIONS),
  text: bearing(prose(1, 500), 'internal'),
});
export type Suggestion = z.infer<typeof Suggestion>;

/**
 * Counsel was asked for an opinion. `materials`: the text he is to read, an opinion belongs to these versions of it.
 * `due`: by when, where it was said; else it follows from the rulebook. `takenOver`: it was answered before it was
 * recorded here.
 */
export const OpinionAsked = event(
  'opinions.opinion-asked',
  1,
  {
    opinion: OpinionId,
    number: DocumentNumber,
    subject: Subject,
    question: bearing(prose(1, 2000), 'internal').optional(),
    urgent: z.boolean(),
    materials: Materials.optional(),
    askedBy: StaffId.optional(),
    askedOn: LocalDate,
    due: LocalDate.optional(),
    /** To whom it was sent, in the words of who sent it. */
    sentTo: Public.optional(),
    takenOver: z.boolean().optional(),
    marks: Marks.optional(),
  },
  carried([]),
);
/** It was given to an adviser, who was asked and has no conflict of interest. */
export const OpinionAssigned = event('opinions.opinion-assigned', 1, {
  opinion: OpinionId,
  adviser: AdviserId,
  name: sayable(oneLine(2, 40)),
  account: StaffId.optional(),
  assignedOn: LocalDate,
});
/** The adviser it was given to cannot give it; `conflict`: because of a conflict of interest. */
export const AssignmentDeclined = event('opinions.assignment-declined', 1, {
  opinion: OpinionId,
  adviser: AdviserId,
  conflict: z.boolean(),
  why: Internal,
  declinedOn: LocalDate,
});
/** The opinion came. `by`: who gave it, as he signs. */
export const OpinionDelivered = event('opinions.opinion-delivered', 1, {
  opinion: OpinionId,
  conclusion: Conclusion,
  by: Public,
  adviser: AdviserId.optional(),
  suggestions: z.array(Suggestion).max(MOST_SUGGESTIONS).readonly(),
  remark: Internal.optional(),
  deliveredOn: LocalDate,
  materials: Materials.optional(),
});
/** What was recorded of an opinion that came was wrong. `read`: the version of the text that counsel has really read. */
export const OpinionCorrected = event('opinions.opinion-corrected', 1, {
  opinion: OpinionId,
  conclusion: Conclusion.optional(),
  deliveredOn: LocalDate.optional(),
  read: Materials.optional(),
  reason: Internal,
  correctedOn: LocalDate,
});
/** A suggestion was adopted, partly, or not; where not wholly, why. */
export const SuggestionSettled = event('opinions.suggestion-settled', 1, {
  opinion: OpinionId,
  n: z.int().min(1).max(MOST_SUGGESTIONS),
  adoption: Adoption,
  reason: Internal.optional(),
  settledOn: LocalDate,
});
/** It was given back to the adviser for more. */
export const OpinionReturned = event('opinions.opinion-returned', 1, {
  opinion: OpinionId,
  reason: Internal,
  returnedOn: LocalDate,
});
/**
 * The text it is about is another now. `outdates`: the opinion that was given does not speak of this version any more.
 */
export const DraftChanged = event('opinions.draft-changed', 1, {
  opinion: OpinionId,
  materials: Materials,
  outdates: z.boolean(),
  changedOn: LocalDate,
});
/** A later opinion on the same subject was asked for: this one counts no more. */
export const OpinionSuperseded = event('opinions.opinion-superseded', 1, {
  opinion: OpinionId,
  by: OpinionId,
  supersededOn: LocalDate,
});
/** It is not wanted any more. */
export const OpinionWithdrawn = event('opinions.opinion-withdrawn', 1, {
  opinion: OpinionId,
  reason: Internal,
  withdrawnOn: LocalDate,
});

/** Everything that can happen to an opinion. */
export const OPINION_EVENTS = [
  OpinionAsked,
  OpinionAssigned,
  AssignmentDeclined,
  OpinionDelivered,
  OpinionCorrected,
  SuggestionSettled,
  OpinionReturned,
  DraftChanged,
  OpinionSuperseded,
  OpinionWithdrawn,
] as const;
export type OpinionEvent = EventOf<(typeof OPINION_EVENTS)[number]>;
