// The days of standing duties follow the calendar: they are counted again when a notice loads.
import { EventSetAside, policy, Positions, type Acting, type Happened, type SequencedEvent } from '#infra/events';
import { sql } from 'kysely';
import { Duties } from '../duties.ts';
import type { DutyTables } from '../duty-register/duty-line.ts';
import {
  DutyMoved,
  DutyOpened,
  LocalHolidayGiven,
  LocalHolidaysSettled,
  YearPublished,
  YearWithdrawn,
} from '../events.ts';
import { TheLaw } from '../the-law.ts';
import { duesAfter } from '../plans/cycle.ts';
import { ROOM } from './events.ts';
import { movePlan, plan } from '../plans/plan.ts';
import { recountStanding, standingDuty } from './standing-duty.ts';
import { toDoOf } from './when-standing-moves.ts';

const BATCH = 200;
const REGISTER = 'duties.duty-register';

/** One of them gets the day it has by the calendar as it is; a plan goes on behind it. */
const recount = async (id: string, acting: Acting): Promise<void> => {
  const { ledger, organ, because } = acting;
  const known = await ledger.streams(standingDuty).now(organ, id);
  if (known.is !== 'open') return;
  const { cycle, after, due, extended } = known;
  const calendar = (await new TheLaw(ledger).of(organ)).calendars.of('bureau');
  const limit = cycle && after && !extended ? duesAfter(cycle, after, calendar, 1)[0]?.limit : undefined;
  if (limit !== undefined && limit !== due) {
    const by = because();
    await ledger.streams(standingDuty).decide({ ...by, id: `${by.id}:${id}` }, id, recountStanding(limit));
    if (known.plan === undefined) return;
    const moved = because();
    await ledger
      .streams(plan)
      .decide({ ...moved, id: `${moved.id}:${id}:plan` }, known.plan, movePlan(due, limit, calendar));
    return;
  }
  await new Duties(ledger).countAgain(because(), await toDoOf(known, acting));
};

const recountAll = async (event: SequencedEvent, acting: Acting): Promise<void> => {
  const { organ, database } = acting;
  await new Positions(database).reached(organ, REGISTER, event.seq);
  const open = database
    .of<DutyTables>(organ)
    .selectFrom('duty_register')
    .select('record')
    .distinct()
    .where('organ', '=', organ)
    .where('room', '=', ROOM)
    .where('state', '=', 'open')
    .orderBy('record')
    .limit(BATCH);
  for (let after = ''; ;) {
    const records = (await open.where('record', '>', sql<string>`${after}`).execute()).map(({ record }) => record);
    for (const record of records) await recount(record, acting);
    if (records.length < BATCH) return;
    after = records.at(-1)!;
  }
};

/** One that was counted by the calendar as it was, but recorded after it changed. */
const recountIfOld = async (event: Happened<typeof DutyOpened | typeof DutyMoved>, acting: Acting): Promise<void> => {
  const { counted } = event.data;
  if (!counted) return;
  const law = await new TheLaw(acting.ledger).of(acting.organ);
  if (counted.law >= law.number) return;
  const origin = await new Duties(acting.ledger).originOf(acting.organ, event.stream);
  if (origin?.room === ROOM) await recount(origin.id, acting);
};

/** Whether something of the law was set aside. */
const ofTheLaw = ({ data }: Happened<typeof EventSetAside>): boolean => data.stream.startsWith('duties.law/');

/** Standing duties are counted again when the organ's calendar changes. */
export const whenCalendarMoves = policy('duties.when-calendar-moves')
  .on([YearPublished, YearWithdrawn, LocalHolidayGiven, LocalHolidaysSettled], recountAll)
  .on(EventSetAside, (event, acting) => (ofTheLaw(event) ? recountAll(event, acting) : undefined))
  .on([DutyOpened, DutyMoved], recountIfOld);
