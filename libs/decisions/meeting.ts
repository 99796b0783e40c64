import { decider, happened, nextNumber, nothing, yearOf, type Decide, type DocumentNumber, type LocalDate, type Outcome as Came, type StaffId } from '#kernel';
import { AttendanceRecorded, EntryDeferred, ItemPutOnAgenda, LawStudied, MeetingClosed, MeetingConvened, MeetingOpened, MemberRecused, MinutesConfirmed, ObserversNoted, OpinionsHeard, VoteCorrected, VoteTaken, WrittenOpinionGiven, type AgendaEntry, type Category, type MeetingEvent, type MeetingId, type Method, type Outcome, type Rank, type Vote } from './events.ts';
import { hold, refused, rule } from './refusals.ts';

/** The rules of the meeting were read in pages that quote the 2015 text; the 2019 text keeps them in its chapter 5 (rulebook §4). */
const PARTY_GROUP_RULES = '《中国共产党党组工作条例》（2019）第五章';

interface Due { readonly staff: StaffId; readonly rank: Rank }
interface Convened {
  readonly meeting: MeetingId;
  readonly number: DocumentNumber;
  readonly heldOn: LocalDate;
  readonly agenda: readonly AgendaEntry[];
}
export interface Held extends Convened {
  readonly is: 'open' | 'closed';
  readonly due: readonly Due[];
  readonly chair: StaffId;
  readonly recusedCount: boolean;
  readonly absent: readonly { readonly staff: StaffId; readonly reason: string }[];
  readonly recused: readonly { readonly place: number; readonly staff: StaffId }[];
  readonly heard: readonly { readonly place: number; readonly chairFirst: boolean }[];
  readonly votes: readonly Vote[];
  readonly deferred: readonly number[];
  readonly studied: boolean;
  readonly confirmed: readonly StaffId[];
}
export type Meeting = { readonly is: 'unknown' } | (Convened & { readonly is: 'convened'; readonly studied: boolean }) | Held;

/** How many must be present: half of those due, for personnel two thirds (exactly half is enough: 半数以上). */
export const quorumOf = (category: Category, due: number): number => (category === 'personnel' ? Math.ceil(2 * due / 3) : Math.ceil(due / 2));

/** How many votes pass: more than half of those due, whoever is present (党组工作条例 第五章). */
export const votesNeeded = (due: number): number => Math.floor(due / 2) + 1;

/** Who may vote on an item: those due, neither absent nor withdrawn from it. */
export const votersOn = ({ due, absent, recused }: Held, place: number): readonly Due[] =>
  due.filter(({ staff }) => !absent.some((one) => one.staff === staff) && !recused.some((one) => one.place === place && one.staff === staff));

/** What the votes come to. Neither side more than half of those due: opinions differ too much, and the item is put off. */
export const outcomeOf = (votes: { readonly for: number; readonly against: number }, due: number): Outcome =>
  (votes.for >= votesNeeded(due) ? 'passed' : votes.against >= votesNeeded(due) ? 'rejected' : 'deferred');

const onlyInMeeting = rule('decisions.only-in-meeting', `${PARTY_GROUP_RULES}：重大问题由党组会议集体讨论决定，不得以传阅会签、个别征求意见等形式代替`, (method: Method | 'circulation') => method !== 'circulation');
const present = rule('decisions.quorum', `${PARTY_GROUP_RULES}：党组会议应当有半数以上成员到会方可召开`, ({ here, due, category }: { here: number; due: number; category: Category }) => category === 'personnel' || here >= quorumOf(category, due));
const presentForPersonnel = rule('decisions.quorum-personnel', `${PARTY_GROUP_RULES}：讨论决定干部任免、处分党员事项，应当有三分之二以上成员到会`, ({ here, due, category }: { here: number; due: number; category: Category }) => category !== 'personnel' || here >= quorumOf(category, due));
const personByPerson = rule('decisions.person-by-person', `${PARTY_GROUP_RULES}：对多个事项逐项表决；推荐、提名干部应当逐人表决`, ({ category, person }: { category: Category; person: string | undefined }) => category !== 'personnel' || person !== undefined && !/[、,，;；和及与等]|\s/u.test(person));
const onNotice = rule('decisions.not-on-notice', `${PARTY_GROUP_RULES}：议题在会前确定并通知，一般不得临时动议`, (late: string | undefined) => late !== undefined);

/** Calls a meeting. It gets its number, 会议〔2026〕37号, when it is recorded. */
export const conveneMeeting = (called: { readonly meeting: MeetingId; readonly heldOn: LocalDate; readonly at?: string | undefined; readonly place?: string | undefined; readonly agenda: readonly Omit<AgendaEntry, 'place'>[] }, today: LocalDate): Decide<Meeting, MeetingEvent> => (state) => {
  if (state.is !== 'unknown') return refused('decisions.meeting-already');
  const twice = called.agenda.find(({ item }, n) => called.agenda.findIndex((one) => one.item === item) !== n);
  if (twice) return refused('decisions.on-agenda-already', { number: twice.number });
  return happened(MeetingConvened({ ...called, number: nextNumber('会议', yearOf(called.heldOn)), noticedOn: today < called.heldOn ? today : called.heldOn, agenda: called.agenda.map((entry, n) => ({ ...entry, place: n + 1 })) }));
};

/** Puts an item on the agenda after the notice: only because it cannot wait, and the reason stays with it. */
export const putOnAgenda = (entry: Omit<AgendaEntry, 'place'>): Decide<Meeting, MeetingEvent> => (state) => {
  if (state.is === 'unknown' || state.is === 'closed') return refused('decisions.meeting-not-open');
  if (state.agenda.some(({ item }) => item === entry.item)) return refused('decisions.on-agenda-already', { number: entry.number });
  return hold(onNotice, entry.late) ?? happened(ItemPutOnAgenda({ meeting: state.meeting, entry: { ...entry, place: state.agenda.length + 1 } }));
};

/** Begins. Who is due is the membership of the day; the chair is the secretary, in his absence who is named. */
export const openMeeting = (due: readonly Due[], chair: StaffId | undefined, absent: Held['absent'], recusedCount: boolean, today: LocalDate, said: Said = {}): Decide<Meeting, MeetingEvent> => (state) => {
  if (state.is === 'unknown') return refused('decisions.meeting-unknown');
  if (state.is !== 'convened') return refused('decisions.meeting-opened-already');
  if (today < state.heldOn) return refused('decisions.meeting-not-yet', { on: state.heldOn });
  if (due.length === 0) return refused('decisions.no-members');
  const here = due.filter(({ staff }) => !absent.some((one) => one.staff === staff));
  const presides = chair ?? here[0]?.staff;
  const opened = MeetingOpened({ meeting: state.meeting, due: due.map(({ staff, rank }) => ({ staff, rank })), chair: presides ?? due[0]!.staff, recusedCount, openedOn: today });
  return attending(due, absent) ?? agreeing(due.length, absent.length, said) ?? (here.length * 2 < due.length ? hold(present, { here: here.length, due: due.length, category: 'majorDecision' }, { here: here.length, due: due.length, needed: quorumOf('majorDecision', due.length) }) : undefined)
    ?? (chair !== undefined && !here.some(({ staff }) => staff === chair) ? refused('decisions.chair-absent') : undefined)
    ?? happened(opened, ...(absent.length > 0 ? [AttendanceRecorded({ meeting: state.meeting, absent: [...absent] })] : []));
};

/** Only who is due can be absent. */
const attending = (due: readonly Due[], absent: Held['absent']): Came<never> | undefined => {
  const stranger = absent.find(({ staff }) => !due.some((one) => one.staff === staff));
  return stranger && refused('decisions.not-due', { staff: stranger.staff });
};

const during = (state: Meeting, next: (held: Held) => Came<MeetingEvent>): Came<MeetingEvent> => {
  switch (state.is) {
    case 'unknown': return refused('decisions.meeting-unknown');
    case 'convened': return refused('decisions.meeting-not-begun');
    case 'closed': return refused('decisions.meeting-closed');
    case 'open': return next(state);
  }
};
const entryAt = ({ agenda }: Convened, place: number): AgendaEntry | undefined => agenda.find((one) => one.place === place);

/** Who is not there, and why; said again, it replaces what was said. Those who voted stay where they were. */
export const recordAttendance = (absent: Held['absent'], said: Said = {}): Decide<Meeting, MeetingEvent> => (state) => during(state, (held) =>
  (held.votes.length > 0 ? refused('decisions.voted-before') : attending(held.due, absent) ?? agreeing(held.due.length, absent.length, said) ?? happened(AttendanceRecorded({ meeting: held.meeting, absent: [...absent] }))));

/** What was counted must be what the membership and the absences come to. */
interface Said { readonly due?: number | undefined; readonly present?: number | undefined }
const agreeing = (due: number, absent: number, said: Said): Came<never> | undefined =>
  ((said.due ?? due) === due && (said.present ?? due - absent) === due - absent ? undefined : refused('decisions.counts-differ', { due, present: due - absent }));

/** Before the meeting or at its beginning. */
export const studyLaw = (statute: string, by: StaffId | undefined): Decide<Meeting, MeetingEvent> => (state) => (state.is === 'unknown' ? refused('decisions.meeting-unknown') : state.is === 'closed' ? refused('decisions.meeting-closed') : happened(LawStudied({ meeting: state.meeting, statute, by })));

/** Of one who is not there; kept and shown, never counted. */
export const giveWrittenOpinion = (place: number, staff: StaffId, opinion: string): Decide<Meeting, MeetingEvent> => (state) => {
  if (state.is === 'unknown') return refused('decisions.meeting-unknown');
  if (!entryAt(state, place)) return refused('decisions.no-such-place', { place });
  return state.is === 'closed' ? refused('decisions.meeting-closed') : happened(WrittenOpinionGiven({ meeting: state.meeting, place, staff, opinion }));
};

export const noteObservers = (place: number | undefined, observers: readonly string[]): Decide<Meeting, MeetingEvent> => (state) => during(state, (held) =>
  (place !== undefined && !entryAt(held, place) ? refused('decisions.no-such-place', { place }) : happened(ObserversNoted({ meeting: held.meeting, place, observers: [...observers] }))));

/** Withdraws a member from one item: he does not vote on it. */
export const recuse = (place: number, staff: StaffId, reason: string): Decide<Meeting, MeetingEvent> => (state) => during(state, (held) => {
  if (!entryAt(held, place)) return refused('decisions.no-such-place', { place });
  if (!held.due.some((one) => one.staff === staff)) return refused('decisions.not-due', { staff });
  if (held.recused.some((one) => one.place === place && one.staff === staff)) return nothing();
  return held.votes.some((one) => one.place === place) ? refused('decisions.voted-already', { place }) : happened(MemberRecused({ meeting: held.meeting, place, staff, reason }));
});

/** In the order they spoke; that the chair did not speak last is noted (末位表态). */
export const hearOpinions = (place: number, speakers: readonly StaffId[], gist: string | undefined): Decide<Meeting, MeetingEvent> => (state) => during(state, (held) => {
  if (!entryAt(held, place)) return refused('decisions.no-such-place', { place });
  const stranger = speakers.find((staff) => !votersOn(held, place).some((one) => one.staff === staff));
  if (stranger !== undefined) return refused('decisions.not-voting', { staff: stranger });
  return happened(OpinionsHeard({ meeting: held.meeting, place, speakers: [...speakers], chairFirst: speakers.includes(held.chair) && speakers.at(-1) !== held.chair, gist }));
});

export interface Ballot {
  readonly place: number;
  /** Of personnel: who it is about. */
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

/** Holds a ballot against the rules, and counts it: the result is never typed. */
const counted = (held: Held, entry: AgendaEntry, ballot: Ballot): Came<never> | { readonly vote: Vote } => {
  const { place, person, method, against, abstain, opposed, abstained } = ballot;
  const voters = votersOn(held, place);
  const here = held.due.length - held.absent.length;
  const due = held.due.length - (held.recusedCount ? 0 : held.recused.filter((one) => one.place === place).length);
  const about = { here, due: held.due.length, category: entry.category };
  const facts = { here, due: held.due.length, needed: quorumOf(entry.category, held.due.length) };
  const inFavour = ballot.for ?? voters.length - against - abstain;
  const total = inFavour + against + abstain;
  const refusal = hold(onlyInMeeting, method) ?? hold(personByPerson, { category: entry.category, person }, { person: person ?? '' }) ?? hold(present, about, facts) ?? hold(presentForPersonnel, about, facts)
    ?? (total > voters.length || inFavour < 0 ? refused('decisions.more-votes-than-voters', { votes: total, voters: voters.length }) : undefined)
    ?? (total < voters.length ? refused('decisions.votes-missing', { votes: total, voters: voters.length, left: voters.length - total }) : undefined)
    ?? namesFit(voters, { method, against, abstain, opposed, abstained });
  if (refusal) return refusal;
  const cast = method === 'secret' ? undefined : voters.map(({ staff }) => ({ staff, vote: opposed.includes(staff) ? 'against' as const : abstained.includes(staff) ? 'abstain' as const : 'for' as const }));
  const votes = { for: inFavour, against, abstain };
  return { vote: { place, ...(person === undefined ? {} : { person }), method: method as Method, ...votes, ...(cast ? { cast } : {}), due, present: here, needed: votesNeeded(due), outcome: outcomeOf(votes, due) } };
};

/** Of an open vote it is known who was against and who abstained, of a secret one only how many. */
const namesFit = (voters: readonly Due[], { method, against, abstain, opposed, abstained }: Pick<Ballot, 'method' | 'against' | 'abstain' | 'opposed' | 'abstained'>): Came<never> | undefined => {
  const named = [...opposed, ...abstained];
  if (method === 'secret') return named.length > 0 ? refused('decisions.secret-names') : undefined;
  const stranger = named.find((staff) => !voters.some((one) => one.staff === staff));
  if (stranger !== undefined) return refused('decisions.not-voting', { staff: stranger });
  if (new Set(named).size !== named.length) return refused('decisions.voted-twice');
  return opposed.length === against && abstained.length === abstain ? undefined : refused('decisions.dissent-named', { against, abstain });
};

const isVote = (came: Came<never> | { readonly vote: Vote }): came is { readonly vote: Vote } => 'vote' in came;

/** Takes a vote on an item of the agenda, of personnel on one person of it. */
export const takeVote = (ballot: Ballot, resolution: string | undefined): Decide<Meeting, MeetingEvent> => (state) => during(state, (held) => {
  const entry = entryAt(held, ballot.place);
  if (!entry) return { refusal: { ...refused('decisions.no-such-place', { place: ballot.place }).refusal, source: onNotice.source! } };
  if (held.deferred.includes(ballot.place)) return refused('decisions.deferred-already', { place: ballot.place });
  if (held.votes.some(({ place, person }) => place === ballot.place && person === ballot.person)) return refused('decisions.voted-already', { place: ballot.place });
  const came = counted(held, entry, ballot);
  return isVote(came) ? happened(VoteTaken({ meeting: held.meeting, item: entry.item, vote: came.vote, resolution })) : came;
});

/** Counts a vote anew that was recorded wrongly; in the meeting or after it, with reason and who approved it. */
export const correctVote = (ballot: Ballot, reason: string, approvedBy: StaffId): Decide<Meeting, MeetingEvent> => (state) => {
  if (state.is !== 'open' && state.is !== 'closed') return refused('decisions.meeting-not-begun');
  const entry = entryAt(state, ballot.place);
  const was = state.votes.find(({ place, person }) => place === ballot.place && person === ballot.person);
  if (!entry || !was) return refused('decisions.no-vote', { place: ballot.place });
  const came = counted(state, entry, ballot);
  if (!isVote(came)) return came;
  return JSON.stringify(came.vote) === JSON.stringify(was) ? nothing() : happened(VoteCorrected({ meeting: state.meeting, item: entry.item, vote: came.vote, reason, approvedBy }));
};

export const deferEntry = (place: number, reason: string): Decide<Meeting, MeetingEvent> => (state) => during(state, (held) => {
  const entry = entryAt(held, place);
  if (!entry) return refused('decisions.no-such-place', { place });
  if (held.deferred.includes(place)) return nothing();
  return held.votes.some((one) => one.place === place) ? refused('decisions.voted-already', { place }) : happened(EntryDeferred({ meeting: held.meeting, item: entry.item, place, reason }));
});

/** Ends. What was neither voted on nor put off is left for another meeting, and said so. */
export const closeMeeting = (today: LocalDate): Decide<Meeting, MeetingEvent> => (state) => during(state, (held) =>
  happened(MeetingClosed({ meeting: held.meeting, unsettled: held.agenda.map(({ place }) => place).filter((place) => !held.deferred.includes(place) && !held.votes.some((one) => one.place === place)), closedOn: today })));

/** A member who was there says that the minutes are right. */
export const confirmMinutes = (staff: StaffId, remark: string | undefined): Decide<Meeting, MeetingEvent> => (state) => {
  if (state.is !== 'closed') return refused('decisions.meeting-not-closed');
  if (!state.due.some((one) => one.staff === staff)) return refused('decisions.not-due', { staff });
  return state.confirmed.includes(staff) ? nothing() : happened(MinutesConfirmed({ meeting: state.meeting, staff, remark }));
};

/** What an entry of the agenda came to, all persons of it together; undefined while it is open. */
export const settledOf = (held: Held, place: number): Outcome | undefined => {
  const outcomes = held.votes.filter((one) => one.place === place).map(({ outcome }) => outcome);
  if (held.deferred.includes(place)) return 'deferred';
  if (outcomes.length === 0) return held.is === 'closed' ? 'deferred' : undefined;
  return outcomes.every((one) => one === 'rejected') ? 'rejected' : outcomes.some((one) => one === 'passed') ? 'passed' : 'deferred';
};

export const meeting = decider<Meeting, MeetingEvent>({
  category: 'decisions.meeting',
  stateVersion: 1,
  initial: { is: 'unknown' },
  evolve: (state, { type, data }) => {
    if (type === 'decisions.meeting-convened') return { is: 'convened', meeting: data.meeting, number: data.number, heldOn: data.heldOn, agenda: data.agenda, studied: false };
    if (state.is === 'unknown') return state;
    if (type === 'decisions.item-put-on-agenda') return { ...state, agenda: [...state.agenda, data.entry] };
    if (type === 'decisions.law-studied') return { ...state, studied: true };
    if (type === 'decisions.meeting-opened')
      return { ...state, is: 'open', due: data.due, chair: data.chair, recusedCount: data.recusedCount, absent: [], recused: [], heard: [], votes: [], deferred: [], confirmed: [] };
    if (state.is === 'convened') return state;
    switch (type) {
      case 'decisions.attendance-recorded': return { ...state, absent: data.absent };
      case 'decisions.member-recused': return { ...state, recused: [...state.recused, { place: data.place, staff: data.staff }] };
      case 'decisions.opinions-heard': return { ...state, heard: [...state.heard, { place: data.place, chairFirst: data.chairFirst }] };
      case 'decisions.vote-taken': return { ...state, votes: [...state.votes, data.vote] };
      case 'decisions.vote-corrected': return { ...state, votes: state.votes.map((one) => (one.place === data.vote.place && one.person === data.vote.person ? data.vote : one)) };
      case 'decisions.entry-deferred': return { ...state, deferred: [...state.deferred, data.place] };
      case 'decisions.meeting-closed': return { ...state, is: 'closed' };
      case 'decisions.minutes-confirmed': return { ...state, confirmed: [...state.confirmed, data.staff] };
      case 'decisions.written-opinion-given':
      case 'decisions.observers-noted': return state;
    }
  },
});
