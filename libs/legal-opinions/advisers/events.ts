// What happens to legal advisers, as it is recorded: the contract with everybody who reads it.
import { z } from 'zod';
import {
  bearing,
  DocumentNumber,
  event,
  Fen,
  LocalDate,
  naming,
  oneLine,
  sayable,
  StaffId,
  UnitId,
  type EventOf,
} from '#kernel';
import { AdviserId, Internal, Materials, Personal } from '../ground/terms.ts';

/** Where an adviser comes from. */
export const ADVISER_TYPES = {
  firm: { label: '律师事务所', synonyms: ['律所', '社会律师', '外聘律师'] },
  public: { label: '公职律师', synonyms: ['单位公职律师'] },
  university: { label: '高校', synonyms: ['高校专家', '大学教授', '法学教授'] },
} as const;
export type AdviserType = keyof typeof ADVISER_TYPES;
export const AdviserType = z.enum(Object.keys(ADVISER_TYPES) as [AdviserType, ...AdviserType[]]);

const Name = sayable(oneLine(2, 40));
const Firm = sayable(oneLine(2, 100));
/** What the letter of engagement says he is asked about: 合同, 知识产权. */
const Scope = sayable(oneLine(1, 200));
const License = naming(oneLine(4, 40));
/** The number of the letter of engagement: 聘〔2026〕1号. */
const LetterNumber = naming(oneLine(2, 60));
const Phone = bearing(oneLine(3, 40), 'personal');

/**
 * An adviser was engaged: from a day to a last day, both included. `account`: under which he speaks in DingTalk. `unit`
 * and `engagedBy` see to it that the engagement is renewed in time. `fee` in fen, of the whole term.
 */
export const AdviserEngaged = event('advisers.adviser-engaged', 1, {
  adviser: AdviserId,
  number: DocumentNumber,
  name: Name,
  type: AdviserType,
  firm: Firm.optional(),
  license: License.optional(),
  phone: Phone.optional(),
  account: StaffId.optional(),
  scope: Scope.optional(),
  formerPost: Personal.optional(),
  from: LocalDate,
  until: LocalDate,
  fee: Fen.optional(),
  letter: Materials.optional(),
  letterNumber: LetterNumber.optional(),
  unit: UnitId,
  engagedBy: StaffId.optional(),
});
/** He was engaged again, for another term that begins after the last. */
export const EngagementRenewed = event('advisers.engagement-renewed', 1, {
  adviser: AdviserId,
  from: LocalDate,
  until: LocalDate,
  fee: Fen.optional(),
  letter: Materials.optional(),
  letterNumber: LetterNumber.optional(),
  renewedOn: LocalDate,
});
/** What was recorded of an adviser or of his last term was wrong, or changed; what is not named stays. */
export const EngagementCorrected = event('advisers.engagement-corrected', 1, {
  adviser: AdviserId,
  firm: Firm.optional(),
  from: LocalDate.optional(),
  until: LocalDate.optional(),
  fee: Fen.optional(),
  license: License.optional(),
  phone: Phone.optional(),
  account: StaffId.optional(),
  scope: Scope.optional(),
  reason: Internal,
});
/** The engagement ended before its time; `on` is its last day. */
export const EngagementEnded = event('advisers.engagement-ended', 1, {
  adviser: AdviserId,
  on: LocalDate,
  reason: Internal,
});
/** He may not be asked about this party: he or his firm stands on its side. */
export const ConflictDeclared = event('advisers.conflict-declared', 1, {
  adviser: AdviserId,
  party: bearing(oneLine(2, 100), 'personal'),
  why: Personal,
  declaredOn: LocalDate,
});

/** Everything that can happen to an adviser. */
export const ADVISER_EVENTS = [
  AdviserEngaged,
  EngagementRenewed,
  EngagementCorrected,
  EngagementEnded,
  ConflictDeclared,
] as const;
export type AdviserEvent = EventOf<(typeof ADVISER_EVENTS)[number]>;
