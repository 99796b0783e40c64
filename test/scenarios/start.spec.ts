import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, placeFor } from '#infra/dev';
import { Process, runToEnd, until } from '#support';
import { Person } from '#support/house';

// What `npm start` runs: the whole product on the embedded PostgreSQL, from a folder that other users cannot enter.

let folder: string;
let data: string;
let environment: Record<string, string>;
let running: Process | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhengheng-start-'));
  chmodSync(folder, 0o700);
  data = join(folder, 'data');
  environment = {
    DATABASE_URL: '',
    DATA_DIR: data,
    API_PORT: String(await freePort()),
    SANDBOX_PORT: String(await freePort()),
    KAFKA_BROKERS: '',
    DINGTALK_CLIENT_ID: '',
  };
});
afterEach(async () => {
  await running?.end('SIGTERM');
});
afterAll(() => {
  for (const one of [placeFor(join(data, 'postgres')), placeFor(join(folder, 'broken', 'postgres')), folder])
    rmSync(one, { recursive: true, force: true });
});

const start = async (): Promise<{ readonly page: string; readonly token: string }> => {
  running = await Process.start('platform', environment, /停止 +按 Ctrl-C/);
  return {
    page: /聊天页面 +(\S+)\//.exec(running.output)![1]!,
    token: /演示令牌 +(zh\.\S+?)（/.exec(running.output)![1]!,
  };
};
const refused = async (change: Record<string, string>): Promise<string> => {
  const { code, output } = await runToEnd('platform', { ...environment, ...change });
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toHaveLength(1);
  return output;
};
const mine = async (token: string) =>
  (
    (await (
      await fetch(`http://127.0.0.1:${environment.API_PORT}/v1/decisions/my-items`, {
        headers: { authorization: `Bearer ${token}` },
      })
    ).json()) as { items: { title: string }[] }
  ).items.map((one) => one.title);

describe('the house', () => {
  test('starts from nothing, prints where everything is, and takes a filing; Ctrl-C stops it in order', async () => {
    const { page, token } = await start();
    expect(running!.output).toContain(`http://127.0.0.1:${environment.API_PORT}/docs`);
    expect(running!.output).toContain(data);
    expect(running!.output.trim().split('\n').length).toBeLessThanOrEqual(8);
    const zhangwei = new Person(page, 'zhangwei');
    await zhangwei.says('报议题 采购高性能计算平台 120万元 大额资金');
    expect((await zhangwei.says('确认')).text).toMatch(/议题〔\d{4}〕1号/);
    // What was said in the chat is in the register a moment later for whoever asks over HTTP.
    await until(async () => (await mine(token)).length > 0);
    expect(await mine(token)).toEqual(['采购高性能计算平台']);
    expect(await running!.end('SIGINT')).toBe(0);
    expect(running!.output).toContain('已停止，数据已保存');
  });

  test('keeps its data and its demonstration token over the next start', async () => {
    const { token } = await start();
    expect(await mine(token)).toEqual(['采购高性能计算平台']);
  });

  test('starts again after kill -9, on the database that lived on', async () => {
    const { token } = await start();
    await running!.end('SIGKILL');
    expect(existsSync(join(data, 'zhengheng.pid'))).toBe(true);
    await start();
    expect(await mine(token)).toEqual(['采购高性能计算平台']);
  });
});

describe('what is in the way is said in one line, with exit code 1', () => {
  let taken: Server;
  let port: number;
  beforeAll(async () => {
    port = await freePort();
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve));
  });
  afterAll(() => {
    taken.close();
  });

  test.each(['API_PORT', 'SANDBOX_PORT'])('%s in use', async (name) =>
    expect(await refused({ [name]: String(port) })).toContain(`端口 ${port} 已被占用`),
  );

  test('the data folder is in use by another', async () => {
    await start();
    expect(await refused({ API_PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) })).toMatch(
      /正被另一个政衡进程（\d+）使用/,
    );
  });

  test('the data folder is broken', async () => {
    const broken = join(folder, 'broken');
    mkdirSync(join(placeFor(join(broken, 'postgres')), 'cluster'), { recursive: true });
    writeFileSync(join(placeFor(join(broken, 'postgres')), 'cluster', 'notes.txt'), 'not a cluster');
    expect(await refused({ DATA_DIR: broken })).toContain('不是 PostgreSQL 数据目录或已损坏');
  });

  test('a setting is wrong', async () =>
    expect(await refused({ API_PORT: '99999' })).toContain('设置 API_PORT（HTTP 接口端口）有误'));
  test('a database that does not answer', async () =>
    expect(
      await refused({
        DATABASE_URL: `postgres://nobody:geheim@127.0.0.1:${await freePort()}/x`,
        DATA_DIR: join(folder, 'none'),
      }),
    ).not.toContain('geheim'));
});
