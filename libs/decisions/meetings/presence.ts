import type { StaffId } from '#kernel';
import { hold, rule, type Refused } from '../ground/refusals.ts';
import { ofPersons, PARTY_GROUP_RULES, quorumOf, type Subject } from '../party-group/quorum.ts';
import type { Vote } from './events.ts';
import { isAmong, isRecused, type Due, type Held } from './meeting-state.ts';

// Who is in the room, who may vote there, and whether they are enough to decide.

/** Whether a member is in the room now. */
export const inRoom = ({ due, absent, left }: Held, staff: StaffId): boolean =>
  isAmong(due, staff) && !isAmong(absent, staff) && !left.includes(staff);

/** How many are in the room now. */
export const presentIn = (held: Held): number => held.due.filter(({ staff }) => inRoom(held, staff)).length;

/** Who may vote on an item now: those due who are in the room and have not withdrawn from it. */
export const votersOn = (held: Held, place: number): readonly Due[] =>
  held.due.filter(({ staff }) => inRoom(held, staff) && !isRecused(held.recused, place, staff));

/**
 * Who was in the room for an item, and had not withdrawn from it: at its vote, else when it was discussed, else now.
 */
export const votersAt = (held: Held, place: number): readonly Due[] => {
  const votes = held.votes.filter((vote) => vote.place === place && vote.voters !== undefined);
  const heard = held.heard.find((one) => one.place === place);
  if (votes.length > 0)
    return held.due.filter((one) => votes.some((vote) => isAmong(votersThen(held, vote), one.staff)));
  if (!heard) return votersOn(held, place);
  return held.due.filter(
    ({ staff }) =>
      heard.voters.includes(staff) && !isAmong(held.absent, staff) && !isRecused(held.recused, place, staff),
  );
};

/** How many were in the room for an item: those who may vote on it, and those who withdrew from it. */
export const presentAt = (held: Held, place: number): number => {
  const vote = held.votes.find((one) => one.place === place && one.voters !== undefined);
  if (vote) return presentThen(held, vote);
  const heard = held.heard.find((one) => one.place === place);
  return heard ? heard.room.filter((staff) => !isAmong(held.absent, staff)).length : presentIn(held);
};

/** Who took part in a vote, by what is known today: attendance and recusals may have been corrected since. */
export const votersThen = (held: Held, { place, voters = [] }: Vote): readonly Due[] => {
  const tookPart = (staff: StaffId) =>
    voters.includes(staff) || held.restored.includes(staff) || isRecused(held.unrecused, place, staff);
  return held.due.filter(
    ({ staff }) => tookPart(staff) && !isAmong(held.absent, staff) && !isRecused(held.recused, place, staff),
  );
};

/**
 * How many were in the room for a vote: those who took part in it, and those who had withdrawn from it and stayed. Who
 * withdrew and went was not there; how many stayed is known from what was counted then.
 */
export const presentThen = (held: Held, vote: Vote): number => {
  const { voters = [] } = vote;
  const withdrawn = held.recused.filter(({ place, staff }) => place === vote.place && !isAmong(held.absent, staff));
  const since = withdrawn.filter(({ staff }) => voters.includes(staff));
  const stayed = Math.min(withdrawn.length - since.length, Math.max(0, vote.present - voters.length));
  return votersThen(held, vote).length + since.length + stayed;
};

/** Whether one whose opinion came in writing was in the room for that item after all. */
export const isSuperseded = (held: Held, place: number, staff: StaffId): boolean =>
  isAmong(votersAt(held, place), staff);

/** So many in the room, so many due, and what they are to decide on. */
interface Room {
  readonly here: number;
  readonly due: number;
  readonly entry: Subject;
}
const quorum = rule(
  'decisions.quorum',
  `${PARTY_GROUP_RULES}：党组会议应当有半数以上成员到会方可召开`,
  ({ here, due, entry }: Room) => ofPersons(entry) || here >= quorumOf(entry, due),
);
const quorumForPersons = rule(
  'decisions.quorum-personnel',
  `${PARTY_GROUP_RULES}：讨论决定干部任免、处分党员事项，应当有三分之二以上成员到会`,
  ({ here, due, entry }: Room) => !ofPersons(entry) || here >= quorumOf(entry, due),
);

/** Why those in the room may not decide on an entry; undefined where they may. */
export const quorate = (room: Room): Refused | undefined => {
  const { here, due, entry } = room;
  const facts = { here, due, needed: quorumOf(entry, due) };
  return hold(quorum, room, facts) ?? hold(quorumForPersons, room, facts);
};

/** A meeting as such needs what any item needs that is not about persons. */
export const quorateToMeet = (here: number, due: number): Refused | undefined =>
  quorate({ here, due, entry: { category: 'majorDecision' } });
