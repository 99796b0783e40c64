import type { StaffId } from '#kernel';
import { namesIn } from '../ground/names.ts';
import { hold, refused, refusedBy, rule, type Refused } from '../ground/refusals.ts';
import { ofPersons, PARTY_GROUP_RULES } from '../party-group/quorum.ts';
import type { AgendaEntry, Method } from './events.ts';
import { isAmong, type Due, type Held } from './meeting-state.ts';
import { quorate } from './presence.ts';
import { ON_THE_NOTICE } from './sources.ts';

// A ballot, and why it cannot be counted.

export interface Ballot {
  readonly place: number;
  /** Where persons are decided on: who it is about. */
  readonly person?: string | undefined;
  readonly method: Method | 'circulation';
  /** Undefined: all who may vote. */
  readonly for?: number | undefined;
  readonly against: number;
  readonly abstain: number;
  /** To be put off, and ballots that do not count: only where they are of paper and secret. */
  readonly postpone?: number | undefined;
  readonly invalid?: number | undefined;
  /** Who voted against, who abstained, who wants it put off; not of a secret ballot. */
  readonly opposed: readonly StaffId[];
  readonly abstained: readonly StaffId[];
  readonly postponed?: readonly StaffId[] | undefined;
  /** Of a named vote: who voted in favour, where they are said. */
  readonly favoured?: readonly StaffId[] | undefined;
  /** Who said nothing, where that is allowed. */
  readonly silent?: readonly StaffId[] | undefined;
  /** Said to be carried by all. */
  readonly unanimous?: boolean | undefined;
}

/** What a ballot is held against. `here`: the voters, and those in the room who have withdrawn from the item. */
export interface Poll {
  readonly held: Held;
  readonly entry: AgendaEntry;
  readonly voters: readonly Due[];
  readonly here: number;
  /** The members the entry touches: none of them votes. */
  readonly interested: readonly Interested[];
}
/** A member an entry touches, and how. */
export interface Interested {
  readonly staff: StaffId;
  readonly why: string;
}

const COUNTED = `${PARTY_GROUP_RULES}：由到会成员表决，未到会成员的书面意见不计入票数`;
const METHODS_RULE = `${PARTY_GROUP_RULES}：表决可以采用口头、举手、无记名投票或者记名投票等方式，如实记录不同意见`;

const onlyInMeeting = rule(
  'decisions.only-in-meeting',
  `${PARTY_GROUP_RULES}：重大问题由党组会议集体讨论决定，不得以传阅会签、个别征求意见等形式代替`,
  (method: Method | 'circulation') => method !== 'circulation',
);

/** Whom a ballot on an entry is about. */
interface About {
  readonly entry: AgendaEntry;
  readonly person: string | undefined;
}
const onePerson = (person: string): boolean => namesIn(person).length === 1 && !/等(?:人|同志)?$/u.test(person);
const personByPerson = rule(
  'decisions.person-by-person',
  `${PARTY_GROUP_RULES}：对多个事项逐项表决；推荐、提名干部应当逐人表决`,
  ({ entry, person }: About) => !ofPersons(entry) || (person !== undefined && onePerson(person)),
);
const onTheList = rule(
  'decisions.not-a-candidate',
  ON_THE_NOTICE,
  ({ entry: { persons }, person }: About) => persons === undefined || person === undefined || persons.includes(person),
);

/** Why a ballot cannot be counted; the first that applies is said. */
export const flawOf = (ballot: Ballot, poll: Poll): Refused | undefined => {
  const { held, entry, here } = poll;
  const about: About = { entry, person: ballot.person };
  const { person = '' } = ballot;
  return (
    personNotAsked(about) ??
    hold(onlyInMeeting, ballot.method) ??
    hold(personByPerson, about, { person }) ??
    hold(onTheList, about, { person, persons: (entry.persons ?? []).join('、') }) ??
    quorate({ here, due: held.due.length, entry }) ??
    tooFewVoters(poll) ??
    interestedVoter(poll) ??
    notUnanimous(ballot, poll) ??
    silentVoter(ballot, poll) ??
    unreadable(ballot) ??
    moreVotesThanVoters(ballot, poll) ??
    votesMissing(ballot, poll) ??
    namesFit(ballot, poll)
  );
};

const personNotAsked = ({ entry, person }: About): Refused | undefined =>
  !ofPersons(entry) && person !== undefined ? refused('decisions.person-not-asked', { place: entry.place }) : undefined;

/** Who is touched withdraws, and by what. */
export const RECUSAL = `${PARTY_GROUP_RULES}：议题涉及成员本人、亲属或者有其他影响公正情形的，该成员应当回避`;

/** Whom an entry touches: those known of, and who acted alone where that is to be ratified. */
export const interestedIn = (
  { emergency, reporter, interested = [] }: AgendaEntry,
  known: readonly Interested[] = interested,
): readonly Interested[] => [
  ...(emergency && reporter !== undefined ? [{ staff: reporter, why: '紧急处置由本人作出，不参加追认' }] : []),
  ...known,
];

/** Who is touched withdraws before the vote; until then nothing is counted. */
const interestedVoter = ({ entry: { place }, voters, interested }: Poll): Refused | undefined => {
  const voter = interested.find(({ staff }) => isAmong(voters, staff));
  return voter && refusedBy(RECUSAL, 'decisions.recusal-required', { place, staff: voter.staff, why: voter.why });
};

/** What all agreed to, nobody opposed. */
const notUnanimous = (ballot: Ballot, poll: Poll): Refused | undefined => {
  const { opposed, abstained, postponed = [], silent = [] } = ballot;
  const others = otherVotes(ballot) + [...opposed, ...abstained, ...postponed, ...silent].length;
  const all = others === 0 && inFavourOf(ballot, poll) === poll.voters.length;
  return ballot.unanimous && !all ? refused('decisions.unanimous-not') : undefined;
};

/** Who stays silent is recorded so only where the bureau's rules allow it, and never where persons are voted on. */
const silentVoter = ({ silent = [] }: Ballot, { held, entry }: Poll): Refused | undefined =>
  silent.length > 0 && (ofPersons(entry) || !held.silenceAllowed)
    ? refusedBy(METHODS_RULE, 'decisions.silence', { silent: silent.length })
    : undefined;

/** A ballot nobody can read is one of paper that bears no name. */
const unreadable = ({ invalid = 0, method }: Ballot): Refused | undefined =>
  invalid > 0 && method !== 'secret' ? refusedBy(METHODS_RULE, 'decisions.invalid-secret', { invalid }) : undefined;

/** Where who withdraws no longer counts among those due, at least half of all due must be left to vote. */
const tooFewVoters = ({ held, voters }: Poll): Refused | undefined => {
  const due = held.due.length;
  const enough = voters.length > 0 && (held.recusedCount || voters.length * 2 >= due);
  return enough
    ? undefined
    : refusedBy(`${PARTY_GROUP_RULES}；回避后的计票没有明文，待核实`, 'decisions.too-few-voters', {
        voters: voters.length,
        due,
      });
};

/** The votes in favour; where no number is said, all who may vote and did not vote otherwise. */
export const inFavourOf = (ballot: Ballot, { voters }: Poll): number =>
  ballot.for ?? voters.length - otherVotes(ballot);

/** All that is not in favour: against, abstained, to be put off, not counted, not said. */
const otherVotes = ({ against, abstain, postpone = 0, invalid = 0, silent = [] }: Ballot): number =>
  against + abstain + postpone + invalid + silent.length;

const votesOf = (ballot: Ballot, poll: Poll): number => inFavourOf(ballot, poll) + otherVotes(ballot);

const moreVotesThanVoters = (ballot: Ballot, poll: Poll): Refused | undefined => {
  const votes = votesOf(ballot, poll);
  const voters = poll.voters.length;
  return votes > voters || inFavourOf(ballot, poll) < 0
    ? refusedBy(COUNTED, 'decisions.more-votes-than-voters', { votes, voters })
    : undefined;
};

const votesMissing = (ballot: Ballot, poll: Poll): Refused | undefined => {
  const votes = votesOf(ballot, poll);
  const voters = poll.voters.length;
  return votes < voters
    ? refusedBy(COUNTED, 'decisions.votes-missing', { votes, voters, left: voters - votes })
    : undefined;
};

/** Of an open vote it is known who was against and who abstained, of a secret one only how many. */
const namesFit = (ballot: Ballot, poll: Poll): Refused | undefined => {
  const { voters } = poll;
  const { method, against, abstain, postpone = 0 } = ballot;
  const { opposed, abstained, postponed = [], favoured = [], silent = [] } = ballot;
  const named = [...opposed, ...abstained, ...postponed, ...favoured, ...silent];
  if (method === 'secret') return named.length > 0 ? refusedBy(METHODS_RULE, 'decisions.secret-names') : undefined;
  const stranger = named.find((staff) => !isAmong(voters, staff));
  if (stranger !== undefined) return refusedBy(COUNTED, 'decisions.not-voting', { staff: stranger });
  const twice = named.find((staff, n) => named.indexOf(staff) !== n);
  if (twice !== undefined) return refused('decisions.voted-twice', { staff: twice });
  const inFavour = inFavourOf(ballot, poll);
  if (favoured.length > 0 && favoured.length !== inFavour)
    return refusedBy(METHODS_RULE, 'decisions.favour-named', { for: inFavour, named: favoured.length });
  return opposed.length === against && abstained.length === abstain && postponed.length === postpone
    ? undefined
    : refusedBy(METHODS_RULE, 'decisions.dissent-named', { against, abstain, postpone });
};
