import { addDays, decider, happened, nothing, type Decide, type LocalDate, type StaffId } from '#kernel';
import { refused } from '../ground/refusals.ts';
import { MemberSeated, MemberUnseated, RecusalSettled, type PartyGroupEvent, type Rank } from './events.ts';

// Who the members of the Party group are, each with the time he is one, and how the group counts who withdraws.

export interface Seat {
  readonly staff: StaffId;
  readonly rank: Rank;
  readonly post: string;
  readonly from: LocalDate;
  readonly until?: LocalDate;
}

/**
 * The members of the Party group with the time each was one. `recusedCount`: one who withdraws still counts among
 * those due, unless the bureau settled otherwise.
 */
export interface PartyGroup {
  readonly seats: readonly Seat[];
  readonly recusedCount: boolean;
}

const RANKING: readonly Rank[] = ['secretary', 'deputy', 'member'];

/** Who is due on a day (应到), the secretary first. */
export const membersOn = ({ seats }: PartyGroup, day: LocalDate): readonly Seat[] =>
  seats
    .filter(({ from, until }) => from <= day && (until === undefined || day <= until))
    .toSorted((a, b) => RANKING.indexOf(a.rank) - RANKING.indexOf(b.rank));

const seatOf = ({ seats }: PartyGroup, staff: StaffId): Seat | undefined =>
  seats.find((one) => one.staff === staff && one.until === undefined);

/** Seats a member; there is one secretary at a time. */
export const seatMember =
  (seat: Omit<Seat, 'until'>): Decide<PartyGroup, PartyGroupEvent> =>
  (group) => {
    const now = seatOf(group, seat.staff);
    if (now && now.rank === seat.rank && now.post === seat.post) return nothing();
    if (now && seat.from < now.from) return refused('decisions.seated-already', { from: now.from });
    const ended = group.seats.findLast(
      ({ staff, until }) => staff === seat.staff && until !== undefined && seat.from <= until,
    );
    if (ended) return refused('decisions.seated-until', { until: ended.until! });
    const otherSecretary = group.seats.some(
      ({ staff, rank, until }) =>
        rank === 'secretary' && staff !== seat.staff && (until === undefined || seat.from <= until),
    );
    if (seat.rank === 'secretary' && otherSecretary) return refused('decisions.secretary-seated');
    return happened(MemberSeated(seat));
  };

/** Ends a seat; the day is the last one. */
export const unseatMember =
  (staff: StaffId, until: LocalDate): Decide<PartyGroup, PartyGroupEvent> =>
  (group) => {
    const now = seatOf(group, staff);
    if (!now) return refused('decisions.not-a-member');
    return until < now.from
      ? refused('decisions.seated-already', { from: now.from })
      : happened(MemberUnseated({ staff, until }));
  };

/** Settles whether one who withdraws still counts among those due, and on what basis. */
export const settleRecusal =
  (counts: boolean, basis: string): Decide<PartyGroup, PartyGroupEvent> =>
  (group) =>
    group.recusedCount === counts ? nothing() : happened(RecusalSettled({ counts, basis }));

/**
 * Seated anew, with another rank or post, ends the seat before it on the day before; of the same day, it replaces it.
 */
const seatBefore = (seat: Seat, next: Omit<Seat, 'until'>): readonly Seat[] => {
  if (seat.staff !== next.staff || seat.until !== undefined) return [seat];
  return seat.from === next.from ? [] : [{ ...seat, until: addDays(next.from, -1) }];
};

export const partyGroup = decider<PartyGroup, PartyGroupEvent>({
  category: 'decisions.party-group',
  stateVersion: 1,
  initial: { seats: [], recusedCount: true },
  evolve: (group, { type, data }) => {
    switch (type) {
      case 'decisions.member-seated':
        return { ...group, seats: [...group.seats.flatMap((seat) => seatBefore(seat, data)), data] };
      case 'decisions.member-unseated':
        return {
          ...group,
          seats: group.seats.map((one) =>
            one.staff === data.staff && one.until === undefined ? { ...one, until: data.until } : one,
          ),
        };
      case 'decisions.recusal-settled':
        return { ...group, recusedCount: data.counts };
    }
  },
});
