import type { Actor, Role } from '#kernel';

/** Who sees the cases of every unit; others see those of their own, and those they handle or opened. */
export const SEE_ALL: readonly Role[] = ['office', 'legal', 'secretary', 'member'];

interface Concerned {
  readonly unit: string;
  readonly handler: string;
  readonly deputy?: string | null | undefined;
  readonly openedBy?: string | null | undefined;
}

export const seesCase = (actor: Actor, it: Concerned): boolean =>
  actor.roles.some((role) => SEE_ALL.includes(role)) ||
  (actor.is === 'staff' && (it.unit === actor.unit || [it.handler, it.deputy, it.openedBy].includes(actor.staffId)));

/** Who records in a case: those concerned with it, the office and the legal unit. */
export const mayHandle = (actor: Actor, it: Concerned): boolean =>
  actor.roles.some((role) => role === 'office' || role === 'legal') ||
  (actor.is === 'staff' && (it.unit === actor.unit || [it.handler, it.deputy, it.openedBy].includes(actor.staffId)));
