// Opens the duty of signing once a quarter is over, for each organ that has the duties of the year.
import { sql } from 'kysely';
import { Directory } from '#directory';
import { TheLaw, YearOpened } from '#duties';
import { protect, protectRegister, type Migrations } from '#infra/database';
import { register, type Recorder } from '#infra/events';
import type { OnRounds } from '#infra/rooms';
import { dateOf, OrganId } from '#kernel';
import { dueOf, quarterBefore, quarterOf } from './quarter.ts';
import { keepDuty, recordsOf, statementId } from './records.ts';
import { REGISTERS } from './registers.ts';

const BATCH = 20;

/** The quarter that is over is opened once for each organ; not where it was to be signed before. Any number of workers may look. */
export const openQuarters = async ({ ledger, database, clock }: OnRounds): Promise<number> => {
  const at = clock.now();
  const today = dateOf(at);
  const over = quarterBefore(quarterOf(today));
  const name = `${over.year}-${over.quarter}`;
  const { rows } = await database.without((client) =>
    client.query<{ organ: string }>(
      `select o.organ from nil_return_organ o
        where not exists (select from nil_return_quarter q where q.organ = o.organ and q.quarter = $1) limit $2`,
      [name, BATCH],
    ),
  );
  const directory = new Directory(database);
  for (const { organ: named } of rows) {
    const organ = OrganId.parse(named);
    const actor = { is: 'system', organ, name: 'nil-returns.quarters', roles: [] } as const;
    const [roll, law] = await Promise.all([directory.roll(organ), new TheLaw(ledger).of(organ)]);
    const isOpen = dueOf(over, law.calendars.of('bureau')).day >= today;
    for (const { id } of isOpen ? REGISTERS : []) {
      const statement = { register: id, ...over };
      const key = `quarter:${statementId(statement)}`;
      const by: Recorder = { id: key, actor, at, channel: 'policy', correlation: key, fingerprint: '' };
      const records = await recordsOf(database, organ, statement);
      await keepDuty(statement, { ledger, roll, by, records: [] });
      // There is one, closed: it is open again if the record turns out to be of another quarter.
      if (records.length > 0) await keepDuty(statement, { ledger, roll, by: { ...by, id: `${key}:records` }, records });
    }
    await database.without((client) =>
      client.query('insert into nil_return_quarter (organ, quarter) values ($1, $2) on conflict do nothing', [
        organ,
        name,
      ]),
    );
  }
  return rows.length;
};

/** The organs that have the duties of a year. */
export const organRegister = register('nil-returns.organs', 'nil_return_organ')
  .ofStreams()
  .on(YearOpened, ({ organ }, client) =>
    client.query('insert into nil_return_organ (organ) values ($1) on conflict do nothing', [organ]),
  );

/** Their table, and the quarters that were opened. */
export const nilMigrations: Migrations = {
  '2026-11-27-r8-nil-returns': {
    up: async (db) => {
      await sql`create table nil_return_organ (organ text not null primary key)`.execute(db);
      await protectRegister(db, 'nil_return_organ');
      await sql`create table nil_return_quarter (
        organ text not null,
        quarter text not null,
        primary key (organ, quarter)
      )`.execute(db);
      await protect(db, 'nil_return_quarter', { worker: 'select, insert' });
    },
  },
};
