// What happens to a document, as it is recorded: the contract with everybody who reads it.
import { z } from 'zod';
import {
  bearing,
  DocumentNumber,
  event,
  FileRef,
  Length,
  LocalDate,
  naming,
  oneLine,
  prose,
  sayable,
  StaffId,
  UnitId,
  type EventOf,
} from '#kernel';
import { CLAUSE_IDS, GROUND_IDS } from './competition/standards.ts';

/** What a document is: 行政规范性文件, a policy that is none, or what binds the bureau's own people only. */
export const KINDS = {
  normative: { label: '行政规范性文件', synonyms: ['规范性文件', '行规'] },
  policy: { label: '政策性文件', synonyms: ['政策文件', '政策措施', '政策'] },
  internal: { label: '内部文件', synonyms: ['内部制度', '内部管理制度', '内部规定'] },
} as const;
/** A kind of document, by its key in `KINDS`. */
export type Kind = keyof typeof KINDS;
export const Kind = z.enum(Object.keys(KINDS) as [Kind, ...Kind[]]);

/** A document; a UUID. */
export const DocumentId = z.uuid().brand('DocumentId');
export type DocumentId = z.infer<typeof DocumentId>;
/** A step as it was taken once, so that it can be corrected or struck; a UUID. */
export const EntryId = z.uuid().brand('EntryId');
export type EntryId = z.infer<typeof EntryId>;
/** The text of a draft, by the SHA-256 of its file. */
export const Digest = z.string().regex(/^[0-9a-f]{64}$/);

const StepId = naming(oneLine(1, 80));
/** What a document is called: 《…管理办法（试行）》. */
export const Title = sayable(oneLine(2, 200));
const Words = prose(1, 1000);
/** What may be known of any document: channels, units asked, numbers. */
const Public = sayable(Words);
/** Reasons, remarks and opinions on a draft: the bureau's own business. */
const Internal = bearing(Words, 'internal');
/** Words in which who gave an opinion is named. */
const Personal = bearing(Words, 'personal');
const YesNo = z.enum(['yes', 'no']);
/** One to fifty files. */
export const Materials = z.array(FileRef).min(1).max(50).readonly();

/** Where a review of competition may touch the text: the clauses, each once. */
const Clauses = z.array(z.enum(CLAUSE_IDS)).min(1).max(CLAUSE_IDS.length).readonly();
/** Whose views were heard. */
export const AUDIENCES = {
  department: { label: '部门', synonyms: ['委办局', '部门单位'] },
  district: { label: '区县', synonyms: ['各区县', '区（县）', '区（县）科技局'] },
  enterprise: { label: '企业', synonyms: ['公司', '经营者'] },
  trade: { label: '行业协会商会', synonyms: ['协会', '商会', '行业协会'] },
  other: { label: '其他单位', synonyms: ['高校院所', '社会组织'] },
} as const;
export type Audience = keyof typeof AUDIENCES;
/** What became of an opinion. */
export const ADOPTIONS = {
  adopted: { label: '采纳', synonyms: ['已采纳', '予以采纳'] },
  partly: { label: '部分采纳', synonyms: ['采纳一部分'] },
  declined: { label: '不采纳', synonyms: ['未采纳', '没采纳', '不予采纳'] },
} as const;
export type Adoption = keyof typeof ADOPTIONS;

/** The facts a step may bring; which of them it takes is the procedure's. */
export const Facts = z
  .object({
    /** Why the text is another than before. */
    change: z.enum(['substantial', 'review', 'meeting', 'wording']),
    note: Internal,
    byPower: YesNo,
    onRights: YesNo,
    general: YesNo,
    repeated: YesNo,
    public: YesNo,
    inward: YesNo,
    startDate: LocalDate,
    endDate: LocalDate,
    days: Length,
    dueDate: LocalDate,
    channel: Public,
    reason: Internal,
    source: Personal,
    feedback: Personal,
    clause: Public,
    adopted: z.enum(Object.keys(ADOPTIONS) as [Adoption, ...Adoption[]]),
    /** The opinion that is meant, by the order in which they came. */
    opinion: z.int().min(1).max(5000),
    /** Nothing came in. */
    none: YesNo,
    units: Public,
    audience: z
      .array(z.enum(Object.keys(AUDIENCES) as [Audience, ...Audience[]]))
      .min(1)
      .max(5)
      .readonly(),
    notReplied: Public,
    documentNumber: sayable(oneLine(1, 60)),
    experts: Personal,
    expertCount: z.int().min(1).max(200),
    conclusion: sayable(oneLine(1, 40)),
    suggestion: Internal,
    dissent: Internal,
    risk: Internal,
    riskLevel: z.enum(['low', 'middle', 'high', 'none']),
    measures: Internal,
    evaluator: Public,
    reviewer: StaffId,
    /** What a set of papers for the legality review is made of. */
    papers: z
      .array(z.enum(['draft', 'note', 'basis', 'other']))
      .min(1)
      .max(4)
      .readonly(),
    missing: Internal,
    opinionNumber: sayable(oneLine(1, 60)),
    /** It touches what operators do. */
    touches: YesNo,
    standard: Clauses,
    basis: Public,
    exception: z.enum(GROUND_IDS),
    alternatives: Internal,
    endCondition: Internal,
    origin: z.enum(['spot-check', 'complaint']),
    finding: Internal,
    breach: YesNo,
    item: sayable(oneLine(1, 40)),
    meeting: Public,
    signer: StaffId,
    effectiveDate: LocalDate,
    validity: Length,
    form: Public,
    speaker: Public,
    recipient: Public,
    recordNumber: sayable(oneLine(1, 60)),
    replacedBy: Public,
    by: Public,
    materials: Materials,
  })
  .partial();
export type Facts = z.infer<typeof Facts>;
/** The name of a fact of a step. */
export type FactName = keyof Facts;

/** A text is to be written: what, by whom, of which kind as far as is known. */
export const DraftStarted = event('documents.draft-started', 1, {
  document: DocumentId,
  number: DocumentNumber,
  title: Title,
  kind: Kind,
  unit: UnitId,
  drafter: StaffId,
  startedOn: LocalDate,
  /** It is a major administrative decision (重大行政决策): longer times apply. */
  major: z.boolean(),
  basis: Public.optional(),
  reason: Internal.optional(),
  dueDate: LocalDate.optional(),
  /** The document it takes the place of, or changes, by its number in this register. */
  replaces: DocumentNumber.optional(),
});
/** What is on paper of how an older document came about: the days of its steps. */
export const Before = z
  .object({
    consultedFrom: LocalDate,
    consultedUntil: LocalDate,
    /** Why the notice was shorter than it should be. */
    shortened: Public,
    reviewedOn: LocalDate,
    competition: sayable(oneLine(1, 100)),
    decidedOn: LocalDate,
    interpretedOn: LocalDate,
    filedOn: LocalDate,
  })
  .partial();
export type Before = z.infer<typeof Before>;
/** A document that is in force came into the register as it was issued; of what came before only what the papers say. */
export const DocumentEntered = event('documents.document-entered', 1, {
  document: DocumentId,
  number: DocumentNumber,
  title: Title,
  kind: Kind,
  unit: UnitId,
  drafter: StaffId,
  reference: sayable(oneLine(1, 60)),
  publishedOn: LocalDate,
  effectiveOn: LocalDate,
  /** Its last day as it says itself, or how long it is valid. */
  until: LocalDate.optional(),
  validity: Length.optional(),
  before: Before.optional(),
  enteredOn: LocalDate,
});
/** A step of the procedure was taken; `text`: the text it belongs to. */
export const StepTaken = event('documents.step-taken', 1, {
  document: DocumentId,
  entry: EntryId,
  step: StepId,
  on: LocalDate,
  text: Digest.optional(),
  facts: Facts,
});
/** What was recorded of a step is put right; what is not named stays. */
export const StepCorrected = event('documents.step-corrected', 1, {
  document: DocumentId,
  entry: EntryId,
  on: LocalDate.optional(),
  facts: Facts,
  reason: Internal,
});
/** A step was recorded that was never taken. */
export const StepStruck = event('documents.step-struck', 1, {
  document: DocumentId,
  entry: EntryId,
  reason: Internal,
});
/** What the document is was recorded wrongly; what is not named stays. */
export const DescriptionCorrected = event('documents.description-corrected', 1, {
  document: DocumentId,
  title: Title.optional(),
  kind: Kind.optional(),
  unit: UnitId.optional(),
  drafter: StaffId.optional(),
  major: z.boolean().optional(),
  /** Of one that was entered as it was issued. */
  publishedOn: LocalDate.optional(),
  effectiveOn: LocalDate.optional(),
  until: LocalDate.optional(),
  reason: Internal,
});

/** Everything that happens to one document. */
export const DOCUMENT_EVENTS = [
  DraftStarted,
  DocumentEntered,
  StepTaken,
  StepCorrected,
  StepStruck,
  DescriptionCorrected,
] as const;
export type DocumentEvent = EventOf<(typeof DOCUMENT_EVENTS)[number]>;

/** A number was taken for a document (发文字号): in its series and year, by nobody else. */
export const NumberTaken = event('documents.number-taken', 1, {
  series: naming(oneLine(1, 12)),
  year: z.int().min(1949).max(2199),
  serial: z.int().min(1).max(999_999),
  document: DocumentId,
});
/** The number is free again: it was recorded wrongly. */
export const NumberGivenBack = event('documents.number-given-back', 1, {
  serial: z.int().min(1).max(999_999),
  document: DocumentId,
});
export type NumberEvent = EventOf<typeof NumberTaken | typeof NumberGivenBack>;
/** Under which words documents of a kind are numbered: 天科规, 天科发. */
export const SeriesSet = event('documents.series-set', 1, { kind: Kind, series: sayable(oneLine(1, 12)) });

/** A clean-up round (清理); a UUID. */
export const RoundId = z.uuid().brand('RoundId');
export type RoundId = z.infer<typeof RoundId>;
/** What a unit says of a document it drafted or carries out. */
export const VERDICTS = {
  keep: { label: '继续有效', synonyms: ['保留', '有效', '全保留'] },
  amend: { label: '修改', synonyms: ['修订', '要改', '需要修改'] },
  repeal: { label: '废止', synonyms: ['建议废', '建议废止', '废掉'] },
  expired: { label: '失效', synonyms: ['宣布失效', '自动失效', '已失效'] },
} as const;
export type Verdict = keyof typeof VERDICTS;
export const Verdict = z.enum(Object.keys(VERDICTS) as [Verdict, ...Verdict[]]);

/** A document that is looked at in a round, with whose it is; those in force on the day of the round. */
export const InRound = z.object({ document: DocumentId, number: naming(oneLine(1, 40)), unit: UnitId });
export type InRound = z.infer<typeof InRound>;

/** A clean-up began: why, of which documents, by when the units say what they think. */
export const RoundOpened = event('documents.round-opened', 1, {
  round: RoundId,
  number: DocumentNumber,
  name: sayable(oneLine(2, 100)),
  on: LocalDate,
  dueDate: LocalDate,
  documents: z.array(InRound).max(2000).readonly(),
  /** Which kind it is about. Where it is said, the list follows the record of what was in force on its day. */
  scope: z.union([Kind, z.literal('all')]).optional(),
});
/**
 * What was recorded or put right since shows that a document was in force on the day of the round, or was not: it is
 * looked at, or is not. Nothing is done about a round whose result is out.
 */
export const RoundListChanged = event('documents.round-list-changed', 1, {
  round: RoundId,
  document: InRound,
  covered: z.boolean(),
});
/** A unit said what is to become of a document, and why. Said again, the last word counts. */
export const VerdictGiven = event('documents.verdict-given', 1, {
  round: RoundId,
  document: DocumentId,
  result: Verdict,
  reason: Internal.optional(),
  on: LocalDate,
});
/** A unit has nothing that is to be looked at (零报送). */
export const NilReported = event('documents.nil-reported', 1, {
  round: RoundId,
  unit: UnitId,
  reporter: StaffId.optional(),
  on: LocalDate,
});
/** The result was published: what stays, what is to be amended, what ends. */
export const RoundPublished = event('documents.round-published', 1, {
  round: RoundId,
  on: LocalDate,
  channel: Public,
  kept: z.int().min(0).max(2000),
  amended: z.int().min(0).max(2000),
  repealed: z.int().min(0).max(2000),
  expired: z.int().min(0).max(2000),
});
/** Everything that happens in a clean-up. */
export const ROUND_EVENTS = [RoundOpened, RoundListChanged, VerdictGiven, NilReported, RoundPublished] as const;
export type RoundEvent = EventOf<(typeof ROUND_EVENTS)[number]>;
