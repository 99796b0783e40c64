import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { migrations } from '#rooms';
import { testDatabase, type TestDatabase } from '#support';
import { rowsOf } from '#support/house';
import { forgetOld } from '../../apps/worker/forget.ts';

// What was said in the chat is kept for so many days; what waits is kept however old, and the ledger is untouched.

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase(migrations);
});
afterAll(() => database.close());

const NOW = '2026-11-27T00:00:00.000Z';
const count = async (table: string, where = 'true'): Promise<number> =>
  Number((await rowsOf<{ n: string }>(database.url, `select count(*) as n from ${table} where ${where}`))[0]!.n);

test('old messages, replies, conversations and made documents go in bounded batches; the rest stays', async () => {
  // 25,000 that are old and dealt with, one old that waits, one old that was set aside, one of yesterday.
  await rowsOf(
    database.url,
    `insert into chat_inbox (organ, robot_code, msg_id, conversation, said_at, message, received_at, done_at, failed_at)
      select 'o', 'r', n::text, 'c', 0, '{}'::jsonb, $1::timestamptz - interval '181 days',
        case when n < 25000 then now() end, case when n = 25001 then now() end
      from generate_series(0, 25001) n
      union all select 'o', 'r', 'new', 'c', 0, '{}'::jsonb, $1::timestamptz - interval '1 day', now(), null`,
    [NOW],
  );
  await rowsOf(
    database.url,
    `insert into chat_outbox (organ, id, conversation, "to", reply, created_at, sent_at)
      values ('o', gen_random_uuid(), 'c', '{}', '{}', $1::timestamptz - interval '181 days', now()),
        ('o', gen_random_uuid(), 'c', '{}', '{}', $1::timestamptz - interval '181 days', null),
        ('o', gen_random_uuid(), 'c', '{}', '{}', $1::timestamptz - interval '179 days', now())`,
    [NOW],
  );
  await rowsOf(
    database.url,
    `insert into talk (organ, conversation, talk, heard_at)
      values ('o', 'old', '{}', $1::timestamptz - interval '181 days'),
        ('o', 'new', '{}', $1::timestamptz - interval '179 days')`,
    [NOW],
  );
  await rowsOf(
    database.url,
    `insert into making (organ, id, query, input, actor, asked_at, state)
      values ('o', gen_random_uuid(), 'q', '{}', '{}', $1::timestamptz - interval '181 days', 'ready'),
        ('o', gen_random_uuid(), 'q', '{}', '{}', $1::timestamptz - interval '181 days', 'waiting')`,
    [NOW],
  );
  await rowsOf(
    database.url,
    `insert into ledger (organ, stream, version, id, type, schema_version, command, ordinal, data, meta, recorded_at)
      values ('o', 's', 1, gen_random_uuid(), 't', 1, 'c', 0, '{}', '{}', '2016-01-01')`,
  );

  // One look forgets so much and no more.
  const first = await forgetOld(database.worker, NOW, 180);
  expect(first).toBe(20_000 + 3);
  expect(await forgetOld(database.worker, NOW, 180)).toBe(25_001 - 20_000);
  expect(await forgetOld(database.worker, NOW, 180)).toBe(0);
  expect(await rowsOf(database.url, 'select msg_id from chat_inbox order by 1')).toEqual([
    { msg_id: '25000' },
    { msg_id: 'new' },
  ]);
  expect([await count('chat_outbox'), await count('chat_outbox', 'sent_at is null')]).toEqual([2, 1]);
  expect(await rowsOf(database.url, 'select conversation from talk')).toEqual([{ conversation: 'new' }]);
  expect(await rowsOf(database.url, 'select state from making')).toEqual([{ state: 'waiting' }]);
  expect(await count('ledger')).toBe(1);
});

test('what is old is found by an index', async () => {
  const plans = await database.worker.transaction('', async (client) => {
    await client.query('set local enable_seqscan = off');
    const found: string[] = [];
    for (const [table, age] of [
      ['chat_inbox', 'received_at'],
      ['chat_outbox', 'created_at'],
      ['talk', 'heard_at'],
    ])
      found.push(
        ...(
          await client.query<{ 'QUERY PLAN': string }>(
            `explain select from ${table} where ${age} < now() order by ${age} limit 1000`,
          )
        ).rows.map((row) => row['QUERY PLAN']),
      );
    return found.join('\n');
  });
  for (const index of ['chat_inbox_by_age', 'chat_outbox_by_age', 'talk_by_age']) expect(plans).toContain(index);
});
