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
const Months = z.array(z.int().min(1).max(12)).min(1).max(12);
/** How often, and when; see `Cycle`. */
const Cycle = z.discriminatedUnion('is', [
  z.object({ is: z.literal('once'), day: LocalDate, rolls }),
  z.object({ is: z.literal('months'), months: Months, places: z.array(Place).min(1).max(31), rolls }),
  z.object({ is: z.literal('weeks'), weekdays: z.array(z.int().min(1).max(7)).min(1).max(7), rolls }),
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
  cycle: Cycle,
  unit: UnitId,
  owner: StaffId.optional(),
  madeOn: LocalDate,
});
/** The duty of its next day was opened. */
export const PlanOpened = event('duties.plan-opened', 1, { plan: PlanId, due: LocalDate });
/** It is not to be done any more; what is open stays open. */
export const PlanEnded = event('duties.plan-ended', 1, {
  plan: PlanId,
  endedOn: LocalDate,
  reason: bearing(prose(0, 500), 'internal'),
});
/** Whatever happens to it. */
export type PlanEvent = EventOf<typeof PlanMade | typeof PlanOpened | typeof PlanEnded>;
