import type { Outcome as Came, StaffId } from '#kernel';
import { namesIn } from '../ground/names.ts';
import { rule, hold, refused, refusedBy } from '../ground/refusals.ts';
import type { Outcome } from '../ground/terms.ts';
import { PARTY_GROUP_RULES, votesNeeded, ofPersons, quorumOf } from '../party-group/quorum.ts';
import type { Vote, AgendaEntry, Method } from './events.ts';
import type { Due, Held } from './meeting-state.ts';

const COUNTED = `${PARTY_GROUP_RULES}：由到会成员表决，未到会成员的书面意见不计入票数`;
const METHODS_RULE = `${PARTY_GROUP_RULES}：表决可以采用口头、举手、无记名投票或者记名投票等方式，如实记录不同意见`;

/** Who may vote on an item now: those due who are in the room and have not withdrawn from it. */
export const votersOn = ({ due, absent, left, recused }: Held, place: number): readonly Due[] =>
  due.filter(
    ({ staff }) =>
      !absent.some((one) => one.staff === staff) &&
      !left.includes(staff) &&
      !recused.some((one) => one.place === place && one.staff === staff),
  );

/** Who is in the room. */
export const presentIn = ({ due, absent, left }: Held): number => due.length - absent.length - left.length;

/** Who took part in a vote, by what is known today: attendance and recusals may have been corrected since. */
export const votersThen = (held: Held, { place, voters = [] }: Vote): readonly Due[] =>
  held.due.filter(
    ({ staff }) =>
      (voters.includes(staff) ||
        held.restored.includes(staff) ||
        held.unrecused.some((one) => one.place === place && one.staff === staff)) &&
      !held.absent.some((one) => one.staff === staff) &&
      !held.recused.some((one) => one.place === place && one.staff === staff),
  );
/** And how many were in the room. */
export const presentThen = (held: Held, vote: Vote): number =>
  votersThen(held, vote).length +
  held.recused.filter(({ place, staff }) => place === vote.place && !held.absent.some((one) => one.staff === staff))
    .length;

/** What the votes come to. Neither side more than half of those due: opinions differ too much, and the item is put off. */
export const outcomeOf = (votes: { readonly for: number; readonly against: number }, due: number): Outcome =>
  votes.for >= votesNeeded(due) ? 'passed' : votes.against >= votesNeeded(due) ? 'rejected' : 'deferred';

/** What several votes on one entry come to, each on a person of it: put off while one of them is. */
export const outcomeOfAll = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.some((one) => one === 'deferred')
    ? 'deferred'
    : outcomes.some((one) => one === 'passed')
      ? 'passed'
      : 'rejected';

/** The quorum rule of an entry: which, and whether so many present meet it. */
interface Room {
  readonly here: number;
  readonly due: number;
  readonly entry: Pick<AgendaEntry, 'category' | 'discipline'>;
}
const present = rule(
  'decisions.quorum',
  `${PARTY_GROUP_RULES}：党组会议应当有半数以上成员到会方可召开`,
  ({ here, due, entry }: Room) => ofPersons(entry) || here >= quorumOf(entry, due),
);
const presentForPersons = rule(
  'decisions.quorum-personnel',
  `${PARTY_GROUP_RULES}：讨论决定干部任免、处分党员事项，应当有三分之二以上成员到会`,
  ({ here, due, entry }: Room) => !ofPersons(entry) || here >= quorumOf(entry, due),
);
export const quorate = (room: Room): Came<never> | undefined => {
  const facts = { here: room.here, due: room.due, needed: quorumOf(room.entry, room.due) };
  return hold(present, room, facts) ?? hold(presentForPersons, room, facts);
};

const onlyInMeeting = rule(
  'decisions.only-in-meeting',
  `${PARTY_GROUP_RULES}：重大问题由党组会议集体讨论决定，不得以传阅会签、个别征求意见等形式代替`,
  (method: Method | 'circulation') => method !== 'circulation',
);
const personByPerson = rule(
  'decisions.person-by-person',
  `${PARTY_GROUP_RULES}：对多个事项逐项表决；推荐、提名干部应当逐人表决`,
  ({ entry, person }: { entry: AgendaEntry; person: string | undefined }) =>
    !ofPersons(entry) || (person !== undefined && namesIn(person).length === 1 && !/等(?:人|同志)?$/u.test(person)),
);
const onTheList = rule(
  'decisions.not-a-candidate',
  `${PARTY_GROUP_RULES}：议题在会前确定并通知，一般不得临时动议`,
  ({ entry: { persons }, person }: { entry: AgendaEntry; person: string | undefined }) =>
    persons === undefined || person === undefined || persons.includes(person),
);

export interface Ballot {
  readonly place: number;
  /** Where persons are decided on: who it is about. */
  readonly person?: string | undefined;
  readonly method: Method | 'circulation';
  /** Undefined: all who may vote. */
  readonly for?: number | undefined;
  readonly against: number;
  readonly abstain: number;
  /** Who voted against, and who abstained; not of a secret ballot. */
  readonly opposed: readonly StaffId[];
  readonly abstained: readonly StaffId[];
}

/** Holds a ballot against the rules, and counts it: the result is never typed. `here`: the voters, and those in the room who have withdrawn. */
export const counted = (
  held: Held,
  entry: AgendaEntry,
  ballot: Ballot,
  { voters, here }: { readonly voters: readonly Due[]; readonly here: number },
): Came<never> | { readonly vote: Vote } => {
  const { place, person, method, against, abstain, opposed, abstained } = ballot;
  const due = held.due.length - (held.recusedCount ? 0 : held.recused.filter((one) => one.place === place).length);
  if (!ofPersons(entry) && person !== undefined) return refused('decisions.person-not-asked', { place });
  const inFavour = ballot.for ?? voters.length - against - abstain;
  const total = inFavour + against + abstain;
  const refusal =
    hold(onlyInMeeting, method) ??
    hold(personByPerson, { entry, person }, { person: person ?? '' }) ??
    hold(onTheList, { entry, person }, { person: person ?? '', persons: (entry.persons ?? []).join('、') }) ??
    quorate({ here, due: held.due.length, entry }) ??
    (voters.length === 0 || (!held.recusedCount && voters.length * 2 < held.due.length)
      ? refusedBy(`${PARTY_GROUP_RULES}；回避后的计票没有明文，待核实`, 'decisions.too-few-voters', {
          voters: voters.length,
          due: held.due.length,
        })
      : undefined) ??
    (total > voters.length || inFavour < 0
      ? refusedBy(COUNTED, 'decisions.more-votes-than-voters', { votes: total, voters: voters.length })
      : undefined) ??
    (total < voters.length
      ? refusedBy(COUNTED, 'decisions.votes-missing', {
          votes: total,
          voters: voters.length,
          left: voters.length - total,
        })
      : undefined) ??
    namesFit(voters, { method, against, abstain, opposed, abstained });
  if (refusal) return refusal;
  const cast =
    method === 'secret'
      ? undefined
      : voters.map(({ staff }) => ({
          staff,
          vote: opposed.includes(staff)
            ? ('against' as const)
            : abstained.includes(staff)
              ? ('abstain' as const)
              : ('for' as const),
        }));
  const votes = { for: inFavour, against, abstain };
  return {
    vote: {
      place,
      ...(person === undefined ? {} : { person }),
      method: method as Method,
      ...votes,
      voters: voters.map(({ staff }) => staff),
      ...(cast ? { cast } : {}),
      due,
      present: here,
      needed: votesNeeded(due),
      outcome: outcomeOf(votes, due),
    },
  };
};

/** Of an open vote it is known who was against and who abstained, of a secret one only how many. */
const namesFit = (
  voters: readonly Due[],
  {
    method,
    against,
    abstain,
    opposed,
    abstained,
  }: Pick<Ballot, 'method' | 'against' | 'abstain' | 'opposed' | 'abstained'>,
): Came<never> | undefined => {
  const named = [...opposed, ...abstained];
  if (method === 'secret') return named.length > 0 ? refusedBy(METHODS_RULE, 'decisions.secret-names') : undefined;
  const stranger = named.find((staff) => !voters.some((one) => one.staff === staff));
  if (stranger !== undefined) return refusedBy(COUNTED, 'decisions.not-voting', { staff: stranger });
  if (new Set(named).size !== named.length) return refused('decisions.voted-twice');
  return opposed.length === against && abstained.length === abstain
    ? undefined
    : refusedBy(METHODS_RULE, 'decisions.dissent-named', { against, abstain });
};

export const isVote = (came: Came<never> | { readonly vote: Vote }): came is { readonly vote: Vote } => 'vote' in came;
