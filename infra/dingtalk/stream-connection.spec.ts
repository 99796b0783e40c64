import { afterAll, afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { until } from '#support';
import { StreamConnection, type StreamOptions, type StreamTiming } from './stream-connection.ts';
import type { RobotMessage } from './robot-message.ts';
import { CARD_CALLBACKS } from './stream-client.ts';
import { FakeDingTalk, Notes, textData } from './testing/fake-dingtalk.ts';

const HOUR = 3_600_000;
/**
 * Tries again soon, and gives nothing up because it is slow; where giving up is tested, the test says after how long.
 */
const QUICK: StreamTiming = {
  heartbeatMs: HOUR,
  openTimeoutMs: HOUR,
  backoff: { firstMs: 40, maxMs: 160 },
  refusedMs: 150,
  stableMs: HOUR,
  finishMs: HOUR,
};
const BEATING: StreamTiming = { ...QUICK, heartbeatMs: 20 };

let dingtalk: FakeDingTalk;
let connection: StreamConnection;
let notes: Notes;
let received: RobotMessage[];

// The SDK tells the console of every connection.
const quiet = [jest.spyOn(console, 'info'), jest.spyOn(console, 'warn')];

beforeEach(async () => {
  for (const one of quiet) one.mockImplementation(() => undefined);
  dingtalk = await FakeDingTalk.start();
  notes = new Notes();
  received = [];
});
afterEach(async () => {
  await connection.stop();
  await dingtalk.stop();
});
afterAll(() => void jest.restoreAllMocks());

const connect = async (more: Partial<StreamOptions> = {}): Promise<StreamConnection> => {
  connection = new StreamConnection({
    settings: dingtalk.settings(),
    log: notes,
    timing: QUICK,
    random: () => 0.999,
    onMessage: async (message) => void received.push(message),
    ...more,
  });
  await connection.start();
  return connection;
};

describe('receiving', () => {
  test('subscribes to robot messages only, hands each over, and acknowledges it by its frame', async () => {
    await connect();
    expect(dingtalk.calls[0]!.body).toMatchObject({
      clientId: 'dingspec',
      clientSecret: 'right',
      subscriptions: [{ type: 'CALLBACK', topic: '/v1.0/im/bot/messages/get' }],
    });
    expect(dingtalk.calls[0]!.headers.accept).toBe('application/json');
    const frame = dingtalk.push(textData('你好'));
    const ack = await until(() => dingtalk.acked(frame));
    expect(ack).toMatchObject({ code: 200, data: '{"response":null}' });
    expect(received.map((one) => one.content)).toEqual([{ is: 'text', text: '你好' }]);
    expect(connection.status()).toMatchObject({ connected: true, attempts: 0 });
  });

  test('several connections in one process do not share subscriptions', async () => {
    await connect({ onCardCallback: async () => undefined });
    const other = new StreamConnection({
      settings: dingtalk.settings(),
      log: notes,
      onMessage: async () => undefined,
      timing: QUICK,
    });
    await other.start();
    await other.stop();
    expect(dingtalk.calls.map((call) => (call.body['subscriptions'] as object[]).length)).toEqual([2, 1]);
  });

  test('acknowledges only once the message is stored', async () => {
    const stored = Promise.withResolvers<void>();
    await connect({
      onMessage: (message) => (
        received.push(message),
        message.content.is === 'text' && message.content.text === '慢' ? stored.promise : Promise.resolve()
      ),
    });
    const slow = dingtalk.push(textData('慢'));
    const quick = dingtalk.push(textData('快'));
    await until(() => dingtalk.acked(quick));
    expect(received).toHaveLength(2);
    expect(dingtalk.acked(slow)).toBeUndefined();
    stored.resolve();
    await until(() => dingtalk.acked(slow));
  });

  test('does not acknowledge what could not be stored, and takes it when it comes again', async () => {
    let storing = false;
    await connect({
      onMessage: async (message) => {
        if (!storing) throw new Error('no database');
        received.push(message);
      },
    });
    const data = textData('登记');
    const first = dingtalk.push(data);
    await until(() => notes.errors().length > 0);
    expect(notes.errors()).toEqual(['钉钉消息未能保存，等待钉钉重新投递']);
    storing = true;
    const second = dingtalk.push(data);
    await until(() => dingtalk.acked(second));
    expect(dingtalk.acked(first)).toBeUndefined();
    expect(received.map((one) => one.msgId)).toEqual([data['msgId']]);
  });

  test('survives frames that cannot be read, unknown types, and a counter that throws', async () => {
    await connect({
      onPush: () => {
        throw new Error('counter broken');
      },
    });
    const [socket] = dingtalk.live;
    for (const broken of [
      '{"type":"CALL',
      'null',
      '{}',
      '{"type":"SYSTEM"}',
      '{"type":"CALLBACK","headers":{"topic":"error"},"data":"{}"}',
      '[]',
    ])
      socket!.send(broken);
    dingtalk.push({}, { type: 'NEWS' });
    // Not even a message id: it is acknowledged, since it would come again for ever.
    const useless = dingtalk.push('not json');
    await until(() => dingtalk.acked(useless));
    const good = dingtalk.push(textData('还在'));
    await until(() => dingtalk.acked(good));
    expect(received).toHaveLength(1);
    // Cut-off JSON, null, no headers, a topic named error; and the counter, twice.
    expect(notes.lines.filter((line) => line.level === 'warn').map((line) => line.message)).toEqual(
      Array(6).fill('一条钉钉数据未能处理，已忽略'),
    );
    expect(notes.errors()).toEqual(['钉钉消息的格式无法识别，已略过']);
    expect(dingtalk.opens).toHaveLength(1);
    expect(connection.status().connected).toBe(true);
  });

  test('echoes the application ping', async () => {
    await connect();
    const ping = dingtalk.push('{"opaque":"o-1"}', { type: 'SYSTEM', topic: 'ping' });
    expect((await until(() => dingtalk.acked(ping)))!.data).toBe('{"opaque":"o-1"}');
  });

  test('answers a card click with the update of the card', async () => {
    await connect({
      onCardCallback: async (click) => ({
        forAll: { status: `${click.staffId}:${click.actions.join()}:${String(click.params['choice'])}` },
        forClicker: { done: 'true' },
      }),
    });
    const frame = dingtalk.push(
      {
        outTrackId: 'card-1',
        userId: '0147',
        corpId: 'c',
        spaceType: 'im',
        type: 'actionCallback',
        userIdType: 1,
        spaceId: 'cid1',
        content: JSON.stringify({ cardPrivateData: { actionIds: ['agree'], params: { choice: '同意' } } }),
      },
      { topic: CARD_CALLBACKS },
    );
    const ack = await until(() => dingtalk.acked(frame));
    expect(JSON.parse(ack!.data)).toEqual({
      response: {
        cardUpdateOptions: { updateCardDataByKey: true, updatePrivateDataByKey: true },
        cardData: { cardParamMap: { status: '0147:agree:同意' } },
        userPrivateData: { cardParamMap: { done: 'true' } },
      },
    });
  });
});

describe('staying connected', () => {
  test('sockets refused after the ticket: waits longer each time, never two tries for one failure', async () => {
    dingtalk.refusing = true;
    await connect();
    expect(connection.status()).toMatchObject({ connected: false, attempts: 1 });
    await until(() => dingtalk.opens.length === 5);
    const gaps = dingtalk.opens.slice(1).map((at, index) => at - dingtalk.opens[index]!);
    // 40, 80, 160, 160: a doubling number of tries would show as gaps near nothing.
    for (const [index, least] of [39, 79, 159, 159].entries()) expect(gaps[index]).toBeGreaterThanOrEqual(least - 2);
    dingtalk.refusing = false;
    await until(() => connection.status().connected);
    const frame = dingtalk.push(textData('回来了'));
    await until(() => dingtalk.acked(frame));
  });

  test('a gateway that hangs or breaks is given up in time and tried again', async () => {
    dingtalk.on('POST /v1.0/gateway/connections/open', { hang: true });
    await connect({ timing: { ...QUICK, openTimeoutMs: 200 } });
    expect(connection.status().lastError).toMatch(/0\.2 秒内没有应答/);
    dingtalk.on('POST /v1.0/gateway/connections/open', { status: 500, body: '<html>oops</html>' });
    await until(() => connection.status().lastError?.includes('HTTP 500'));
    dingtalk.on('POST /v1.0/gateway/connections/open', { body: { endpoint: 'http://no-socket', ticket: '' } });
    await until(() => connection.status().lastError?.includes('缺少所需内容（endpoint）'));
  });

  test('asked to reconnect: opens a new one at once, then leaves the old, whose messages are still acknowledged', async () => {
    const stored = Promise.withResolvers<void>();
    await connect({
      onMessage: () => stored.promise,
      timing: { ...QUICK, backoff: { firstMs: HOUR, maxMs: HOUR } },
    });
    const [old] = dingtalk.live;
    const pending = dingtalk.push(textData('正在保存'), { socket: old! });
    dingtalk.push({ reason: 'connection is expired' }, { type: 'SYSTEM', topic: 'disconnect', socket: old! });
    // At once: were it to wait as after a failure, it would wait an hour.
    await until(() => dingtalk.live.length === 2);
    expect(old!.readyState).toBe(old!.OPEN);
    stored.resolve();
    await until(() => dingtalk.acked(pending));
    await until(() => old!.readyState === old!.CLOSED);
    expect(dingtalk.live).toHaveLength(1);
    expect(connection.status().connected).toBe(true);
  });

  test('a connection that is asked to reconnect over and over does not become a storm', async () => {
    await connect();
    for (let turn = 1; turn <= 3; turn++) {
      dingtalk.push({ reason: 'connection is expired' }, { type: 'SYSTEM', topic: 'disconnect' });
      await until(() => dingtalk.sockets.length === turn + 1);
    }
    expect(dingtalk.opens[2]! - dingtalk.opens[1]!).toBeGreaterThanOrEqual(38);
    expect(dingtalk.opens[3]! - dingtalk.opens[2]!).toBeGreaterThanOrEqual(78);
  });

  test('a dropped connection is replaced', async () => {
    await connect();
    dingtalk.live[0]!.terminate();
    await until(() => dingtalk.sockets.length === 2);
    await until(() => connection.status().connected);
    expect(notes.lines.some((line) => line.message.includes('连接被关闭'))).toBe(true);
  });

  test('a connection that is open but silent is replaced', async () => {
    dingtalk.deaf = true;
    await connect({ timing: BEATING });
    dingtalk.deaf = false;
    await until(() => dingtalk.sockets.length === 2);
    expect(notes.lines.some((line) => line.message.includes('长时间没有响应'))).toBe(true);
    // The new one answers and lasts: many heartbeats later it is still the same.
    let pings = 0;
    dingtalk.sockets[1]!.on('ping', () => pings++);
    await until(() => pings >= 6);
    expect(dingtalk.sockets).toHaveLength(2);
  });

  test('frames count as signs of life', async () => {
    dingtalk.deaf = true;
    await connect({ timing: BEATING });
    let pings = 0;
    dingtalk.sockets[0]!.on('ping', () => {
      pings++;
      dingtalk.push('{}', { type: 'SYSTEM', topic: 'ping' });
    });
    await until(() => pings >= 8);
    expect(dingtalk.opens).toHaveLength(1);
  });

  test('a wrong secret is said once, clearly, and tried again slowly', async () => {
    dingtalk.on('POST /v1.0/gateway/connections/open', {
      status: 401,
      body: { code: 'authFailed', message: '鉴权失败', requestid: 'r-1' },
    });
    await connect();
    await until(() => dingtalk.opens.length === 3);
    expect(dingtalk.opens[2]! - dingtalk.opens[1]!).toBeGreaterThanOrEqual(QUICK.refusedMs - 2);
    expect(notes.errors()).toEqual([
      '钉钉拒绝了本应用的连接（HTTP 401，authFailed）：请检查 AppKey 与 AppSecret 是否正确，' +
        '应用是否已发布、已添加机器人并选择 Stream 模式。改正前每分钟重试一次。',
    ]);
    expect(JSON.stringify(notes.lines)).not.toContain('right');
    expect(connection.status().lastError).toBe('钉钉返回错误 authFailed：鉴权失败');
  });
});

describe('stopping', () => {
  test('waits for what is being stored, acknowledges it, takes nothing more, and leaves nothing open', async () => {
    const stored = Promise.withResolvers<void>();
    const intervals = jest.spyOn(globalThis, 'setInterval');
    const cleared = jest.spyOn(globalThis, 'clearInterval');
    await connect({ onMessage: (message) => (received.push(message), stored.promise) });
    const frame = dingtalk.push(textData('最后一条'));
    await until(() => received.length === 1);
    const [socket] = dingtalk.live;
    const stopping = connection.stop();
    const late = dingtalk.push(textData('太晚'));
    const ping = dingtalk.push('{"opaque":"after"}', { type: 'SYSTEM', topic: 'ping' });
    await until(() => dingtalk.acked(ping));
    expect(received).toHaveLength(1);
    stored.resolve();
    await stopping;
    await until(() => socket!.readyState === socket!.CLOSED);
    expect(dingtalk.acked(frame)).toBeDefined();
    expect(dingtalk.acked(late)).toBeUndefined();
    expect(connection.status().connected).toBe(false);
    expect(dingtalk.live).toEqual([]);
    const beating = intervals.mock.results.map(({ value }) => value as NodeJS.Timeout);
    expect(beating).toHaveLength(1);
    expect(cleared).toHaveBeenCalledWith(beating[0]);
  });

  test('while it waits to try again', async () => {
    dingtalk.refusing = true;
    await connect({ timing: { ...QUICK, backoff: { firstMs: HOUR, maxMs: HOUR } } });
    await connection.stop();
    expect(dingtalk.opens).toHaveLength(1);
  });

  test('while the gateway hangs', async () => {
    dingtalk.on('POST /v1.0/gateway/connections/open', { hang: true });
    connection = new StreamConnection({
      settings: dingtalk.settings(),
      log: notes,
      timing: QUICK,
      onMessage: async () => undefined,
    });
    const starting = connection.start();
    await until(() => dingtalk.opens.length === 1);
    await connection.stop();
    await starting;
    expect(notes.errors()).toEqual([]);
  });
});
