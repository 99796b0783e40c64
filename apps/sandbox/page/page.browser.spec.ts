import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage } from '#support/browser';
import { builtPage, startSandbox, type Sandbox } from '../index.ts';

// The built page in a real browser, against a sandbox of its own: no robot, what a robot would do goes through
// DingTalk's API.

const people = [
  { staffId: 'zhangwei', name: '张伟', unit: '平台中心', roles: ['staff'] },
  { staffId: 'liuyang', name: '刘洋', unit: '办公室', roles: ['office'] },
];
let browser: Browser;
let sandbox: Sandbox;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  sandbox = await startSandbox({
    port: 0,
    clientId: 'key',
    clientSecret: 'secret',
    people,
    groups: [{ id: 'cid-work', title: '工作群' }],
    ownsClock: true,
    pageDir: builtPage,
  });
  ({ page, faults } = await openPage(browser, 1280, 860));
});
afterEach(async () => {
  await page.close();
  await sandbox.close();
});

const post = async (path: string, body: unknown, token = '') =>
  (await (
    await fetch(sandbox.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-acs-dingtalk-access-token': token },
      body: JSON.stringify(body),
    })
  ).json()) as Record<string, string>;
const robot = async (path: string, body: object) =>
  post(
    path,
    { robotCode: 'key', ...body },
    (await post('/v1.0/oauth2/accessToken', { appKey: 'key', appSecret: 'secret' })).accessToken!,
  );
const sends = (msgKey: string, param: object, userIds = ['zhangwei']) =>
  robot('/v1.0/robot/oToMessages/batchSend', { userIds, msgKey, msgParam: JSON.stringify(param) });
const log = () => page.getByRole('log');
const open = async (query: string) => {
  await page.goto(`${sandbox.url}/?${query}`);
  await page.getByRole('textbox', { name: '输入消息' }).waitFor();
};

test("messages come at once, are recalled before one's eyes, and unread ones are marked", async () => {
  await open('as=zhangwei&in=cid-work');
  const { processQueryKey } = await sends('sampleMarkdown', { title: '提醒', text: '**明天**到期' });
  await page.getByText('有新消息').waitFor({ state: 'attached' });
  await page
    .getByRole('button', { name: /政衡助手/ })
    .first()
    .click();
  await log().getByText('明天', { exact: true }).waitFor();
  expect(await page.getByText('有新消息').count()).toBe(0);
  await robot('/v1.0/robot/otoMessages/batchRecall', { processQueryKeys: [processQueryKey] });
  await log().getByText('撤回了一条消息').waitFor();
  expect(await log().getByText('明天', { exact: true }).count()).toBe(0);
  expect(faults).toEqual([]);
});

test('a tap on a button is what the person says; in a group it calls the robot', async () => {
  await open('as=zhangwei');
  await sends('sampleActionCard6', {
    title: '提醒',
    text: '1号议题',
    buttonTitle1: '办理',
    buttonUrl1: `dtmd://dingtalkclient/sendMessage?content=${encodeURIComponent('办理 1号')}`,
    buttonTitle2: '脚本',
    buttonUrl2: 'javascript:alert(1)',
  });
  await log().getByRole('button', { name: '脚本' }).click();
  await page.getByText('只有钉钉客户端能打开').waitFor();
  await log().getByRole('button', { name: '办理' }).click();
  await log().getByText('办理 1号').waitFor();
  await page.getByRole('button', { name: /工作群/ }).click();
  await page.getByRole('textbox', { name: '输入消息' }).fill('本月议题');
  await page.getByRole('button', { name: '发送', exact: true }).click();
  await log().getByText('@政衡助手 本月议题').waitFor();
  // Nobody is connected: both wait for a robot.
  expect(await (await fetch(`${sandbox.url}/sandbox/gateway`)).json()).toMatchObject({ waiting: 2 });
  await page.getByText('机器人未连接').waitFor();
});

test('a file goes to the robot alone; in a group only pictures', async () => {
  await open('as=liuyang');
  const picker = page.locator('input[type=file]');
  await picker.setInputFiles({ name: '方案.docx', mimeType: 'application/msword', buffer: Buffer.from('方案') });
  await log().getByRole('link', { name: '下载 方案.docx' }).waitFor();
  await page.getByRole('button', { name: /工作群/ }).click();
  await picker.setInputFiles({ name: '方案.docx', mimeType: 'application/msword', buffer: Buffer.from('方案') });
  await page.getByRole('status').getByText('文件请私聊发送').waitFor();
  await picker.setInputFiles({
    name: '点.gif',
    mimeType: 'image/gif',
    buffer: Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64'),
  });
  await log().getByRole('img', { name: '点.gif' }).waitFor();
  expect(await log().getByText('方案.docx').count()).toBe(0);
});

test('todos are ticked, the clock is moved, faults are switched, the wire is read', async () => {
  await open('as=zhangwei');
  await robot('/v1.0/todo/users/union-zhangwei/tasks', { subject: '报送台账', executorIds: ['union-zhangwei'] });
  await page.getByRole('button', { name: '待办 1' }).click();
  await page.getByRole('checkbox', { name: '报送台账' }).check();
  await page.getByRole('button', { name: '待办 1' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '调试' }).click();
  await page.getByRole('button', { name: /POST \/v1\.0\/todo/ }).click();
  expect(JSON.parse(await page.getByLabel('JSON').innerText())).toMatchObject({
    method: 'POST',
    status: 200,
    body: { subject: '报送台账' },
  });
  await page.getByRole('tab', { name: '时钟' }).click();
  await page.getByLabel('拨到（北京时间）').fill('2026-03-02T09:00');
  await page.getByRole('button', { name: '设定' }).click();
  await page.getByText('时钟已拨动').waitFor();
  expect(sandbox.clock.now()).toMatch(/^2026-03-02T01:00/);
  await page.getByRole('tab', { name: '故障' }).click();
  await page.getByRole('switch', { name: /zombie/ }).check();
  await expect((await fetch(`${sandbox.url}/sandbox/faults`)).json()).resolves.toContainEqual(
    expect.objectContaining({ name: 'zombie', on: true }),
  );
  expect(faults).toEqual([]);
});

test('who one is stays in the address; a sandbox started anew shows what is there now', async () => {
  await open('as=zhangwei');
  await page.getByLabel('我是').selectOption('liuyang');
  await page.waitForURL(/as=liuyang/);
  await sends('sampleText', { content: '旧的' }, ['liuyang']);
  await log().getByText('旧的').waitFor();
  const port = Number(new URL(sandbox.url).port);
  await sandbox.close();
  await page.getByText('与沙箱的连接中断').waitFor();
  sandbox = await startSandbox({
    port,
    clientId: 'key',
    clientSecret: 'secret',
    people,
    groups: [],
    pageDir: builtPage,
  });
  await page.getByText('机器人未连接').waitFor();
  await log().getByText('旧的').waitFor({ state: 'detached' });
  await sends('sampleText', { content: '新的' }, ['liuyang']);
  await log().getByText('新的').waitFor();
});

test('on a phone nothing reaches over the edge, with the longest words there are', async () => {
  await page.setViewportSize({ width: 360, height: 700 });
  await sends('sampleMarkdown', {
    title: '长',
    text: `| 表 | 格 |\n\n${'https://example.org/'.repeat(10)}\n\n${'长'.repeat(300)}`,
  });
  await open('as=zhangwei&in=direct');
  await log().getByText('长长长').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  // The newest is in view.
  expect(await log().evaluate((it) => it.scrollHeight - it.scrollTop - it.clientHeight)).toBeLessThan(8);
});
