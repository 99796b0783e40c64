import type { DocumentNumber, LocalDate, StaffId } from '#kernel';
import type { MeetingId } from '../ground/terms.ts';
import type { Rank } from '../party-group/events.ts';
import type { AgendaEntry, Vote } from './events.ts';

// What is known of a meeting while it is called, held and ended, and the plainest questions to it.

/** Somebody who is due (应到). */
export interface Due {
  readonly staff: StaffId;
  readonly rank: Rank;
}
/** Somebody who is not there, and why (请假). */
export interface Absent {
  readonly staff: StaffId;
  readonly reason: string;
}
/** A member, of one item: who has withdrawn from it (回避), who sent his opinion on it. */
export interface Recused {
  readonly place: number;
  readonly staff: StaffId;
}
/** What a member answered to the notice (参会回执). */
export interface Reply {
  readonly staff: StaffId;
  readonly comes: boolean;
  readonly reason?: string | undefined;
}

/** A correction that waits: by what command it is done, with what (JSON), and who is to approve it. */
export interface Pending {
  readonly correction: number;
  readonly command: string;
  readonly filed: string;
  readonly what: string;
  readonly approvedBy: StaffId;
}

/** A meeting that was called. */
export interface Convened {
  readonly meeting: MeetingId;
  readonly number: DocumentNumber;
  readonly heldOn: LocalDate;
  readonly noticedOn: LocalDate;
  readonly agenda: readonly AgendaEntry[];
  /** What members answered to the notice, the last word of each. */
  readonly replies: readonly Reply[];
  /** Whose opinion came in writing, and on what. */
  readonly written: readonly Recused[];
  /** Before the votes; `studiedLate`: some was recorded only after one. */
  readonly studied: boolean;
  readonly studiedLate: boolean;
}
/** A meeting that began. */
export interface Held extends Convened {
  readonly is: 'open' | 'closed';
  readonly due: readonly Due[];
  readonly chair: StaffId;
  /** Who withdraws still counts among those due. */
  readonly recusedCount: boolean;
  /** A member may stay silent in a vote that is not on persons. */
  readonly silenceAllowed: boolean;
  /** Not there at all; who came late is not among them. */
  readonly absent: readonly Absent[];
  /** Went early. */
  readonly left: readonly StaffId[];
  readonly recused: readonly Recused[];
  /** Recorded as absent, as withdrawn, and corrected since. */
  readonly restored: readonly StaffId[];
  readonly unrecused: readonly Recused[];
  /** Took part in what touches them: found by a correction. */
  readonly tainted: readonly Recused[];
  readonly heard: readonly {
    readonly place: number;
    readonly speakers: readonly StaffId[];
    readonly chairFirst: boolean;
    readonly afterVote: boolean;
    /** Who was in the room for it then, and had not withdrawn. */
    readonly voters: readonly StaffId[];
    /** All who were in the room for it then. */
    readonly room: readonly StaffId[];
  }[];

  readonly votes: readonly Vote[];
  readonly deferred: readonly number[];
  readonly confirmed: readonly {
    readonly staff: StaffId;
    readonly agrees: boolean;
    readonly remark?: string | undefined;
  }[];
  /** Corrections that wait for their approval, and how many were ever asked for. */
  readonly pending: readonly Pending[];
  readonly asked: number;
  /** How often the record was corrected after the meeting, or a vote during it. */
  readonly corrections: number;
}
export type Meeting =
  | { readonly is: 'unknown' }
  | (Convened & { readonly is: 'convened' })
  | (Convened & { readonly is: 'cancelled' })
  | Held;

/** 无故缺席, 事先没有请假, 联系不上: that he did not ask for leave. */
const WITHOUT_LEAVE =
  /无故|擅自|旷会|(?:未|没)有?(?:事先|提前|会前|经)?(?:请假(?!条)|打招呼)|联系不上|联络不上|失联|^缺席/u;
/** 没说原因, 原因不明: nothing is known of why, unless leave is spoken of. */
const UNEXPLAINED = /(?:原因|理由)(?:不明|不详|不清|未说明)|(?:未|没)有?(?:说明?|讲明?)(?:原因|理由)|^不明/u;

/** Whether somebody who is not there asked for leave, by the reason that was recorded. */
export const isLeave = (reason: string): boolean =>
  !WITHOUT_LEAVE.test(reason) && (reason.includes('请假') || !UNEXPLAINED.test(reason));

/** The entry of the agenda at a place: 议题3. */
export const entryAt = ({ agenda }: Convened, place: number): AgendaEntry | undefined =>
  agenda.find((entry) => entry.place === place);

/** Whether a member is among these: those due, those absent. */
export const isAmong = (members: readonly { readonly staff: StaffId }[], staff: StaffId): boolean =>
  members.some((member) => member.staff === staff);

export const isRecused = (recusals: readonly Recused[], place: number, staff: StaffId): boolean =>
  recusals.some((recusal) => recusal.place === place && recusal.staff === staff);

/** Whether an entry was voted on, where persons are decided on on any of them. */
export const isVotedOn = ({ votes }: Held, place: number): boolean => votes.some((vote) => vote.place === place);

/** How many entries were voted on, or put off. */
export const dealtWith = ({ votes, deferred }: Held): number =>
  new Set([...votes.map(({ place }) => place), ...deferred]).size;

/** The vote on an entry, or on this person of it. */
export const voteOn = ({ votes }: Held, place: number, person: string | undefined): Vote | undefined =>
  votes.find((vote) => vote.place === place && vote.person === person);

/** How a vote that stands in the way was recorded: the facts of a refusal. */
export const recordedVote = ({ place, person, for: inFavour, against, abstain }: Vote) => ({
  place,
  for: inFavour,
  against,
  abstain,
  ...(person === undefined ? {} : { person }),
});
