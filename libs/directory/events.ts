// What happens to the directory, as it is recorded.
import { z } from 'zod';
import { bearing, event, ROLES, sayable, StaffId, UnitId, type EventOf, type Role, oneLine } from '#kernel';

/** A role by its key in `ROLES`. */
export const RoleName = z.enum(Object.keys(ROLES) as [Role, ...Role[]]);

/** A unit (处室) exists; `short` are the names people use for it. */
export const UnitEstablished = event('directory.unit-established', 1, {
  unit: UnitId,
  name: sayable(oneLine(1, 80)),
  short: z.array(sayable(oneLine(1, 40))).max(20),
});

/** A person belongs to a unit, holds a post and has roles. Said again, it replaces what was said before. */
export const StaffEnrolled = event('directory.staff-enrolled', 1, {
  staff: StaffId,
  name: sayable(oneLine(1, 40)),
  unit: UnitId,
  post: sayable(oneLine(0, 80)),
  roles: z.array(RoleName).min(1).max(10),
});

/** A person left: may do nothing any more. */
export const StaffLeft = event('directory.staff-left', 1, { staff: StaffId });

/** What the bureau is called in its own papers, where it is, and who stands for it. */
export const OrganNamed = event('directory.organ-named', 1, {
  name: sayable(oneLine(1, 120)),
  short: sayable(oneLine(0, 120)).optional(),
  address: sayable(oneLine(0, 120)).optional(),
  phone: bearing(oneLine(0, 120), 'internal').optional(),
  head: StaffId.optional(),
});

/** A person leads a unit: what is given to the unit is his. Said again, it replaces what was said before. */
export const UnitHeadNamed = event('directory.unit-head-named', 1, { unit: UnitId, head: StaffId });

/** Whatever happens to the directory. */
export type DirectoryEvent = EventOf<
  typeof OrganNamed | typeof UnitEstablished | typeof UnitHeadNamed | typeof StaffEnrolled | typeof StaffLeft
>;
