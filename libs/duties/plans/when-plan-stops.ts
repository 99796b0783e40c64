import { policy, type Acting, type Happened } from '#infra/events';
import { dropWithPlan, standingDuty } from '../standing/standing-duty.ts';
import { PlanStopped } from './events.ts';
import { plan } from './plan.ts';

const drop = async ({ data }: Happened<typeof PlanStopped>, { ledger, organ, because }: Acting): Promise<void> => {
  const known = await ledger.streams(plan).now(organ, data.plan);
  if (known.is === 'unknown' || known.standing === undefined) return;
  const by = because();
  const decision = dropWithPlan(data.from, data.reason, data.by);
  await ledger.streams(standingDuty).decide({ ...by, id: `${by.id}:drop` }, known.standing, decision);
};

/** What falls due once its plan is stopped is not to be done any more. */
export const whenPlanStops = policy('duties.when-plan-stops').onStreams().on(PlanStopped, drop);
