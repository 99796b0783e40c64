// The whole book of rules, and how one is looked up.
import { grouped, type LocalDate } from '#kernel';
import { COMPENSATION } from './compensation.ts';
import { COMPUTING } from './computing.ts';
import { ENFORCEMENT } from './enforcement.ts';
import { HEADS_IN_COURT } from './heads-in-court.ts';
import { INFORMATION } from './information.ts';
import { LITIGATION } from './litigation.ts';
import { MEDIATION } from './mediation.ts';
import { PAPERS } from './papers.ts';
import { PETITIONS } from './petitions.ts';
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
  ...COMPUTING,
];

const versions = grouped(RULES, ({ id }) => id);

/** The versions of a rule; none if there is no such rule. */
export const versionsOf = (id: string): readonly Rule[] => versions.get(id) ?? [];

/** The version of a rule that is in force on a day; undefined if none is that this book knows. */
export const ruleOn = (id: string, day: LocalDate): Rule | undefined =>
  versionsOf(id).find((rule) => inForceOn(rule, day));
