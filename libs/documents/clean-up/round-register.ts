import { sql } from 'kysely';
import type { ClientBase } from 'pg';
import { protectRegister, type Migrations } from '#infra/database';
import { register, type Happened } from '#infra/events';
import { RoundListChanged, RoundOpened, RoundPublished, VerdictGiven, type Verdict } from '../events.ts';

/** The register of clean-ups: a line for each, and one for each document in it with the last word on it. */
export interface RoundTables {
  clean_up_register: {
    organ: string;
    round: string;
    year: number;
    serial: number;
    name: string;
    opened_on: string;
    due: string;
    published_on: string | null;
  };
  clean_up_verdict: {
    organ: string;
    round: string;
    document: string;
    number: string;
    unit: string;
    result: Verdict | null;
    reason: string | null;
    said_on: string | null;
  };
}

/** The tables of the register of clean-ups. */
export const roundMigrations: Migrations = {
  '2026-11-27-e2-clean-up-register': {
    up: async (db) => {
      await sql`create table clean_up_register (
        organ text not null,
        round uuid not null,
        year int not null,
        serial int not null,
        name text not null,
        opened_on text not null,
        due text not null,
        published_on text,
        primary key (organ, round)
      )`.execute(db);
      await sql`create unique index clean_up_register_by_number
        on clean_up_register (organ, year desc, serial desc)`.execute(db);
      await protectRegister(db, 'clean_up_register');
      await sql`create table clean_up_verdict (
        organ text not null,
        round uuid not null,
        document uuid not null,
        number text not null,
        unit text not null,
        result text,
        reason text,
        said_on text,
        primary key (organ, round, document)
      )`.execute(db);
      await protectRegister(db, 'clean_up_verdict');
    },
  },
};

const open = async ({ organ, data }: Happened<typeof RoundOpened>, client: ClientBase): Promise<void> => {
  const { round, number, name, on, dueDate, documents } = data;
  await client.query(
    `insert into clean_up_register (organ, round, year, serial, name, opened_on, due)
      values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [organ, round, number.year, number.serial, name, on, dueDate],
  );
  const list = (of: 'document' | 'number' | 'unit') => documents.map((one) => one[of]);
  await client.query(
    `insert into clean_up_verdict (organ, round, document, number, unit)
      select $1, $2, unnest($3::uuid[]), unnest($4::text[]), unnest($5::text[]) on conflict do nothing`,
    [organ, round, list('document'), list('number'), list('unit')],
  );
};

const change = async ({ organ, data }: Happened<typeof RoundListChanged>, client: ClientBase): Promise<void> => {
  const { round, document: one, covered } = data;
  await client.query('delete from clean_up_verdict where organ = $1 and round = $2 and document = $3', [
    organ,
    round,
    one.document,
  ]);
  if (covered)
    await client.query(
      'insert into clean_up_verdict (organ, round, document, number, unit) values ($1, $2, $3, $4, $5)',
      [organ, round, one.document, one.number, one.unit],
    );
};

const give = ({ organ, data }: Happened<typeof VerdictGiven>, client: ClientBase) =>
  client.query(
    `update clean_up_verdict set result = $4, reason = $5, said_on = $6
      where organ = $1 and round = $2 and document = $3`,
    [organ, data.round, data.document, data.result, data.reason ?? null, data.on],
  );

const publish = ({ organ, data }: Happened<typeof RoundPublished>, client: ClientBase) =>
  client.query('update clean_up_register set published_on = $3 where organ = $1 and round = $2', [
    organ,
    data.round,
    data.on,
  ]);

/** The register of clean-ups (清理台账). */
export const roundRegister = register('documents.clean-up-register', 'clean_up_register', 'clean_up_verdict')
  .ofStreams()
  .on(RoundOpened, open)
  .on(RoundListChanged, change)
  .on(VerdictGiven, give)
  .on(RoundPublished, publish);
