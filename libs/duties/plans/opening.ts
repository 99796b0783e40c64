// Opens the next duty of what is to be done again and again: at once when it is given, later by a round.
import { Directory, type Roll } from '#directory';
import type { Ledger, Recorder } from '#infra/events';
import type { OnRounds } from '#infra/rooms';
import { dateOf, derivedId, OrganId } from '#kernel';
import { TheLaw } from '../the-law.ts';
import { divisions } from '../standing/divisions.ts';
import { StandingId } from '../standing/events.ts';
import { baseOf, isTime, nextOf, openNext, plan, type KnownPlan } from './plan.ts';
import { openStanding, standingDuty } from '../standing/standing-duty.ts';
import { headOf, supervisorOf } from '../standing/who.ts';

const SOURCE = '本局安排';
const BATCH = 200;

/** The id of a plan's next duty, by the day after which it is: opened twice it is one, whatever its day comes to. */
export const standingIdOf = (known: Pick<KnownPlan, 'plan' | 'cycle' | 'last' | 'madeOn'>): StandingId =>
  StandingId.parse(derivedId(`${known.plan}:${baseOf(known)}`, 'standing'));

/**
 * Opens the duty of a plan's next day, if there is one and its time has come.
 * @param by its `id` is that of the cause
 */
export const openNextOf = async (ledger: Ledger, roll: Roll, by: Recorder, planId: string): Promise<void> => {
  const { organ } = by.actor;
  const known = await ledger.streams(plan).now(organ, planId);
  const today = dateOf(by.at);
  if (known.is === 'unknown' || !isTime(known, today)) return;
  const [law, leaders] = await Promise.all([new TheLaw(ledger).of(organ), ledger.streams(divisions).now(organ, organ)]);
  const calendar = law.calendars.of('bureau');
  const next = nextOf(known, calendar);
  const { title, unit, cycle, last } = known;
  const named = known.owner === undefined ? undefined : roll.staff.get(known.owner);
  const owner = (named ?? headOf(roll, unit))?.staff;
  const after = baseOf(known);
  const standing = standingIdOf(known);
  const id = `plan:${planId}:${after}`;
  if (next !== undefined) {
    const supervisor = supervisorOf(roll, unit, leaders);
    const what = { standing, title, source: SOURCE, caution: '', unit, plan: planId, cycle, after };
    const days = { start: last === undefined ? known.madeOn : today, due: next.limit };
    const people = { ...(owner ? { owner } : {}), ...(supervisor && supervisor !== owner ? { supervisor } : {}) };
    await ledger
      .streams(standingDuty)
      .decide(
        { ...by, id: `${id}:standing`, fingerprint: '' },
        standing,
        openStanding({ ...what, ...days, ...people }),
      );
  }
  await ledger
    .streams(plan)
    .decide({ ...by, id: `${id}:plan`, fingerprint: '' }, planId, openNext(standing, calendar, today));
};

/** Opens what comes next once its time has come. Any number of workers may look. */
export const openPlanned = async ({ ledger, database, clock }: OnRounds): Promise<number> => {
  const at = clock.now();
  const today = dateOf(at);
  const directory = new Directory(database);
  const { rows } = await database.without((client) =>
    client.query<{ organ: string; plan: string }>(
      'select organ, plan from duty_plan where next_on <= $1 order by next_on limit $2',
      [today, BATCH],
    ),
  );
  for (const { organ: name, plan: planId } of rows) {
    const organ = OrganId.parse(name);
    const id = `planned:${planId}:${today}`;
    const actor = { is: 'system', organ, name: 'duties.plans', roles: [] } as const;
    const by: Recorder = { id, actor, at, channel: 'policy', correlation: id, fingerprint: '' };
    await openNextOf(ledger, await directory.roll(organ), by, planId);
  }
  return rows.length;
};
