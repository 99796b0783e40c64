// Who may see an opinion, and who may work on it.
import type { Actor, Role } from '#kernel';
import type { KnownOpinion } from './opinion.ts';

/** Who sees the opinions of every unit; others see those of their own. */
export const SEE_ALL: readonly Role[] = ['office', 'legal', 'secretary', 'member'];
/** Who assigns opinions and records them for others. */
export const DESK: readonly Role[] = ['office', 'legal'];

const has = (actor: Actor, roles: readonly Role[]): boolean => actor.roles.some((role) => roles.includes(role));

/** Somebody from outside, who is in the directory to advise and for nothing else. */
export const isOutsider = (actor: Actor): boolean => actor.roles.every((role) => role === 'adviser');

/**
 * Whether a person may see an opinion; not whom it decides on, unless he asked for it himself. `his`: it was given to
 * him, and his engagement holds.
 */
export const seesOpinion = (
  actor: Actor,
  { subject, askedBy }: Pick<KnownOpinion, 'askedBy' | 'subject'>,
  his: boolean,
): boolean => {
  if (actor.is !== 'staff') return has(actor, SEE_ALL);
  if (isOutsider(actor)) return his;
  if (askedBy === actor.staffId) return true;
  if (subject.persons?.includes(actor.name)) return false;
  return has(actor, SEE_ALL) || subject.unit === actor.unit || his;
};

/** Who gives an opinion, or records that it came: the adviser himself, the office, the legal unit. */
export const mayDeliver = (actor: Actor, his: boolean): boolean => his || has(actor, DESK);

/** Whether he speaks for who asked: the unit, the office, the legal unit. */
export const asksFor = (actor: Actor, { askedBy, subject }: Pick<KnownOpinion, 'askedBy' | 'subject'>): boolean =>
  has(actor, DESK) ||
  (actor.is === 'staff' && !isOutsider(actor) && (askedBy === actor.staffId || subject.unit === actor.unit));
