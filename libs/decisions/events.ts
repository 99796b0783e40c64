import { z } from 'zod';
import { DocumentNumber, event, Fen, FileRef, LocalDate, StaffId, UnitId, type EventOf } from '#kernel';

/** 三重一大: the four kinds of matter that only the Party group decides, by collective discussion. */
export const CATEGORIES = {
  majorDecision: { label: '重大事项决策', synonyms: ['重大决策', '重大事项'] },
  personnel: { label: '重要干部任免', synonyms: ['干部任免', '人事任免'] },
  majorProject: { label: '重大项目安排', synonyms: ['重要项目安排', '重大项目', '重要项目', '项目安排'] },
  largeFunds: { label: '大额资金使用', synonyms: ['大额资金', '大额度资金', '资金使用'] },
} as const;
export type Category = keyof typeof CATEGORIES;
export const Category = z.enum(Object.keys(CATEGORIES) as [Category, ...Category[]]);

/** The categories as a field offers them. */
export const categoryOptions = Object.entries(CATEGORIES).map(([value, { label, synonyms }]) => ({
  value,
  label,
  synonyms,
}));

export const ItemId = z.uuid().brand('ItemId');
export type ItemId = z.infer<typeof ItemId>;

export const Title = z.string().trim().min(2).max(200);

/** What is sent with an item: kept by content, named by its digests. */
export const Materials = z.array(FileRef).min(1).max(50).readonly();

/** Who is voted on, each by himself. */
export const Persons = z.array(z.string().trim().min(2).max(40)).min(1).max(50).readonly();

/** An item (议题) was put forward. `amount` in fen; always there when the category is `largeFunds`. `reporter` speaks to it at the meeting. */
export const ItemProposed = event('decisions.item-proposed', 1, {
  item: ItemId,
  number: DocumentNumber,
  category: Category,
  title: Title,
  amount: Fen.optional(),
  unit: UnitId,
  proposer: StaffId,
  proposedOn: LocalDate,
  reporter: StaffId.optional(),
  materials: Materials.optional(),
  /** The matter of the list in force on the day it was put forward, the version of that list, and what it asked for. */
  matter: z.string().max(20).optional(),
  catalogue: z.string().max(20).optional(),
  needs: z.array(z.string()).readonly().optional(),
  /** Of personnel and discipline: who it is about; each is voted on by himself. */
  persons: Persons.optional(),
  /** It settles the discipline of a Party member (处分党员): two thirds must be there. */
  discipline: z.boolean().optional(),
});

/** The item was taken back by whom put it forward, before it was decided. Nothing is deleted. */
export const ItemWithdrawn = event('decisions.item-withdrawn', 1, {
  item: ItemId,
  reason: z.string().trim().min(2).max(500),
  withdrawnOn: LocalDate,
});

/** Materials came to an item after it was put forward. */
export const MaterialsAdded = event('decisions.materials-added', 1, {
  item: ItemId,
  materials: Materials,
  addedOn: LocalDate,
});

/**
 * What must be done before the Party group may decide (rulebook §4.2, §5): each is asked for, and answered with a conclusion.
 */
export const GATES = {
  legalOpinion: {
    label: '法律顾问意见',
    synonyms: ['法律意见', '法律顾问', '公职律师意见'],
    source: '中办发〔2016〕30号',
  },
  legalityReview: {
    label: '合法性审查',
    synonyms: ['合法性审核', '合法合规性审查', '法制审核'],
    source: '参照《重大行政决策程序暂行条例》（国务院令第713号）第二十五条',
  },
  fairCompetition: {
    label: '公平竞争审查',
    synonyms: ['公平竞争'],
    source: '《公平竞争审查条例》（国务院令第783号）第五条',
  },
  publicConsultation: {
    label: '公开征求意见',
    synonyms: ['征求意见', '公众参与'],
    source: '参照《重大行政决策程序暂行条例》（国务院令第713号）第十五条',
  },
  expertReview: {
    label: '专家论证',
    synonyms: ['专家评审'],
    source: '参照《重大行政决策程序暂行条例》（国务院令第713号）第十九条',
  },
  riskAssessment: {
    label: '风险评估',
    synonyms: ['社会稳定风险评估'],
    source: '参照《重大行政决策程序暂行条例》（国务院令第713号）第二十二条',
  },
  budget: { label: '预算安排', synonyms: ['资金来源', '预算'], source: '本局“三重一大”事项清单' },
  officeMeeting: {
    label: '局长办公会研究',
    synonyms: ['局长办公会', '办公会研究', '办公会'],
    source: '本局“三重一大”事项清单·决策顺序',
  },
  personnelProcedure: {
    label: '干部任免程序',
    synonyms: ['民主推荐', '组织考察', '干部程序'],
    source: '《党政领导干部选拔任用工作条例》（2019）',
  },
} as const;
export type Gate = keyof typeof GATES;
export const Gate = z.enum(Object.keys(GATES) as [Gate, ...Gate[]]);
export const gateOptions = Object.entries(GATES).map(([value, { label, synonyms }]) => ({ value, label, synonyms }));

/** `sound`: nothing stands against it; `after-changes`: once it was changed as said; `adverse`: it may not be submitted. */
export const CONCLUSIONS = {
  sound: { label: '通过', synonyms: ['合法合规', '合法', '合规', '无异议', '同意', '符合'] },
  'after-changes': { label: '修改后通过', synonyms: ['修改后合法', '已按意见修改', '采纳意见修改'] },
  adverse: {
    label: '不通过',
    synonyms: ['未通过', '没通过', '没有通过', '不予通过', '不合法', '违法', '不合规', '不同意', '不符合'],
  },
} as const;
export type Conclusion = keyof typeof CONCLUSIONS;
export const Conclusion = z.enum(Object.keys(CONCLUSIONS) as [Conclusion, ...Conclusion[]]);
export const conclusionOptions = Object.entries(CONCLUSIONS).map(([value, one]) => ({ value, ...one }));

const Words = z.string().trim().min(1).max(500);

/** An item was sent to somebody for one of the gates it must pass. */
export const GateOpened = event('decisions.gate-opened', 1, {
  item: ItemId,
  gate: Gate,
  sentTo: Words,
  sentOn: LocalDate,
  materials: Materials.optional(),
});
/** The answer came. */
export const GateAnswered = event('decisions.gate-answered', 1, {
  item: ItemId,
  gate: Gate,
  conclusion: Conclusion,
  by: Words,
  answeredOn: LocalDate,
  remark: Words.optional(),
  materials: Materials.optional(),
});
/** The first head took it on himself that the item goes on without a gate that allows it; who, why, on what authority. */
export const GateOverridden = event('decisions.gate-overridden', 1, {
  item: ItemId,
  gate: Gate,
  by: StaffId,
  reason: Words,
  authority: Words,
  overriddenOn: LocalDate,
});
/** The office looked at the papers of an item. */
export const ItemReviewed = event('decisions.item-reviewed', 1, {
  item: ItemId,
  complete: z.boolean(),
  remark: Words.optional(),
  reviewedOn: LocalDate,
});
/** The secretary settled that the item goes to the Party group. `again`: why what was decided is decided anew. */
export const ItemApproved = event('decisions.item-approved', 1, {
  item: ItemId,
  approvedBy: StaffId,
  approvedOn: LocalDate,
  again: Words.optional(),
});
/** It is on the agenda of a meeting, and on no other until that one has ended or was cancelled. */
export const ItemPlaced = event('decisions.item-placed', 1, { item: ItemId, meeting: z.uuid(), placedOn: LocalDate });
/** The meeting was cancelled: it waits for another. */
export const ItemReleased = event('decisions.item-released', 1, {
  item: ItemId,
  meeting: z.uuid(),
  releasedOn: LocalDate,
});
/** What a meeting made of it; recorded because of the meeting, never typed. `left`: those it names who were not decided on. `corrected`: why it is another than was recorded before. */
export const ItemSettled = event('decisions.item-settled', 1, {
  item: ItemId,
  meeting: z.uuid(),
  entry: z.int().min(1),
  outcome: z.enum(['passed', 'rejected', 'deferred']),
  left: Persons.optional(),
  corrected: Words.optional(),
  settledOn: LocalDate,
});
/** Belongs to an earlier item: the same matter again, a part of it, what follows from it. */
export const ItemLinked = event('decisions.item-linked', 1, {
  item: ItemId,
  to: DocumentNumber,
  how: Words,
  linkedOn: LocalDate,
});

export type ItemEvent = EventOf<
  | typeof ItemProposed
  | typeof ItemWithdrawn
  | typeof MaterialsAdded
  | typeof GateOpened
  | typeof GateAnswered
  | typeof GateOverridden
  | typeof ItemReviewed
  | typeof ItemApproved
  | typeof ItemPlaced
  | typeof ItemReleased
  | typeof ItemSettled
  | typeof ItemLinked
>;

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
  post: z.string().max(80),
  from: LocalDate,
});
/** `until` is the last day. */
export const MemberUnseated = event('decisions.member-unseated', 1, { staff: StaffId, until: LocalDate });
/** Whether one who withdraws from an item still counts among those due. */
export const RecusalSettled = event('decisions.recusal-settled', 1, { counts: z.boolean(), basis: Words });
export type PartyGroupEvent = EventOf<typeof MemberSeated | typeof MemberUnseated | typeof RecusalSettled>;

export const MeetingId = z.uuid().brand('MeetingId');
export type MeetingId = z.infer<typeof MeetingId>;

/** An item on the agenda, by its place: 议题3. `persons` and `discipline` as it was put forward. `late`: it was not on the notice, and why it could not wait. */
export const AgendaEntry = z.object({
  place: z.int().min(1),
  item: ItemId,
  number: z.string(),
  title: Title,
  category: Category,
  reporter: StaffId.optional(),
  persons: Persons.optional(),
  discipline: z.boolean().optional(),
  late: Words.optional(),
  /** It ratifies what somebody did alone: `item` is that emergency. */
  emergency: z.boolean().optional(),
});
export type AgendaEntry = z.infer<typeof AgendaEntry>;

export const METHODS = {
  oral: { label: '口头表决', synonyms: ['口头'] },
  hands: { label: '举手表决', synonyms: ['举手'] },
  named: { label: '记名投票', synonyms: ['记名', '票决'] },
  secret: { label: '无记名投票', synonyms: ['无记名', '不记名'] },
} as const;
export type Method = keyof typeof METHODS;
export const Method = z.enum(Object.keys(METHODS) as [Method, ...Method[]]);

const Seat = z.object({ staff: StaffId, rank: Rank });
export const Absence = z.object({ staff: StaffId, reason: Words });
export const Outcome = z.enum(['passed', 'rejected', 'deferred']);
export type Outcome = z.infer<typeof Outcome>;
/** One vote with what it was held against: `due` the number that must be passed by half, `needed` the votes that took. */
export const Vote = z.object({
  place: z.int().min(1),
  person: Words.optional(),
  method: Method,
  for: z.int().min(0),
  against: z.int().min(0),
  abstain: z.int().min(0),
  /** Who took part; of a secret ballot too. */
  voters: z.array(StaffId).optional(),
  /** Who voted how, unless it was secret. */
  cast: z.array(z.object({ staff: StaffId, vote: z.enum(['for', 'against', 'abstain']) })).optional(),
  due: z.int(),
  present: z.int(),
  needed: z.int(),
  outcome: Outcome,
});
export type Vote = z.infer<typeof Vote>;

/** A meeting of the Party group was called, with its agenda. */
export const MeetingConvened = event('decisions.meeting-convened', 1, {
  meeting: MeetingId,
  number: DocumentNumber,
  heldOn: LocalDate,
  at: z.string().optional(),
  place: Words.optional(),
  noticedOn: LocalDate,
  agenda: z.array(AgendaEntry),
  /** Overdue tasks that go back to the group with it. */
  returned: z.array(z.string()).optional(),
});
/** An item came onto the agenda after the notice: only in an emergency, whose reason stays with it. */
export const ItemPutOnAgenda = event('decisions.item-put-on-agenda', 1, { meeting: MeetingId, entry: AgendaEntry });
/** Another day, time or place; members are told. */
export const MeetingMoved = event('decisions.meeting-moved', 1, {
  meeting: MeetingId,
  heldOn: LocalDate,
  at: z.string().optional(),
  place: Words.optional(),
  reason: Words,
});
/** It does not take place; its number stays with it, and its items wait for another meeting. */
export const MeetingCancelled = event('decisions.meeting-cancelled', 1, {
  meeting: MeetingId,
  reason: Words,
  cancelledOn: LocalDate,
});
/** A member answered the notice (参会回执): he comes, or asks for leave with the reason. */
export const NoticeAnswered = event('decisions.notice-answered', 1, {
  meeting: MeetingId,
  staff: StaffId,
  comes: z.boolean(),
  reason: Words.optional(),
});
/** The meeting began: who is due is taken from the membership on the day. */
export const MeetingOpened = event('decisions.meeting-opened', 1, {
  meeting: MeetingId,
  due: z.array(Seat),
  chair: StaffId,
  recusedCount: z.boolean(),
  openedOn: LocalDate,
});
export const AttendanceRecorded = event('decisions.attendance-recorded', 1, {
  meeting: MeetingId,
  absent: z.array(Absence),
});
/** Came late, or went early; `after` so many entries were dealt with. */
export const MemberCame = event('decisions.member-came', 1, {
  meeting: MeetingId,
  staff: StaffId,
  after: z.int().min(0),
});
/** `successor`: who presides from then on, if it was the chair. */
export const MemberLeft = event('decisions.member-left', 1, {
  meeting: MeetingId,
  staff: StaffId,
  reason: Words,
  after: z.int().min(0),
  successor: StaffId.optional(),
});
/** What was studied before the agenda (会前学法). */
export const LawStudied = event('decisions.law-studied', 1, {
  meeting: MeetingId,
  statute: Words,
  by: StaffId.optional(),
});
/** Kept and shown, never counted (党组工作条例 第五章). */
export const WrittenOpinionGiven = event('decisions.written-opinion-given', 1, {
  meeting: MeetingId,
  place: z.int().min(1),
  staff: StaffId,
  opinion: Words,
});
export const ObserversNoted = event('decisions.observers-noted', 1, {
  meeting: MeetingId,
  place: z.int().min(1).optional(),
  observers: z.array(Words).min(1),
});
export const MemberRecused = event('decisions.member-recused', 1, {
  meeting: MeetingId,
  place: z.int().min(1),
  staff: StaffId,
  reason: Words,
});
/** In the order they spoke. `chairFirst`: the chair did not speak last (末位表态). `afterVote`: recorded only then. */
export const OpinionsHeard = event('decisions.opinions-heard', 1, {
  meeting: MeetingId,
  place: z.int().min(1),
  speakers: z.array(StaffId).min(1),
  chairFirst: z.boolean(),
  gist: Words.optional(),
  afterVote: z.boolean().optional(),
});
export const VoteTaken = event('decisions.vote-taken', 1, {
  meeting: MeetingId,
  item: ItemId,
  vote: Vote,
  resolution: Words.optional(),
});
/** Typed wrongly, and taken back before the meeting ended. */
export const VoteRetracted = event('decisions.vote-retracted', 1, {
  meeting: MeetingId,
  item: ItemId,
  place: z.int().min(1),
  person: Words.optional(),
});
/** Not voted on, or put off: it comes back at another meeting. */
export const EntryDeferred = event('decisions.entry-deferred', 1, {
  meeting: MeetingId,
  item: ItemId,
  place: z.int().min(1),
  reason: Words,
});
export const MeetingClosed = event('decisions.meeting-closed', 1, {
  meeting: MeetingId,
  unsettled: z.array(z.int()),
  closedOn: LocalDate,
});
// What was recorded was wrong. Nothing is taken away: the fact is recorded anew, with the reason and who approved that.
/** Counted anew. */
export const VoteCorrected = event('decisions.vote-corrected', 1, {
  meeting: MeetingId,
  item: ItemId,
  vote: Vote,
  reason: Words,
  approvedBy: StaffId,
});
/** Who was not there. */
export const AttendanceCorrected = event('decisions.attendance-corrected', 1, {
  meeting: MeetingId,
  absent: z.array(Absence),
  reason: Words,
  approvedBy: StaffId,
});
/** Who withdrew, or did not. */
export const RecusalCorrected = event('decisions.recusal-corrected', 1, {
  meeting: MeetingId,
  place: z.int().min(1),
  staff: StaffId,
  withdrew: z.boolean(),
  reason: Words,
  approvedBy: StaffId,
});
/** How the resolution reads. */
export const ResolutionCorrected = event('decisions.resolution-corrected', 1, {
  meeting: MeetingId,
  place: z.int().min(1),
  resolution: Words,
  reason: Words,
  approvedBy: StaffId,
});
/** A member read the minutes of this version, and agrees, or says what is wrong with them. */
export const MinutesConfirmed = event('decisions.minutes-confirmed', 1, {
  meeting: MeetingId,
  staff: StaffId,
  remark: Words.optional(),
  agrees: z.boolean().optional(),
  version: z.int().optional(),
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
  | typeof EntryDeferred
  | typeof MeetingClosed
  | typeof VoteCorrected
  | typeof AttendanceCorrected
  | typeof RecusalCorrected
  | typeof ResolutionCorrected
  | typeof MinutesConfirmed
>;

/** Somebody acted alone because it could not wait; the next meeting must ratify it. */
export const EmergencyActed = event('decisions.emergency-acted', 1, {
  emergency: z.uuid(),
  number: DocumentNumber,
  what: Title,
  actor: StaffId,
  reason: Words,
  actedOn: LocalDate,
  unit: UnitId,
});
export const EmergencyRatified = event('decisions.emergency-ratified', 1, {
  emergency: z.uuid(),
  meeting: MeetingId,
  ratifiedOn: LocalDate,
  by: Words,
});
/** The vote that ratified it was corrected away. */
export const EmergencyReopened = event('decisions.emergency-reopened', 1, {
  emergency: z.uuid(),
  meeting: MeetingId,
  reason: Words,
});
export type EmergencyEvent = EventOf<typeof EmergencyActed | typeof EmergencyRatified | typeof EmergencyReopened>;

export const TaskId = z.uuid().brand('TaskId');
export type TaskId = z.infer<typeof TaskId>;
/** A resolution is to be carried out: what, by whom, by when once that is said. `meeting` and `place` are where it was passed. */
export const TaskAssigned = event('decisions.task-assigned', 1, {
  task: TaskId,
  number: DocumentNumber,
  meeting: MeetingId,
  place: z.int().min(1),
  item: ItemId,
  what: Words,
  unit: UnitId,
  owner: StaffId,
  due: LocalDate.optional(),
  assignedOn: LocalDate,
});
/** Another owner or another day; the work is the same. */
export const TaskReassigned = event('decisions.task-reassigned', 1, {
  task: TaskId,
  owner: StaffId,
  unit: UnitId,
  due: LocalDate.optional(),
  reason: Words.optional(),
});
export const TaskReported = event('decisions.task-reported', 1, {
  task: TaskId,
  progress: Words,
  reportedOn: LocalDate,
  materials: Materials.optional(),
});
export const TaskFinished = event('decisions.task-finished', 1, {
  task: TaskId,
  result: Words,
  finishedOn: LocalDate,
  materials: Materials.optional(),
});
/** Its day passed: it goes back to the group. */
export const TaskReturned = event('decisions.task-returned', 1, { task: TaskId, due: LocalDate });
/** The resolution it rests on was corrected away. */
export const TaskCancelled = event('decisions.task-cancelled', 1, { task: TaskId, reason: Words });
/** The resolution was corrected back: there is something to be done after all. */
export const TaskReopened = event('decisions.task-reopened', 1, { task: TaskId, reason: Words });
export type TaskEvent = EventOf<
  | typeof TaskAssigned
  | typeof TaskReassigned
  | typeof TaskReported
  | typeof TaskFinished
  | typeof TaskReturned
  | typeof TaskCancelled
  | typeof TaskReopened
>;

/** Who decides, in the order they are heard: 办公会 before the Party group, never the other way round. */
export const BODIES = {
  office: { label: '局长办公会', synonyms: ['办公会', '局务会'] },
  partyGroup: { label: '党组会', synonyms: ['党组'] },
} as const;
export type Body = keyof typeof BODIES;
export const Body = z.enum(Object.keys(BODIES) as [Body, ...Body[]]);

/** A matter of the 三重一大 list. `threshold` in fen: of large funds, from which sum on it is one. */
export const Matter = z.object({
  code: z.string().regex(/^[A-Za-z]{0,4}-?\d{1,6}$/),
  name: Title,
  category: Category,
  threshold: Fen.optional(),
  gates: z.array(Gate),
  bodies: z.array(Body).min(1),
});
export type Matter = z.infer<typeof Matter>;
/** The list, from a day on; `version` is six digits of a year and month, `202601`. The one before it stays in force until the day before. */
export const CataloguePublished = event('decisions.catalogue-published', 1, {
  version: z.string().regex(/^\d{6}(?:-\d+)?$/),
  from: LocalDate,
  matters: z.array(Matter).min(1),
  reason: Words,
});
export type CatalogueEvent = EventOf<typeof CataloguePublished>;
