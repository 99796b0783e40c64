import { StaffId, type Actor, clipped } from '#kernel';

/** Who acts, by his staff id; another system by its name. */
export const staffOf = (actor: Actor): StaffId =>
  actor.is === 'staff' ? actor.staffId : StaffId.parse(clipped(`system:${actor.name}`, 64));
