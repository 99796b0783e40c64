import { putNews, TheLaw } from '#duties';
import type { Database, Queries } from '#infra/database';
import type { OnRounds } from '#infra/rooms';
import type { WorkCalendar } from '#calendar';
import { addDays, dateOf, derivedId, grouped, OrganId, timeOf, type Instant, type LocalDate, type Role } from '#kernel';
import { digestOf, outageBetween, type Turn } from './digest.ts';
import { isMorning, type HourOf } from './hours.ts';
import { isSaidOn, nextMorning, standingOn, type Reminded } from './ladder.ts';
import { ANY_NOT_RECKONED, HAVING_TURN, NOT_RECKONED, PUT_DOWN } from './looks.ts';
import { remindedOf, type DutyRow } from './reminded.ts';

/** Duties reckoned in one transaction, and such transactions of one look. */
const BATCH = 500;
const BATCHES = 20;

/** Later than any day there is: nobody is reminded. */
const NEVER = '9999-12-31';

const BUTTON = { title: '我的待办', says: '我的待办' };

/** A duty and the organ it is of. */
interface Look extends DutyRow {
  readonly organ: string;
  readonly duty: string;
}

/** A duty that has its turn. */
interface Due extends Look {
  readonly number: string;
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly owner: string | null;
  readonly role: Role | null;
  readonly not_of: readonly string[];
}

interface Member {
  readonly staff: string;
  readonly roles: readonly Role[];
}

/**
 * Tells every person once a morning what has its turn among his duties, by the ladder of each. Any number of workers
 * may look: a morning is told by one of them, whole or not at all.
 * @param hourOf when an organ's mornings are
 */
export const morningDigests = ({ ledger, database, clock }: OnRounds, hourOf: HourOf): (() => Promise<number>) => {
  const theLaw = new TheLaw(ledger);
  const calendarOf = async (organ: string) => (await theLaw.of(OrganId.parse(organ))).calendars.of('bureau');
  return async () => {
    const now = clock.now();
    await reckonAll(database, calendarOf, dateOf(now));
    let told = 0;
    for (const organ of await organsWithout(database, dateOf(now))) {
      const hour = hourOf(organ);
      if (hour === undefined || !isMorning(hour, timeOf(now))) continue;
      const calendar = await calendarOf(organ);
      told += await database.transaction('', (client) => tellMorning(client, OrganId.parse(organ), now, calendar));
    }
    return told;
  };
};

type CalendarOf = (organ: string) => Promise<WorkCalendar>;

/** Reckons when somebody is reminded of what is new or was changed; what is left waits for the next look. */
const reckonAll = async (database: Database, calendarOf: CalendarOf, today: LocalDate): Promise<void> => {
  for (let n = 0; n < BATCHES; n++) {
    const reckoned = await database.transaction('', (client) => reckon(client, calendarOf, today));
    if (reckoned < BATCH) return;
  }
};

/** What comes after the morning was told has its turn from the next day on: it is not made up for. */
const reckon = async (client: Queries, calendarOf: CalendarOf, today: LocalDate): Promise<number> => {
  const { rows } = await client.query<Look>(NOT_RECKONED, [BATCH]);
  if (rows.length === 0) return 0;
  const { rows: told } = await client.query<{ organ: string }>('select organ from reminder_morning where day = $1', [
    today,
  ]);
  const next: Next[] = [];
  for (const [organ, looks] of grouped(rows, (row) => row.organ)) {
    const calendar = await calendarOf(organ);
    const from = told.some((one) => one.organ === organ) ? addDays(today, 1) : today;
    next.push(...looks.map((look) => nextOf(look, remindedOf(look), from, calendar)));
  }
  await putDown(client, next);
  return rows.length;
};

interface Next {
  readonly organ: string;
  readonly duty: string;
  readonly day: string;
}

const nextOf = (
  { organ, duty }: Look,
  reminded: Reminded | undefined,
  from: LocalDate,
  calendar: WorkCalendar,
): Next => ({ organ, duty, day: reminded === undefined ? NEVER : nextMorning(reminded, from, calendar) });

const putDown = (client: Queries, next: readonly Next[]) =>
  client.query(PUT_DOWN, [next.map(({ organ }) => organ), next.map(({ duty }) => duty), next.map(({ day }) => day)]);

/** Organs with people that were not told this morning. */
const organsWithout = async (database: Database, today: LocalDate): Promise<readonly string[]> => {
  const { rows } = await database.without((client) =>
    client.query<{ organ: string }>(
      `select distinct organ from directory_staff s
        where not exists (select from reminder_morning m where m.organ = s.organ and m.day = $1)`,
      [today],
    ),
  );
  return rows.map(({ organ }) => organ);
};

/**
 * The morning of one organ: taken, told and the next turns put down in one transaction. It waits for the next look
 * while a duty is not reckoned: it would be missing.
 * @returns people told
 */
const tellMorning = async (client: Queries, organ: OrganId, now: Instant, calendar: WorkCalendar): Promise<number> => {
  const today = dateOf(now);
  const { rowCount: left } = await client.query(ANY_NOT_RECKONED, [organ]);
  if (left !== 0) return 0;
  const { rows: before } = await client.query<{ day: LocalDate | null }>(
    'select max(day) as day from reminder_morning where organ = $1 and day < $2',
    [organ, today],
  );
  const taken = await client.query(
    'insert into reminder_morning (organ, day, told_at) values ($1, $2, $3) on conflict do nothing',
    [organ, today, now],
  );
  if (taken.rowCount === 0) return 0;
  const due = await turnsOn(client, organ, today, calendar);
  const { rows: people } = await client.query<Member>('select staff, roles from directory_staff where organ = $1', [
    organ,
  ]);
  const outage = outageBetween(before[0]?.day ?? undefined, today);
  const cause = { organ, id: derivedId(`${organ}:${today}`, 'digest'), recordedAt: now };
  let told = 0;
  for (const [staff, turns] of turnsOfPeople(due, people)) {
    const words = digestOf(today, turns, outage);
    await putNews(client, cause, { staff, title: '今日提醒', words, button: BUTTON });
    told += 1;
  }
  await putDown(
    client,
    due.map(({ row, reminded }) => nextOf(row, reminded, addDays(today, 1), calendar)),
  );
  return told;
};

/** A duty that is told of today, and how it stands. */
interface Told {
  readonly row: Due;
  readonly reminded: Reminded;
  readonly turn: Turn;
}

/** What has its turn; on a day off what may not be told waits for the next working day. */
const turnsOn = async (
  client: Queries,
  organ: string,
  today: LocalDate,
  calendar: WorkCalendar,
): Promise<readonly Told[]> => {
  const { rows } = await client.query<Due>(HAVING_TURN, [organ, today]);
  return rows.flatMap((row) => {
    const reminded = remindedOf(row);
    if (reminded === undefined || !isSaidOn(reminded, today, calendar)) return [];
    return [{ row, reminded, turn: { ...row, standing: standingOn(reminded, today, calendar) } }];
  });
};

/** Whose turns they are: the owner's, or of everybody who holds the role, but for those whom it is about. */
const turnsOfPeople = (due: readonly Told[], people: readonly Member[]): ReadonlyMap<string, readonly Turn[]> => {
  const byStaff = new Map(people.map((member) => [member.staff, member]));
  const all = due.flatMap(({ row, turn }) => holdersOf(row, byStaff).map((staff) => ({ staff, turn })));
  return new Map(
    [...grouped(all, ({ staff }) => staff)].map(([staff, turns]) => [staff, turns.map(({ turn }) => turn)]),
  );
};

const holdersOf = ({ owner, role, not_of: notOf }: Due, people: ReadonlyMap<string, Member>): readonly string[] => {
  if (owner !== null) return people.has(owner) ? [owner] : [];
  if (role === null) return [];
  return [...people.values()]
    .filter(({ staff, roles }) => roles.includes(role) && !notOf.includes(staff))
    .map(({ staff }) => staff);
};
