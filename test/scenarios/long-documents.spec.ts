import { afterAll, beforeAll, expect, test } from '@jest/globals';
import readExcelFile from 'read-excel-file/node';
import { until } from '#support';
import { openHouse, rowsOf, type House } from '#support/house';

// A document of more rows than one waits for: made in the background, sent when it is ready, or fetched.

const CASES = 5200;
let house: House;
let token: string;
beforeAll(async () => {
  house = await openHouse();
  token = await house.token('chenxia');
  await rowsOf(
    house.url,
    `insert into case_register (organ, "case", year, serial, kind, title, unit, handler, opened_on, state)
      select 'tianshan-kjj', md5(n::text)::uuid, 2026, 10000 + n, 'litigation', '第' || n || '案', 'legal', 'zhoufang',
        '2026-03-02', 'open'
      from generate_series(1, ${CASES}) n`,
  );
});
afterAll(() => house.close());

const get = (path: string, bearer = token) =>
  fetch(`${house.running.api}${path}`, { headers: { authorization: `Bearer ${bearer}` } });

test('over HTTP: 202 with a place to fetch it, which says how far it is, then gives the file; to its asker only', async () => {
  const asked = await get('/v1/cases/case-ledger');
  expect(asked.status).toBe(202);
  const place = asked.headers.get('location')!;
  expect(await asked.json()).toEqual({
    making: place.split('/').at(-1),
    state: expect.stringMatching(/^(waiting|making)$/),
    rows: expect.any(Number),
  });
  expect((await get(place, await house.token('zhangwei'))).status).toBe(404);
  const ready = await until(
    () => get(place),
    ({ status }) => status !== 202,
  );
  expect([ready.status, ready.headers.get('content-disposition')]).toEqual([
    200,
    expect.stringContaining(encodeURIComponent('案件台账')),
  ]);
  const [sheet] = await readExcelFile(Buffer.from(await ready.arrayBuffer()));
  // The title and the headings, then every case.
  expect(sheet!.data).toHaveLength(4 + CASES);
  expect(sheet!.data.at(-2)![0]).toBe(`案件〔2026〕${10_000 + CASES}号`);
  expect((await get('/v1/makings/00000000-0000-4000-8000-000000000000')).status).toBe(404);
});

test('in the chat: it is being made, then it is there; what is asked meanwhile is answered', async () => {
  const chenxia = house.person('chenxia');
  expect((await chenxia.says('案件台账')).text).toContain('正在制作“案件台账”');
  expect((await chenxia.says('帮助')).text).toBeDefined();
  const file = await until(async () =>
    (await chenxia.transcript()).find(({ from, msgtype }) => from === 'bot' && msgtype === 'file'),
  );
  expect(file).toBeDefined();
  expect(await house.rows(`select state, rows from making where place is not null`)).toEqual([
    { state: 'ready', rows: CASES },
  ]);
});

test('what its maker left lying is taken up by whoever asks for it', async () => {
  const asked = await get('/v1/cases/case-ledger?kind=litigation');
  const place = asked.headers.get('location')!;
  await until(
    () => get(place),
    ({ status }) => status === 200,
  );
  await house.rows(
    `update making set state = 'making', held_until = now() - interval '1 second', sha256 = null where id = $1`,
    place.split('/').at(-1),
  );
  const again = await until(
    () => get(place),
    ({ status }) => status !== 202,
  );
  expect(again.status).toBe(200);
});

test('one that is longer than any is made says so', async () => {
  await rowsOf(
    house.url,
    `insert into case_register (organ, "case", year, serial, kind, title, unit, handler, opened_on, state)
      select 'tianshan-kjj', md5('x' || n)::uuid, 2025, n, 'petition', '信访', 'legal', 'zhoufang', '2025-03-02', 'open'
      from generate_series(1, 50001) n`,
  );
  const place = (await get('/v1/cases/case-ledger?kind=petition')).headers.get('location')!;
  const given = await until(
    () => get(place),
    ({ status }) => status !== 202,
  );
  expect([given.status, await given.json()]).toEqual([
    409,
    expect.objectContaining({ code: 'making.failed', detail: expect.stringContaining('请按年度分次导出') }),
  ]);
});
