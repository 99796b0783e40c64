// What an organ gives itself to do, again and again, as it is recorded.
import { FESTIVALS, type FestivalName } from '#calendar';
import { z } from 'zod';
import { bearing, event, LocalDate, oneLine, prose, sayable, StaffId, UnitId, type EventOf } from '#kernel';

/** What is to be done again and again; a UUID. */
export const PlanId = z.uuid().brand('PlanId');
export type PlanId = z.infer<typeof PlanId>;

const Nth = z.int().min(0).max(31);
const Place = z.discriminatedUnion('is', [
  z.object({ is: z.literal('day'), n: Nth }),
  z.object({ is: z.literal('first-workday'), n: Nth }),
  z.object({ is: z.literal('last-workday'), n: Nth }),
  z.object({ is: z.literal('weekday'), n: Nth, weekday: z.int().min(1).max(7) }),
]);
const rolls = z.literal(true).optional();
const Months = z.array(z.int().min(1).max(12)).min(1).max(12).readonly();
/** How often, and when; see `Cycle` of `cycle.ts`. */
export const CycleRecorded = z.discriminatedUnion('is', [
  z.object({ is: z.literal('once'), day: LocalDate, rolls }),
  z.object({ is: z.literal('months'), months: Months, places: z.array(Place).min(1).max(31).readonly(), rolls }),
  z.object({ is: z.literal('weeks'), weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).readonly(), rolls }),
  z.object({ is: z.literal('every'), days: z.int().min(1).max(366), from: LocalDate, rolls }),
  z.object({
    is: z.literal('festival'),
    festival: z.enum(['all', ...FESTIVALS.map(({ name }) => name)] as ['all', ...FestivalName[]]),
    side: z.enum(['before', 'after']),
    n: z.int().min(1).max(31),
    rolls,
  }),
]);

/** The organ gave itself something to do: in its own words, and as they were read. */
export const PlanMade = event('duties.plan-made', 1, {
  plan: PlanId,
  words: sayable(oneLine(2, 300)),
  title: sayable(oneLine(2, 200)),
  cycle: CycleRecorded,
  unit: UnitId,
  owner: StaffId.optional(),
  madeOn: LocalDate,
});
/** The duty of its next day was opened. `next`: the day on which the one after it is to be. */
export const PlanOpened = event('duties.plan-opened', 1, {
  plan: PlanId,
  due: LocalDate,
  standing: z.uuid(),
  next: LocalDate,
});

/** The day of its last duty is another by the calendar as it is now, and `next` with it. */
export const PlanMoved = event('duties.plan-moved', 1, {
  plan: PlanId,
  was: LocalDate,
  due: LocalDate,
  next: LocalDate,
});

/** From this day on it is not to be done any more: nothing that falls due then, or later. */
export const PlanStopped = event('duties.plan-stopped', 1, {
  plan: PlanId,
  from: LocalDate,
  by: StaffId,
  reason: bearing(prose(2, 500), 'internal'),
});

/** There is no day any more on which it is to be done. */
export const PlanEnded = event('duties.plan-ended', 1, { plan: PlanId, endedOn: LocalDate });

/** Whatever happens to it. */
export type PlanEvent = EventOf<
  typeof PlanMade | typeof PlanOpened | typeof PlanMoved | typeof PlanStopped | typeof PlanEnded
>;
