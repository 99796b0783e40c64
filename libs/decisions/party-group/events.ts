import { z } from 'zod';
import { bearing, event, LocalDate, sayable, StaffId, type EventOf, oneLine } from '#kernel';
import { Personal, Public } from '../ground/terms.ts';

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
  post: sayable(oneLine(0, 80)),
  from: LocalDate,
  /** The last day, where it is past already. */
  until: LocalDate.optional(),
});
/** `until` is the last day. */
export const MemberUnseated = event('decisions.member-unseated', 1, { staff: StaffId, until: LocalDate });
/** Whether one who withdraws from an item still counts among those due. */
export const RecusalSettled = event('decisions.recusal-settled', 1, { counts: z.boolean(), basis: Public });
/** Whether a member may stay silent in a vote that is not on persons (未表态), by the bureau's own rules. */
export const SilenceSettled = event('decisions.silence-settled', 1, { allowed: z.boolean(), basis: Public });
/** A member holds a post elsewhere that what concerns `body` touches, or holds it no more. */
export const StandingInterestDeclared = event('decisions.standing-interest-declared', 1, {
  staff: StaffId,
  body: bearing(oneLine(2, 80), 'personal'),
  held: z.boolean(),
  why: Personal,
  declaredOn: LocalDate,
});
export type PartyGroupEvent = EventOf<
  | typeof MemberSeated
  | typeof MemberUnseated
  | typeof RecusalSettled
  | typeof SilenceSettled
  | typeof StandingInterestDeclared
>;
