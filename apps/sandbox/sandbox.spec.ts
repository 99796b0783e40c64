import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { RequestMethod } from '@nestjs/common';
import { DWClient, type DWClientDownStream } from 'dingtalk-stream';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { until } from '#support';
import { startSandbox, type Sandbox, type SandboxOptions } from './index.ts';

// The real SDK over real sockets against the sandbox: what holds here holds for any DingTalk client.

const ROBOT = '/v1.0/im/bot/messages/get';
const CARDS = '/v1.0/card/instances/callback';
const people = [
  { staffId: 'zhangwei', name: '张伟', unit: '平台中心', roles: ['staff'], post: '主任' },
  { staffId: 'liuyang', name: '刘洋', unit: '办公室', roles: ['office', 'admin'] },
];
const groups = [{ id: 'cid-work', title: '工作群' }];

type Json = Record<string, unknown>;
interface Heard {
  readonly frame: DWClientDownStream;
  readonly data: Json;
}

/**
 * The SDK's client, sent to the sandbox as dingtalk.md §1.7 says: `getEndpoint` overridden, everything else as it is.
 */
class Robot extends DWClient {
  readonly heard: Heard[] = [];
  readonly events: { readonly type: string | undefined; readonly data: Json }[] = [];
  readonly topics: string[] = [];
  unreadable = 0;
  acknowledges = true;
  eventStatus = 'SUCCESS';

  constructor(
    private readonly base: string,
    topics: readonly string[] = [ROBOT, CARDS],
  ) {
    const given = {
      clientId: 'key',
      clientSecret: 'secret',
      autoReconnect: false,
      subscriptions: [{ type: 'EVENT', topic: '*' }],
    };
    super(given);
    for (const topic of topics)
      this.registerCallbackListener(topic, (frame) => {
        this.heard.push({ frame, data: JSON.parse(frame.data) as Json });
        if (this.acknowledges && topic === ROBOT) this.socketCallBackResponse(frame.headers.messageId, null);
      });
    this.registerAllEventListener((frame) => {
      this.events.push({ type: frame.headers.eventType, data: JSON.parse(frame.data) as Json });
      return { status: this.eventStatus } as ReturnType<Parameters<DWClient['registerAllEventListener']>[0]>;
    });
  }

  override async getEndpoint(): Promise<this> {
    const { endpoint, ticket } = await open(this.base, this.config.subscriptions);
    this.inside.dw_url = `${endpoint}?ticket=${ticket}`;
    return this;
  }

  override onDownStream(data: string): void {
    try {
      this.topics.push((JSON.parse(data) as DWClientDownStream).headers.topic);
      super.onDownStream(data);
    } catch {
      this.unreadable++;
    }
  }

  get wire(): WebSocket {
    return this.inside.socket!;
  }

  get texts(): unknown[] {
    return this.heard.map(({ data }) => (data.text as { content?: string } | undefined)?.content);
  }

  private get inside(): { dw_url: string; socket?: WebSocket } {
    return this as unknown as { dw_url: string; socket?: WebSocket };
  }
}

const open = async (base: string, subscriptions: unknown, signal?: AbortSignal) => {
  const response = await fetch(`${base}/v1.0/gateway/connections/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ clientId: 'key', clientSecret: 'secret', subscriptions }),
    ...(signal ? { signal } : {}),
  });
  return (await response.json()) as { endpoint: string; ticket: string; code?: string };
};

let sandbox: Sandbox;
const robots: Robot[] = [];

const start = async (more: Partial<SandboxOptions> = {}): Promise<void> => {
  await sandbox?.close();
  sandbox = await startSandbox({
    port: 0,
    clientId: 'key',
    clientSecret: 'secret',
    people,
    groups,
    ownsClock: true,
    silenceMs: 300,
    // What is slow to be acknowledged does not come again, but where that is the very thing tested.
    redeliverAfterMs: null,
    redeliverEventsAfterMs: null,
    ...more,
  });
};
const robot = async ({
  topics,
  acknowledges = true,
}: { readonly topics?: readonly string[]; readonly acknowledges?: boolean } = {}): Promise<Robot> => {
  const made = new Robot(sandbox.url, topics);
  made.acknowledges = acknowledges;
  robots.push(made);
  await made.getEndpoint();
  await made._connect();
  return made;
};

const request = async (
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
) => {
  const response = await fetch(path.startsWith('http') ? path : sandbox.url + path, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined
      ? {}
      : { body: body instanceof FormData || typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : {}) as Json,
  };
};
const post = (path: string, body?: unknown, headers?: Readonly<Record<string, string>>) =>
  request('POST', path, body, headers);
const say = async (text: string, more: Json = {}) =>
  (await post('/sandbox/messages', { as: 'zhangwei', in: 'direct', text, ...more })).body.msgId as string;
const messages = async (as = 'zhangwei', where = 'direct') =>
  (await request('GET', `/sandbox/messages?as=${as}&in=${where}`)).body.messages as Json[];
const token = async () =>
  (await post('/v1.0/oauth2/accessToken', { appKey: 'key', appSecret: 'secret' })).body.accessToken as string;
const api = async (method: string, path: string, body?: unknown) =>
  request(method, path, body, { 'x-acs-dingtalk-access-token': await token() });
const fault = (name: string, on = true) => post('/sandbox/faults', { [name]: on });
const log = async () => (await request('GET', '/sandbox/log?after=0&limit=1000')).body.entries as Json[];
const form = (
  fields: Readonly<Record<string, string>>,
  name: string,
  bytes = 'content',
  type = 'application/octet-stream',
) => {
  const it = new FormData();
  for (const [key, value] of Object.entries(fields)) it.set(key, value);
  it.set('file', new Blob([bytes], { type }), name);
  return it;
};
const sessionOf = ({ data }: Heard) => data.sessionWebhook as string;

beforeEach(() => {
  jest.spyOn(console, 'info').mockReturnValue(undefined);
  return start();
});
afterEach(async () => {
  jest.restoreAllMocks();
  for (const one of robots.splice(0)) one.wire.terminate();
  await sandbox.close();
});

describe('a conversation', () => {
  test('goes in as a callback, and the answer by the session webhook is seen', async () => {
    const bot = await robot();
    const listening = request('GET', '/sandbox/messages?as=zhangwei&in=direct&after=1&wait=20000');
    const msgId = await say('帮助');
    const [heard] = await until(
      () => bot.heard,
      (all) => all.length === 1,
    );
    expect(heard!.frame.headers).toMatchObject({
      topic: ROBOT,
      contentType: 'application/json',
      time: expect.stringMatching(/^\d+$/),
      connectionId: expect.any(String),
    });
    expect(heard!.data).toMatchObject({
      msgId,
      msgtype: 'text',
      text: { content: '帮助' },
      conversationType: '1',
      senderStaffId: 'zhangwei',
      senderNick: '张伟',
      robotCode: 'key',
    });
    expect((heard!.data.sessionWebhookExpiredTime as number) - (heard!.data.createAt as number)).toBe(90 * 60_000);
    const dtmd = `dtmd://dingtalkclient/sendMessage?content=${encodeURIComponent('报议题')}`;
    const answer = await post(sessionOf(heard!), {
      msgtype: 'actionCard',
      actionCard: {
        title: '可以办理',
        text: `#### 您好\n[查看](${dtmd})`,
        btnOrientation: '1',
        btns: [
          { title: '报议题', actionURL: dtmd },
          { title: '网站', actionURL: 'https://example.org/' },
          { title: '大写', actionURL: 'dtmd://dingtalkClient/sendMessage?content=x' },
        ],
      },
    });
    expect([answer.status, answer.body]).toEqual([200, { errcode: 0, errmsg: 'ok' }]);
    const [seen] = (await listening).body.messages as Json[];
    expect(seen).toMatchObject({
      n: 2,
      from: 'bot',
      msgtype: 'actionCard',
      title: '可以办理',
      layout: 'horizontal',
      buttons: [
        { title: '报议题', says: '报议题' },
        { title: '网站', url: 'https://example.org/' },
        { title: '大写', url: 'dtmd://dingtalkClient/sendMessage?content=x' },
        { title: '查看', says: '报议题' },
      ],
    });
  });

  test('in a group the robot hears only what calls it, without its name and with the space that stood after it', async () => {
    const bot = await robot();
    await say('大家好', { in: 'cid-work' });
    await say('@政衡助手 本月议题', { in: 'cid-work' });
    await say('帮助', { in: 'cid-work', at: true });
    await until(() => bot.heard.length === 2);
    expect(bot.texts).toEqual([' 本月议题', ' 帮助']);
    expect(bot.heard[0]!.data).toMatchObject({
      conversationType: '2',
      conversationId: 'cid-work',
      conversationTitle: '工作群',
      isInAtList: true,
      atUsers: [{ dingtalkId: bot.heard[0]!.data.chatbotUserId }],
    });
    await post(sessionOf(bot.heard[0]!), {
      msgtype: 'text',
      text: { content: '@zhangwei 共 3 项' },
      at: { atUserIds: ['zhangwei'] },
    });
    const seen = await messages('liuyang', 'cid-work');
    expect(seen.map((one) => one.text)).toEqual(['大家好', '@政衡助手 本月议题', '帮助', '@zhangwei 共 3 项']);
    expect(seen[3]).toMatchObject({ mentions: ['zhangwei'] });
  });

  test('a message not acknowledged comes again, with the same id, until it is', async () => {
    await start({ redeliverAfterMs: 150 });
    const bot = await robot({ acknowledges: false });
    await say('重要');
    await until(() => bot.heard.length >= 3);
    expect(new Set(bot.heard.map(({ data }) => data.msgId)).size).toBe(1);
    bot.acknowledges = true;
    await until(async () => (await request('GET', '/sandbox/gateway')).body.waiting === 0);
    const times = bot.heard.length;
    // One that is not acknowledged is delivered twice after it: by then the first would have come again.
    bot.acknowledges = false;
    await say('下一条');
    await until(() => bot.texts.filter((text) => text === '下一条').length === 3);
    expect(bot.texts.filter((text) => text === '重要')).toHaveLength(times);
  });

  test('what is said while no robot is connected waits for one; what a lost robot did not acknowledge goes to the next', async () => {
    await say('一');
    const first = await robot({ acknowledges: false });
    await until(() => first.texts.includes('一'));
    const second = await robot();
    first.wire.terminate();
    await until(() => second.texts.includes('一'));
  });

  test('a message id sent again is the same message delivered again, shown once', async () => {
    const bot = await robot();
    const msgId = await say('报议题', { msgId: 'msg-7' });
    await say('报议题', { msgId });
    await until(() => bot.heard.length === 2);
    expect(bot.heard[0]!.data).toEqual(bot.heard[1]!.data);
    expect(await messages()).toHaveLength(1);
  });

  test('two robots share what comes, each message goes to one', async () => {
    const [a, b] = [await robot(), await robot()];
    for (let n = 0; n < 40; n++) await say(`第${n}条`);
    await until(() => a.heard.length + b.heard.length === 40);
    expect(Math.min(a.heard.length, b.heard.length)).toBeGreaterThan(0);
    expect(new Set([...a.texts, ...b.texts]).size).toBe(40);
  });
});

describe('the gateway', () => {
  test('a ticket opens one connection, within 90 s', async () => {
    const { endpoint, ticket } = await open(sandbox.url, []);
    expect(await refusal(`${endpoint}?ticket=${ticket}`)).toBe('open');
    expect(await refusal(`${endpoint}?ticket=${ticket}`)).toContain('401');
    expect(await refusal(`${endpoint}?ticket=made-up`)).toContain('401');
    const late = (await open(sandbox.url, [])).ticket;
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now + 90_001);
    expect(await refusal(`${endpoint}?ticket=${late}`)).toContain('401');
  });

  test("refuses wrong credentials in DingTalk's shape, and answers XML to who does not ask for JSON", async () => {
    const path = '/v1.0/gateway/connections/open';
    const refused = await post(path, { clientId: 'key', clientSecret: 'wrong', subscriptions: [] });
    expect([refused.status, refused.body]).toEqual([
      400,
      { code: 'authFailed', requestid: expect.any(String), message: expect.any(String) },
    ]);
    expect(
      (await post(path, { clientId: 'key', clientSecret: 'secret', subscriptions: [{ type: 'EVENT', topic: 'todo' }] }))
        .status,
    ).toBe(400);
    expect(
      (await post(path, { clientId: 'key', clientSecret: 'secret', subscriptions: [] }, { accept: '*/*' })).text,
    ).toMatch(/^<\?xml/);
  });

  test('pings; the SDK echoes, and who never does is cut off', async () => {
    await start({ pingEveryMs: 40 });
    const bot = await robot();
    await until(async () => (await log()).filter((one) => one.topic === 'ACK').length >= 5);
    expect(bot.topics.filter((one) => one === 'ping').length).toBeGreaterThan(4);
    expect(bot.wire.readyState).toBe(WebSocket.OPEN);
    const { endpoint, ticket } = await open(sandbox.url, []);
    const mute = new WebSocket(`${endpoint}?ticket=${ticket}`);
    await once(mute, 'close');
  });

  test('disconnect: says so, is silent, and hangs up; another connection takes over', async () => {
    const old = await robot();
    await fault('disconnect');
    await until(() => old.topics.includes('disconnect'));
    const closed = once(old.wire, 'close');
    const fresh = await robot();
    await say('断开之后');
    await until(() => fresh.texts.length === 1);
    await closed;
    expect(old.heard).toEqual([]);
  });

  test('pushes only what was subscribed to', async () => {
    const deaf = await robot({ topics: [] });
    await say('有人吗');
    const bot = await robot();
    await until(() => bot.heard.length === 1);
    expect(deaf.topics).not.toContain(ROBOT);
  });
});

const refusal = (url: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = new WebSocket(url);
    socket.on('open', () => {
      socket.terminate();
      resolve('open');
    });
    socket.on('error', ({ message }) => resolve(message));
  });

describe('tokens', () => {
  test('of both kinds; without one the APIs refuse, each in its own shape', async () => {
    const old = (await request('GET', '/gettoken?appkey=key&appsecret=secret')).body;
    expect(old).toMatchObject({ errcode: 0, expires_in: 7200, access_token: expect.any(String) });
    expect(await request('GET', '/gettoken?appkey=key&appsecret=wrong')).toMatchObject({
      status: 200,
      body: { errcode: 40089 },
    });
    expect(await post('/v1.0/oauth2/accessToken', { appKey: 'key', appSecret: 'wrong' })).toMatchObject({
      status: 400,
      body: { code: 'invalidClientIdOrSecret' },
    });
    expect(await post('/v1.0/robot/oToMessages/batchSend', {})).toMatchObject({
      status: 401,
      body: { code: 'InvalidAuthentication' },
    });
    expect(await post('/topapi/v2/user/get', {})).toMatchObject({ status: 200, body: { errcode: 40014 } });
    // One token serves both.
    expect(
      (await post(`/topapi/v2/user/get?access_token=${await token()}`, { userid: 'zhangwei' })).body,
    ).toMatchObject({ errcode: 0, result: { unionid: 'union-zhangwei', name: '张伟', title: '主任' } });
    expect(
      (await post(`/topapi/v2/user/get?access_token=${String(old.access_token)}`, { userid: 'nobody' })).body,
    ).toMatchObject({ errcode: 60121 });
  });

  test('a token ends after two hours', async () => {
    const held = await token();
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now + 7_200_001);
    expect((await post(`/topapi/v2/user/get?access_token=${held}`, { userid: 'zhangwei' })).body.errcode).toBe(40014);
  });

  test('what is unknown or unreadable is answered in the shape of its API', async () => {
    expect(await post('/v1.0/nothing', {})).toMatchObject({ status: 404, body: { code: 'InvalidAction.NotFound' } });
    expect(await post('/topapi/nothing', {})).toMatchObject({ status: 200, body: { errcode: 404 } });
    expect(await request('POST', '/v1.0/oauth2/accessToken', '{broken')).toMatchObject({
      status: 400,
      body: { code: expect.any(String), requestid: expect.any(String) },
    });
    expect(await request('POST', '/robot/sendBySession?session=x', '{broken')).toMatchObject({
      status: 200,
      body: { errcode: 40035 },
    });
  });
});

describe('what the robot sends', () => {
  test.each<[string, unknown, Json]>([
    ['a type the webhook does not take', { msgtype: 'image', image: { mediaId: 'x' } }, { errcode: 400105 }],
    ['a missing part', { msgtype: 'markdown', text: { content: 'x' } }, { errcode: 40035 }],
    ['no type', { text: { content: 'x' } }, { errcode: 40035 }],
    ['more than 20,000 bytes', { msgtype: 'text', text: { content: '长'.repeat(7000) } }, { errcode: 460101 }],
    ['nothing to say', { msgtype: 'empty' }, { errcode: 0 }],
  ])('by webhook: %s', async (_, body, expected) => {
    const bot = await robot();
    await say('你好');
    await until(() => bot.heard.length === 1);
    expect(await post(sessionOf(bot.heard[0]!), body)).toMatchObject({ status: 200, body: expected });
    expect(await messages()).toHaveLength(1);
  });

  test('by webhook: the same msgUuid is said once, and every type shows', async () => {
    const bot = await robot();
    await say('你好');
    await until(() => bot.heard.length === 1);
    const answer = (body: Json) => post(sessionOf(bot.heard[0]!), body);
    for (let n = 0; n < 2; n++)
      await answer({
        msgtype: 'markdown',
        markdown: {
          title: '标题',
          text: '**粗** [确认](dtmd://dingtalkclient/sendMessage?content=%E7%A1%AE%E8%AE%A4)',
        },
        msgUuid: 'once',
      });
    await answer({ msgtype: 'link', link: { title: 't', text: 'x', messageUrl: 'https://example.org/', picUrl: '' } });
    await answer({
      msgtype: 'feedCard',
      feedCard: { links: [{ title: 'a', messageURL: 'https://example.org/a', picURL: '' }] },
    });
    await answer({
      msgtype: 'actionCard',
      actionCard: { title: 't', text: 'x', singleTitle: '查看', singleURL: 'https://example.org/s' },
    });
    expect(
      (await messages())
        .slice(1)
        .map(({ msgtype, buttons, links }) => [msgtype, buttons, (links as Json[] | undefined)?.[0]?.url]),
    ).toEqual([
      ['markdown', [{ title: '确认', says: '确认' }], undefined],
      ['link', [], 'https://example.org/'],
      ['feedCard', [], 'https://example.org/a'],
      ['actionCard', [{ title: '查看', url: 'https://example.org/s' }], undefined],
    ]);
  });

  test("by webhook: after 90 minutes of the product's clock the session is over", async () => {
    const bot = await robot();
    await say('你好');
    await until(() => bot.heard.length === 1);
    const answer = () => post(sessionOf(bot.heard[0]!), { msgtype: 'text', text: { content: '在' } });
    await post('/sandbox/clock', { advance: 'PT89M' });
    expect((await answer()).body.errcode).toBe(0);
    await post('/sandbox/clock', { advance: 'PT1M' });
    expect((await answer()).body).toMatchObject({ errcode: 300001, errmsg: 'session 不存在' });
  });

  const template = (more: Json = {}) => ({
    robotCode: 'key',
    msgKey: 'sampleMarkdown',
    msgParam: JSON.stringify({ title: '提醒', text: '明天到期' }),
    ...more,
  });

  test('to people: who is unknown is listed; read by whoever looked; recalled', async () => {
    const sent = await api(
      'POST',
      '/v1.0/robot/oToMessages/batchSend',
      template({ userIds: ['zhangwei', 'liuyang', 'nobody'] }),
    );
    expect(sent).toMatchObject({
      status: 200,
      body: { invalidStaffIdList: ['nobody'], flowControlledStaffIdList: [] },
    });
    expect(await messages()).toMatchObject([{ from: 'bot', msgtype: 'markdown', title: '提醒', text: '明天到期' }]);
    const key = String(sent.body.processQueryKey);
    const status = async () =>
      (await api('GET', `/v1.0/robot/oToMessages/readStatus?robotCode=key&processQueryKey=${key}`)).body;
    expect(await status()).toMatchObject({
      sendStatus: 'SUCCESS',
      messageReadInfoList: [
        { userId: 'zhangwei', readStatus: 'READ' },
        { userId: 'liuyang', readStatus: 'UNREAD' },
      ],
    });
    expect(
      (await api('POST', '/v1.0/robot/otoMessages/batchRecall', { robotCode: 'key', processQueryKeys: [key, 'other'] }))
        .body,
    ).toMatchObject({ successResult: [key], failedResult: { other: expect.any(String) } });
    expect(await messages()).toMatchObject([{ n: 1, msgtype: 'recalled' }]);
    expect(await status()).toMatchObject({ sendStatus: 'RECALLED' });
  });

  test('to a group; parameters are strict', async () => {
    const group = (more: Json) =>
      api('POST', '/v1.0/robot/groupMessages/send', template({ openConversationId: 'cid-work', ...more }));
    const people21 = Array.from({ length: 21 }, (_, n) => `p${n}`);
    expect(await group({})).toMatchObject({ status: 200, body: { processQueryKey: expect.any(String) } });
    expect(await messages('liuyang', 'cid-work')).toMatchObject([{ from: 'bot', title: '提醒' }]);
    expect(await group({ msgParam: { title: 'x', text: 'x' } })).toMatchObject({
      status: 400,
      body: { code: 'invalidParameter.msgParam.invalid' },
    });
    expect(await group({ msgParam: JSON.stringify({ title: 'x', text: 'x'.repeat(15_000) }) })).toMatchObject({
      status: 400,
      body: { code: 'invalidParameter.msgParam.tooLong' },
    });
    expect(await group({ msgKey: 'sampleActionCard1' })).toMatchObject({
      status: 400,
      body: { code: 'invalidParameter.msgKey.invalid' },
    });
    expect(await group({ openConversationId: 'cid-other' })).toMatchObject({ status: 400 });
    expect(await group({ robotCode: 'other' })).toMatchObject({ status: 400 });
    expect(await api('POST', '/v1.0/robot/oToMessages/batchSend', template({ userIds: people21 }))).toMatchObject({
      status: 400,
      body: { code: 'invalidParameter.userIds.invalid' },
    });
  });

  test.each([
    [
      'sampleActionCard3',
      {
        title: 't',
        text: 'x',
        actionTitle1: '1',
        actionURL1: 'https://example.org/1',
        actionTitle2: '2',
        actionURL2: 'dtmd://dingtalkclient/sendMessage?content=2',
        actionTitle3: '3',
        actionURL3: 'https://example.org/3',
      },
      'vertical',
      3,
    ],
    [
      'sampleActionCard6',
      {
        title: 't',
        text: 'x',
        buttonTitle1: '1',
        buttonUrl1: 'https://example.org/1',
        buttonTitle2: '2',
        buttonUrl2: 'https://example.org/2',
      },
      'horizontal',
      2,
    ],
  ])('%s shows its buttons', async (msgKey, param, layout, buttons) => {
    await api('POST', '/v1.0/robot/oToMessages/batchSend', {
      robotCode: 'key',
      userIds: ['zhangwei'],
      msgKey,
      msgParam: JSON.stringify(param),
    });
    const [seen] = await messages();
    expect(seen).toMatchObject({ msgtype: 'actionCard', layout });
    expect(seen!.buttons).toHaveLength(buttons);
  });
});

describe('files', () => {
  test('from a person: by download code to the robot', async () => {
    const bot = await robot();
    expect(
      (await post('/sandbox/messages', form({ as: 'zhangwei', in: 'direct' }, '采购方案.docx', '方案正文'))).status,
    ).toBe(202);
    await until(() => bot.heard.length === 1);
    const content = bot.heard[0]!.data.content as Json;
    expect(bot.heard[0]!.data).toMatchObject({ msgtype: 'file', content: { fileName: '采购方案.docx' } });
    const { body } = await api('POST', '/v1.0/robot/messageFiles/download', {
      robotCode: 'key',
      downloadCode: content.downloadCode,
    });
    expect((await request('GET', String(body.downloadUrl))).text).toBe('方案正文');
    expect(
      await api('POST', '/v1.0/robot/messageFiles/download', { robotCode: 'key', downloadCode: 'made-up' }),
    ).toMatchObject({ status: 400, body: { code: 'invalidParameter.robotCode.downloadCode' } });
    expect(
      await api('POST', '/v1.0/robot/messageFiles/download', {
        robotCode: 'other',
        downloadCode: content.downloadCode,
      }),
    ).toMatchObject({ status: 400, body: { code: 'invalidParameter.robotCode.auth' } });
  });

  test('from the robot: uploaded, sent, shown, fetched', async () => {
    const upload = async (
      fields: Readonly<Record<string, string>>,
      name: string,
      bytes: string | Uint8Array<ArrayBuffer> = '表格',
    ) => {
      const it = new FormData();
      for (const [key, value] of Object.entries(fields)) it.set(key, value);
      it.set('media', new Blob([bytes]), name);
      return (await post(`/media/upload?access_token=${await token()}`, it)).body;
    };
    const uploaded = await upload({ type: 'file' }, '台账.xlsx');
    expect(uploaded).toMatchObject({ errcode: 0, type: 'file', media_id: expect.stringMatching(/^@/) });
    expect(await upload({ type: 'file' }, '说明.md')).toMatchObject({ errcode: 40005 });
    expect(await upload({ type: 'file' }, '空白.xlsx', '')).toMatchObject({ errcode: 40006 });
    expect(await upload({ type: 'voice' }, '发言.amr', new Uint8Array(2 * 1024 * 1024 + 1))).toMatchObject({
      errcode: 40006,
    });
    expect(await upload({ type: 'image' }, '台账.xlsx')).toMatchObject({ errcode: 40005 });
    expect(await upload({ type: 'paper' }, '台账.xlsx')).toMatchObject({ errcode: 40004 });
    const send = (fileType: string) =>
      api('POST', '/v1.0/robot/oToMessages/batchSend', {
        robotCode: 'key',
        userIds: ['zhangwei'],
        msgKey: 'sampleFile',
        msgParam: JSON.stringify({ mediaId: uploaded.media_id, fileName: '三重一大台账.xlsx', fileType }),
      });
    expect((await send('md')).status).toBe(400);
    expect((await send('xlsx')).status).toBe(200);
    const [seen] = await messages();
    expect(seen).toMatchObject({ msgtype: 'file', file: { name: '三重一大台账.xlsx', size: 6 } });
    const fetched = await request('GET', (seen!.file as { url: string }).url);
    expect([fetched.text, fetched.headers.get('content-disposition')]).toEqual([
      '表格',
      expect.stringContaining('attachment'),
    ]);
  });

  test('in a group only pictures, as in the real client; a picture with words is richText; speech is recognised', async () => {
    const bot = await robot();
    const refused = await post('/sandbox/messages', form({ as: 'zhangwei', in: 'cid-work', at: 'true' }, '方案.docx'));
    expect([refused.status, refused.headers.get('content-type'), refused.body.detail]).toEqual([
      409,
      expect.stringContaining('application/problem+json'),
      expect.stringContaining('私聊'),
    ]);
    expect(
      (
        await post(
          '/sandbox/messages',
          form({ as: 'zhangwei', in: 'cid-work', at: 'true', text: '看这张图' }, '现场.png', 'png', 'image/png'),
        )
      ).status,
    ).toBe(202);
    expect(
      (
        await post(
          '/sandbox/messages',
          form({ as: 'zhangwei', recognition: '报一个议题' }, '语音.amr', 'amr', 'audio/amr'),
        )
      ).status,
    ).toBe(202);
    await until(() => bot.heard.length === 2);
    expect(bot.heard.map(({ data }) => [data.msgtype, data.content])).toEqual([
      [
        'richText',
        {
          richText: [
            { text: '看这张图' },
            expect.objectContaining({ type: 'picture', downloadCode: expect.any(String) }),
          ],
        },
      ],
      ['audio', expect.objectContaining({ recognition: '报一个议题', duration: 4000 })],
    ]);
    expect(await messages('zhangwei', 'cid-work')).toHaveLength(1);
  });
});

describe('the office', () => {
  test('people and departments', async () => {
    const topapi = async (path: string, body: Json) =>
      (await post(`/topapi/${path}?access_token=${await token()}`, body)).body;
    expect((await topapi('v2/department/listsub', { dept_id: 1 })).result).toEqual([
      { dept_id: 2, name: '平台中心', parent_id: 1 },
      { dept_id: 3, name: '办公室', parent_id: 1 },
    ]);
    expect((await topapi('v2/user/list', { dept_id: 3, cursor: 0, size: 100 })).result).toMatchObject({
      has_more: false,
      list: [{ userid: 'liuyang', admin: true }],
    });
    expect((await topapi('user/getbyunionid', { unionid: 'union-liuyang' })).result).toMatchObject({
      userid: 'liuyang',
    });
    expect((await topapi('v2/user/list', { dept_id: 3, cursor: 0, size: 500 })).errcode).not.toBe(0);
  });

  test('a todo is made once per source, ticked by the person, and the robot hears of it until it says SUCCESS', async () => {
    await start({ redeliverEventsAfterMs: 150 });
    const bot = await robot();
    bot.eventStatus = 'LATER';
    const path = '/v1.0/todo/users/union-liuyang/tasks?operatorId=union-liuyang';
    const todo = {
      sourceId: 'duty-1',
      subject: '报送季度报告',
      executorIds: ['union-zhangwei'],
      dueTime: 1_790_000_000_000,
    };
    const { body } = await api('POST', path, todo);
    expect(body).toMatchObject({ id: expect.any(String), done: false });
    expect(await api('POST', path, todo)).toMatchObject({ status: 400, body: { message: 'task existed' } });
    expect((await request('GET', '/sandbox/todos?as=zhangwei')).body).toMatchObject([
      { id: body.id, subject: '报送季度报告', done: false },
    ]);
    await until(() => bot.events.filter(({ type }) => type === 'todo_task_create').length >= 2);
    bot.eventStatus = 'SUCCESS';
    expect((await post(`/sandbox/todos/${String(body.id)}/done`, { as: 'liuyang' })).status).toBe(404);
    expect((await post(`/sandbox/todos/${String(body.id)}/done`, { as: 'zhangwei' })).body).toEqual({
      id: body.id,
      done: true,
    });
    await until(() => bot.events.some(({ type, data }) => type === 'todo_task_update' && data.taskId === body.id));
    expect((await api('POST', '/v1.0/todo/users/union-zhangwei/org/tasks/query', { isDone: true })).body).toMatchObject(
      { todoCards: [{ id: body.id, done: true }] },
    );
    const linked = (
      await api('POST', path, {
        subject: '打开办理',
        detailUrl: { pcUrl: 'https://example.org/' },
        executorIds: ['union-zhangwei'],
      })
    ).body;
    expect((await post(`/sandbox/todos/${String(linked.id)}/done`, {})).status).toBe(409);
    expect((await api('DELETE', `/v1.0/todo/users/union-liuyang/tasks/${String(linked.id)}`)).status).toBe(200);
  });

  test('a calendar entry is made once per client token', async () => {
    const create = async () =>
      request(
        'POST',
        '/v1.0/calendar/users/union-liuyang/calendars/primary/events',
        { summary: '党组会', start: { dateTime: '2026-03-02T09:00:00+08:00' }, attendees: [{ id: 'union-zhangwei' }] },
        { 'x-acs-dingtalk-access-token': await token(), 'x-client-token': 'meeting-1' },
      );
    expect((await create()).body.id).toBe((await create()).body.id);
    expect((await request('GET', '/sandbox/calendar?as=zhangwei')).body).toMatchObject([
      { summary: '党组会', start: '2026-03-02T09:00:00+08:00' },
    ]);
  });

  test('a card is pressed, the robot answers within 2 s, and the card shows it', async () => {
    const bot = await robot();
    const made = {
      cardTemplateId: 'x.schema',
      outTrackId: 'card-1',
      callbackType: 'STREAM',
      openSpaceId: 'dtv1.card//IM_ROBOT.zhangwei',
    };
    const buttons = JSON.stringify({ msgButtons: [{ text: '同意', id: 'agree', request: true }] });
    expect(
      (
        await api('POST', '/v1.0/card/instances/createAndDeliver', {
          ...made,
          cardData: { cardParamMap: { title: '审批', count: 3 } },
        })
      ).status,
    ).toBe(400);
    const { body } = await api('POST', '/v1.0/card/instances/createAndDeliver', {
      ...made,
      cardData: { cardParamMap: { title: '审批', status: '待定', sys_full_json_obj: buttons } },
    });
    expect(body).toMatchObject({ success: true, result: { deliverResults: [{ success: true }] } });
    expect(await messages()).toMatchObject([
      {
        msgtype: 'card',
        title: '审批',
        buttons: [{ title: '同意', action: 'agree' }],
        card: { outTrackId: 'card-1', fields: { status: '待定' } },
      },
    ]);
    const pressing = post('/sandbox/cards/card-1/press', { as: 'zhangwei', action: 'agree' });
    const [heard] = await until(
      () => bot.heard,
      (all) => all.length === 1,
    );
    expect(heard!.data).toMatchObject({
      outTrackId: 'card-1',
      userId: 'zhangwei',
      type: 'actionCallback',
      content: expect.stringContaining('agree'),
    });
    bot.socketCallBackResponse(heard!.frame.headers.messageId, {
      cardUpdateOptions: { updateCardDataByKey: true },
      cardData: { cardParamMap: { status: '已同意' } },
      userPrivateData: { cardParamMap: { mine: '是' } },
    });
    expect((await pressing).status).toBe(200);
    expect(await messages()).toMatchObject([
      { n: 1, title: '审批', card: { fields: { status: '已同意', mine: '是' } } },
    ]);
    expect((await post('/sandbox/cards/card-1/press', { as: 'zhangwei', action: 'agree' })).status).toBe(504);
    await api('PUT', '/v1.0/card/instances', {
      outTrackId: 'card-1',
      cardData: { cardParamMap: { status: '已办结' } },
      cardUpdateOptions: { updateCardDataByKey: true },
    });
    expect(await messages()).toMatchObject([{ title: '审批', card: { fields: { status: '已办结' } } }]);
  });
});

describe('faults', () => {
  test('refuseSocket, openRejected, openFails, openHangs', async () => {
    await fault('refuseSocket');
    const { endpoint, ticket } = await open(sandbox.url, []);
    expect(await refusal(`${endpoint}?ticket=${ticket}`)).toContain('401');
    await fault('openRejected');
    expect((await open(sandbox.url, [])).code).toBe('authFailed');
    await fault('openFails');
    expect((await open(sandbox.url, [])).code).toBe('ServiceUnavailable');
    await fault('openHangs');
    // A caller that gave up before the sandbox heard him is no proof: he calls again.
    await until(async () => {
      await expect(open(sandbox.url, [], AbortSignal.timeout(500))).rejects.toThrow(/timeout/i);
      return (await log()).some((one) => one.path === '/v1.0/gateway/connections/open' && one.note !== undefined);
    });
  });

  test('drop cuts the socket without closing it; what was not acknowledged goes on', async () => {
    const bot = await robot();
    const closed = once(bot.wire, 'close') as Promise<[number]>;
    await fault('drop');
    expect((await closed)[0]).toBe(1006);
  });

  test('zombie: open, and neither frames nor pongs; over, it goes on', async () => {
    await start({ redeliverAfterMs: 150 });
    const bot = await robot();
    await fault('zombie');
    let pongs = 0;
    bot.wire.on('pong', () => {
      pongs++;
    });
    bot.wire.ping();
    await say('听得到吗');
    await until(async () => (await log()).some((one) => String(one.note).includes('僵死')));
    expect([bot.heard.length, pongs, bot.wire.readyState]).toEqual([0, 0, WebSocket.OPEN]);
    await fault('zombie', false);
    bot.wire.ping();
    await until(() => pongs >= 1 && bot.heard.length >= 1);
  });

  test('badFrame, duplicate', async () => {
    const bot = await robot();
    await fault('badFrame');
    await say('一');
    await until(() => bot.heard.length === 1);
    expect(bot.unreadable).toBe(1);
    await fault('badFrame', false);
    await fault('duplicate');
    await say('二');
    await until(() => bot.heard.length === 3);
    expect(bot.texts).toEqual(['一', '二', '二']);
    expect(bot.heard[1]!.frame.headers.messageId).not.toBe(bot.heard[2]!.frame.headers.messageId);
  });

  test('outOfOrder: the second of two comes first; switched off, what is held is let go', async () => {
    const bot = await robot();
    await fault('outOfOrder');
    await say('一');
    await say('二');
    await until(() => bot.heard.length === 2);
    await say('三');
    await fault('outOfOrder', false);
    await until(() => bot.heard.length === 3);
    expect(bot.texts).toEqual(['二', '一', '三']);
  });

  test.each<[string, Json, readonly string[]]>([
    ['unpublished', { text: { content: '你好' } }, ['senderStaffId', 'isAdmin']],
    ['overQuota', { errorCode: 20001 }, ['text', 'content']],
    ['unknownType', { msgtype: 'unknownMsgType' }, ['text']],
  ])('%s shows in the message', async (name, shows, lacks) => {
    const bot = await robot();
    await fault(name);
    await say('你好');
    const [heard] = await until(
      () => bot.heard,
      (all) => all.length === 1,
    );
    expect(heard!.data).toMatchObject(shows);
    for (const field of lacks) expect(heard!.data).not.toHaveProperty(field);
  });

  test('tooFast, flowControlled, expiredSession, expiredDownload', async () => {
    const bot = await robot();
    await post('/sandbox/messages', form({ as: 'zhangwei' }, '方案.docx'));
    const [heard] = await until(
      () => bot.heard,
      (all) => all.length === 1,
    );
    const send = () =>
      api('POST', '/v1.0/robot/oToMessages/batchSend', {
        robotCode: 'key',
        userIds: ['zhangwei'],
        msgKey: 'sampleText',
        msgParam: '{"content":"在"}',
      });
    await fault('tooFast');
    expect(await send()).toMatchObject({ status: 400, body: { code: 'send.too.fast' } });
    await post('/sandbox/faults', {
      tooFast: false,
      flowControlled: true,
      expiredSession: true,
      expiredDownload: true,
    });
    expect((await send()).body).toMatchObject({ invalidStaffIdList: [], flowControlledStaffIdList: ['zhangwei'] });
    expect((await post(sessionOf(heard!), { msgtype: 'text', text: { content: '在' } })).body.errcode).toBe(300001);
    const { downloadCode } = heard!.data.content as { downloadCode: string };
    expect((await api('POST', '/v1.0/robot/messageFiles/download', { robotCode: 'key', downloadCode })).body.code).toBe(
      'invalidParameter.robotCode.downloadCode',
    );
    expect(await messages()).toHaveLength(1);
  });

  test('slowApi answers 504 after 3 s', async () => {
    await fault('slowApi');
    const began = performance.now();
    expect((await api('GET', '/v1.0/robot/oToMessages/readStatus?robotCode=key&processQueryKey=x')).status).toBe(504);
    expect(performance.now() - began).toBeGreaterThan(2900);
  });

  test('are listed with Chinese names; an unknown one is refused', async () => {
    const { body } = await fault('zombie');
    expect(body).toContainEqual({ name: 'zombie', title: expect.stringMatching(/[一-鿿]/), on: true });
    expect(await fault('everything')).toMatchObject({
      status: 422,
      body: { code: 'sandbox.faults', detail: expect.stringContaining('outOfOrder') },
    });
  });
});

/** What the controllers of the automation API are declared to serve, as OpenAPI writes paths. */
const automationRoutes = async (): Promise<ReadonlySet<string>> => {
  const folder = join(import.meta.dirname, 'automation');
  const modules = await Promise.all(
    readdirSync(folder)
      .filter((name) => name.endsWith('.controller.ts'))
      .map((name) => import(join(folder, name)) as Promise<Record<string, new (...args: never[]) => object>>),
  );
  const declared = modules
    .flatMap((module) => Object.values(module))
    .flatMap((controller) =>
      Object.values(Object.getOwnPropertyDescriptors(controller.prototype)).flatMap(({ value }) => {
        const method =
          typeof value === 'function' ? (Reflect.getMetadata('method', value) as RequestMethod | undefined) : undefined;
        if (method === undefined) return [];
        const pathOf = (declaring: object): string => String(Reflect.getMetadata('path', declaring));
        const path = `/${pathOf(controller)}/${pathOf(value as object)}`.replace(/:(\w+)/g, '{$1}');
        return [`${RequestMethod[method]} ${path}`];
      }),
    );
  return new Set(declared.filter((one) => one.includes(' /sandbox/')));
};

describe('the stage', () => {
  test('the clock is set and advanced, and goes on from there; messages carry its time', async () => {
    expect((await post('/sandbox/clock', { now: '2026-03-02T09:00:00+08:00' })).body).toMatchObject({
      now: expect.stringMatching(/^2026-03-02T01:00:0/),
      moved: true,
      movable: true,
    });
    await post('/sandbox/clock', { advance: 'P1DT2H' });
    expect(sandbox.clock.now()).toMatch(/^2026-03-03T03:00:/);
    await say('现在');
    expect(String((await messages())[0]!.at)).toMatch(/^2026-03-03T03:00:/);
    for (const wrong of [
      { now: '2026-03-02' },
      { now: '2026-03-02T09:00:00' },
      { advance: 'P1M' },
      { advance: 'P' },
      {},
    ])
      expect((await post('/sandbox/clock', wrong)).status).toBe(422);
  });

  test('without a product there is no clock to move', async () => {
    await start({ ownsClock: false });
    const refused = await post('/sandbox/clock', { advance: 'P1D' });
    expect([refused.status, refused.headers.get('content-type')]).toEqual([
      409,
      expect.stringContaining('application/problem+json'),
    ]);
  });

  test('the log has every frame and every call, newest last, in pages, without secrets', async () => {
    const bot = await robot();
    await say('帮助');
    await until(() => bot.heard.length === 1);
    await post(sessionOf(bot.heard[0]!), { msgtype: 'text', text: { content: '在' } });
    const entries = await until(log, (all) => all.some((one) => one.topic === 'ACK'));
    expect(entries.find((one) => one.path === '/robot/sendBySession')).toMatchObject({
      direction: 'in',
      channel: 'http',
      method: 'POST',
      status: 200,
      body: { msgtype: 'text' },
      answer: { errcode: 0 },
    });
    expect(entries.find((one) => one.topic === `CALLBACK ${ROBOT}`)).toMatchObject({
      direction: 'out',
      channel: 'stream',
      body: { text: { content: '帮助' } },
      messageId: bot.heard[0]!.frame.headers.messageId,
    });
    expect(entries.find((one) => one.topic === 'CONNECT')).toMatchObject({ status: 101 });
    expect(JSON.stringify(entries)).not.toContain('"secret"');
    expect(entries.map((one) => one.n)).toEqual(entries.map((_, index) => index + 1));
    expect((await request('GET', '/sandbox/log?after=1&limit=2')).body.entries).toMatchObject([{ n: 2 }, { n: 3 }]);
  });

  test('staff and conversations; unknown ones are refused with what to do', async () => {
    expect((await request('GET', '/sandbox/staff')).body).toEqual(people);
    expect((await request('GET', '/sandbox/conversations')).body).toEqual([
      { id: 'direct', title: '政衡助手', kind: 'direct' },
      { id: 'cid-work', title: '工作群', kind: 'group' },
    ]);
    expect(await post('/sandbox/messages', { as: 'nobody', text: 'x' })).toMatchObject({
      status: 404,
      body: { detail: expect.stringContaining('/sandbox/staff') },
    });
    expect(await request('GET', '/sandbox/messages?as=zhangwei&in=cid-other')).toMatchObject({ status: 404 });
    expect(await post('/sandbox/messages', { as: 'zhangwei' })).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('text') },
    });
  });

  test('the OpenAPI document names the routes there are and no others, and its page loads nothing from outside', async () => {
    const { body } = await request('GET', '/sandbox/openapi.json');
    const routes = Object.entries(body.paths as Record<string, Json>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => [method.toUpperCase(), path.replace(/\{\w+\}/, 'x')] as const),
    );
    expect(
      new Set(
        Object.entries(body.paths as Record<string, Json>).flatMap(([path, methods]) =>
          Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
        ),
      ),
    ).toEqual(await automationRoutes());
    for (const [method, path] of routes)
      expect((await request(method, path, method === 'GET' ? undefined : {})).body.code).not.toBe(
        'request.unknown-path',
      );
    const page = await request('GET', '/sandbox/docs');
    expect(page.status).toBe(200);
    expect([...page.text.matchAll(/(?:src|href)="(https?:)?\/\//g)]).toEqual([]);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('the page hears what changed; a page of another site neither hears nor speaks', async () => {
    const live = `${sandbox.url.replace('http', 'ws')}/sandbox/live`;
    const page = new WebSocket(live, { origin: sandbox.url });
    await once(page, 'open');
    const told = once(page, 'message');
    await say('你好');
    expect(JSON.parse(String((await told)[0]))).toContain('messages:direct:zhangwei');
    page.terminate();
    const foreign = new WebSocket(live, { origin: 'https://example.org' });
    await expect(once(foreign, 'open')).rejects.toThrow('403');
    expect(
      (await post('/sandbox/messages', { as: 'zhangwei', text: 'x' }, { 'sec-fetch-site': 'cross-site' })).status,
    ).toBe(403);
  });
});
