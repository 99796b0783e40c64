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
});
/** `until` is the last day. */
export const MemberUnseated = event('decisions.member-unseated', 1, { staff: StaffId, until: LocalDate });
/** Whether one who withdraws from an item still counts among those due. */
export const RecusalSettled = event('decisions.recusal-settled', 1, { counts: z.boolean(), basis: Words });
export type PartyGroupEvent = EventOf<typeof MemberSeated | typeof MemberUnseated | typeof RecusalSettled>;
