import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePort } from '#infra/dev';
import { Process, runToEnd, until } from '#support';
import { emptyDatabase, Person, rowsOf, settled } from '#support/house';

// A real installation in small: each process by itself, two bots and two workers at once, on one database. The
// conversation lives in PostgreSQL: it goes on when the bot that heard its beginning is killed.

let database: Awaited<ReturnType<typeof emptyDatabase>>;
let sandbox: string;
let api: string;
const processes: Process[] = [];
const bots: Process[] = [];
let environment: Record<string, string>;

const startBot = async () => {
  const bot = await Process.start('bot', { ...environment, OPERATIONS_PORT: String(await freePort()) }, 'bot started');
  bots.push(bot);
  return bot;
};

beforeAll(async () => {
  database = await emptyDatabase();
  const [sandboxPort, apiPort] = [await freePort(), await freePort()];
  [sandbox, api] = [`http://127.0.0.1:${sandboxPort}`, `http://127.0.0.1:${apiPort}`];
  environment = {
    DATABASE_URL: database.url,
    SANDBOX_PORT: String(sandboxPort),
    API_PORT: String(apiPort),
    DINGTALK_CLIENT_ID: 'spec',
    DINGTALK_CLIENT_SECRET: 'spec',
    DINGTALK_API_BASE: sandbox,
    DINGTALK_OAPI_BASE: sandbox,
    KAFKA_BROKERS: '',
  };
  expect(await runToEnd('ctl', environment, ['migrate'])).toMatchObject({ code: 0 });
  processes.push(
    await Process.start('sandbox', environment, 'chat page'),
    await Process.start('api', environment, 'api started'),
  );
  for (let n = 0; n < 2; n++)
    processes.push(
      await Process.start('worker', { ...environment, OPERATIONS_PORT: String(await freePort()) }, 'worker started'),
    );
  const { output } = await runToEnd('ctl', environment, ['token', 'issue', '--system', 'import', '--roles', 'admin']);
  const token = output.trim().split('\n').at(-1)!;
  for (const [path, body] of [
    ['establish-unit', { unit: 'platform', name: '科技创新平台中心', short: ['平台中心'] }],
    ['enrol-staff', { staff: 'zhangwei', name: '张伟', unit: 'platform', post: '主任', roles: ['staff'] }],
    ['enrol-staff', { staff: 'gulnar', name: '古丽娜尔·艾山', unit: 'platform', post: '科员', roles: ['staff'] }],
  ] as const) {
    const response = await fetch(`${api}/v1/directory/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(200);
  }
  await settled(database.url);
  await startBot();
  await startBot();
});
afterAll(async () => {
  await Promise.all([...bots, ...processes].map((one) => one.end('SIGTERM')));
  await database.drop();
});

const items = () =>
  rowsOf<{ title: string; serial: string }>(
    database.url,
    `select data->>'title' as title, data->'number'->>'serial' as serial from ledger where type = 'decisions.item-proposed' order by seq`,
  );

describe('two bots on one robot', () => {
  test('take a conversation in turns, and go on with it when one is killed in its middle', async () => {
    const zhangwei = new Person(sandbox, 'zhangwei');
    expect((await zhangwei.says('报议题')).text).toContain('题目');
    await bots[0]!.end('SIGKILL');
    expect((await zhangwei.says('2026年科技计划项目指南')).text).toContain('哪一类');
    await bots[1]!.end('SIGKILL');
    await zhangwei.sends('重大决策');
    await startBot();
    await startBot();
    expect((await zhangwei.hears()).text).toContain('请核对');
    expect((await zhangwei.says('确认')).text).toMatch(/议题〔\d{4}〕1号/);
    expect(await items()).toEqual([{ title: '2026年科技计划项目指南', serial: '1' }]);
  });

  test('answer each message once though the service tells both to reconnect in between', async () => {
    const gulnar = new Person(sandbox, 'gulnar');
    await gulnar.says('报议题 设备共享管理办法 重大决策');
    await fetch(`${sandbox}/sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"disconnect":true}',
    });
    const done = await gulnar.says('确认');
    expect(done.text).toMatch(/议题〔\d{4}〕2号/);
    expect((await gulnar.says('我的议题')).text).toContain('设备共享管理办法');
    expect((await gulnar.transcript()).filter((one) => one.from === 'bot')).toHaveLength(3);
    expect(await items()).toHaveLength(2);
  });

  test('stop in order when asked to: what was taken is finished, exit code 0', async () => {
    const alive = bots.filter((one) => !one.ended);
    const zhangwei = new Person(sandbox, 'zhangwei');
    await zhangwei.sends('帮助');
    await until(
      () => rowsOf(database.url, 'select from chat_inbox where done_at is null'),
      (open) => open.length === 0,
    );
    expect(await Promise.all(alive.map((one) => one.end('SIGTERM')))).toEqual(alive.map(() => 0));
    expect(await rowsOf(database.url, 'select from chat_outbox where sent_at is null')).toEqual([]);
  });
});

describe('what one person says in one breath, to two bots', () => {
  const SPEAKERS = ['zhangwei', 'gulnar', 'limin', 'huangtao', 'xuning', 'hejing', 'wulei', 'liuyang', 'sunli'];
  const TITLES = ['甲', '乙', '丙', '丁', '戊'];

  test('is recorded in the order it was said in, each confirmation after its form', async () => {
    const ctlToken = await runToEnd('ctl', environment, ['token', 'issue', '--system', 'hr', '--roles', 'admin']);
    const token = ctlToken.output.trim().split('\n').at(-1)!;
    for (const staff of SPEAKERS.slice(2)) {
      const response = await fetch(`${api}/v1/directory/enrol-staff`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ staff, name: '王五', unit: 'platform', post: '科员', roles: ['staff'] }),
      });
      expect(response.status).toBe(200);
    }
    await settled(database.url);
    // Ten seconds are far more than storing takes, so that nothing comes late.
    await Promise.all(bots.map((one) => one.end('SIGTERM')));
    environment = { ...environment, CHAT_ORDER_MS: '10000' };
    await startBot();
    await startBot();
    await until(
      async () => (await (await fetch(`${sandbox}/sandbox/gateway`)).json()) as { connections: number },
      ({ connections }) => connections === 2,
    );
    const spoken = SPEAKERS.map(async (staff) => {
      const person = new Person(sandbox, staff);
      for (const title of TITLES) {
        await person.sends(`报议题 ${staff}之${title} 重大决策`);
        await person.sends('确认');
      }
    });
    await Promise.all(spoken);
    await until(
      () => rowsOf(database.url, 'select from chat_inbox where done_at is null'),
      (open) => open.length === 0,
    );
    const recorded = (await items()).map(({ title }) => title);
    for (const staff of SPEAKERS)
      expect(recorded.filter((title) => title.startsWith(`${staff}之`))).toEqual(
        TITLES.map((title) => `${staff}之${title}`),
      );
  });
});

test('a broker that is not there is seen before there is anything to publish', async () => {
  const quiet = await emptyDatabase();
  expect(await runToEnd('ctl', { ...environment, DATABASE_URL: quiet.url }, ['migrate'])).toMatchObject({ code: 0 });
  const port = await freePort();
  const worker = await Process.start(
    'worker',
    {
      ...environment,
      DATABASE_URL: quiet.url,
      OPERATIONS_PORT: String(port),
      KAFKA_BROKERS: `127.0.0.1:${await freePort()}`,
    },
    'worker started',
  );
  processes.push(worker);
  const health = async () => {
    const report = (await (await fetch(`http://127.0.0.1:${port}/health/ready`)).json()) as {
      checks: { kafka: { state: string; detail?: string } };
    };
    return report.checks.kafka;
  };
  const seen = await until(health, ({ detail = '' }) => /ECONNREFUSED|Connection/u.test(detail));
  expect(seen.state).toBe('degraded');
  await worker.end('SIGTERM');
  await quiet.drop();
});

test('a port in use is said by each process', async () => {
  for (const [app, name] of [
    ['api', 'API_PORT'],
    ['worker', 'OPERATIONS_PORT'],
    ['bot', 'OPERATIONS_PORT'],
    ['sandbox', 'SANDBOX_PORT'],
  ] as const) {
    const { code, output } = await runToEnd(app, { ...environment, [name]: environment.API_PORT! });
    expect([app, code, output.trim().split('\n').at(-1)]).toEqual([
      app,
      1,
      expect.stringContaining(`端口 ${environment.API_PORT} 已被占用`),
    ]);
  }
});

describe('a process that cannot start says why in one line and ends with 1', () => {
  test.each<[string, string, Record<string, string>, RegExp]>([
    ['api', 'no database named', { DATABASE_URL: '' }, /缺少设置 DATABASE_URL/],
    ['api', 'an address that is not this machine’s', { HOST: '1.2.3.4' }, /HOST（监听地址）.+“1\.2\.3\.4”/],
    ['api', 'a host nobody knows', { HOST: 'nowhere.invalid' }, /HOST（监听地址）.+nowhere\.invalid/],
    ['worker', 'an address that is not this machine’s', { HOST: '1.2.3.4' }, /HOST（监听地址）.+“1\.2\.3\.4”/],
    ['bot', 'a level there is not', { LOG_LEVEL: 'verbose' }, /LOG_LEVEL.+debug、info、warn、error.+“verbose”/],
    ['api', 'a database of another kind', { DATABASE_URL: 'mysql://u:p@h/d' }, /DATABASE_URL.+postgres:.+mysql:/],
    ['api', 'a data folder that cannot be', { DATA_DIR: '/proc/x' }, /数据目录 \/proc\/x\S* 不能使用/],
    ['platform', 'a data folder that cannot be', { DATA_DIR: '/proc/x', DATABASE_URL: '' }, /\/proc\/x 不能使用/],
    ['platform', 'an address that is not this machine’s', { HOST: '1.2.3.4' }, /HOST（监听地址）.+“1\.2\.3\.4”/],
    ['worker', 'a port that is none', { API_PORT: 'http' }, /设置 API_PORT（HTTP 接口端口）有误/],
    ['bot', 'a key without a secret', { DINGTALK_CLIENT_SECRET: '' }, /DINGTALK_CLIENT_SECRET/],
    [
      'platform',
      'a data folder that is a file',
      { DATA_DIR: 'package.json', DATABASE_URL: '' },
      /数据目录 .*package\.json 不能使用/,
    ],
  ])('%s: %s', async (app, _, change, line) => {
    const { code, output } = await runToEnd(app, { ...environment, ...change });
    expect(code).toBe(1);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(output).toMatch(line);
    expect(environment.DATABASE_URL && output.includes(environment.DATABASE_URL)).toBe(false);
  });
});
