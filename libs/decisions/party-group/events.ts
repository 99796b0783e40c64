import { z } from 'zod';
import { event, LocalDate, StaffId, type EventOf, oneLine } from '#kernel';
import { Words } from '../ground/terms.ts';

/** The place of a member in the Party group. */
export const RANKS = {
  secretary: { label: '书记', synonyms: ['党组书记'] },
  deputy: { label: '副书记', synonyms: ['党组副书记'] },
  member: { label: '成员', synonyms: ['党组成员', '委员'] },
} as const;
export type Rank = keyof typeof RANKS;
export const Rank = z.enum(Object.keys(RANKS) as [Rank, ...Rank[]]);

/** Somebody is a member of the Party group from a day on. */
export const MemberSeated = event('decisions.member-seated', 1, {
  staff: StaffId,
  rank: Rank,
  post: oneLine(0, 80),
  from: LocalDate,
  /** The last day, where it is past already. */
  until: LocalDate.optional(),
});
/** `until` is the last day. */
export const MemberUnseated = event('decisions.member-unseated', 1, { staff: StaffId, until: LocalDate });
/** Whether one who withdraws from an item still counts among those due. */
export const RecusalSettled = event('decisions.recusal-settled', 1, { counts: z.boolean(), basis: Words });
/** Whether a member may stay silent in a vote that is not on persons (未表态), by the bureau's own rules. */
export const SilenceSettled = event('decisions.silence-settled', 1, { allowed: z.boolean(), basis: Words });
/** A member holds a post elsewhere that what concerns `body` touches, or holds it no more. */
export const StandingInterestDeclared = event('decisions.standing-interest-declared', 1, {
  staff: StaffId,
  body: oneLine(2, 80),
  held: z.boolean(),
  why: Words,
  declaredOn: LocalDate,
});
export type PartyGroupEvent = EventOf<
  | typeof MemberSeated
  | typeof MemberUnseated
  | typeof RecusalSettled
  | typeof SilenceSettled
  | typeof StandingInterestDeclared
>;
