// A document that was issued before it came into the register: what the papers say of how it came about must hold.
import { addDays, daysBetween, type Length, type LocalDate } from '#kernel';
import type { Before, Kind } from './events.ts';
import { isTrial } from './life.ts';
import { firstOf, refused, refusedUnder, type Refused } from './refusals.ts';

/** An older document with the days of its steps. */
export interface Earlier {
  readonly title: string;
  readonly kind: Kind;
  readonly publishedOn: LocalDate;
  readonly validity?: Length | undefined;
  readonly before?: Before | undefined;
}

/** 条例第十五条: so many days as a rule, each given in full; the first day is not counted. */
const LEAST_DAYS = 30;
/** Years for which 试行 and 暂行 are valid at most, and others. */
const MOST_YEARS = { trial: 2, plain: 5 } as const;

/** Why a notice does not stand: it is too short and says not why. */
export const noticeFlaw = (from: LocalDate, until: LocalDate, reason: string | undefined): Refused | undefined => {
  if (until < from) return refused('documents.end-before-start');
  const earliest = addDays(from, LEAST_DAYS);
  if (until >= earliest || reason !== undefined) return undefined;
  const days = daysBetween(from, until);
  return refusedUnder('mad-public', 'documents.consultation-short', { days, least: LEAST_DAYS, earliest });
};

const consultedLongEnough = ({ before = {} }: Earlier): Refused | undefined => {
  const { consultedFrom: from, consultedUntil: until, shortened } = before;
  return from === undefined || until === undefined ? undefined : noticeFlaw(from, until, shortened);
};

/** It was reviewed before it was decided on and issued. */
const reviewedFirst = ({ before = {}, publishedOn }: Earlier): Refused | undefined => {
  const { reviewedOn, decidedOn = publishedOn } = before;
  if (reviewedOn === undefined || reviewedOn <= decidedOn) return undefined;
  return refusedUnder('nd-legality-gate', 'documents.reviewed-late', { reviewedOn, decidedOn });
};

const decidedFirst = ({ before = {}, publishedOn }: Earlier): Refused | undefined =>
  before.decidedOn !== undefined && before.decidedOn > publishedOn
    ? refused('documents.decided-late', { decidedOn: before.decidedOn })
    : undefined;

const validNotTooLong = ({ title, kind, validity }: Earlier): Refused | undefined => {
  if (kind === 'internal' || validity?.unit !== 'year') return undefined;
  const trial = isTrial(title);
  const most = trial ? MOST_YEARS.trial : MOST_YEARS.plain;
  if (validity.n <= most) return undefined;
  return refusedUnder(trial ? 'nd-validity-trial' : 'nd-validity', 'documents.validity-long', { n: validity.n, most });
};

/** Why the papers of an older document do not hold together; the first reason is said. */
export const earlierFlaw = (earlier: Earlier): Refused | undefined =>
  firstOf(consultedLongEnough(earlier), reviewedFirst(earlier), decidedFirst(earlier), validNotTooLong(earlier));
