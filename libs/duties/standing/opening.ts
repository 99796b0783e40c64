// Opens the next duty of what is to be done again and again: at once when it is given, later by a round.
import { Directory, type Roll } from '#directory';
import type { Ledger, Recorder } from '#infra/events';
import type { OnRounds } from '#infra/rooms';
import { dateOf, derivedId, OrganId, type LocalDate } from '#kernel';
import { TheLaw } from '../the-law.ts';
import { divisions } from './divisions.ts';
import { StandingId } from './events.ts';
import { nextOf, openNext, plan } from './plan.ts';
import { openStanding, standingDuty } from './standing-duty.ts';
import { headOf, supervisorOf } from './who.ts';

const SOURCE = '本局安排';
const BATCH = 200;

/** The id of the duty of one day of a plan: opened twice it is one. */
export const standingIdOf = (planId: string, due: LocalDate): StandingId =>
  StandingId.parse(derivedId(`${planId}:${due}`, 'standing'));

/**
 * Opens the duty of a plan's next day, if there is one.
 * @param by its `id` is that of the cause
 */
export const openNextOf = async (ledger: Ledger, roll: Roll, by: Recorder, planId: string): Promise<void> => {
  const { organ } = by.actor;
  const known = await ledger.streams(plan).now(organ, planId);
  if (known.is !== 'running') return;
  const [law, leaders] = await Promise.all([new TheLaw(ledger).of(organ), ledger.streams(divisions).now(organ, organ)]);
  const calendar = law.calendars.of('bureau');
  const next = nextOf(known, calendar);
  const { title, unit, owner = headOf(roll, unit)?.staff, last, madeOn } = known;
  const id = `plan:${planId}:${last ?? madeOn}`;
  if (next !== undefined) {
    const supervisor = supervisorOf(roll, unit, leaders);
    const standing = standingIdOf(planId, next.limit);
    const opening = { standing, title, source: SOURCE, caution: '', unit, start: last ?? madeOn, due: next.limit };
    const people = { ...(owner ? { owner } : {}), ...(supervisor && supervisor !== owner ? { supervisor } : {}) };
    await ledger
      .streams(standingDuty)
      .decide({ ...by, id: `${id}:standing`, fingerprint: '' }, standing, openStanding({ ...opening, ...people }));
  }
  await ledger
    .streams(plan)
    .decide({ ...by, id: `${id}:plan`, fingerprint: '' }, planId, openNext(calendar, dateOf(by.at)));
};

/** Opens what comes next once the day of the last is past. Any number of workers may look. */
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
