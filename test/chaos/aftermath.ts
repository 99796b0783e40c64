// What a run has left: read from the database, the broker and the people when all has come to rest.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { subscribe, topicOf } from '#infra/kafka';
import { rowsOf } from '#support/house';
import { rooms } from '#rooms';
import type { Compared, Evidence, Recorded } from './checker.ts';
import { operate, type Installation } from './installation.ts';
import type { Load } from './load.ts';

/** ms without any change after which nothing more is waited for. */
const STANDSTILL_MS = 5 * 60_000;
/** Rows that differ, shown of each table. */
const SHOWN = 3;

/** What is still to be done; a line each. */
const BEHIND = `
  select 'reader ' || name || ' stands at ' || position as line from reader
    where position < (select coalesce(max(position), 0) from ledger_position)
  union all select count(*) || ' events without a position' from pending having count(*) > 0
  union all select 'message M' || seq || ' is not handled: ' || coalesce(last_error, '') from chat_inbox
    where done_at is null and failed_at is null
  union all select 'reply ' || id || ' is not sent: ' || coalesce(last_error, '') from chat_outbox
    where sent_at is null and failed_at is null`;

/** What waits for the operator; a line each. */
const GIVEN_UP = `
  select 'stream ' || stream || ' is parked at ' || reader || ': ' || reason as line from parked
  union all select 'message M' || seq || ' was set aside: ' || coalesce(last_error, '') from chat_inbox
    where failed_at is not null
  union all select 'reply ' || id || ' was given up: ' || coalesce(last_error, '') from chat_outbox
    where failed_at is not null`;

const lines = async (url: string, text: string): Promise<readonly string[]> =>
  (await rowsOf<{ line: string }>(url, text)).map(({ line }) => line);

/** Waits for something as long as anything still changes. @returns whether it came */
const whileItMoves = async (done: Promise<unknown>, state: () => Promise<string>): Promise<boolean> => {
  let finished = false;
  const ending = done.then(() => {
    finished = true;
  });
  let last = '';
  let changedAt = performance.now();
  while (!finished && performance.now() - changedAt < STANDSTILL_MS) {
    const now = await state().catch(() => 'away');
    if (now !== last) [last, changedAt] = [now, performance.now()];
    await Promise.race([ending, pause(250)]);
  }
  return finished;
};

/** Everything that was recorded has been followed, everything said has been handled. */
const atRest = async (url: string): Promise<void> => {
  while ((await lines(url, BEHIND).catch(() => ['away'])).length > 0) await pause(100);
};

/** Brings everything to rest and stops the processes, the database and the broker staying; then reads what is there. */
export const aftermath = async (on: Installation, load: Load): Promise<Evidence> => {
  const { database } = on;
  const behind = () => lines(database, BEHIND);
  const answered = async () => String(load.said.filter((one) => one.answered).length + load.filings.length);
  await whileItMoves(load.finish(), async () => `${await answered()} ${(await behind()).length}`);
  await whileItMoves(atRest(database), async () => (await behind()).join('\n'));
  await Promise.all([...on.apis, ...on.bots].map((one) => one.stop()));
  await whileItMoves(atRest(database), async () => (await behind()).join('\n'));
  await Promise.all(on.workers.map((one) => one.stop()));

  const ledger = await recorded(database);
  return {
    filings: load.filings,
    said: load.said,
    oddAnswers: load.oddAnswers,
    ledger,
    received: on.broker && (await received(on.broker.brokers, ledger)),
    registers: await compared(on),
    deaths: on.deaths,
    stuck: [...(await behind()), ...(await lines(database, GIVEN_UP))],
  };
};

const recorded = async (url: string): Promise<readonly Recorded[]> => {
  const rows = await rowsOf<Omit<Recorded, 'position'> & { readonly position: string | null }>(
    url,
    `select p.position, l.id, l.stream, l.version, l.type, l.data->>'title' as title, l.data->'number' as number
      from ledger l left join ledger_position p using (seq) order by l.seq`,
  );
  return rows.map(({ position, ...row }) => ({ ...row, position: position === null ? undefined : Number(position) }));
};

/** What a subscriber gets who begins at the first event, in its order. */
const received = async (brokers: string, ledger: readonly Recorded[]): Promise<readonly string[]> => {
  const ids: string[] = [];
  const lacking = new Set(ledger.map(({ id }) => id));
  const all = Promise.withResolvers<void>();
  const subscription = await subscribe({
    brokers: brokers.split(','),
    group: randomUUID(),
    topics: [...new Set(ledger.map(({ type }) => topicOf(type)))],
    fromBeginning: true,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    onEvent: async ({ event }) => {
      ids.push(event.id);
      lacking.delete(event.id);
      if (lacking.size === 0) all.resolve();
    },
  });
  await whileItMoves(all.promise, async () => String(ids.length));
  await subscription.stop();
  return ids;
};

/** What no reader writes: the workers reckon it anew once a register was rebuilt. */
const RECKONED = ['look_on'];
const rowsIn = (schema: string, table: string): string =>
  `select to_jsonb(it) - '{${RECKONED.join(',')}}'::text[] from ${schema}.${table} it`;

/** Each register held against one made anew; nobody may be at work. */
const compared = async (on: Installation): Promise<readonly Compared[]> => {
  const { database } = on;
  await rowsOf(database, 'create schema live');
  const found: Compared[] = [];
  for (const { name, tables = [] } of rooms.flatMap((room) => room.readers)) {
    if (tables.length === 0) continue;
    for (const table of tables) await rowsOf(database, `create table live.${table} as table public.${table}`);
    await operate(on.environment, 'rebuild', name);
    for (const table of tables) {
      const only = async (here: string, there: string) =>
        lines(
          database,
          `select it::text as line
            from (${rowsIn(here, table)} except all ${rowsIn(there, table)} limit ${SHOWN}) rows (it)`,
        );
      found.push({ table, onlyLive: await only('live', 'public'), onlyRebuilt: await only('public', 'live') });
    }
  }
  return found;
};
