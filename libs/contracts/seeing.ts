// Who may see a contract, and who works on it.
import type { Actor, Role } from '#kernel';

/** Who sees the contracts of every unit; others see those of their own. */
export const SEE_ALL: readonly Role[] = ['office', 'legal', 'secretary', 'member'];
/** Who records for every unit, and what was done without leave. */
export const DESK: readonly Role[] = ['office', 'legal'];

interface Concerned {
  readonly unit: string;
  readonly handler?: string | undefined;
}

const has = (actor: Actor, roles: readonly Role[]): boolean => actor.roles.some((role) => roles.includes(role));
const concerns = ({ unit, handler }: Concerned, actor: Actor): boolean =>
  actor.is === 'staff' && actor.roles.includes('staff') && (unit === actor.unit || handler === actor.staffId);

/** Whether a person may see a contract. */
export const seesContract = (actor: Actor, about: Concerned): boolean => has(actor, SEE_ALL) || concerns(about, actor);
/** Who works on it: its unit, its handler, the office and the legal unit. */
export const mayHandle = (actor: Actor, about: Concerned): boolean => isOfDesk(actor) || concerns(about, actor);
/** The office and the legal unit. */
export const isOfDesk = (actor: Actor): boolean => has(actor, DESK);
