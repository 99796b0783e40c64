import { part } from '#infra/rooms';
import { eventTypesIn } from '#kernel';
import { AddOwn, ReadOwn } from './add-own.ts';
import { EndPlan } from './end-plan.ts';
import * as recorded from './events.ts';
import { openPlanned } from './opening.ts';
import { planRegister } from './plan-register.ts';
import { whenPlanStops } from './when-plan-stops.ts';

/** What the organ gives itself to do, again and again: read, opened when its time comes, stopped. */
export const plans = part({
  events: eventTypesIn(recorded),
  commands: [AddOwn, EndPlan],
  queries: [ReadOwn],
  readers: [planRegister],
  policies: [whenPlanStops],
  rounds: [openPlanned],
});
