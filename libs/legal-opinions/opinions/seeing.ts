// Who may see an opinion, and who may work on it.
import type { Actor, Role } from '#kernel';
import type { KnownOpinion } from './opinion.ts';

/** Who sees the opinions of every unit; others see those of their own. */
export const SEE_ALL: readonly Role[] = ['office', 'legal', 'secretary', 'member'];
/** Who assigns opinions and records them for others. */
export const DESK: readonly Role[] = ['office', 'legal'];

const has = (actor: Actor, roles: readonly Role[]): boolean => actor.roles.some((role) => roles.includes(role));

/** Whether he is the adviser it was given to. Whether his engagement holds is asked apart. */
export const isAssignedTo = (actor: Actor, { assigned }: Pick<KnownOpinion, 'assigned'>): boolean =>
  actor.is === 'staff' && assigned?.account === actor.staffId;

/** Somebody from outside, who is in the directory to advise and for nothing else. */
export const isOutsider = (actor: Actor): boolean => actor.roles.every((role) => role === 'adviser');

/** Whether a person may see an opinion; not whom it decides on, unless he asked for it himself. */
export const seesOpinion = (actor: Actor, opinion: Pick<KnownOpinion, 'assigned' | 'askedBy' | 'subject'>): boolean => {
  if (actor.is !== 'staff') return has(actor, SEE_ALL);
  if (isOutsider(actor)) return isAssignedTo(actor, opinion);
  const { subject, askedBy } = opinion;
  if (askedBy === actor.staffId) return true;
  if (subject.persons?.includes(actor.name)) return false;
  return has(actor, SEE_ALL) || subject.unit === actor.unit || isAssignedTo(actor, opinion);
};

/** Whether he speaks for who asked: the unit, the office, the legal unit. */
export const asksFor = (actor: Actor, { askedBy, subject }: Pick<KnownOpinion, 'askedBy' | 'subject'>): boolean =>
  has(actor, DESK) ||
  (actor.is === 'staff' && !isOutsider(actor) && (askedBy === actor.staffId || subject.unit === actor.unit));
