import { v5, v7 } from 'uuid';
import { z } from 'zod';
import { naming } from './marks.ts';
import { oneLine } from './text.ts';

/** The bureau (机关) that owns a stream, a row, an event; short, lower case, stable: `tianshan-kjj`. */
export const OrganId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,39}$/)
  .brand('OrganId');
export type OrganId = z.infer<typeof OrganId>;

/** A unit (处室) of the organ; short, lower case, stable: `office`. */
export const UnitId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .brand('UnitId');
export type UnitId = z.infer<typeof UnitId>;

/** A member of staff, by the DingTalk user id (`senderStaffId`). */
export const StaffId = naming(oneLine(1, 64)).brand('StaffId');
export type StaffId = z.infer<typeof StaffId>;

/** A rule of the rulebook: `reconsideration.reply`. */
export const RuleId = naming(oneLine(1, 100));

const NAMESPACE = '8b2f7f0e-5c1d-4f37-9a64-3f0d1e8f2c11';

/** A fresh, time-ordered id (UUIDv7). */
export const freshId = (): string => v7();

/**
 * The id that follows from another: the same command names the same stream however often it arrives.
 * @param from the command id  @param noun what is named, so that one command may name several things
 */
export const derivedId = (from: string, noun: string): string => v5(`${noun}:${from}`, NAMESPACE);
