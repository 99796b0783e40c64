import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { until } from '#support';
import { openHouse, settled, type House } from '#support/house';

// An event nobody can read is taken out of the way: by a correction in the ledger, with nothing deleted.

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const PETITION = {
  on: '2026-11-02',
  party: '吴某',
  matter: '反映补贴发放',
  result: '直接提出',
  handler: 'zhangwei',
  unit: 'legal',
};

/** Puts an event behind the others of a stream as no command would: straight into the tables. */
const recordsByForce = async (stream: string, type: string, data: object): Promise<string> => {
  const id = randomUUID();
  await house.rows(
    `with state as (
      update stream_state set version = version + 1 where stream = $1 returning organ, version
    ), recorded as (
      insert into ledger (organ, stream, version, id, type, schema_version, command, ordinal, data, meta, recorded_at)
      select organ, $1, version, $2::uuid, $3, 1, $2::text, 0, $4::jsonb,
        '{"actor":{"is":"system","name":"spec"},"channel":"http","correlation":"c","fingerprint":"f"}', now()
      from state returning seq, organ
    )
    insert into pending (seq, organ) select seq, organ from recorded on conflict do nothing`,
    stream,
    id,
    type,
    JSON.stringify(data),
  );
  // As it would stand had the product recorded it: whoever loads the stream folds the event in.
  await house.rows('update stream_state set state_version = -1 where stream = $1', stream);
  return id;
};
const parked = () =>
  house.rows<{ reader: string; stream: string }>('select reader, stream from parked order by reader');

test('a poisonous event parks its readers; set aside, they go on and the case goes on; both stay visible', async () => {
  const legal = await house.token('zhoufang');
  const opened = await house.call(legal, 'POST', '/v1/cases/receive-petition', PETITION);
  expect(opened.body).toMatchObject({ number: '案件〔2026〕1号' });
  const [{ stream } = { stream: '' }] = await house.rows<{ stream: string }>(
    `select stream from ledger where type = 'cases.case-opened'`,
  );
  const poison = await recordsByForce(stream, 'cases.step-taken', {
    case: stream.slice(stream.indexOf('/') + 1),
    entry: randomUUID(),
    step: 'no-such-step',
    on: '9999-99-99',
    facts: null,
  });
  await until(parked, (all) => all.length > 0);
  await settled(house.url);
  const stopped = await parked();
  expect((await house.call(undefined, 'GET', '/health/ready')).body.state).not.toBe('ok');

  const said = await house.ctl('set-aside', poison, '--reason', '日期有误，读不出来', '--by', 'guoqiang');
  expect(said).toContain('已剔除 cases.step-taken');
  for (const { reader } of stopped) expect(await house.ctl('release', reader, stream)).toContain('已放行');
  await settled(house.url);
  expect(await parked()).toEqual([]);

  const step = await house.call(legal, 'POST', '/v1/cases/notify-petitioner', {
    case: '案件〔2026〕1号',
    on: '2026-11-05',
    result: '受理',
  });
  expect([step.status, step.body.detail]).toEqual([200, undefined]);
  const progress = await house.call(legal, 'GET', '/v1/cases/case-progress?case=案件〔2026〕1号', undefined, {
    'ledger-seq': step.headers.get('ledger-seq')!,
  });
  const whats = (progress.body.steps as { what: string; by: string }[]).map(({ what, by }) => `${what} ${by}`);
  expect(whats).toContainEqual(expect.stringMatching(/^剔除第2条登记：日期有误，读不出来.* guoqiang$/u));
  expect(await house.ctl('ledger')).toContain(poison);

  // Nothing is deleted: the event stands as it was, and beside it the correction, signed.
  expect(await house.rows(`select data->>'on' as on from ledger where id = $1`, poison)).toEqual([
    { on: '9999-99-99' },
  ]);
  expect(
    await house.rows(
      `select data->>'event' as event, data->>'by' as by, meta->>'channel' as channel, length(data->>'digest') as digest
        from ledger where type = 'ledger.event-set-aside'`,
    ),
  ).toEqual([{ event: poison, by: 'guoqiang', channel: 'ctl', digest: 64 }]);

  // A register made anew passes it by too.
  expect(await house.ctl('rebuild', 'cases.case-register')).toContain('已重建');
  expect(await house.rows('select from case_register')).toHaveLength(1);
});

test('a holiday up to the year 9999 that was recorded once costs nothing, and is gone from the law once set aside', async () => {
  const admin = await house.token('guoqiang');
  const given = await house.call(admin, 'POST', '/v1/duties/give-local-holiday', {
    name: '古尔邦节',
    first: '2026-11-25',
    last: '2026-11-27',
    basis: '自治区通知',
  });
  expect(given.status).toBe(200);
  const notice = (to: string) => ({
    title: '误登',
    holidays: [{ name: '肉孜节', from: '2026-12-21', to, makeUp: [] }],
  });
  const poison = await recordsByForce('duties.law/tianshan-kjj', 'duties.local-holiday-given', {
    notice: notice('9999-12-31'),
  });
  const counted = async () => {
    const asked = await house.call(
      admin,
      'GET',
      '/v1/duties/reckon-deadline?rule=行政复议答复（普通程序）&start=2026-12-14',
    );
    return JSON.stringify(asked.body);
  };
  expect(await counted()).toContain('肉孜节');
  expect(await house.ctl('set-aside', poison, '--reason', '误登', '--by', 'guoqiang')).toContain('已剔除');
  expect(await counted()).not.toContain('肉孜节');
});

test('is refused for what is unknown, set aside already, a correction itself, or without a reason and a name', async () => {
  const [{ id } = { id: '' }] = await house.rows<{ id: string }>(
    `select data->>'event' as id from ledger where type = 'ledger.event-set-aside' order by seq limit 1`,
  );
  const [{ id: own } = { id: '' }] = await house.rows<{ id: string }>(
    `select id from ledger where type = 'ledger.event-set-aside' order by seq limit 1`,
  );
  const signed = ['--reason', '误登', '--by', 'guoqiang'];
  await expect(house.ctl('set-aside', randomUUID(), ...signed)).rejects.toThrow('没有这个事件');
  await expect(house.ctl('set-aside', id, ...signed)).rejects.toThrow('已经剔除');
  await expect(house.ctl('set-aside', own, ...signed)).rejects.toThrow('不能剔除');
  await expect(house.ctl('set-aside', id, '--reason', '误登')).rejects.toThrow('用法');
  await expect(house.ctl('set-aside', 'x', ...signed)).rejects.toThrow('用法');
  await expect(house.ctl('set-aside', randomUUID(), '--reason', '误\u0000登', '--by', 'g')).rejects.toThrow();
});
