import {
  decider,
  happened,
  nextNumber,
  nothing,
  yearOf,
  type Decide,
  type LocalDate,
  type Outcome as Came,
  type StaffId,
} from '#kernel';
import { namesIn } from '../ground/names.ts';
import { hold, refused, refusedBy, rule } from '../ground/refusals.ts';
import type { MeetingId, Outcome } from '../ground/terms.ts';
import { PARTY_GROUP_RULES } from '../party-group/quorum.ts';
import {
  AttendanceRecorded,
  EntryDeferred,
  ItemPutOnAgenda,
  LawStudied,
  MeetingCancelled,
  MeetingClosed,
  MeetingConvened,
  MeetingMoved,
  MeetingOpened,
  MemberCame,
  MemberLeft,
  MemberRecused,
  MinutesConfirmed,
  NoticeAnswered,
  ObserversNoted,
  OpinionsHeard,
  VoteRetracted,
  VoteTaken,
  WrittenOpinionGiven,
  type AgendaEntry,
  type MeetingEvent,
} from './events.ts';
import type { Convened, Due, Held, Meeting } from './meeting-state.ts';
import { counted, isVote, outcomeOfAll, presentIn, quorate, votersOn, type Ballot } from './voting.ts';

export type { Held, Meeting } from './meeting-state.ts';

const onNotice = rule(
  'decisions.not-on-notice',
  `${PARTY_GROUP_RULES}：议题在会前确定并通知，一般不得临时动议`,
  (late: string | undefined) => late !== undefined,
);
const chairNamed = rule(
  'decisions.chair-needed',
  `${PARTY_GROUP_RULES}：党组会议由党组书记召集并主持，书记不能参加的可以委托副书记或者其他成员（待核实）`,
  (presides: Due | undefined) => presides !== undefined,
);

const ONE_BY_ONE = `${PARTY_GROUP_RULES}：对多个事项逐项表决；重新决策须另经党组会议`;

export interface Call {
  readonly meeting: MeetingId;
  readonly heldOn: LocalDate;
  readonly at?: string | undefined;
  readonly place?: string | undefined;
  /** The day the notice went out, where it is not today. */
  readonly noticedOn?: LocalDate | undefined;
  readonly agenda: readonly Omit<AgendaEntry, 'place'>[];
  readonly returned?: readonly string[];
}

/** Calls a meeting. It gets its number, 会议〔2026〕37号, when it is recorded. One that was held already says when its notice went out. */
export const conveneMeeting =
  ({ noticedOn, returned = [], ...called }: Call, today: LocalDate): Decide<Meeting, MeetingEvent> =>
  (state) => {
    if (state.is !== 'unknown') return refused('decisions.meeting-already');
    if (called.agenda.length === 0) return refused('decisions.agenda-empty');
    const twice = called.agenda.find(({ item }, n) => called.agenda.findIndex((one) => one.item === item) !== n);
    if (twice) return refused('decisions.on-agenda-already', { number: twice.number });
    const noticed = noticedOn ?? today;
    if (noticed > called.heldOn || noticed > today) return refused('decisions.notice-day');
    return happened(
      MeetingConvened({
        ...called,
        number: nextNumber('会议', yearOf(called.heldOn)),
        noticedOn: noticed,
        agenda: called.agenda.map((entry, n) => ({ ...entry, place: n + 1 })),
        ...(returned.length > 0 ? { returned: [...returned] } : {}),
      }),
    );
  };

const before = (
  state: Meeting,
  next: (it: Extract<Meeting, { is: 'convened' | 'cancelled' }>) => Came<MeetingEvent>,
): Came<MeetingEvent> => {
  switch (state.is) {
    case 'unknown':
      return refused('decisions.meeting-unknown');
    case 'cancelled':
      return refused('decisions.meeting-cancelled');
    case 'open':
    case 'closed':
      return refused('decisions.meeting-opened-already');
    case 'convened':
      return next(state);
  }
};

/** Another day, time or place; within the year of its number. */
export const moveMeeting =
  (
    to: { readonly heldOn: LocalDate; readonly at?: string | undefined; readonly place?: string | undefined },
    reason: string,
  ): Decide<Meeting, MeetingEvent> =>
  (state) =>
    before(state, (it) =>
      yearOf(to.heldOn) === it.number.year
        ? happened(MeetingMoved({ meeting: it.meeting, ...to, reason }))
        : refused('decisions.year-of-meeting', { year: it.number.year }),
    );

/** It does not take place. Its number is not given again. */
export const cancelMeeting =
  (reason: string, today: LocalDate): Decide<Meeting, MeetingEvent> =>
  (state) =>
    state.is === 'cancelled'
      ? nothing()
      : before(state, (it) => happened(MeetingCancelled({ meeting: it.meeting, reason, cancelledOn: today })));

/** A member says whether he comes; who does not gives the reason. The last word counts. */
export const answerNotice =
  (
    staff: StaffId,
    comes: boolean,
    reason: string | undefined,
    membersOn: (day: LocalDate) => readonly Due[],
  ): Decide<Meeting, MeetingEvent> =>
  (state) =>
    before(state, (it) => {
      if (!membersOn(it.heldOn).some((one) => one.staff === staff)) return refused('decisions.not-due', { staff });
      const said = it.replies.find((one) => one.staff === staff);
      return said?.comes === comes && said.reason === reason
        ? nothing()
        : happened(NoticeAnswered({ meeting: it.meeting, staff, comes, reason }));
    });

/** Puts an item on the agenda after the notice: only because it cannot wait, and the reason stays with it. */
export const putOnAgenda =
  (entry: Omit<AgendaEntry, 'place'>): Decide<Meeting, MeetingEvent> =>
  (state) => {
    if (state.is === 'unknown' || state.is === 'closed' || state.is === 'cancelled')
      return refused('decisions.meeting-not-open');
    if (state.agenda.some(({ item }) => item === entry.item))
      return refused('decisions.on-agenda-already', { number: entry.number });
    return (
      hold(onNotice, entry.late) ??
      happened(ItemPutOnAgenda({ meeting: state.meeting, entry: { ...entry, place: state.agenda.length + 1 } }))
    );
  };

/** What was counted must be what the membership and the absences come to. */
interface Said {
  readonly due?: number | undefined;
  readonly present?: number | undefined;
}
interface Opening {
  /** The membership of a day. */
  membersOn(day: LocalDate): readonly Due[];
  readonly chair?: StaffId | undefined;
  /** Undefined: those who asked for leave. */
  readonly absent?: Held['absent'] | undefined;
  readonly recusedCount: boolean;
  readonly said?: Said;
}

/** Begins, on its day; recorded later, it is still that day. Who is due is the membership of the day; the secretary presides, in his absence the deputy or who is named. */
export const openMeeting =
  (
    { membersOn, chair, absent: stated, recusedCount, said = {} }: Opening,
    today: LocalDate,
  ): Decide<Meeting, MeetingEvent> =>
  (state) =>
    before(state, (it) => {
      const due = membersOn(it.heldOn);
      if (today < it.heldOn) return refused('decisions.meeting-not-yet', { on: it.heldOn });
      if (due.length === 0) return refused('decisions.no-members');
      const absent =
        stated ?? it.replies.flatMap(({ staff, comes, reason = '会前请假' }) => (comes ? [] : [{ staff, reason }]));
      const here = due.filter(({ staff }) => !absent.some((one) => one.staff === staff));
      const refusal =
        attending(due, absent) ??
        agreeing(due.length, absent.length, said) ??
        (here.length * 2 < due.length
          ? quorate({ here: here.length, due: due.length, entry: { category: 'majorDecision' } })
          : undefined);
      if (refusal) return refusal;
      if (chair !== undefined && !here.some(({ staff }) => staff === chair)) return refused('decisions.chair-absent');
      const presides =
        here.find(({ staff }) => staff === chair) ??
        here.find(({ rank }) => rank === 'secretary') ??
        here.find(({ rank }) => rank === 'deputy');
      return (
        hold(chairNamed, presides) ??
        happened(
          MeetingOpened({
            meeting: it.meeting,
            due: due.map(({ staff, rank }) => ({ staff, rank })),
            chair: presides!.staff,
            recusedCount,
            openedOn: it.heldOn,
          }),
          ...(absent.length > 0 ? [AttendanceRecorded({ meeting: it.meeting, absent: [...absent] })] : []),
        )
      );
    });

/** Only who is due can be absent, and once. */
export const attending = (due: readonly Due[], absent: Held['absent']): Came<never> | undefined => {
  const stranger = absent.find(({ staff }) => !due.some((one) => one.staff === staff));
  if (stranger) return refused('decisions.not-due', { staff: stranger.staff });
  const twice = absent.find(({ staff }, n) => absent.findIndex((one) => one.staff === staff) !== n);
  return twice && refused('decisions.named-twice', { staff: twice.staff });
};
const agreeing = (due: number, absent: number, said: Said): Came<never> | undefined =>
  (said.due ?? due) === due && (said.present ?? due - absent) === due - absent
    ? undefined
    : refused('decisions.counts-differ', { due, present: due - absent });

const during = (state: Meeting, next: (held: Held) => Came<MeetingEvent>): Came<MeetingEvent> => {
  switch (state.is) {
    case 'unknown':
      return refused('decisions.meeting-unknown');
    case 'cancelled':
      return refused('decisions.meeting-cancelled');
    case 'convened':
      return refused('decisions.meeting-not-begun');
    case 'closed':
      return refused('decisions.meeting-closed');
    case 'open':
      return next(state);
  }
};
/** Until it has ended: what may be said of a meeting before it began, too. */
const untilEnd = (
  state: Meeting,
  next: (it: Exclude<Meeting, { is: 'unknown' | 'cancelled' }>) => Came<MeetingEvent>,
): Came<MeetingEvent> => (state.is === 'convened' ? next(state) : during(state, next));
export const entryAt = ({ agenda }: Convened, place: number): AgendaEntry | undefined =>
  agenda.find((one) => one.place === place);
/** How a vote that stands in the way was recorded. */
const votedOn = ({ votes }: Held, place: number, person?: string) => {
  const vote = votes.find((one) => one.place === place && (person === undefined || one.person === person))!;
  return {
    place,
    for: vote.for,
    against: vote.against,
    abstain: vote.abstain,
    ...(vote.person === undefined ? {} : { person: vote.person }),
  };
};
/** How many entries were dealt with. */
const dealtWith = ({ votes, deferred }: Held): number =>
  new Set([...votes.map(({ place }) => place), ...deferred]).size;

/** Who is not there, and why; said again, it replaces what was said. Once it voted, people come and go. */
export const recordAttendance =
  (absent: Held['absent'], said: Said = {}): Decide<Meeting, MeetingEvent> =>
  (state) =>
    during(state, (held) => {
      if (held.votes.length > 0) return refused('decisions.voted-before');
      return (
        attending(held.due, absent) ??
        agreeing(held.due.length, absent.length, said) ??
        quorate({
          here: held.due.length - absent.length,
          due: held.due.length,
          entry: { category: 'majorDecision' },
        }) ??
        (absent.some(({ staff }) => staff === held.chair) ? refused('decisions.chair-absent') : undefined) ??
        happened(AttendanceRecorded({ meeting: held.meeting, absent: [...absent] }))
      );
    });

/** Came late, or came back. */
export const memberCame =
  (staff: StaffId): Decide<Meeting, MeetingEvent> =>
  (state) =>
    during(state, (held) => {
      if (!held.due.some((one) => one.staff === staff)) return refused('decisions.not-due', { staff });
      return held.absent.some((one) => one.staff === staff) || held.left.includes(staff)
        ? happened(MemberCame({ meeting: held.meeting, staff, after: dealtWith(held) }))
        : nothing();
    });

const inRoom = (held: Held, staff: StaffId): boolean =>
  held.due.some((one) => one.staff === staff) &&
  !held.absent.some((one) => one.staff === staff) &&
  !held.left.includes(staff);

/** Goes early: he does not vote on what comes then, and does not count as present for it. If it is the chair, another presides. */
export const memberLeft =
  (staff: StaffId, reason: string, successor?: StaffId): Decide<Meeting, MeetingEvent> =>
  (state) =>
    during(state, (held) => {
      if (held.left.includes(staff)) return nothing();
      if (!inRoom(held, staff)) return refused('decisions.not-there', { staff });
      if (staff !== held.chair)
        return happened(MemberLeft({ meeting: held.meeting, staff, reason, after: dealtWith(held) }));
      if (successor === undefined || successor === staff) return refused('decisions.successor-needed');
      return inRoom(held, successor)
        ? happened(MemberLeft({ meeting: held.meeting, staff, reason, after: dealtWith(held), successor }))
        : refused('decisions.not-there', { staff: successor });
    });

/** Before the meeting or at its beginning. */
export const studyLaw =
  (statute: string, by: StaffId | undefined): Decide<Meeting, MeetingEvent> =>
  (state) =>
    untilEnd(state, (it) => happened(LawStudied({ meeting: it.meeting, statute, by })));

/** Of a member who is not there; kept and shown, never counted. Before the meeting it is not known yet who will be. */
export const giveWrittenOpinion =
  (
    place: number,
    staff: StaffId,
    opinion: string,
    membersOn: (day: LocalDate) => readonly Due[],
  ): Decide<Meeting, MeetingEvent> =>
  (state) =>
    untilEnd(state, (it) => {
      if (!entryAt(it, place)) return refused('decisions.no-such-place', { place });
      if (!(it.is === 'convened' ? membersOn(it.heldOn) : it.due).some((one) => one.staff === staff))
        return refused('decisions.not-due', { staff });
      if (it.is !== 'convened' && inRoom(it, staff))
        return refusedBy(`${PARTY_GROUP_RULES}：因故不能到会的成员可以提交书面意见`, 'decisions.not-away', { staff });
      return it.is !== 'convened' && it.votes.some((one) => one.place === place)
        ? refused('decisions.voted-already', votedOn(it, place))
        : happened(WrittenOpinionGiven({ meeting: it.meeting, place, staff, opinion }));
    });

export const noteObservers =
  (place: number | undefined, observers: readonly string[]): Decide<Meeting, MeetingEvent> =>
  (state) =>
    during(state, (held) =>
      place !== undefined && !entryAt(held, place)
        ? refused('decisions.no-such-place', { place })
        : happened(ObserversNoted({ meeting: held.meeting, place, observers: [...observers] })),
    );

/** Withdraws a member from one item: he does not vote on it. */
export const recuse =
  (place: number, staff: StaffId, reason: string): Decide<Meeting, MeetingEvent> =>
  (state) =>
    during(state, (held) => {
      if (!entryAt(held, place)) return refused('decisions.no-such-place', { place });
      if (!held.due.some((one) => one.staff === staff)) return refused('decisions.not-due', { staff });
      if (held.recused.some((one) => one.place === place && one.staff === staff)) return nothing();
      return held.votes.some((one) => one.place === place)
        ? refusedBy(ONE_BY_ONE, 'decisions.voted-already', votedOn(held, place))
        : happened(MemberRecused({ meeting: held.meeting, place, staff, reason }));
    });

/** In the order they spoke; that the chair did not speak last is noted (末位表态). Said again, it replaces what was said. */
export const hearOpinions =
  (place: number, speakers: readonly StaffId[], gist: string | undefined): Decide<Meeting, MeetingEvent> =>
  (state) =>
    during(state, (held) => {
      if (!entryAt(held, place)) return refused('decisions.no-such-place', { place });
      const stranger = speakers.find((staff) => !votersOn(held, place).some((one) => one.staff === staff));
      if (stranger !== undefined) return refused('decisions.not-voting', { staff: stranger });
      return happened(
        OpinionsHeard({
          meeting: held.meeting,
          place,
          speakers: [...speakers],
          chairFirst: speakers.includes(held.chair) && speakers.at(-1) !== held.chair,
          gist,
          ...(held.votes.some((one) => one.place === place) ? { afterVote: true } : {}),
        }),
      );
    });

/**
 * Takes a vote on an item of the agenda, where persons are decided on on one of them. `obstacle`: why the item may not be decided
 * by now, though it was ready when it went on the agenda: taken back, found unlawful, decided by another meeting.
 */
export const takeVote =
  (ballot: Ballot, resolution: string | undefined, obstacle?: Came<never>): Decide<Meeting, MeetingEvent> =>
  (state) =>
    during(state, (held) => {
      const entry = entryAt(held, ballot.place);
      if (!entry)
        return {
          refusal: { ...refused('decisions.no-such-place', { place: ballot.place }).refusal, source: onNotice.source! },
        };
      if (held.deferred.includes(ballot.place)) return refused('decisions.deferred-already', { place: ballot.place });
      const [person, ...others] = ballot.person === undefined ? [] : namesIn(ballot.person);
      const cast: Ballot = others.length > 0 ? ballot : { ...ballot, person };
      if (held.votes.some((one) => one.place === ballot.place && one.person === cast.person))
        return refusedBy(ONE_BY_ONE, 'decisions.voted-already', votedOn(held, ballot.place, cast.person));
      if (obstacle) return obstacle;
      const came = counted(held, entry, cast, { voters: votersOn(held, ballot.place), here: presentIn(held) });
      return isVote(came)
        ? happened(VoteTaken({ meeting: held.meeting, item: entry.item, vote: came.vote, resolution }))
        : came;
    });

/** Takes back a vote that was typed wrongly, while the meeting lasts; afterwards it is corrected. */
export const retractVote =
  (place: number, person: string | undefined): Decide<Meeting, MeetingEvent> =>
  (state) =>
    during(state, (held) => {
      const entry = entryAt(held, place);
      return entry && held.votes.some((one) => one.place === place && one.person === person)
        ? happened(VoteRetracted({ meeting: held.meeting, item: entry.item, place, person }))
        : refused('decisions.no-vote', { place });
    });

export const deferEntry =
  (place: number, reason: string): Decide<Meeting, MeetingEvent> =>
  (state) =>
    during(state, (held) => {
      const entry = entryAt(held, place);
      if (!entry) return refused('decisions.no-such-place', { place });
      if (held.deferred.includes(place)) return nothing();
      return held.votes.some((one) => one.place === place)
        ? refusedBy(ONE_BY_ONE, 'decisions.voted-already', votedOn(held, place))
        : happened(EntryDeferred({ meeting: held.meeting, item: entry.item, place, reason }));
    });

/** Ends. What was neither voted on, nor on all persons of it, nor put off is left for another meeting, and said so. */
export const closeMeeting = (): Decide<Meeting, MeetingEvent> => (state) =>
  during(state, (held) =>
    happened(
      MeetingClosed({
        meeting: held.meeting,
        unsettled: held.agenda.map(({ place }) => place).filter((place) => settledOf(held, place) === undefined),
        closedOn: held.heldOn,
      }),
    ),
  );

/** A member who was there says that the minutes are right, or what is wrong with them; the last word counts. */
export const confirmMinutes =
  (staff: StaffId, agrees: boolean, remark: string | undefined): Decide<Meeting, MeetingEvent> =>
  (state) => {
    if (state.is !== 'closed') return refused('decisions.meeting-not-closed');
    if (!state.due.some((one) => one.staff === staff)) return refused('decisions.not-due', { staff });
    if (state.absent.some((one) => one.staff === staff)) return refused('decisions.not-there', { staff });
    const said = state.confirmed.find((one) => one.staff === staff);
    return said?.agrees === agrees && said.remark === remark
      ? nothing()
      : happened(MinutesConfirmed({ meeting: state.meeting, staff, remark, agrees, version: state.corrections + 1 }));
  };

/** Those an entry names who were not voted on yet. */
export const personsLeft = ({ votes }: Held, { place, persons = [] }: AgendaEntry): readonly string[] =>
  persons.filter((person) => !votes.some((one) => one.place === place && one.person === person));
/** Those of an entry who come back at another meeting: not voted on, or put off. */
export const personsPending = (held: Held, entry: AgendaEntry): readonly string[] => [
  ...personsLeft(held, entry),
  ...held.votes
    .filter((one) => one.place === entry.place && one.outcome === 'deferred')
    .flatMap(({ person }) => person ?? []),
];

/** What an entry of the agenda came to, all persons of it together; undefined while it is open. */
export const settledOf = (held: Held, place: number): Outcome | undefined => {
  const outcomes = held.votes.filter((one) => one.place === place).map(({ outcome }) => outcome);
  const entry = entryAt(held, place);
  if (held.deferred.includes(place)) return 'deferred';
  if (outcomes.length === 0 || (entry && personsLeft(held, entry).length > 0))
    return held.is === 'open' ? undefined : 'deferred';
  return outcomeOfAll(outcomes);
};

/** Confirmed is what was read: a corrected record is read anew. */
const corrected = (held: Held): Held => ({ ...held, corrections: held.corrections + 1, confirmed: [] });
const without = <T extends { readonly place: number; readonly staff: StaffId }>(
  all: readonly T[],
  { place, staff }: T,
): readonly T[] => all.filter((one) => one.place !== place || one.staff !== staff);

export const meeting = decider<Meeting, MeetingEvent>({
  category: 'decisions.meeting',
  stateVersion: 2,
  initial: { is: 'unknown' },
  evolve: (state, { type, data }) => {
    if (type === 'decisions.meeting-convened')
      return {
        is: 'convened',
        meeting: data.meeting,
        number: data.number,
        heldOn: data.heldOn,
        agenda: data.agenda,
        replies: [],
        studied: false,
      };
    if (state.is === 'unknown') return state;
    switch (type) {
      case 'decisions.item-put-on-agenda':
        return { ...state, agenda: [...state.agenda, data.entry] };
      case 'decisions.law-studied':
        return { ...state, studied: true };
      case 'decisions.meeting-moved':
        return { ...state, heldOn: data.heldOn };
      case 'decisions.meeting-cancelled':
        return state.is === 'convened' ? { ...state, is: 'cancelled' } : state;
      case 'decisions.notice-answered':
        return {
          ...state,
          replies: [
            ...state.replies.filter(({ staff }) => staff !== data.staff),
            { staff: data.staff, comes: data.comes, reason: data.reason },
          ],
        };
      case 'decisions.meeting-opened':
        return {
          ...state,
          is: 'open',
          due: data.due,
          chair: data.chair,
          recusedCount: data.recusedCount,
          absent: [],
          left: [],
          recused: [],
          restored: [],
          unrecused: [],
          heard: [],
          votes: [],
          deferred: [],
          confirmed: [],
          corrections: 0,
        };
    }
    if (state.is === 'convened' || state.is === 'cancelled') return state;
    switch (type) {
      case 'decisions.attendance-recorded':
        return { ...state, absent: data.absent };
      case 'decisions.member-came':
        return {
          ...state,
          absent: state.absent.filter(({ staff }) => staff !== data.staff),
          left: state.left.filter((staff) => staff !== data.staff),
        };
      case 'decisions.member-left':
        return { ...state, left: [...state.left, data.staff], chair: data.successor ?? state.chair };
      case 'decisions.member-recused':
        return { ...state, recused: [...state.recused, { place: data.place, staff: data.staff }] };
      case 'decisions.opinions-heard':
        return {
          ...state,
          heard: [
            ...state.heard.filter(({ place }) => place !== data.place),
            {
              place: data.place,
              speakers: data.speakers,
              chairFirst: data.chairFirst,
              afterVote: data.afterVote === true,
            },
          ],
        };
      case 'decisions.vote-taken':
        return { ...state, votes: [...state.votes, data.vote] };
      case 'decisions.vote-retracted':
        return { ...state, votes: state.votes.filter((one) => one.place !== data.place || one.person !== data.person) };
      case 'decisions.entry-deferred':
        return { ...state, deferred: [...state.deferred, data.place] };
      case 'decisions.meeting-closed':
        return { ...state, is: 'closed' };
      case 'decisions.minutes-confirmed':
        return {
          ...state,
          confirmed: [
            ...state.confirmed.filter(({ staff }) => staff !== data.staff),
            { staff: data.staff, agrees: data.agrees !== false, remark: data.remark },
          ],
        };
      case 'decisions.vote-corrected':
        return corrected({
          ...state,
          votes: state.votes.map((one) =>
            one.place === data.vote.place && one.person === data.vote.person ? data.vote : one,
          ),
        });
      case 'decisions.attendance-corrected': {
        const back = state.absent
          .map(({ staff }) => staff)
          .filter((staff) => !data.absent.some((one) => one.staff === staff));
        return corrected({ ...state, absent: data.absent, restored: [...state.restored, ...back] });
      }
      case 'decisions.recusal-corrected': {
        const one = { place: data.place, staff: data.staff };
        return corrected(
          data.withdrew
            ? { ...state, recused: [...without(state.recused, one), one], unrecused: without(state.unrecused, one) }
            : { ...state, recused: without(state.recused, one), unrecused: [...without(state.unrecused, one), one] },
        );
      }
      case 'decisions.resolution-corrected':
        return corrected(state);
      case 'decisions.written-opinion-given':
      case 'decisions.observers-noted':
        return state;
    }
  },
});
