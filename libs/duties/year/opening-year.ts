// Opens the duties of a year: by a command, or by itself as the year begins; what is open already stays as it is.
import { Directory, type Roll } from '#directory';
import type { Ledger, Recorder } from '#infra/events';
import type { OnRounds } from '#infra/rooms';
import { dateOf, derivedId, OrganId, yearOf, type LocalDate, type OrganId as Organ } from '#kernel';
import { StandingId } from '../standing/events.ts';
import { divisions } from '../standing/divisions.ts';
import { openStanding, standingDuty } from '../standing/standing-duty.ts';
import { TheLaw } from '../the-law.ts';
import { dutiesOfYear, openedYear, openYear, type YearDuty } from './year.ts';
import { yearSettings } from './year-settings.ts';

/** The duties of a year: what would be opened, what is open already, what is past and not made up for. */
export interface YearAhead {
  readonly fresh: readonly YearDuty[];
  readonly already: number;
  readonly past: number;
}

/** Works out the duties of a year as they stand. */
export const yearAhead = async (
  ledger: Ledger,
  roll: Roll,
  organ: Organ,
  year: number,
  today: LocalDate,
): Promise<YearAhead> => {
  const [law, settings, leaders, opened] = await Promise.all([
    new TheLaw(ledger).of(organ),
    ledger.streams(yearSettings).now(organ, organ),
    ledger.streams(divisions).now(organ, organ),
    ledger.streams(openedYear).now(organ, String(year)),
  ]);
  const all = dutiesOfYear(year, law.calendars.of('bureau'), { roll, settings, divisions: leaders });
  const left = all.filter(({ key }) => !opened.keys.includes(key));
  const fresh = left.filter(({ limit }) => limit >= today);
  return { fresh, already: all.length - left.length, past: left.length - fresh.length };
};

/** The unit whose it is while nobody said whose business it is: the office's, to hand over. */
const officeOf = ({ staff }: Roll) => [...staff.values()].find(({ roles }) => roles.includes('office'))?.unit;

/** Opens those of a year that are not open; the ids are those of year and duty, so that it may be done any number of times. */
export const openYearOf = async (
  ledger: Ledger,
  roll: Roll,
  by: Recorder,
  year: number,
): Promise<YearAhead & { readonly seq: string | undefined }> => {
  const { organ } = by.actor;
  const ahead = await yearAhead(ledger, roll, organ, year, dateOf(by.at));
  const keys: string[] = [];
  for (const { key, limit, aim: _, provisional: __, business: ___, unit = officeOf(roll), ...duty } of ahead.fresh) {
    if (unit === undefined) continue;
    const standing = StandingId.parse(derivedId(`year:${year}:${key}`, 'standing'));
    const { owner, supervisor } = duty;
    const opening = { ...duty, standing, unit, due: limit, supervisor: supervisor === owner ? undefined : supervisor };
    const id = `year:${year}:${key}`;
    await ledger.streams(standingDuty).decide({ ...by, id, fingerprint: '' }, standing, openStanding(opening));
    keys.push(key);
  }
  const recording = await ledger.streams(openedYear).decide(by, String(year), openYear(year, keys));
  return { ...ahead, seq: recording.is === 'recorded' ? recording.events.at(-1)?.seq : undefined };
};

const BATCH = 20;

/**
 * Once a day, of each organ that opened a year before: this year if it is not open, and what a new rule or a new member
 * of staff adds to it and to later ones that are. Any number of workers may look.
 */
export const openYears = async ({ ledger, database, clock }: OnRounds): Promise<number> => {
  const at = clock.now();
  const today = dateOf(at);
  const directory = new Directory(database);
  const { rows } = await database.without((client) =>
    client.query<{ organ: string; years: number[] }>(
      `select y.organ, array_agg(y.year order by y.year) as years from duty_year y
        where not exists (select from duty_year_look l where l.organ = y.organ and l.day = $1)
        group by y.organ limit $2`,
      [today, BATCH],
    ),
  );
  for (const { organ: name, years } of rows) {
    const organ = OrganId.parse(name);
    const actor = { is: 'system', organ, name: 'duties.year', roles: [] } as const;
    const roll = await directory.roll(organ);
    const now = yearOf(today);
    for (const year of new Set([...(years[0]! <= now ? [now] : []), ...years.filter((one) => one >= now)])) {
      const id = `years:${today}:${year}`;
      const by: Recorder = { id, actor, at, channel: 'policy', correlation: id, fingerprint: '' };
      await openYearOf(ledger, roll, by, year);
    }
    await database.without((client) =>
      client.query('insert into duty_year_look (organ, day) values ($1, $2) on conflict do nothing', [organ, today]),
    );
  }
  return rows.length;
};
