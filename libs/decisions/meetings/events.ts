import { z } from 'zod';
import {
  bearing,
  carried,
  DocumentNumber,
  event,
  LocalDate,
  Marks,
  naming,
  oneLine,
  prose,
  StaffId,
  TimeOfDay,
  type EventOf,
} from '#kernel';
import { Category } from '../ground/categories.ts';
import {
  Candidate,
  Count,
  Internal,
  ItemId,
  MeetingId,
  Outcome,
  Personal,
  Persons,
  Place,
  Public,
  Title,
} from '../ground/terms.ts';
import { Rank } from '../party-group/events.ts';
import { ofPersons } from '../party-group/quorum.ts';

/**
 * An item on the agenda, by its place: 议题3. `persons` and `discipline` as it was put forward. `late`: it was not on
 * the notice, and why it could not wait.
 */
export const AgendaEntry = bearing(
  z.object({
    place: Place,
    item: ItemId,
    number: naming(oneLine(1, 40)),
    title: Title,
    category: Category,
    reporter: StaffId.optional(),
    persons: Persons.optional(),
    discipline: z.boolean().optional(),
    late: Internal.optional(),
    /** It ratifies what somebody did alone: `item` is that emergency, and `reporter` who did it. */
    emergency: z.boolean().optional(),
    /** The members it touches, as far as it was known when it came onto the agenda. */
    interested: z
      .array(z.object({ staff: StaffId, why: Personal }))
      .max(200)
      .optional(),
  }),
  'personnel',
  ofPersons,
);
export type AgendaEntry = z.infer<typeof AgendaEntry>;

export const METHODS = {
  oral: { label: '口头表决', synonyms: ['口头'] },
  hands: { label: '举手表决', synonyms: ['举手'] },
  named: { label: '记名投票', synonyms: ['记名', '票决'] },
  secret: { label: '无记名投票', synonyms: ['无记名', '不记名'] },
} as const;
export type Method = keyof typeof METHODS;
export const Method = z.enum(Object.keys(METHODS) as [Method, ...Method[]]);

/** Persons and entries of one meeting, at most. */
const MOST = 200;
const Seat = z.object({ staff: StaffId, rank: Rank });
export const Absence = z.object({ staff: StaffId, reason: Personal });

/**
 * One vote with what it was held against: `due` the number that must be passed by half, `needed` the votes that took.
 */
export const Vote = bearing(
  z.object({
    place: Place,
    person: Candidate.optional(),
    method: Method,
    for: Count,
    against: Count,
    abstain: Count,
    /** To be put off (缓议), and ballots that do not count (无效票). */
    postpone: Count.optional(),
    invalid: Count.optional(),
    /** Who said nothing, where the rules of the bureau allow that. */
    silent: Count.optional(),
    /** Who took part; of a secret ballot too. */
    voters: bearing(z.array(StaffId).max(MOST), 'secretBallot').optional(),
    /** Who voted how, unless it was secret. */
    cast: bearing(
      z.array(z.object({ staff: StaffId, vote: z.enum(['for', 'against', 'abstain', 'postpone']) })).max(MOST),
      'secretBallot',
    ).optional(),
    due: Count,
    present: Count,
    needed: Count,
    outcome: Outcome,
  }),
  'personnel',
  ({ person }) => person !== undefined,
);
export type Vote = z.infer<typeof Vote>;

/** A meeting of the Party group was called, with its agenda. */
export const MeetingConvened = event('decisions.meeting-convened', 1, {
  meeting: MeetingId,
  number: DocumentNumber,
  heldOn: LocalDate,
  at: TimeOfDay.optional(),
  place: Public.optional(),
  noticedOn: LocalDate,
  agenda: z.array(AgendaEntry).max(MOST),
  /** Overdue tasks that go back to the group with it. */
  returned: z
    .array(naming(oneLine(1, 40)))
    .max(5000)
    .optional(),
});
/** An item came onto the agenda after the notice: only in an emergency, whose reason stays with it. */
export const ItemPutOnAgenda = event('decisions.item-put-on-agenda', 1, { meeting: MeetingId, entry: AgendaEntry });
/** Another day, time or place; members are told. */
export const MeetingMoved = event('decisions.meeting-moved', 1, {
  meeting: MeetingId,
  heldOn: LocalDate,
  at: TimeOfDay.optional(),
  place: Public.optional(),
  reason: Internal,
});
/** It does not take place; its number stays with it, and its items wait for another meeting. */
export const MeetingCancelled = event('decisions.meeting-cancelled', 1, {
  meeting: MeetingId,
  reason: Internal,
  cancelledOn: LocalDate,
});
/** A member answered the notice (参会回执): he comes, or asks for leave with the reason. */
export const NoticeAnswered = event('decisions.notice-answered', 1, {
  meeting: MeetingId,
  staff: StaffId,
  comes: z.boolean(),
  reason: Personal.optional(),
});
/** The meeting began: who is due is taken from the membership on the day. */
export const MeetingOpened = event('decisions.meeting-opened', 1, {
  meeting: MeetingId,
  due: z.array(Seat).max(MOST),
  chair: StaffId,
  recusedCount: z.boolean(),
  /** Whether a member may stay silent; where it is not said, none may. */
  silenceAllowed: z.boolean().optional(),
  openedOn: LocalDate,
});
export const AttendanceRecorded = event('decisions.attendance-recorded', 1, {
  meeting: MeetingId,
  absent: z.array(Absence).max(MOST),
});
/** Came late, or went early; `after` so many entries were dealt with. */
export const MemberCame = event('decisions.member-came', 1, {
  meeting: MeetingId,
  staff: StaffId,
  after: Count,
});
/** `successor`: who presides from then on, if it was the chair. */
export const MemberLeft = event('decisions.member-left', 1, {
  meeting: MeetingId,
  staff: StaffId,
  reason: Personal,
  after: Count,
  successor: StaffId.optional(),
});
/** What was studied before the agenda (会前学法). */
export const LawStudied = event('decisions.law-studied', 1, {
  meeting: MeetingId,
  statute: Public,
  by: StaffId.optional(),
  /** The group had voted by then: it is on record, and is no study before the meeting. */
  afterVote: z.boolean().optional(),
});
/** Kept and shown, never counted (党组工作条例 第五章). */
export const WrittenOpinionGiven = event('decisions.written-opinion-given', 1, {
  meeting: MeetingId,
  place: Place,
  staff: StaffId,
  opinion: Internal,
});
export const ObserversNoted = event('decisions.observers-noted', 1, {
  meeting: MeetingId,
  place: Place.optional(),
  observers: z.array(Public).min(1).max(MOST),
});
export const MemberRecused = event('decisions.member-recused', 1, {
  meeting: MeetingId,
  place: Place,
  staff: StaffId,
  reason: Personal,
});
/** In the order they spoke. `chairFirst`: the chair did not speak last (末位表态). `afterVote`: recorded only then. */
export const OpinionsHeard = event('decisions.opinions-heard', 1, {
  meeting: MeetingId,
  place: Place,
  speakers: z.array(StaffId).min(1).max(MOST),
  chairFirst: z.boolean(),
  /** What they said: 李明：同意；张伟：先试点. */
  gist: bearing(prose(1, 4000), 'internal').optional(),
  afterVote: z.boolean().optional(),
});
export const VoteTaken = event(
  'decisions.vote-taken',
  1,
  {
    meeting: MeetingId,
    item: ItemId,
    vote: Vote,
    resolution: Public.optional(),
    /** It was forgotten before the meeting ended: why, and who approved that it is recorded now. */
    recordedLate: z.object({ reason: Internal, approvedBy: StaffId }).optional(),
  },
  ({ vote }) => (vote.person === undefined ? [] : ['personnel']),
);
/** Typed wrongly, and taken back before the meeting ended: why, what had been counted, and who approved that. */
export const VoteRetracted = event('decisions.vote-retracted', 1, {
  meeting: MeetingId,
  item: ItemId,
  place: Place,
  person: Candidate.optional(),
  reason: Internal.optional(),
  was: Vote.optional(),
  approvedBy: StaffId.optional(),
});
/** Not voted on, or put off: it comes back at another meeting. */
export const EntryDeferred = event('decisions.entry-deferred', 1, {
  meeting: MeetingId,
  item: ItemId,
  place: Place,
  reason: Internal,
});
/** An item was said to be put off by mistake; it is dealt with after all. */
export const DeferralRetracted = event('decisions.deferral-retracted', 1, {
  meeting: MeetingId,
  item: ItemId,
  place: Place,
  reason: Internal,
  approvedBy: StaffId,
});
export const MeetingClosed = event('decisions.meeting-closed', 1, {
  meeting: MeetingId,
  unsettled: z.array(Place).max(MOST),
  closedOn: LocalDate,
  /** At what time it ended, where that was said. */
  endedAt: TimeOfDay.optional(),
});

// What was recorded was wrong. Nothing is taken away: the fact is recorded anew, with the reason and who approved that.

/** Counted anew. */
export const VoteCorrected = event('decisions.vote-corrected', 1, {
  meeting: MeetingId,
  item: ItemId,
  vote: Vote,
  /** As it stood before. */
  was: Vote.optional(),
  reason: Internal,
  approvedBy: StaffId,
});
/**
 * What a vote came to holds no more by who is known to have been there (`why`: too few of them, too few in favour), or
 * holds again; because of a correction.
 */
export const VoteRejudged = event('decisions.vote-rejudged', 1, {
  meeting: MeetingId,
  item: ItemId,
  place: Place,
  person: Candidate.optional(),
  was: Outcome,
  outcome: Outcome,
  why: z.enum(['quorum', 'majority', 'recusal', 'restored']),
  reason: Internal,
});
/** Who was not there. */
export const AttendanceCorrected = event('decisions.attendance-corrected', 1, {
  meeting: MeetingId,
  absent: z.array(Absence).max(MOST),
  reason: Internal,
  approvedBy: StaffId,
});
/** Who withdrew, or did not. */
export const RecusalCorrected = event('decisions.recusal-corrected', 1, {
  meeting: MeetingId,
  place: Place,
  staff: StaffId,
  withdrew: z.boolean(),
  reason: Internal,
  approvedBy: StaffId,
  /** The item touches him: what was decided with him is decided no more. */
  touched: z.boolean().optional(),
});
/** How the resolution reads. */
export const ResolutionCorrected = event(
  'decisions.resolution-corrected',
  1,
  {
    meeting: MeetingId,
    place: Place,
    resolution: Public,
    reason: Internal,
    approvedBy: StaffId,
    /** Of the item it is on. */
    marks: Marks.optional(),
  },
  carried(['personnel']),
);
/** So many items it dealt with, as the file of the meeting says: where that is not what was recorded. */
export const ItemsCounted = event('decisions.items-counted', 1, {
  meeting: MeetingId,
  items: Count,
  reason: Internal,
  approvedBy: StaffId,
});
/** The place of a correction among those that were asked for in a meeting, from 1. */
const Asked = z.int().min(1).max(1000);
/**
 * A correction waits for the one who is to approve it; nothing is changed yet. `command` and `filed` (JSON) are what
 * then is done; `what` says it.
 */
export const CorrectionAsked = event('decisions.correction-asked', 1, {
  meeting: MeetingId,
  correction: Asked,
  command: naming(oneLine(1, 80)),
  filed: bearing(oneLine(2, 20_000), 'internal'),
  what: Internal,
  reason: Internal,
  approvedBy: StaffId,
  askedBy: StaffId,
});
/** He approved it: what it changes stands beside this in the stream. */
export const CorrectionApproved = event('decisions.correction-approved', 1, {
  meeting: MeetingId,
  correction: Asked,
  approvedBy: StaffId,
});
/** He did not, or who asked for it took it back. */
export const CorrectionDropped = event('decisions.correction-dropped', 1, {
  meeting: MeetingId,
  correction: Asked,
  by: StaffId,
  reason: Internal,
});
/** A member read the minutes of this version, and agrees, or says what is wrong with them. */
export const MinutesConfirmed = event('decisions.minutes-confirmed', 1, {
  meeting: MeetingId,
  staff: StaffId,
  remark: Internal.optional(),
  agrees: z.boolean().optional(),
  version: z.int().min(0).max(10_000).optional(),
});

export type MeetingEvent = EventOf<
  | typeof MeetingConvened
  | typeof ItemPutOnAgenda
  | typeof MeetingMoved
  | typeof MeetingCancelled
  | typeof NoticeAnswered
  | typeof MeetingOpened
  | typeof AttendanceRecorded
  | typeof MemberCame
  | typeof MemberLeft
  | typeof LawStudied
  | typeof WrittenOpinionGiven
  | typeof ObserversNoted
  | typeof MemberRecused
  | typeof OpinionsHeard
  | typeof VoteTaken
  | typeof VoteRetracted
  | typeof DeferralRetracted
  | typeof EntryDeferred
  | typeof MeetingClosed
  | typeof VoteCorrected
  | typeof VoteRejudged
  | typeof AttendanceCorrected
  | typeof RecusalCorrected
  | typeof ResolutionCorrected
  | typeof ItemsCounted
  | typeof CorrectionAsked
  | typeof CorrectionApproved
  | typeof CorrectionDropped
  | typeof MinutesConfirmed
>;
