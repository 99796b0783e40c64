// Who may see a case, and who may record in it.
import type { Actor, Role } from '#kernel';

/** Who sees the cases of every unit; others see those of their own, and those they handle or opened. */
export const SEE_ALL: readonly Role[] = ['office', 'legal', 'secretary', 'member'];

/** Whom a case concerns: its unit, and those who handle or opened it. */
interface Concerned {
  readonly unit: string;
  readonly handler: string;
  readonly deputy?: string | null | undefined;
  readonly openedBy?: string | null | undefined;
}

const concerns = ({ unit, handler, deputy, openedBy }: Concerned, actor: Actor): boolean =>
  actor.is === 'staff' && (unit === actor.unit || [handler, deputy, openedBy].includes(actor.staffId));

/** Whether a person may see a case. */
export const seesCase = (actor: Actor, about: Concerned): boolean =>
  actor.roles.some((role) => SEE_ALL.includes(role)) || concerns(about, actor);

/** Who records in a case: those concerned with it, the office and the legal unit. */
export const mayHandle = (actor: Actor, about: Concerned): boolean =>
  actor.roles.some((role) => role === 'office' || role === 'legal') || concerns(about, actor);
