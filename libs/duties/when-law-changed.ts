import { sql } from 'kysely';
import { EventSetAside, policy, Positions, type Acting, type Happened, type SequencedEvent } from '#infra/events';
import { Duties } from './duties.ts';
import type { DutyTables } from './duty-register/duty-line.ts';
import {
  DutyMoved,
  DutyOpened,
  LengthSet,
  LocalHolidayGiven,
  LocalHolidaysSettled,
  YearPublished,
  YearWithdrawn,
  type Facts,
} from './events.ts';
import { ROOM } from './standing/events.ts';
import { TheLaw } from './the-law.ts';

const BATCH = 200;
const REGISTER = 'duties.duty-register';

type Why = 'calendar' | 'setting';

/** Waits until the register of duties shows everything up to an event. */
const registered = ({ organ, seq }: SequencedEvent, { database }: Acting) =>
  new Positions(database).reached(organ, REGISTER, seq);

/** A duty that was counted by the law as it was, but recorded after it changed, is counted again when it comes by. */
const recountIfOld = async (event: Happened<typeof DutyOpened | typeof DutyMoved>, acting: Acting) => {
  const { duty, counted, facts } = event.data;
  if (!counted || !facts) return;
  const law = await new TheLaw(acting.ledger).of(acting.organ);
  if (counted.law >= law.number) return;
  await registered(event, acting);
  await recount([duty], 'calendar', acting);
};

/** @param rule only what is counted by this rule; all if absent */
const recountAll = async (event: SequencedEvent, acting: Acting, why: Why, rule?: string) => {
  await registered(event, acting);
  const open = acting.database
    .of<DutyTables>(acting.organ)
    .selectFrom('duty_register')
    .select('duty')
    .where('organ', '=', acting.organ)
    .where('state', '=', 'open')
    .where('rule', 'is not', null)
    // Standing duties count their own days.
    .where('room', '<>', ROOM)
    .$if(rule !== undefined, (duties) => duties.where('rule', '=', rule!))
    .orderBy('duty')
    .limit(BATCH);
  for (let after = ''; ;) {
    const next = after === '' ? open : open.where('duty', '>', sql<string>`${after}::uuid`);
    const ids = (await next.execute()).map(({ duty }) => duty);
    await recount(ids, why, acting);
    if (ids.length < BATCH) return;
    after = ids.at(-1)!;
  }
};

const recount = async (ids: readonly string[], why: Why, { organ, database, ledger, because }: Acting) => {
  if (ids.length === 0) return;
  const law = await new TheLaw(ledger).of(organ);
  const duties = new Duties(ledger);
  const rows = await database
    .of<DutyTables>(organ)
    .selectFrom('duty_register')
    .select(['duty', 'rule', 'facts'])
    .where('organ', '=', organ)
    .where('room', '<>', ROOM)
    .where('duty', 'in', ids)
    .execute();
  for (const { duty, rule, facts } of rows) {
    const counted = rule && facts ? law.count(rule, facts as Facts) : undefined;
    if (counted) await duties.recount(because(), duty, counted, why);
  }
};

/** Whether something of the law was set aside. */
const ofTheLaw = ({ data }: Happened<typeof EventSetAside>): boolean => data.stream.startsWith('duties.law/');

/** Open duties are counted again when the organ's calendar or numbers change. */
export const whenLawChanged = policy('duties.when-law-changed')
  .on([YearPublished, YearWithdrawn, LocalHolidayGiven, LocalHolidaysSettled], (event, acting) =>
    recountAll(event, acting, 'calendar'),
  )
  .on(LengthSet, (event, acting) => recountAll(event, acting, 'setting', event.data.rule))
  .on(EventSetAside, (event, acting) => (ofTheLaw(event) ? recountAll(event, acting, 'calendar') : undefined))
  .on([DutyOpened, DutyMoved], recountIfOld);
