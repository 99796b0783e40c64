// What reminders need to know of a duty, from its line in the register and its rule.
import type { LocalDate } from '#kernel';
import { mayBeSet, ruleOn } from '#rulebook';
import type { Reminded } from './ladder.ts';

/** A line of the register of duties, as far as it says when to remind. */
export interface DutyRow {
  readonly due: LocalDate | null;
  readonly safe: LocalDate | null;
  readonly since: LocalDate | null;
  readonly asked: boolean;
  readonly rule: string | null;
  readonly facts: { readonly start: LocalDate; readonly stated?: LocalDate | { readonly unit: string } } | null;
}

/** Undefined where nobody is reminded of it: it has no day, and nobody waits for it. */
export const remindedOf = ({ due, safe, since, asked, rule: id, facts }: DutyRow): Reminded | undefined => {
  if (due === null) return asked && since !== null ? { is: 'asked', since } : undefined;
  const start = facts?.start ?? since ?? due;
  const rule = id === null ? undefined : ruleOn(id, start);
  const stated = typeof facts?.stated === 'object' ? facts.stated.unit : undefined;
  const unit = stated ?? (rule?.is === 'period' ? rule.length.unit : undefined);
  return {
    is: 'dated',
    start,
    due,
    safe: safe ?? undefined,
    by: unit === 'workday' ? 'workday' : 'day',
    legal: rule !== undefined && !mayBeSet(rule),
  };
};
