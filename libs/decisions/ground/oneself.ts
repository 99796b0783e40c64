import type { Actor, Occasion, StaffId } from '#kernel';
import { refused, type Refused } from './refusals.ts';

/** A member speaks for himself; only the office says something for another. */
export const notOneself = (actor: Actor, staff: StaffId): Refused | undefined =>
  actor.roles.includes('office') || (actor.is === 'staff' && actor.staffId === staff)
    ? undefined
    : refused('decisions.only-oneself');

/** A member means himself; the office says whom. */
export const ownSeat = ({ actor }: Occasion): StaffId | undefined =>
  actor.is === 'staff' && !actor.roles.includes('office') ? actor.staffId : undefined;
