// What happens in a case, as it is recorded: the contract with everybody who reads it.
import { z } from 'zod';
import {
  bearing,
  DocumentNumber,
  event,
  Fen,
  FileRef,
  Length,
  LocalDate,
  naming,
  sayable,
  StaffId,
  TimeOfDay,
  UnitId,
  type EventOf,
  prose,
  oneLine,
  RuleId,
} from '#kernel';

/** What a case is about; each kind has its procedure. */
export const KINDS = {
  reconsideration: { label: '行政复议', synonyms: ['复议'] },
  'norm-review': { label: '规范性文件附带审查', synonyms: ['附带审查'] },
  litigation: { label: '行政诉讼', synonyms: ['诉讼', '官司'] },
  mediation: { label: '行政调解', synonyms: ['调解'] },
  information: { label: '政府信息公开申请', synonyms: ['信息公开', '信息公开申请', '依申请公开'] },
  arbitration: { label: '仲裁', synonyms: [] },
  petition: { label: '信访', synonyms: ['信访事项'] },
  screening: { label: '矛盾纠纷排查', synonyms: ['排查', '矛盾纠纷'] },
  instrument: { label: '来文（建议、意见、督办）', synonyms: ['来文', '司法建议', '检察建议', '督办'] },
  compensation: { label: '国家赔偿', synonyms: ['赔偿'] },
} as const;
/** A kind of case, by its key in `KINDS`. */
export type Kind = keyof typeof KINDS;
export const Kind = z.enum(Object.keys(KINDS) as [Kind, ...Kind[]]);

/**
 * Why a case stands still (行政复议法第三十九条, 法释〔2018〕1号第八十七条): some of it, lasting too long, ends the case.
 */
export const GROUNDS = {
  death: { label: '公民死亡，尚未确定近亲属是否参加' },
  incapacity: { label: '公民丧失行为能力，尚未确定法定代理人' },
  ended: { label: '法人或者其他组织终止，尚未确定权利义务承受人' },
  'other-case': { label: '须以其他案件的结果为依据' },
  other: { label: '其他应当中止的情形' },
  missing: { label: '申请人下落不明的情形' },
  'force-majeure': { label: '因不可抗力等不能参加' },
  mediation: { label: '调解或者和解期间，双方同意中止' },
  'law-question': { label: '法律适用问题须送请解释' },
  'attached-review': { label: '附带审查规范性文件期间' },
} as const;
/** Why a case stands still, by its key in `GROUNDS`. */
export type Ground = keyof typeof GROUNDS;
export const Ground = z.enum(Object.keys(GROUNDS) as [Ground, ...Ground[]]);

/** A case; a UUID. */
export const CaseId = z.uuid().brand('CaseId');
export type CaseId = z.infer<typeof CaseId>;
/** A step as it was taken once, so that it can be corrected or struck; a UUID. */
export const EntryId = z.uuid().brand('EntryId');
export type EntryId = z.infer<typeof EntryId>;

/** A step of a procedure: `recon-reply`. */
const StepId = naming(oneLine(1, 80));
const Words = prose(1, 500);
/** Why something was done or corrected; who advises, who was asked: the bureau's own business. */
const Internal = bearing(Words, 'internal');
/** Words in which the persons of a case are named. */
const Personal = bearing(Words, 'personal');
/** A court, a number, a place: what may be known of any case. */
const Public = sayable(Words);
/** One to fifty files. */
export const Materials = z.array(FileRef).min(1).max(50).readonly();

/**
 * The facts a step may bring; which of them it takes is the procedure's. Money in fen. A name does not say whether it is
 * a person's or a firm's: parties are marked as persons, all of them.
 */
export const StepFacts = z
  .object({
    /** 申请人、原告、信访人…: the other side. */
    party: Personal,
    authority: Public,
    reference: Public,
    matter: Personal,
    act: Personal,
    document: Personal,
    /** `unsettled`: nobody knows yet; then the shorter period counts. Absent: ordinary, as it was taken once. */
    course: z.enum(['ordinary', 'summary', 'urgent', 'unsettled']),
    /** `moved`: the hearing announced before takes place on this day instead; `another`: one more. */
    notice: z.enum(['moved', 'another']),
    result: Personal,
    amount: Fen,
    /** What the paper says the end is. */
    until: LocalDate,
    length: Length,
    servedBy: z.enum(['direct', 'post', 'electronic', 'lien', 'notice']),
    hearingOn: LocalDate,
    hearingAt: TimeOfDay,
    place: Public,
    head: z.enum(['principal', 'deputy', 'assisting', 'in-charge', 'none']),
    headName: StaffId,
    excuse: z.enum(['force-majeure', 'accident', 'duty', 'other']),
    spoke: z.enum(['yes', 'no']),
    agent: StaffId,
    secondAgent: StaffId,
    lawyer: Internal,
    consent: z.enum(['yes', 'no']),
    sameGrounds: z.enum(['yes', 'no']),
    complex: z.enum(['yes', 'no']),
    reason: Internal,
    acceptedOn: LocalDate,
    remedyUntil: LocalDate,
    materials: Materials,
  })
  .partial();
export type StepFacts = z.output<typeof StepFacts>;
/** The name of a fact a step may bring. */
export type FactName = keyof StepFacts;

/** A case was entered by its first paper. */
export const CaseOpened = event('cases.case-opened', 1, {
  case: CaseId,
  number: DocumentNumber,
  kind: Kind,
  title: bearing(oneLine(1, 300), 'personal'),
  unit: UnitId,
  handler: StaffId,
  deputy: StaffId.optional(),
  adviser: Internal.optional(),
  openedBy: StaffId.optional(),
  entry: EntryId,
  step: StepId,
  on: LocalDate,
  facts: StepFacts,
});
/** A step of its procedure was taken, by the bureau or by others; `on` is the legal day, whenever it was recorded. */
export const StepTaken = event('cases.step-taken', 1, {
  case: CaseId,
  entry: EntryId,
  step: StepId,
  on: LocalDate,
  facts: StepFacts,
});
/** What was recorded of a step was wrong: `on` and the facts given take the place of those before. */
export const StepCorrected = event('cases.step-corrected', 1, {
  case: CaseId,
  entry: EntryId,
  on: LocalDate.optional(),
  facts: StepFacts,
  reason: Internal,
});
/** A step was recorded that was never taken. */
export const StepStruck = event('cases.step-struck', 1, { case: CaseId, entry: EntryId, reason: Internal });
/** A period was made longer, by whom the law says; counted from its own end. */
export const PeriodExtended = event('cases.period-extended', 1, {
  case: CaseId,
  entry: EntryId,
  rule: RuleId,
  by: Length,
  approvedBy: Internal,
  reason: Internal,
  on: LocalDate,
});
/** What was recorded of an extension was wrong; `was` is the day it was approved on, as recorded. */
export const ExtensionCorrected = event('cases.extension-corrected', 1, {
  case: CaseId,
  entry: EntryId,
  rule: RuleId,
  was: LocalDate,
  on: LocalDate.optional(),
  by: Length.optional(),
  reason: Internal,
});
/** An extension was recorded that was never granted; the step it hangs on stays. */
export const ExtensionStruck = event('cases.extension-struck', 1, {
  case: CaseId,
  entry: EntryId,
  rule: RuleId,
  was: LocalDate,
  reason: Internal,
});
/** The first or last day of a halt, or why it was, was another; `was` is its first day as recorded. */
export const HaltCorrected = event('cases.halt-corrected', 1, {
  case: CaseId,
  was: LocalDate,
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  ground: Ground.optional(),
  reason: Internal,
});
/** A halt was recorded that never was. */
export const HaltStruck = event('cases.halt-struck', 1, { case: CaseId, was: LocalDate, reason: Internal });
/** The case came to a halt: time that the law leaves out does not count until it goes on. */
export const CaseSuspended = event('cases.case-suspended', 1, {
  case: CaseId,
  from: LocalDate,
  reason: Internal,
  ground: Ground.optional(),
});
/** It goes on; `to` is the last day that did not count. */
export const CaseResumed = event('cases.case-resumed', 1, { case: CaseId, to: LocalDate });
/** Who handles the case, who helps and who advises; `unit` is the one it belongs to from now on. */
export const HandlersNamed = event('cases.handlers-named', 1, {
  case: CaseId,
  handler: StaffId,
  deputy: StaffId.optional(),
  adviser: Internal.optional(),
  unit: UnitId,
});
/** Papers came to the case apart from any step. */
export const DocumentsAdded = event('cases.documents-added', 1, {
  case: CaseId,
  documents: Materials,
  addedOn: LocalDate,
});
/** Everything is done and filed away. */
export const CaseArchived = event('cases.case-archived', 1, { case: CaseId, on: LocalDate });

/** Everything that can happen in a case. */
export const CASE_EVENTS = [
  CaseOpened,
  StepTaken,
  StepCorrected,
  StepStruck,
  PeriodExtended,
  ExtensionCorrected,
  ExtensionStruck,
  CaseSuspended,
  CaseResumed,
  HaltCorrected,
  HaltStruck,
  HandlersNamed,
  DocumentsAdded,
  CaseArchived,
] as const;
export type CaseEvent = EventOf<(typeof CASE_EVENTS)[number]>;
