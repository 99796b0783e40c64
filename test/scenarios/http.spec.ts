import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync, statSync } from 'node:fs';
import { commands, rooms } from '#rooms';
import { until } from '#support';
import { openHouse, settled, type House } from '#support/house';

// The same commands over HTTP: bearer tokens, OpenAPI, problem+json in Chinese that says what to do and changes
// nothing.

let house: House;
let staff: string;
beforeAll(async () => {
  house = await openHouse();
  staff = await house.token('zhangwei');
});
afterAll(() => house.close());

const ITEM = {
  title: '采购高性能计算平台',
  category: 'largeFunds',
  amount: 120_000_000,
  unit: 'platform',
  proposedOn: '2026-03-02',
};
const propose = (token: string | undefined, body: unknown, headers?: Record<string, string>) =>
  house.call(token, 'POST', '/v1/decisions/propose-item', body, headers);
const inDays = (n: number) => new Date(Date.now() + n * 24 * 3_600_000).toISOString().slice(0, 10);
const tomorrow = () => inDays(1.5);
const count = async () => (await house.rows(`select from ledger where type = 'decisions.item-proposed'`)).length;

describe('an item is put forward', () => {
  test('and is in the list at once for whoever hands on the sequence', async () => {
    const done = await propose(staff, ITEM);
    expect(done).toMatchObject({
      status: 200,
      body: { number: '议题〔2026〕1号', serial: { series: '议题', year: 2026, serial: 1 } },
    });
    const list = await house.call(staff, 'GET', '/v1/decisions/my-items', undefined, {
      'ledger-seq': done.headers.get('ledger-seq')!,
    });
    expect(list.body).toMatchObject({
      items: [
        {
          number: '议题〔2026〕1号',
          title: '采购高性能计算平台',
          amount: 120_000_000,
          state: 'proposed',
          proposedOn: '2026-03-02',
        },
      ],
      page: 1,
      more: false,
    });
  });

  test('once, however often it is sent under one Idempotency-Key; another content under the key is refused', async () => {
    const key = { 'idempotency-key': 'purchase-7' };
    const first = await propose(staff, ITEM, key);
    const again = await propose(staff, ITEM, key);
    expect(again.body).toEqual(first.body);
    expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect(await propose(staff, { ...ITEM, title: '另一件事' }, key)).toMatchObject({
      status: 422,
      body: { code: 'command.id-reused' },
    });
    expect(await count()).toBe(2);
  });

  test('by another system, under its own roles', async () => {
    const token = (await house.ctl('token', 'issue', '--system', 'oa', '--roles', 'staff,office')).split('\n').at(-1)!;
    expect(await propose(token, ITEM)).toMatchObject({ status: 200 });
    expect(
      await house.rows(
        `select meta->'actor' as actor from ledger where type = 'decisions.item-proposed' order by seq desc limit 1`,
      ),
    ).toEqual([{ actor: { is: 'system', name: 'oa' } }]);
  });
});

describe('every answer', () => {
  test('tells a browser to guess nothing and to load nothing from elsewhere; behind TLS, to stay with it', async () => {
    const plain = await house.call(staff, 'GET', '/v1/decisions/my-items');
    expect(plain.headers.get('x-content-type-options')).toBe('nosniff');
    expect(plain.headers.get('content-security-policy')).toContain(`default-src 'self'`);
    expect(plain.headers.get('strict-transport-security')).toBeNull();
    const secured = await house.call(staff, 'GET', '/v1/decisions/my-items', undefined, {
      'x-forwarded-proto': 'https',
    });
    expect(secured.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}$/);
  });

  test('of 401 says how to come in', async () =>
    expect((await propose(undefined, ITEM)).headers.get('www-authenticate')).toBe('Bearer realm="zhengheng"'));

  test('of 429 says when to come again; whoever was known goes on; pages of origins that are set may ask', async () => {
    const bounded = await openHouse({ API_WRONG_TOKENS_PER_MINUTE: '3', API_ORIGINS: 'https://oa.example' });
    try {
      const asked = (origin: string) =>
        fetch(`${bounded.running.api}/v1/decisions/propose-item`, {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'authorization',
          },
        });
      const allowed = (await asked('https://oa.example')).headers;
      expect(allowed.get('access-control-allow-origin')).toBe('https://oa.example');
      expect((await asked('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
      const known = await bounded.token('zhangwei');
      const ask = (token: string) => bounded.call(token, 'GET', '/v1/decisions/my-items');
      await ask(known);
      for (const guess of ['a', 'b', 'c']) expect((await ask(guess)).status).toBe(401);
      const held = await ask('d');
      expect(held).toMatchObject({ status: 429, body: { code: 'access.too-many' } });
      expect(Number(held.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await ask(known)).status).toBe(200);
    } finally {
      await bounded.close();
    }
  });

  test('is told by its tag while it stays the same, and is compressed for whoever takes it so', async () => {
    const asked = (headers: Record<string, string> = {}) =>
      fetch(`${house.running.api}/v1/decisions/my-items`, {
        headers: { authorization: `Bearer ${staff}`, ...headers },
      });
    for (let n = 0; n < 8; n += 1) await propose(staff, { ...ITEM, title: `很长的题目${'长'.repeat(100)}${n}` });
    const done = await propose(staff, { ...ITEM, title: '最后一件' });
    await settled(house.url);
    const first = await asked({ 'ledger-seq': done.headers.get('ledger-seq')! });
    expect(first.headers.get('content-encoding')).toBe('gzip');
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const tag = first.headers.get('etag')!;
    expect((await asked({ 'if-none-match': tag })).status).toBe(304);
    expect((await asked({ 'if-none-match': tag, 'accept-encoding': 'identity' })).status).toBe(304);
    const plain = await asked({ 'accept-encoding': 'identity' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.json()).toEqual(await first.json());
    const next = await propose(staff, { ...ITEM, title: '又一件' });
    expect((await asked({ 'if-none-match': tag, 'ledger-seq': next.headers.get('ledger-seq')! })).status).toBe(200);
  });

  test('to another method says which one it takes', async () => {
    const by = async (method: string, path: string) => {
      const answer = await fetch(house.running.api + path, { method, headers: { authorization: `Bearer ${staff}` } });
      return [answer.status, answer.headers.get('allow'), ((await answer.json()) as { code: string }).code];
    };
    const other = (allow: string) => [405, allow, 'request.unknown-method'];
    expect(await by('GET', '/v1/decisions/propose-item')).toEqual(other('POST'));
    expect(await by('PUT', '/v1/decisions/propose-item')).toEqual(other('POST'));
    expect(await by('POST', '/v1/decisions/my-items')).toEqual(other('GET, HEAD'));
    expect(await by('DELETE', `/v1/files/${'a'.repeat(64)}`)).toEqual(other('GET, HEAD'));
    expect(await by('GET', '/v1/files')).toEqual(other('POST'));
    expect(await by('POST', '/openapi.json')).toEqual(other('GET, HEAD'));
    expect(await by('DELETE', '/v1/decisions/burn-item')).toEqual([404, null, 'request.unknown-path']);
  });

  test('to what is none of a few values, or no parameter, says which there are', async () => {
    const faulty = await propose(staff, { ...ITEM, category: 'funds' });
    const categories = ['majorDecision', 'personnel', 'majorProject', 'largeFunds'];
    expect(faulty.body['faults']).toMatchObject([{ path: 'category', allowed: categories }]);
    const unknown = await house.call(staff, 'GET', '/v1/decisions/my-items?sort=title&page=1');
    expect(unknown).toMatchObject({ status: 422, body: { faults: [{ path: 'sort', allowed: ['page'] }] } });
    const unnamed = await house.call(staff, 'POST', '/v1/decisions/propose-item?dry=1', ITEM);
    expect(unnamed).toMatchObject({ status: 422, body: { code: 'input.faulty', faults: [{ path: 'dry' }] } });
    const state = await house.call(staff, 'GET', '/v1/decisions/find-items?state=lost');
    expect(state).toMatchObject({ status: 422, body: { faults: [{ path: 'state' }] } });
    const [fault] = state.body['faults'] as { message: string; allowed: string[] }[];
    expect(fault!.allowed).toContain('proposed');
    expect(fault!.message).toContain('可以是');
  });

  test('about the figures of the process is for this machine itself', async () => {
    const metrics = (headers: Record<string, string>) => fetch(`${house.running.api}/metrics`, { headers });
    expect((await metrics({})).status).toBe(200);
    expect((await metrics({ 'x-forwarded-for': '10.0.0.1' })).status).toBe(401);
    const ready = await fetch(`${house.running.api}/health/ready`, { headers: { forwarded: 'for=10.0.0.1' } });
    expect(JSON.stringify(await ready.json())).not.toContain('detail');
  });

  test('about an item of another unit is that of one there is not', async () => {
    const done = await propose(staff, ITEM);
    const withdraw = (token: string, item: string) =>
      house.call(token, 'POST', '/v1/decisions/withdraw-item', { item, reason: '材料需要补充' });
    const other = await house.token('maxiaohong');
    const [seen, unseen] = [
      await withdraw(other, String(done.body.number)),
      await withdraw(other, '议题〔2026〕999号'),
    ];
    expect([seen.status, { ...seen.body, instance: 0 }]).toEqual([404, { ...unseen.body, instance: 0 }]);
  });

  test('and the log is for whoever runs the product alone', () =>
    expect(statSync(house.running.log).mode & 0o777).toBe(0o600));

  test('a body in another encoding is read by its charset, or refused; never taken as mojibake', async () => {
    const title = Buffer.from([0xb2, 0xc9, 0xb9, 0xba, 0xc9, 0xe8, 0xb1, 0xb8]);
    const body = Buffer.concat([
      Buffer.from('{"category":"majorProject","unit":"platform","title":"'),
      title,
      Buffer.from('"}'),
    ]);
    const sent = (type: string) =>
      fetch(`${house.running.api}/v1/decisions/propose-item`, {
        method: 'POST',
        headers: { authorization: `Bearer ${staff}`, 'content-type': type },
        body,
      });
    expect((await sent('application/json')).status).toBe(415);
    expect((await sent('application/json; charset=big5')).status).toBe(415);
    expect((await sent('application/json; charset=gbk')).status).toBe(200);
    expect(await house.rows(`select from ledger where data->>'title' = '采购设备'`)).toHaveLength(1);
  });
});

describe('a call that is not in order changes nothing and is told why, as problem+json in Chinese', () => {
  test.each<[string, () => ReturnType<typeof propose>, number, string]>([
    ['no token', () => propose(undefined, ITEM), 401, 'access.no-token'],
    [
      'a token nobody issued',
      () => propose(`zh.tianshan-kjj.0123456789ab.${'x'.repeat(43)}`, ITEM),
      401,
      'access.no-token',
    ],
    ['not JSON', () => propose(staff, '{"title": '), 400, 'request.malformed'],
    ['not an object', () => propose(staff, '[]'), 400, 'request.malformed'],
    ['a missing field', () => propose(staff, { ...ITEM, title: undefined }), 422, 'input.faulty'],
    ['a sum of nought', () => propose(staff, { ...ITEM, amount: 0 }), 422, 'input.faulty'],
    ['large funds without a sum', () => propose(staff, { ...ITEM, amount: undefined }), 422, 'input.faulty'],
    ['a day that does not exist', () => propose(staff, { ...ITEM, proposedOn: '2026-02-30' }), 422, 'input.faulty'],
    ['a property nobody knows', () => propose(staff, { ...ITEM, price: 1 }), 422, 'input.faulty'],
    ['a day in the future', () => propose(staff, { ...ITEM, proposedOn: tomorrow() }), 409, 'decisions.not-in-future'],
    ['another unit', () => propose(staff, { ...ITEM, unit: 'legal' }), 403, 'command.other-unit'],
    [
      'a right one lacks',
      () => house.call(staff, 'POST', '/v1/directory/remove-staff', { staff: 'limin' }),
      403,
      'command.not-allowed',
    ],
    [
      'a unit nobody has entered',
      async () =>
        house.call(await house.token('guoqiang'), 'POST', '/v1/directory/enrol-staff', {
          staff: 'new',
          name: '新人',
          unit: 'nowhere',
          post: '科员',
          roles: ['staff'],
        }),
      404,
      'directory.unit-unknown',
    ],
    [
      'an unknown item',
      () =>
        house.call(staff, 'POST', '/v1/decisions/withdraw-item', { item: '议题〔2026〕999号', reason: '材料需要补充' }),
      404,
      'decisions.item-unknown',
    ],
    ['an unknown command', () => house.call(staff, 'POST', '/v1/decisions/burn-item', {}), 404, 'request.unknown-path'],
    [
      'an unknown command, whoever asks',
      () => house.call(undefined, 'POST', '/v1/decisions/burn-item', {}),
      404,
      'request.unknown-path',
    ],
    ['an unknown path', () => house.call(staff, 'GET', '/v2'), 404, 'request.unknown-path'],
    ['too much', () => propose(staff, { ...ITEM, title: 'x'.repeat(2_000_000) }), 413, 'request.too-large'],
  ])('%s', async (_, call, status, code) => {
    const before = await count();
    const answer = await call();
    expect(answer).toMatchObject({ status, type: 'application/problem+json; charset=utf-8', body: { code, status } });
    expect(`${String(answer.body.title)}${String(answer.body.detail)}`).toMatch(/\p{Script=Han}/u);
    expect(answer.body.instance).toMatch(/^urn:zhengheng:request:[0-9a-f-]{36}$/);
    expect(await count()).toBe(before);
  });

  test('a token that was revoked', async () => {
    const token = await house.token('huangtao');
    expect((await house.call(token, 'GET', '/v1/decisions/my-items')).status).toBe(200);
    await house.ctl('token', 'revoke', token.split('.')[2]!);
    expect((await house.call(token, 'GET', '/v1/decisions/my-items')).status).toBe(401);
    expect(await house.ctl('token', 'list')).toMatch(new RegExp(`${token.split('.')[2]}.*已吊销`));
    expect(
      await house.rows('select from access_token where encode(digest, $$escape$$) like $1', `%${token.split('.')[3]}%`),
    ).toEqual([]);
  });
});

describe('what was recorded a moment ago is there, for whoever recorded it and for others', () => {
  const give = (token: string | undefined, path: string, body: object, headers?: Record<string, string>) =>
    house.call(token, 'POST', `/v1/${path}`, body, headers);

  test('found by its name', async () => {
    const [one, another, admin] = await Promise.all(['zhoufang', 'chenxia', 'guoqiang'].map(house.token));
    const answers: unknown[] = [];
    for (const adviser of [...'甲乙丙丁戊己庚辛壬癸'].map((sign) => `孟${sign}`)) {
      await give(one, 'advisers/engage', { adviser, adviserType: 'public', endDate: inDays(300) });
      answers.push((await give(another, 'advisers/correct', { adviser, scope: '合同', reason: '补登' })).status);
    }
    expect(answers).toEqual(Array.from({ length: 10 }, () => 200));
    expect(
      (await give(one, 'advisers/correct', { adviser: '孟某', scope: '合同', reason: '补登' })).body,
    ).toMatchObject({
      code: 'advisers.unknown',
    });
    for (let n = 1; n <= 5; n += 1) {
      const person = { staff: `newcomer-${n}`, name: `新人${n}`, unit: 'legal', post: '律师', roles: ['adviser'] };
      await give(admin, 'directory/enrol-staff', person);
      const engaged = { adviser: `新人${n}`, adviserType: 'public', endDate: inDays(300), account: person.staff };
      expect((await give(one, 'advisers/engage', engaged)).body).toMatchObject({ name: `新人${n}` });
    }
  });

  test('in a list that is made of it, and as the twin of what comes after it', async () => {
    const office = await house.token('chenxia');
    const entered = (n: number) => ({
      document: `科技资源共享办法之${n}`,
      documentKind: 'policy',
      documentNumber: `天科发〔2026〕${n}号`,
      date: '2026-02-02',
      effectiveDate: '2026-03-05',
      drafter: 'zhangwei',
      unit: 'platform',
    });
    for (const n of [1, 2, 3, 4, 5]) {
      expect((await give(office, 'documents/enter-document', entered(n))).status).toBe(200);
      const round = { round: `第${n}次清理`, dueDate: inDays(30) };
      expect((await give(office, 'documents/open-clean-up', round)).body).toMatchObject({ total: n });
      expect((await give(office, 'documents/open-clean-up', round)).body.code).toBe('documents.round-open');
    }
    const draft = { document: '大型仪器共享办法', documentKind: 'policy', drafter: 'zhangwei', unit: 'platform' };
    const key = { 'idempotency-key': 'draft-1' };
    const first = await give(staff, 'documents/start-draft', draft, key);
    expect((await give(staff, 'documents/start-draft', draft)).body).toMatchObject({
      code: 'documents.duplicate',
    });
    expect((await give(staff, 'documents/start-draft', draft, key)).body).toEqual(first.body);
  });

  test('by registers that are there', () => {
    const kept = rooms.flatMap(({ readers }) => readers.map(({ name }) => name));
    expect(commands.flatMap(({ declaration: { reads = [] } }) => reads.filter((name) => !kept.includes(name)))).toEqual(
      [],
    );
  });
});

describe('the interface describes itself', () => {
  test('every command and query with its schema, labels and examples', async () => {
    const { body } = await house.call(undefined, 'GET', '/openapi.json');
    expect(body).toMatchObject({
      openapi: '3.1.0',
      paths: {
        '/v1/decisions/propose-item': {
          post: {
            summary: '报议题',
            requestBody: {
              content: { 'application/json': { schema: { $ref: '#/components/schemas/DecisionsProposeItemInput' } } },
            },
          },
        },
        '/v1/decisions/my-items': { get: { summary: '我的议题' } },
      },
      components: {
        schemas: {
          DecisionsProposeItemInput: {
            properties: {
              amount: { title: '金额', 'x-unit': '分' },
              category: { enum: ['majorDecision', 'personnel', 'majorProject', 'largeFunds'] },
            },
            required: ['title', 'category'],
          },
        },
      },
    });
  });

  test('and its events, to machines and to people', async () => {
    const { body } = await house.call(undefined, 'GET', '/asyncapi.json');
    expect(body).toMatchObject({ asyncapi: '3.0.0', channels: { decisions: { address: 'zhengheng.decisions' } } });
    const page = await (await fetch(`${house.running.api}/asyncapi`)).text();
    expect(page).toContain('议题已提出');
    expect(page.match(/(?:src|<link[^>]+href)="https?:/g)).toBeNull();
    const schema = await house.call(undefined, 'GET', '/schemas/decisions.item-proposed/v1.json');
    expect(schema).toMatchObject({
      status: 200,
      type: 'application/schema+json; charset=utf-8',
      body: { properties: { title: { type: 'string' } } },
    });
    expect(await house.call(undefined, 'GET', '/schemas/decisions.item-proposed/v99.json')).toMatchObject({
      status: 404,
      body: { code: 'schema.unknown' },
    });
  });

  test('as a page that loads nothing from outside', async () => {
    const page = await (await fetch(`${house.running.api}/docs`)).text();
    expect(page).toContain('swagger-ui');
    expect(page.match(/(?:src|href)="https?:/g)).toBeNull();
    const shown = await (await fetch(`${house.running.api}/docs/swagger-ui-init.js`)).text();
    expect(shown).toContain('"/openapi/decisions.json"');
    expect(shown).not.toContain('/v1/decisions/propose-item');
    expect((await house.call(undefined, 'GET', '/openapi/decisions.json')).body).toMatchObject({
      paths: { '/v1/decisions/propose-item': { post: { summary: '报议题' } } },
    });
    expect((await house.call(undefined, 'GET', '/openapi/nothing.json')).status).toBe(404);
  });

  test('and takes an empty list as generated clients send it, for one that is not given', async () => {
    expect((await propose(staff, { ...ITEM, materials: [] })).status).toBe(200);
    expect(await propose(staff, { ...ITEM, matter: [] })).toMatchObject({
      status: 422,
      body: { faults: [{ path: 'matter' }] },
    });
    const faulty = await propose(staff, { ...ITEM, materials: [{}] });
    expect(faulty).toMatchObject({ status: 422, body: { faults: [{ path: 'materials' }] } });
    expect(String(faulty.body['detail'])).toContain('POST /v1/files');
  });

  test('and logs each command with its correlation, and nothing that was said', async () => {
    await propose(staff, { ...ITEM, title: '不可入日志的题目' });
    const lines = await until(
      () =>
        readFileSync(house.running.log, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Record<string, unknown>),
      (all) => all.some((one) => one.command === 'decisions.propose-item'),
    );
    expect(lines.find((one) => one.command === 'decisions.propose-item')).toMatchObject({
      result: expect.any(String),
      channel: 'http',
      correlation: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(JSON.stringify(lines)).not.toMatch(/不可入日志|采购高性能/);
  });

  test('and its health and metrics', async () => {
    expect((await house.call(undefined, 'GET', '/health/ready')).body).toMatchObject({ state: 'ok' });
    const metrics = await (await fetch(`${house.running.api}/metrics`)).text();
    expect(metrics).toMatch(/zhengheng_commands_total\{command="decisions\.propose-item",result="done"\} \d/);
    expect(metrics).toMatch(/zhengheng_ledger_position \d/);
    expect(metrics).toMatch(/zhengheng_reader_lag\{reader="decisions\.item-register"\} \d/);
  });
});
