import { addDays, decider, happened, nothing, type Decide, type LocalDate, type Outcome, type StaffId } from '#kernel';
import { refused } from '../ground/refusals.ts';
import {
  MemberSeated,
  MemberUnseated,
  RecusalSettled,
  SilenceSettled,
  StandingInterestDeclared,
  type PartyGroupEvent,
  type Rank,
} from './events.ts';

// Who the members of the Party group are, each with the time he is one, and how the group counts who withdraws.

export interface Seat {
  readonly staff: StaffId;
  readonly rank: Rank;
  readonly post: string;
  readonly from: LocalDate;
  readonly until?: LocalDate | undefined;
}

/** A post a member holds elsewhere: what concerns that body touches him. */
export interface StandingInterest {
  readonly staff: StaffId;
  readonly body: string;
  readonly why: string;
}

/**
 * The members of the Party group with the time each was one. `recusedCount`: one who withdraws still counts among
 * those due, unless the bureau settled otherwise.
 */
export interface PartyGroup {
  readonly seats: readonly Seat[];
  readonly recusedCount: boolean;
  /** A member may stay silent in a vote that is not on persons; not, unless the bureau settled so. */
  readonly silenceAllowed: boolean;
  readonly interests: readonly StandingInterest[];
}

const RANKING: readonly Rank[] = ['secretary', 'deputy', 'member'];

/** Who is due on a day (应到), the secretary first. */
export const membersOn = ({ seats }: PartyGroup, day: LocalDate): readonly Seat[] =>
  seats
    .filter(({ from, until }) => from <= day && (until === undefined || day <= until))
    .toSorted((a, b) => RANKING.indexOf(a.rank) - RANKING.indexOf(b.rank));

const seatOf = ({ seats }: PartyGroup, staff: StaffId): Seat | undefined =>
  seats.find((one) => one.staff === staff && one.until === undefined);

/** Whether two seats were held on one day. */
const overlap = (a: Pick<Seat, 'from' | 'until'>, b: Pick<Seat, 'from' | 'until'>): boolean =>
  (b.until === undefined || a.from <= b.until) && (a.until === undefined || b.from <= a.until);

/** Seats one who held a seat once and left it: for the meetings of then. */
const seatOfThen = (group: PartyGroup, seat: Seat): Outcome<PartyGroupEvent> => {
  if (seat.until! < seat.from) return refused('decisions.seated-already', { from: seat.from });
  const sameSeat = group.seats.some(
    ({ staff, rank, from, until }) =>
      staff === seat.staff && rank === seat.rank && from === seat.from && until === seat.until,
  );
  if (sameSeat) return nothing();
  const own = group.seats.find((other) => other.staff === seat.staff && overlap(seat, other));
  if (own) return refused('decisions.seated-then', { from: own.from, until: own.until ?? '今' });
  const others = group.seats.some((other) => other.rank === 'secretary' && overlap(seat, other));
  return seat.rank === 'secretary' && others ? refused('decisions.secretary-seated') : happened(MemberSeated(seat));
};

/** Seats a member; there is one secretary at a time. With its last day, it is a seat of the past. */
export const seatMember =
  (seat: Seat): Decide<PartyGroup, PartyGroupEvent> =>
  (group) => {
    if (seat.until !== undefined) return seatOfThen(group, seat);
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

/** Settles whether a member may stay silent in a vote that is not on persons, and on what basis. */
export const settleSilence =
  (allowed: boolean, basis: string): Decide<PartyGroup, PartyGroupEvent> =>
  (group) =>
    group.silenceAllowed === allowed ? nothing() : happened(SilenceSettled({ allowed, basis }));

/** A member says that he holds a post elsewhere, or holds it no more (`held` false). */
export const declareStanding =
  ({ staff, body, why }: StandingInterest, held: boolean, declaredOn: LocalDate): Decide<PartyGroup, PartyGroupEvent> =>
  (group) => {
    if (!membersOn(group, declaredOn).some((seat) => seat.staff === staff)) return refused('decisions.not-a-member');
    const known = group.interests.some((one) => one.staff === staff && one.body === body);
    return known === held ? nothing() : happened(StandingInterestDeclared({ staff, body, held, why, declaredOn }));
  };

/**
 * Seated anew, with another rank or post, ends the seat before it on the day before; of the same day, it replaces it.
 */
const seatBefore = (seat: Seat, next: Seat): readonly Seat[] => {
  if (seat.staff !== next.staff || seat.until !== undefined || next.until !== undefined) return [seat];
  return seat.from === next.from ? [] : [{ ...seat, until: addDays(next.from, -1) }];
};

export const partyGroup = decider<PartyGroup, PartyGroupEvent>({
  category: 'decisions.party-group',
  stateVersion: 2,
  initial: { seats: [], recusedCount: true, silenceAllowed: false, interests: [] },
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
      case 'decisions.silence-settled':
        return { ...group, silenceAllowed: data.allowed };
      case 'decisions.standing-interest-declared': {
        const { staff, body, why, held } = data;
        const others = group.interests.filter((one) => one.staff !== staff || one.body !== body);
        return { ...group, interests: held ? [...others, { staff, body, why }] : others };
      }
    }
  },
});
