// The periods that run in cases, as they are named where one is made longer.
import { z } from 'zod';
import { RULES, type PeriodRule } from '#rulebook';
import { PROCEDURES } from '../procedures/index.ts';

/** The rules that steps set running. */
const STARTED = new Set(
  PROCEDURES.flatMap(({ steps }) => steps)
    .flatMap(({ starts = [] }) => starts)
    .map(({ rule }) => rule),
);

const extendable = ({ extension }: PeriodRule): boolean => extension !== undefined;

/**
 * The periods that run in cases; what may be made longer first. One that may not is recognised too, and refused with
 * its article.
 */
export const PERIODS = RULES.filter(
  (rule): rule is PeriodRule => rule.is === 'period' && STARTED.has(rule.id),
).toSorted((a, b) => Number(extendable(b)) - Number(extendable(a)));

/** Each of them once, however many versions of it are known. */
export const PERIOD_OPTIONS = [
  ...new Map(PERIODS.map(({ id, name, says }) => [id, { value: id, label: name, synonyms: says }])).values(),
];

/** One of them, by its id. */
export const ExtendedRule = z.enum(PERIOD_OPTIONS.map(({ value }) => value) as [string, ...string[]]);
