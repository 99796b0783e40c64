import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { z } from 'zod';
import { sql } from 'kysely';
import {
  decider,
  event,
  happened,
  nextNumber,
  type Actor,
  type Decide,
  type DocumentNumber,
  type EventOf,
  type Instant,
} from '#kernel';
import { migrate, protectRegister, type Migrations } from '#infra/database';
import { testDatabase, until, type TestDatabase } from '#support';
import {
  Ledger,
  LedgerFeed,
  ledgerMigrations,
  policy,
  PositionNews,
  Positions,
  ReaderRunner,
  rebuild,
  rehearse,
  release,
  releaseFeed,
  Sequencer,
  type Acting,
  type Policy,
  type Reader,
  type Recorder,
  type SequencedEvent,
} from './index.ts';
import { SETTLED } from './positions.ts';

const Opened = event('lamp.opened', 1, { name: z.string(), number: z.any().optional() });
const Turned = event('lamp.turned', 1, { times: z.int() });
type LampEvent = EventOf<typeof Opened | typeof Turned>;
interface Lamp {
  readonly turns: number;
  readonly open: boolean;
}
const lamp = decider<Lamp, LampEvent>({
  category: 'lamp.lamp',
  stateVersion: 1,
  initial: { turns: 0, open: false },
  evolve: (state, it) => (it.type === 'lamp.opened' ? { ...state, open: true } : { ...state, turns: state.turns + 1 }),
});
const open =
  (name = 'a'): Decide<Lamp, LampEvent> =>
  () =>
    happened(Opened({ name }));
const openNumbered: Decide<Lamp, LampEvent> = () => happened(Opened({ name: 'n', number: nextNumber('灯', 2026) }));
const turn: Decide<Lamp, LampEvent> = (state) => happened(Turned({ times: state.turns + 1 }));

const actor = (organ: string): Actor => ({ is: 'system', organ: organ as never, name: 'spec', roles: ['admin'] });
const by = (id: string = randomUUID(), organ = 'one-bureau'): Recorder => ({
  id,
  actor: actor(organ),
  at: '2026-03-02T01:00:00.000Z' as Instant,
  channel: 'policy',
  correlation: randomUUID(),
  fingerprint: 'f',
});

const lampTable: Migrations = {
  'spec-lamp-table': {
    up: async (db) => {
      await sql`create table lamp_register (
        organ text not null,
        stream text not null,
        turns int not null,
        primary key (organ, stream)
      )`.execute(db);
      await sql`create index lamps_by_turns on lamp_register (organ, turns)`.execute(db);
      await protectRegister(db, 'lamp_register');
      await sql`create table lamp_list (organ text, stream text, turns int, primary key (organ, stream))`.execute(db);
      await protectRegister(db, 'lamp_list');
    },
  },
};

class LampReader implements Reader {
  readonly name: string = 'lamp.register';
  readonly tables = ['lamp_register'];
  poison: string | undefined;
  async apply(it: SequencedEvent, client: pg.ClientBase): Promise<void> {
    if (it.stream === this.poison) throw new Error('cannot be taken in');
    await client.query(
      `insert into lamp_register (organ, stream, turns) values ($1, $2, $3)
       on conflict (organ, stream) do update set turns = lamp_register.turns + $3`,
      [it.organ, it.stream, it.type === 'lamp.turned' ? 1 : 0],
    );
  }
}

const eventsOf = <E>(done: { is: 'recorded'; events: readonly E[] } | { is: 'refused' }): readonly E[] => {
  if (done.is === 'refused') throw new Error('was refused');
  return done.events;
};

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const onError = (error: unknown) => {
  throw error;
};
let db: TestDatabase;
let ledger: Ledger;

beforeAll(async () => {
  db = await testDatabase({ ...ledgerMigrations, ...lampTable }, { max: 40 });
});
afterAll(() => db.close());
beforeEach(() => {
  ledger = new Ledger(db.app);
});

const rows = async <T extends pg.QueryResultRow>(text: string, ...values: unknown[]): Promise<T[]> => {
  const client = new pg.Client({ connectionString: db.url });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
};

describe('a command', () => {
  test('appends its events, the folded state and a pending row each, in one commit', async () => {
    const id = randomUUID();
    const done = await ledger
      .streams(lamp)
      .decide(by(), id, () => happened(Opened({ name: 'x' }), Turned({ times: 1 })));
    expect(done).toMatchObject({
      is: 'recorded',
      repeated: false,
      events: [
        { version: 1, type: 'lamp.opened' },
        { version: 2, type: 'lamp.turned' },
      ],
    });
    expect(await rows('select version, state from stream_state where stream = $1', `lamp.lamp/${id}`)).toEqual([
      { version: 2, state: { open: true, turns: 1 } },
    ]);
    expect(
      await rows('select from pending p join ledger l using (seq) where l.stream = $1', `lamp.lamp/${id}`),
    ).toHaveLength(2);
  });

  test('given twice changes nothing and gets the first answer', async () => {
    const [id, command] = [randomUUID(), by()];
    const first = await ledger.streams(lamp).decide(command, id, turn);
    const again = await ledger.streams(lamp).decide(command, id, turn);
    expect(again).toMatchObject({ is: 'recorded', repeated: true });
    expect(eventsOf(again).map((one) => one.id)).toEqual(eventsOf(first).map((one) => one.id));
    expect(await ledger.read('one-bureau', `lamp.lamp/${id}`)).toHaveLength(1);
  });

  test('given twice at the same moment is recorded once, on whichever streams', async () => {
    const command = by();
    const done = await Promise.all(
      Array.from({ length: 8 }, (_, n) => ledger.streams(lamp).decide(command, `same-${n % 2}-${command.id}`, turn)),
    );
    expect(new Set(done.map((one) => eventsOf(one)[0]!.id)).size).toBe(1);
  });

  test('whose id was used for another input is refused', async () => {
    const command = by();
    await ledger.streams(lamp).decide(command, randomUUID(), turn);
    expect(await ledger.streams(lamp).decide({ ...command, fingerprint: 'other' }, randomUUID(), turn)).toMatchObject({
      is: 'refused',
      refusal: { code: 'command.id-reused' },
    });
  });

  test('decides anew when another came first: 12 at once on one stream all count', async () => {
    const id = randomUUID();
    const done = await Promise.all(Array.from({ length: 12 }, () => ledger.streams(lamp).decide(by(), id, turn)));
    expect(done.every((one) => one.is === 'recorded')).toBe(true);
    const events = await ledger.read('one-bureau', `lamp.lamp/${id}`);
    expect(events.map((one) => one.version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(events.map((one) => (one.data as { times: number }).times)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  test('folds the state afresh from the events when its shape has changed', async () => {
    const id = randomUUID();
    await ledger.streams(lamp).decide(by(), id, turn);
    const newer = decider<{ readonly count: string }, LampEvent>({
      category: lamp.category,
      stateVersion: 2,
      initial: { count: '' },
      evolve: (state) => ({ count: `${state.count}I` }),
    });
    const done = await ledger
      .streams(newer)
      .decide(by(), id, (state) => happened(Turned({ times: state.count.length })));
    expect(done).toMatchObject({ events: [{ version: 2, data: { times: 1 } }] });
  });

  test('that draws a number gets the next one: 40 at once, no gap, no double, in event and state alike', async () => {
    const ids = Array.from({ length: 40 }, () => randomUUID());
    const done = await Promise.all(ids.map((id) => ledger.streams(lamp).decide(by(), id, openNumbered)));
    const serials = done.map((one) => (eventsOf(one)[0]!.data as { number: { serial: number } }).number.serial);
    expect([...serials].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
    const [stored] = await rows<{ data: { number: { serial: number } } }>(
      'select data from ledger where stream = $1',
      `lamp.lamp/${ids[0]}`,
    );
    expect(stored!.data.number.serial).toBe(serials[0]);
    expect(await ledger.numbered('one-bureau', { series: '灯', year: 2026, serial: serials[0]! })).toBe(ids[0]);
    expect(await ledger.numbered('one-bureau', { series: '灯', year: 2026, serial: 41 })).toBeUndefined();
  });
});

describe('a rehearsal', () => {
  test('goes on from the ledger, sees its own events, and writes nothing', async () => {
    const [id, other] = [randomUUID(), randomUUID()];
    const lamps = ledger.streams(lamp);
    await lamps.decide(by(), id, turn);
    const count = async () => (await rows('select from ledger')).length;
    const before = await count();
    const seen = await rehearse(async () => {
      await lamps.decide(by(), id, turn);
      const numbered = await lamps.decide(by(), other, openNumbered);
      const { number } = eventsOf(numbered)[0]!.data as { number: DocumentNumber };
      return {
        turns: (await lamps.now('one-bureau', id)).turns,
        open: (await lamps.now('one-bureau', other)).open,
        named: await ledger.numbered('one-bureau', number),
        all: ledger.rehearsed('one-bureau').map(({ type }) => type),
      };
    });
    expect(seen).toEqual({ turns: 2, open: true, named: other, all: ['lamp.turned', 'lamp.opened'] });
    expect([await count(), (await lamps.now('one-bureau', id)).turns]).toEqual([before, 1]);
    expect([(await lamps.now('one-bureau', other)).open, ledger.rehearsed('one-bureau')]).toEqual([false, []]);
  });

  test('given twice is one command there too; of what stands in the ledger it is told what stands', async () => {
    const [id, command, real] = [randomUUID(), by(), by()];
    const lamps = ledger.streams(lamp);
    await lamps.decide(real, id, turn);
    const [twice, repeated] = await rehearse(async () => {
      await lamps.decide(command, id, turn);
      await lamps.decide(command, id, turn);
      return [(await lamps.now('one-bureau', id)).turns, await lamps.decide(real, id, turn)] as const;
    });
    expect([twice, repeated]).toMatchObject([2, { is: 'recorded', repeated: true }]);
    expect([...(await ledger.recordedBy('one-bureau', [real.id, command.id])).keys()]).toEqual([real.id]);
  });
});

describe('commands of several organs that come together', () => {
  const ORGANS = ['organ-1', 'organ-2', 'organ-3', 'organ-4'];

  test('share commits; each organ has its own numbers, without gap, and its own events', async () => {
    const given = Array.from({ length: 40 }, (_, n) => ({ organ: ORGANS[n % 4]!, id: randomUUID() }));
    const done = await Promise.all(
      given.map(({ organ, id }) => ledger.streams(lamp).decide(by(undefined, organ), id, openNumbered)),
    );
    for (const organ of ORGANS) {
      const own = done.flatMap(eventsOf).filter((one) => one.organ === organ);
      const serials = own.map(({ data }) => (data as { number: { serial: number } }).number.serial);
      expect(serials.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    }
    const commits = await rows<{ organs: string }>(
      `select count(distinct organ) as organs from ledger where organ = any ($1) group by xmin::text`,
      ORGANS,
    );
    expect(Math.max(...commits.map(({ organs }) => Number(organs)))).toBeGreaterThan(1);
  });

  test('do not hinder one another: of one that is stale only that one is', async () => {
    const [busy, command] = [randomUUID(), by(undefined, 'organ-1')];
    const streams = ledger.streams(lamp);
    await streams.decide(command, busy, turn);
    const all = await Promise.all([
      ...Array.from({ length: 6 }, () => streams.decide(by(undefined, 'organ-1'), busy, turn)),
      streams.decide(command, busy, turn),
      ...ORGANS.map((organ) => streams.decide(by(undefined, organ), randomUUID(), openNumbered)),
    ]);
    expect(all.map(({ is }) => is)).toEqual(all.map(() => 'recorded'));
    expect((await ledger.read('organ-1', `lamp.lamp/${busy}`)).map(({ version }) => version)).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ]);
  });

  test('see the rows of these organs and no others, and write no others', async () => {
    const seen = await db.app.amid<{ organ: string }>(['organ-2', 'organ-1'], {
      text: 'select distinct organ from ledger order by organ',
    });
    expect(seen.rows.map(({ organ }) => organ)).toEqual(['organ-1', 'organ-2']);
    for (const organ of ['organ-3', 'organ', 'organ-1 organ-2'])
      await expect(
        db.app.amid(['organ-1', 'organ-2'], {
          text: 'insert into pending (seq, organ) values (999999999, $1)',
          values: [organ],
        }),
      ).rejects.toMatchObject({ code: '42501' });
    // And the next one on that connection sees what is his own.
    const own = await db.app.within('organ-3', (client) => client.query('select distinct organ from ledger'));
    expect(own.rows).toEqual([{ organ: 'organ-3' }]);
  });
});

describe('the database', () => {
  test.each([
    'update ledger set type = $$x$$',
    'delete from ledger',
    'truncate ledger',
    'drop table ledger',
    'alter table ledger disable row level security',
    'delete from stream_state',
  ])('refuses the application: %s', async (statement) => {
    await expect(db.app.within('one-bureau', (client) => client.query(statement))).rejects.toMatchObject({
      code: '42501',
    });
  });

  test('shows an organ its own rows only, and lets it write no others', async () => {
    await ledger.streams(lamp).decide(by(undefined, 'other-bureau'), randomUUID(), open());
    const seen = await db.app.within('one-bureau', (client) => client.query('select distinct organ from ledger'));
    expect(seen.rows).toEqual([{ organ: 'one-bureau' }]);
    await expect(
      db.app.within('one-bureau', (client) =>
        client.query(`insert into pending (seq, organ) values (999999999, 'other-bureau')`),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('shows nothing where no organ is set', async () => {
    expect((await db.app.without((client) => client.query('select from ledger'))).rowCount).toBe(0);
  });

  test('keeps every table with an organ under forced row-level security', async () => {
    const open = await rows(`select c.relname from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      where c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)
        and c.relname not in ('kysely_migration', 'kysely_migration_lock', 'reader', 'lease')`);
    expect(open).toEqual([]);
  });
});

describe('the order', () => {
  const sequenced = async () =>
    rows<{ position: string; seq: string; stream: string; version: number }>(
      'select position, seq, stream, version from ledger_position join ledger using (seq) order by position',
    );

  test('is gapless, and keeps each stream in its order under concurrent commits, with two sequencers', async () => {
    const sequencers = [new Sequencer({ url: db.url, onError }), new Sequencer({ url: db.url, onError })];
    sequencers.forEach((one) => one.start());
    const streams = Array.from({ length: 10 }, () => randomUUID());
    await Promise.all(Array.from({ length: 200 }, (_, n) => ledger.streams(lamp).decide(by(), streams[n % 10]!, turn)));
    await until(
      () => rows('select from pending'),
      (pending) => pending.length === 0,
    );
    await Promise.all(sequencers.map((one) => one.stop()));
    const order = await sequenced();
    expect(order.map((one) => Number(one.position))).toEqual(order.map((_, n) => n + 1));
    for (const id of streams) {
      const versions = order.filter((one) => one.stream.endsWith(id)).map((one) => one.version);
      expect(versions).toEqual(versions.map((_, n) => n + 1));
    }
  });

  test('misses nothing that commits late', async () => {
    const sequencer = new Sequencer({ url: db.url, onError });
    sequencer.start();
    const late = new pg.Client({ connectionString: db.url });
    await late.connect();
    await late.query('begin');
    await late.query(`insert into ledger (
        organ, stream, version, id, type, schema_version, command, ordinal, data, meta, recorded_at)
      values ('one-bureau', 'lamp.lamp/late', 1, gen_random_uuid(), 'lamp.opened', 1,
        gen_random_uuid()::text, 0, '{}', '{}', now())`);
    const overtaking = await ledger.streams(lamp).decide(by(), randomUUID(), open());
    await until(
      () => rows('select from ledger_position where seq = $1', eventsOf(overtaking)[0]!.seq),
      (found) => found.length === 1,
    );
    await late.query('commit');
    await late.end();
    await until(
      () => rows(`select from ledger_position join ledger using (seq) where stream = 'lamp.lamp/late'`),
      (found) => found.length === 1,
    );
    await sequencer.stop();
  });
});

describe('a reader', () => {
  const running = (reader: Reader, instances = 1) => {
    const news = new PositionNews({ url: db.url, onError });
    const sequencer = new Sequencer({ url: db.url, onError }).besides(ledger);
    const runners = Array.from({ length: instances }, () => new ReaderRunner(reader, db.worker, news, log));
    news.start();
    sequencer.start();
    runners.forEach((one) => one.start());
    return async () => {
      await Promise.all(runners.map((one) => one.stop()));
      await sequencer.stop();
      await news.stop();
    };
  };
  const turns = async () =>
    Object.fromEntries(
      (await rows<{ stream: string; turns: number }>('select stream, turns from lamp_register')).map((one) => [
        one.stream,
        one.turns,
      ]),
    );
  const truth = async () =>
    Object.fromEntries(
      (
        await rows<{ stream: string; turns: string }>(
          `select stream, count(*) filter (where type = 'lamp.turned') as turns from ledger group by stream`,
        )
      ).map((one) => [one.stream, Number(one.turns)]),
    );
  const caughtUp = () =>
    until(
      () =>
        rows(
          `select from reader
            where name = 'lamp.register' and position = (select max(position) from ledger_position)
              and not exists (select from pending)`,
        ),
      (found) => found.length === 1,
    );

  test('takes in each event once though three processes run it, and one sees his own command at once', async () => {
    const stop = running(new LampReader(), 3);
    const streams = ledger.streams(lamp);
    await Promise.all(Array.from({ length: 150 }, (_, n) => streams.decide(by(), `r-${n % 7}`, turn)));
    const mine = await streams.decide(by(), 'mine', turn);
    await until(() => new Positions(db.app).reached('one-bureau', 'lamp.register', eventsOf(mine)[0]!.seq));
    expect((await turns())['lamp.lamp/mine']).toBe(1);
    await caughtUp();
    await stop();
    expect(await turns()).toEqual(await truth());
  });

  test('passes by what does not concern it, more than a batch at once, and takes in what does, once', async () => {
    const applied: string[] = [];
    const opening: Reader = {
      name: 'lamp.opening',
      listensTo: [Opened.type],
      apply: async (event) => {
        applied.push(event.id);
      },
    };
    const atTheEnd = () =>
      until(
        () =>
          rows(`select from reader
            where name = 'lamp.opening' and position = (select max(position) from ledger_position)
              and not exists (select from pending)`),
        (found) => found.length === 1,
      );
    const streams = ledger.streams(lamp);
    const turnOften = () => happened(...Array.from({ length: 300 }, () => Turned({ times: 1 })));
    const opened: string[] = [];
    const stop = running(opening, 3);
    try {
      await atTheEnd();
      applied.length = 0;
      for (const id of ['often-1', 'often-2', 'often-3']) await streams.decide(by(), id, turnOften);
      await atTheEnd();
      expect(applied).toEqual([]);

      for (const name of ['a', 'b']) {
        const [first] = eventsOf(await streams.decide(by(), `opened-${name}`, () => happened(Opened({ name }))));
        opened.push(first!.id);
        await streams.decide(by(), `often-${name}`, turnOften);
      }
      await atTheEnd();
    } finally {
      await stop();
    }
    expect(applied.filter((id) => opened.includes(id))).toEqual(opened);
  });

  test('waits for what followed from an event, found by its index under the rights of the application', async () => {
    const stop = running(new LampReader(), 1);
    const streams = ledger.streams(lamp);
    const [cause] = eventsOf(await streams.decide(by(), 'cause', turn));
    const [follows] = eventsOf(await streams.decide({ ...by(), causation: cause!.id }, 'follows', turn));
    await until(() => new Positions(db.app, ['lamp.register']).settled('one-bureau', 'lamp.register', cause!.seq));
    expect((await turns())['lamp.lamp/follows']).toBe(1);
    await stop();

    // Nobody to wait for: settled at once; one who has not begun yet is waited for.
    expect(await new Positions(db.app).settled('one-bureau', 'lamp.register', cause!.seq)).toBe(true);
    const { rows: waiting } = await db.app.within('one-bureau', (client) =>
      client.query<{ last: string | null }>(SETTLED, [cause!.seq, ['lamp.register', 'lamp.not-begun']]),
    );
    expect(waiting).toEqual([{ last: null }]);
    const settled = SETTLED.replace('$1', follows!.seq).replace('$2', `'{lamp.register}'`);
    const plan = await db.app.transaction('one-bureau', async (client) => {
      await client.query('set local enable_seqscan = off');
      return client.query<{ 'QUERY PLAN': string }>(`explain ${settled}`);
    });
    const steps = plan.rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(steps).toContain('ledger_causation');
    expect(steps).not.toMatch(/Seq Scan on ledger(?:_position)? /);
  });

  test('parks the stream of a poison event while the others flow; released, it goes on in order', async () => {
    const reader = new LampReader();
    reader.poison = 'lamp.lamp/poison';
    const stop = running(reader);
    const streams = ledger.streams(lamp);
    for (const id of ['p-1', 'poison', 'p-2', 'poison', 'p-1']) await streams.decide(by(), id, turn);
    await caughtUp();
    expect(await turns()).toMatchObject({ 'lamp.lamp/p-1': 2, 'lamp.lamp/p-2': 1 });
    expect((await turns())['lamp.lamp/poison']).toBeUndefined();
    expect(await rows('select reader, stream, reason from parked')).toEqual([
      { reader: 'lamp.register', stream: 'lamp.lamp/poison', reason: 'cannot be taken in' },
    ]);
    await expect(release(db.worker, reader, 'one-bureau', 'lamp.lamp/poison')).rejects.toThrow('cannot be taken in');
    reader.poison = undefined;
    expect(await release(db.worker, reader, 'one-bureau', 'lamp.lamp/poison')).toBe(2);
    await streams.decide(by(), 'poison', turn);
    await caughtUp();
    await stop();
    expect(await turns()).toEqual(await truth());
    expect(await rows('select from parked')).toEqual([]);
  });

  test('of one row a stream takes in many at once; one that cannot be taken in hinders no other', async () => {
    const reader: Reader = {
      name: 'lamp.list',
      listensTo: [Opened.type],
      byStream: true,
      apply: async ({ organ, stream, data }, client) => {
        const { name } = data as { name: string };
        const turned = name === 'poison' ? 'no number' : 7;
        await client.query('insert into lamp_list (organ, stream, turns) values ($1, $2, $3) on conflict do nothing', [
          organ,
          stream,
          turned,
        ]);
        await client.query('update lamp_list set turns = turns + $3 where organ = $1 and stream = $2', [
          organ,
          stream,
          1,
        ]);
      },
    };
    const streams = ledger.streams(lamp);
    for (let n = 0; n < 150; n++) await streams.decide(by(), `list-${n}`, open(n === 77 ? 'poison' : 'fit'));
    const stop = running(reader, 2);
    await until(
      () =>
        rows(`select from reader where name = 'lamp.list' and position = (select max(position) from ledger_position)
          and not exists (select from pending)`),
      (found) => found.length === 1,
    );
    await stop();
    const list = await rows<{ stream: string; turns: number }>(
      `select stream, turns from lamp_list where stream like 'lamp.lamp/list-%'`,
    );
    expect(list).toHaveLength(149);
    expect(new Set(list.map(({ turns }) => turns))).toEqual(new Set([8]));
    expect(await rows(`select stream from parked where reader = 'lamp.list'`)).toEqual([
      { stream: 'lamp.lamp/list-77' },
    ]);
    await rows(`delete from parked where reader = 'lamp.list'`);
  });

  test('is rebuilt from zero while commands and readings go on, and people always read a whole register', async () => {
    const reader = new LampReader();
    const stop = running(reader);
    const streams = ledger.streams(lamp);
    await caughtUp();
    const [{ before }] = (await rows<{ before: string }>(
      `select count(*) as before from lamp_register where organ = 'one-bureau'`,
    )) as [{ before: string }];
    await rows(`update lamp_register set turns = -1`);
    let filing = true;
    const filings = (async () => {
      for (let n = 0; filing; n++) await streams.decide(by(), `b-${n % 5}`, turn);
    })();
    const least: number[] = [];
    const reading = (async () => {
      while (filing)
        least.push(
          (await db.app.within('one-bureau', (client) => client.query('select from lamp_register'))).rowCount!,
        );
    })();
    await rebuild(reader, db.url);
    filing = false;
    await Promise.all([filings, reading]);
    await caughtUp();
    await stop();
    expect(await turns()).toEqual(await truth());
    expect(Math.min(...least)).toBeGreaterThanOrEqual(Number(before));
  });

  test('is rebuilt with indexes of the same names; what a killed rebuild left goes with the next, or the next start', async () => {
    const indexes = () =>
      rows(`select indexname, indexdef from pg_indexes where tablename = 'lamp_register' order by indexname`);
    const left = () => rows(`select nspname from pg_namespace where nspname like 'rebuild%'`);
    const remains = async () => {
      await rows('create schema rebuild_lamp_register');
      await rows('create table rebuild_lamp_register.lamp_register (n int)');
    };
    const before = await indexes();
    expect(before).toHaveLength(2);
    await remains();
    await rebuild(new LampReader(), db.url);
    expect(await indexes()).toEqual(before);
    expect(await left()).toEqual([]);
    await remains();
    await migrate(db.url, { ...ledgerMigrations, ...lampTable });
    expect(await left()).toEqual([]);
  });
});

describe('a policy', () => {
  const Followed = event('lamp.followed', 1, { of: z.string() });
  const answer = decider<{ readonly times: number }, EventOf<typeof Followed>>({
    category: 'lamp.answer',
    stateVersion: 1,
    initial: { times: 0 },
    evolve: ({ times }) => ({ times: times + 1 }),
  });
  /** Runs a policy until `work` is done. */
  const acting = async (name: string, follow: Parameters<Policy['on']>[1], work: () => Promise<unknown>) => {
    const news = new PositionNews({ url: db.url, onError });
    const sequencer = new Sequencer({ url: db.url, onError }).besides(ledger);
    const reader = policy(name).onStreams().on(Turned, follow).acting({ ledger, database: db.app });
    const runners = [1, 2, 3].map(() => new ReaderRunner(reader, db.worker, news, log));
    news.start();
    sequencer.start();
    runners.forEach((one) => one.start());
    try {
      await work();
    } finally {
      await Promise.all(runners.map((one) => one.stop()));
      await sequencer.stop();
      await news.stop();
    }
  };
  const isAtTheEnd = (name: string) =>
    until(
      () =>
        rows(
          `select from reader where name = $1 and position = (select max(position) from ledger_position)
            and not exists (select from pending)`,
          name,
        ),
      (found) => found.length === 1,
    );
  const turnOn = (stream: string) => ledger.streams(lamp).decide(by(), stream, turn);

  test('holds no transaction open while it acts', async () => {
    let open: pg.QueryResultRow[] | undefined;
    const look = async () => {
      open ??= await rows(
        `select query from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
      );
    };
    await acting('lamp.looks', look, async () => {
      await turnOn('looked-at');
      await until(() => open);
    });
    expect(open).toEqual([]);
  });

  test('acts on different streams at once, and on one stream in its order', async () => {
    const marks = ['at-once-1', 'at-once-2', 'at-once-3'].map((id) => `lamp.lamp/${id}`);
    const taken: SequencedEvent[] = [];
    const under = new Set<string>();
    const together = Promise.withResolvers<void>();
    const meet = async (it: SequencedEvent) => {
      if (!marks.includes(it.stream)) return;
      taken.push(it);
      under.add(it.stream);
      if (under.size === marks.length) together.resolve();
      await together.promise;
    };
    // It begins right before them, and all of them are there: they come in one batch, wherever in the ledger they are.
    await rows(
      `insert into reader (name, position) select 'lamp.meets', max(position) from ledger_position returning name`,
    );
    for (let n = 0; n < 4; n++) for (const id of [1, 2, 3]) await turnOn(`at-once-${id}`);
    await acting('lamp.meets', meet as never, () => isAtTheEnd('lamp.meets'));
    for (const mark of marks)
      expect(taken.filter(({ stream }) => stream === mark).map(({ version }) => version)).toEqual([1, 2, 3, 4]);
  });

  test('records once what it does twice: it died after it had acted, before that was marked', async () => {
    const follow = async (it: SequencedEvent, { because, ledger: to }: Acting) => {
      if (!it.stream.startsWith('lamp.lamp/twice-')) return;
      await to.streams(answer).decide(because(), it.stream, () => happened(Followed({ of: it.id })));
    };
    await acting('lamp.follows', follow as never, async () => {
      for (let n = 0; n < 5; n++) await turnOn(`twice-${n}`);
      await isAtTheEnd('lamp.follows');
    });
    await rows(`update reader set position = 0 where name = 'lamp.follows'`);
    await acting('lamp.follows', follow as never, () => isAtTheEnd('lamp.follows'));
    const recordings = await rows<{ of: string }>(`select data->>'of' as of from ledger where type = 'lamp.followed'`);
    expect(new Set(recordings.map(({ of }) => of)).size).toBe(5);
    expect(recordings).toHaveLength(5);
  });

  test('parks the stream of an event it cannot act on, while the others flow', async () => {
    const done: string[] = [];
    const stumble = async (it: SequencedEvent) => {
      if (it.stream === 'lamp.lamp/stumbles') throw new Error('cannot act on this');
      done.push(it.stream);
    };
    await acting('lamp.stumbles', stumble as never, async () => {
      for (const id of ['steady', 'stumbles', 'steady', 'stumbles']) await turnOn(id);
      await isAtTheEnd('lamp.stumbles');
    });
    expect(done.filter((stream) => stream === 'lamp.lamp/steady')).toHaveLength(2);
    expect(await rows(`select stream, reason from parked where reader = 'lamp.stumbles'`)).toEqual([
      { stream: 'lamp.lamp/stumbles', reason: 'cannot act on this' },
    ]);
  });
});

describe('a leader that hangs', () => {
  /** Another process that gives events their places. */
  const sequencing = async (): Promise<ChildProcess> => {
    const built = pathToFileURL(join(import.meta.dirname, '../../dist/infra/events/index.js')).href;
    const program = `
      const { Sequencer } = await import(${JSON.stringify(built)});
      new Sequencer({ url: ${JSON.stringify(db.url)}, onError: (error) => console.error(error.message) }).start();`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' });
    await until(
      () => rows(`select from lease where task = 'sequencer' and held_until > now()`),
      (held) => held.length === 1,
    );
    return child;
  };
  const placed = (recording: Awaited<ReturnType<typeof placing>>) =>
    until(
      () => rows('select from ledger_position where seq = $1', eventsOf(recording)[0]!.seq),
      (found) => found.length === 1,
    );
  const placing = () => ledger.streams(lamp).decide(by(), 'hung', turn);

  test('is replaced; when it wakes up it places nothing, and the order is whole', async () => {
    const hung = await sequencing();
    await placed(await placing());
    hung.kill('SIGSTOP');
    const next = new Sequencer({ url: db.url, onError }).besides(ledger);
    next.start();
    try {
      await placed(await placing());
      const [lease] = await rows<{ term: string }>(`select term from lease where task = 'sequencer'`);
      hung.kill('SIGCONT');
      for (let n = 0; n < 50; n++) await placed(await placing());
      expect(await rows(`select term from lease where task = 'sequencer'`)).toEqual([lease]);
    } finally {
      hung.kill('SIGKILL');
      await next.stop();
    }
    const order = await rows<{ position: string }>('select position from ledger_position order by position');
    expect(order.map(({ position }) => Number(position))).toEqual(order.map((_, n) => n + 1));
  });
});

describe('a forwarder', () => {
  test('goes past a stream set aside, and back to it once it is released', async () => {
    const news = new PositionNews({ url: db.url, onError });
    const sequencer = new Sequencer({ url: db.url, onError });
    const feed = new LedgerFeed({ url: db.url, reader: 'carrier', news, onError });
    news.start();
    sequencer.start();
    const streams = ledger.streams(lamp);
    const [first] = eventsOf(await streams.decide(by(), 'heavy', turn));
    const [second] = eventsOf(await streams.decide(by(), 'light', turn));
    await until(
      () => rows('select from ledger_position where seq = any($1)', [first!.seq, second!.seq]),
      (found) => found.length === 2,
    );
    const ended = new AbortController();
    await feed.lead(ended.signal, async (lease) => {
      const newest = async () => {
        const seen: string[] = [];
        for (let some = await lease.next(100); some.length > 0; some = await lease.next(100)) {
          for (const event of some) {
            if (event.stream === 'lamp.lamp/heavy' && heavy) {
              heavy = false;
              await lease.park(event, 'too heavy');
              continue;
            }
            seen.push(event.id);
          }
          await lease.confirm(some.at(-1)!);
        }
        return seen;
      };
      let heavy = true;
      const before = await newest();
      expect(before).toContain(second!.id);
      expect(before).not.toContain(first!.id);
      expect(await releaseFeed(db.worker, 'carrier', 'one-bureau', 'lamp.lamp/heavy')).toBe(true);
      expect(await newest()).toEqual([first!.id, second!.id]);
      expect(await releaseFeed(db.worker, 'carrier', 'one-bureau', 'lamp.lamp/heavy')).toBe(false);
      ended.abort();
    });
    await sequencer.stop();
    await news.stop();
  });
});
