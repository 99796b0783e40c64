import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { directory } from '#directory';
import { Ledger, ledgerMigrations, type Recorder } from '#infra/events';
import { OrganId, type Instant, type LocalDate, type UnitId } from '#kernel';
import { testDatabase, type TestDatabase } from '#support';
import { duties } from '../index.ts';
import { giveBusiness, yearSettings } from '../year/year-settings.ts';
import { openYears } from '../year/opening-year.ts';
import type { Cycle } from './cycle.ts';
import { PlanId } from './events.ts';
import { openPlanned } from './opening.ts';
import { makePlan, plan } from './plan.ts';

// What opens by itself, on a real database: once, however many workers look, and however late the registers are.

const organ = OrganId.parse('tianshan-kjj');
const id = PlanId.parse('018f2b3c-0000-7000-8000-0000000000ab');
const monthly: Cycle = {
  is: 'months',
  months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  places: [{ is: 'day', n: 5 }],
};

let database: TestDatabase;
let now: Instant;
beforeEach(async () => {
  database = await testDatabase({ ...ledgerMigrations, ...directory.migrations, ...duties.migrations });
  at('2026-11-25');
  await rows(`insert into directory_unit values ($1, 'office', '办公室', '{}')`, [organ]);
  await rows(`insert into directory_unit_head values ($1, 'office', 'chenxia')`, [organ]);
  await rows(`insert into directory_staff values ($1, 'chenxia', '陈霞', 'office', '', '{office,staff}')`, [organ]);
});
afterEach(() => database.close());

const at = (day: string) => {
  now = new Date(`${day}T10:00:00+08:00`).toISOString() as Instant;
};
const rows = async (text: string, values: unknown[] = []) =>
  (await database.worker.without((client) => client.query(text, values))).rows as Record<string, unknown>[];
const ledger = () => new Ledger(database.app);
const by = (name: string): Recorder => ({
  id: name,
  actor: { is: 'system', organ, name: 'test', roles: [] },
  at: now,
  channel: 'policy',
  correlation: name,
  fingerprint: '',
});
const worker = () => ({ ledger: ledger(), database: database.worker, clock: { now: () => now } });
const opened = async () =>
  (await rows(`select data->>'due' as due from ledger where type = 'duties.standing-opened' order by seq`)).map(
    ({ due }) => due,
  );

const planned = async () => {
  const made = {
    plan: id,
    words: '每月5日前 报台账 办公室',
    title: '报台账',
    cycle: monthly,
    unit: 'office' as UnitId,
  };
  await ledger()
    .streams(plan)
    .decide(by('make'), id, makePlan({ ...made, madeOn: '2026-11-25' as LocalDate }));
  await rows('insert into duty_plan (organ, plan, next_on) values ($1, $2, $3)', [organ, id, '2026-11-25']);
};

test('a plan opens one duty, by however many workers, also where its register is late', async () => {
  await planned();
  await Promise.all([openPlanned(worker()), openPlanned(worker()), openPlanned(worker())]);
  expect(await opened()).toEqual(['2026-12-05']);
  // The register has not heard of it yet, and says that its time has come.
  await openPlanned(worker());
  expect(await opened()).toEqual(['2026-12-05']);
  at('2026-12-06');
  await Promise.all([openPlanned(worker()), openPlanned(worker())]);
  expect(await opened()).toEqual(['2026-12-05', '2027-01-05']);
  expect(await rows(`select from ledger where type = 'duties.plan-opened'`)).toHaveLength(2);
});

test('a year begins once, by however many workers, and only where one was opened before', async () => {
  await ledger()
    .streams(yearSettings)
    .decide(by('business'), organ, giveBusiness('personnel', 'office' as UnitId));
  at('2027-01-01');
  await openYears(worker());
  expect(await opened()).toEqual([]);
  await rows('insert into duty_year (organ, year) values ($1, 2026)', [organ]);
  await Promise.all([openYears(worker()), openYears(worker())]);
  // Of 25 tasks, without the three of the main head and the members, whom nobody enrolled; one of them in each quarter.
  expect(await opened()).toHaveLength(25);
  expect(await rows(`select from ledger where type = 'duties.year-opened'`)).toHaveLength(1);
  await openYears(worker());
  expect(await opened()).toHaveLength(25);
  const numbers = await rows(
    `select distinct data->'number'->>'serial' from ledger where type = 'duties.standing-opened'`,
  );
  expect(numbers).toHaveLength(25);
});
