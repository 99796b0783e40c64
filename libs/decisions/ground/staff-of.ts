import { StaffId, type Actor } from '#kernel';

/** Who acts, by his staff id; another system by its name. */
export const staffOf = (actor: Actor): StaffId =>
  actor.is === 'staff' ? actor.staffId : StaffId.parse(`system:${actor.name}`.slice(0, 64));
