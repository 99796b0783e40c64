// What happens to the tasks of the years, as it is recorded.
import { z } from 'zod';
import { event, naming, oneLine, StaffId, UnitId, type EventOf } from '#kernel';

/** A calendar year. */
export const Year = z.int().min(2001).max(2100);
const TaskId = naming(oneLine(1, 40));

/** Duties of a year were opened: by their keys among its tasks. */
export const YearOpened = event('duties.year-opened', 1, {
  year: Year,
  keys: z
    .array(naming(oneLine(1, 120)))
    .min(1)
    .max(2000)
    .readonly(),
});

/** A unit does what a business of the year's tasks asks for (归口). */
export const BusinessGiven = event('duties.business-given', 1, {
  business: z.enum(['legal', 'office', 'personnel']),
  unit: UnitId,
});

/** The organ has its own day or its own person for a task of every year. */
export const TaskSettled = event('duties.task-settled', 1, {
  task: TaskId,
  month: z.int().min(1).max(12).optional(),
  day: z.int().min(1).max(31).optional(),
  owner: StaffId.optional(),
});

/** Whatever is settled for every year. */
export type YearSettingEvent = EventOf<typeof BusinessGiven | typeof TaskSettled>;
