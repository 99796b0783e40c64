// Who may see a document, and who may record of it.
import type { Actor, Role } from '#kernel';

/** Who sees the drafts of every unit; others see those of their own, those they draft, and whatever was issued. */
export const SEE_ALL: readonly Role[] = ['office', 'legal', 'secretary', 'member'];

/** Whom a document concerns: its unit, and who drafts it. */
interface Concerned {
  readonly unit: string;
  readonly drafter: string;
}

const concerns = ({ unit, drafter }: Concerned, actor: Actor): boolean =>
  actor.is === 'staff' && (unit === actor.unit || drafter === actor.staffId);

/** Whether a person may see a document. */
export const seesDocument = (actor: Actor, about: Concerned & { readonly isIssued: boolean }): boolean =>
  about.isIssued || actor.roles.some((role) => SEE_ALL.includes(role)) || concerns(about, actor);

/** Who records of a document: those concerned with it, the office and the legal unit. */
export const mayHandle = (actor: Actor, about: Concerned): boolean =>
  actor.roles.some((role) => role === 'office' || role === 'legal') || concerns(about, actor);
