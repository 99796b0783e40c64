// The whole book of rules, and how one is looked up.
import { grouped, type LocalDate } from '#kernel';
import { ARCHIVES } from './archives.ts';
import { COMPENSATION } from './compensation.ts';
import { COMPUTING } from './computing.ts';
import { ENFORCEMENT } from './enforcement.ts';
import { FAIR_COMPETITION } from './fair-competition.ts';
import { HEADS_IN_COURT } from './heads-in-court.ts';
import { INFORMATION } from './information.ts';
import { LAWFUL_GOVERNMENT } from './lawful-government.ts';
import { LEGAL_ADVISERS } from './legal-advisers.ts';
import { LITIGATION } from './litigation.ts';
import { MAJOR_DECISIONS } from './major-decisions.ts';
import { MEDIATION } from './mediation.ts';
import { NORMATIVE_DOCUMENTS } from './normative-documents.ts';
import { PAPERS } from './papers.ts';
import { PARTY_GROUP } from './party-group.ts';
import { PETITIONS } from './petitions.ts';
import { POWERS_AND_PUBLICITY } from './powers-and-publicity.ts';
import { RECOMMENDATIONS } from './recommendations.ts';
import { RECONSIDERATION } from './reconsideration.ts';
import { inForceOn, type Rule } from './rule.ts';

/** Every rule, in every version that is known. */
export const RULES: readonly Rule[] = [
  ...RECONSIDERATION,
  ...LITIGATION,
  ...HEADS_IN_COURT,
  ...COMPENSATION,
  ...MEDIATION,
  ...PETITIONS,
  ...ENFORCEMENT,
  ...RECOMMENDATIONS,
  ...INFORMATION,
  ...PAPERS,
  ...PARTY_GROUP,
  ...MAJOR_DECISIONS,
  ...NORMATIVE_DOCUMENTS,
  ...FAIR_COMPETITION,
  ...LEGAL_ADVISERS,
  ...LAWFUL_GOVERNMENT,
  ...POWERS_AND_PUBLICITY,
  ...ARCHIVES,
  ...COMPUTING,
];

const versions = grouped(RULES, ({ id }) => id);

/** The versions of a rule; none if there is no such rule. */
export const versionsOf = (id: string): readonly Rule[] => versions.get(id) ?? [];

/** Whether a rule gives a right that may be used or left: past its end it is gone, and nothing is overdue. */
export const mayLapse = (id: string): boolean => versionsOf(id).some((rule) => rule.is === 'period' && rule.lapses);

/** The version of a rule that is in force on a day; undefined if none is that this book knows. */
export const ruleOn = (id: string, day: LocalDate): Rule | undefined =>
  versionsOf(id).find((rule) => inForceOn(rule, day));
