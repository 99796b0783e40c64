import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DingTalkApi } from './api.ts';
import { DingTalkError } from './dingtalk-error.ts';
import { FILE_LIMIT } from './files.ts';
import { QuotaCounter, type QuotaUse } from './quota.ts';
import type { CallKind, ServiceOptions } from './service.ts';
import { fileLink, webhookLink } from './settings.ts';
import { FakeDingTalk } from './testing/fake-dingtalk.ts';

const BATCH = 'POST /v1.0/robot/oToMessages/batchSend';
const hello = { msgKey: 'sampleText', msgParam: { content: '你好' } };

let dingtalk: FakeDingTalk;
beforeEach(async () => {
  dingtalk = await FakeDingTalk.start();
});
afterEach(() => dingtalk.stop());

const apiWith = (more: ServiceOptions = {}): DingTalkApi =>
  new DingTalkApi(dingtalk.settings(), { timeoutMs: 300_000, ...more });
const failure = async (work: Promise<unknown>): Promise<DingTalkError> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DingTalkError);
  return error as DingTalkError;
};

describe('access token', () => {
  const asked = () => dingtalk.callsTo('/v1.0/oauth2/accessToken').length;
  beforeEach(() => {
    dingtalk.on(BATCH, { body: { processQueryKey: 'q' } });
  });

  test('is asked for once however many need it, sent in a header, and renewed five minutes early', async () => {
    let now = 0;
    const api = apiWith({ now: () => now });
    await Promise.all([api.sendToPeople(['a'], hello), api.sendToPeople(['b'], hello), api.sendToPeople(['c'], hello)]);
    expect(asked()).toBe(1);
    expect(dingtalk.callsTo('/v1.0/oauth2/accessToken')[0]!.body).toEqual({ appKey: 'dingspec', appSecret: 'right' });
    expect(dingtalk.callsTo('/v1.0/robot/oToMessages/batchSend')[0]!.headers['x-acs-dingtalk-access-token']).toBe(
      'token-1',
    );
    now = (7200 - 301) * 1000;
    await api.sendToPeople(['a'], hello);
    expect(asked()).toBe(1);
    now = (7200 - 299) * 1000;
    await api.sendToPeople(['a'], hello);
    expect(asked()).toBe(2);
  });

  test.each([
    ['new API', 401, { code: 'InvalidAuthentication', message: '不合法的access_token', requestid: 'r' }],
    ['status only', 401, {}],
    ['old API', 200, { errcode: 40014, errmsg: '不合法的access_token' }],
    ['old API, run out', 200, { errcode: '42001', errmsg: 'access_token已过期' }],
  ])('%s: not accepted, it is renewed once and the call repeated once', async (_name, status, body) => {
    let issued = 0;
    dingtalk.on('POST /v1.0/oauth2/accessToken', () => ({
      body: { accessToken: `token-${++issued}`, expireIn: 7200 },
    }));
    dingtalk.on(BATCH, (call) =>
      call.headers['x-acs-dingtalk-access-token'] === 'token-2' ? { body: { processQueryKey: 'q' } } : { status, body },
    );
    const api = apiWith();
    expect((await api.sendToPeople(['a'], hello)).processQueryKeys).toEqual(['q']);
    dingtalk.on(BATCH, { status, body });
    const error = await failure(api.sendToPeople(['a'], hello));
    expect(error).toMatchObject({ kind: 'auth', retryable: false });
    expect(issued).toBe(3);
    expect(dingtalk.callsTo('/v1.0/robot/oToMessages/batchSend')).toHaveLength(4);
  });

  test('a wrong secret is not asked for twice', async () => {
    dingtalk.on('POST /v1.0/oauth2/accessToken', { status: 401, body: { code: 'authFailed', message: '鉴权失败' } });
    expect((await failure(apiWith().sendToPeople(['a'], hello))).kind).toBe('auth');
    expect(asked()).toBe(1);
  });
});

describe('errors of both APIs', () => {
  test.each<[string, number, object | string, Partial<DingTalkError>]>([
    [
      'permission',
      403,
      {
        code: 'Forbidden.AccessDenied.AccessTokenPermissionDenied',
        requestid: 'r-7',
        message: 'no',
        accessdenieddetail: { requiredScopes: ['qyapi_robot_sendmsg'] },
      },
      {
        kind: 'permission',
        requestId: 'r-7',
        message: '钉钉应用缺少权限 qyapi_robot_sendmsg：请在钉钉开放平台的应用“权限管理”中开通。',
      },
    ],
    [
      'permission, old',
      200,
      { errcode: 60011, errmsg: 'no permission', request_id: 'r-8' },
      { kind: 'permission', code: '60011', requestId: 'r-8' },
    ],
    [
      'behind 88',
      200,
      { errcode: 88, errmsg: 'ding talk error', sub_code: '60011', sub_msg: '没有权限' },
      { kind: 'permission', code: '60011', message: '钉钉返回错误 60011：没有权限' },
    ],
    [
      "month's quota",
      403,
      { code: 'Forbidden.AccessDenied.ApiCountLimitForOrg', message: '超限' },
      { kind: 'quota', retryable: false },
    ],
    ["month's quota, old", 200, { errcode: 90020, errmsg: '超限' }, { kind: 'quota' }],
    [
      'speed',
      403,
      { code: 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', message: 'slow down' },
      { kind: 'throttled', retryable: true },
    ],
    ['speed, old', 200, { errcode: 90018, errmsg: 'slow down' }, { kind: 'throttled' }],
    ['robot speed', 400, { code: 'send.too.fast', message: 'too fast' }, { kind: 'throttled' }],
    ['muted', 200, { errcode: 410100, errmsg: 'too fast' }, { kind: 'throttled' }],
    [
      'shut out, JSON',
      200,
      { status: 1111, wait: 5, source: 'x5', punish: 'deny' },
      { kind: 'throttled', code: '1111', waitMs: 300_000 },
    ],
    ['shut out, a page', 200, '<html><body>blocked</body></html>', { kind: 'throttled', waitMs: 300_000 }],
    ["a proxy's page", 502, '<html>Bad Gateway</html>', { kind: 'unavailable', code: 'http.502', retryable: true }],
    ['late inside', 504, { code: 'GatewayTimeout', message: 'timeout' }, { kind: 'unavailable' }],
    ['busy', 200, { errcode: -1, errmsg: '系统繁忙' }, { kind: 'unavailable' }],
    [
      'wrong request',
      400,
      { code: 'invalidParameter.msgParam.tooLong', message: 'too long' },
      { kind: 'invalid', code: 'invalidParameter.msgParam.tooLong', retryable: false },
    ],
    ['wrong request, old', 200, { errcode: 40035, errmsg: '缺少参数 json' }, { kind: 'invalid', code: '40035' }],
    [
      'failed without a code',
      200,
      { success: false, errorMsg: 'because' },
      { kind: 'invalid', code: 'failed', message: '钉钉返回错误 failed：because' },
    ],
    ['something else altogether', 200, { unexpected: true }, { kind: 'unavailable', code: 'answer.unexpected' }],
  ])('%s', async (_name, status, body, expected) => {
    dingtalk.on('POST /v1.0/robot/messageFiles/download', { status, body });
    expect(await failure(apiWith().downloadFile('d'))).toMatchObject(expected);
  });

  test('no answer in time, and nobody there', async () => {
    dingtalk.on(BATCH, { hang: true });
    expect(await failure(apiWith({ timeoutMs: 60 }).sendToPeople(['a'], hello))).toMatchObject({
      kind: 'unavailable',
      code: 'timeout',
      retryable: true,
    });
    const nobody = new DingTalkApi(dingtalk.settings({ apiBase: 'http://127.0.0.1:1' }));
    const error = await failure(nobody.sendToPeople(['a'], hello));
    expect(error).toMatchObject({ kind: 'unavailable', code: 'unreachable', retryable: true });
  });

  test('a redirect is not followed', async () => {
    dingtalk.on(BATCH, { status: 302, headers: { location: `${dingtalk.base}/elsewhere` } });
    expect((await failure(apiWith().sendToPeople(['a'], hello))).code).toBe('unreachable');
    expect(dingtalk.callsTo('/elsewhere')).toEqual([]);
  });
});

describe('sending', () => {
  test('45 people are three calls of at most 20; the same person gets it once', async () => {
    dingtalk.on(BATCH, (call) => ({
      body: {
        processQueryKey: `q${(call.body['userIds'] as string[])[0]}`,
        invalidStaffIdList: (call.body['userIds'] as string[]).filter((id) => id === 'p7'),
        flowControlledStaffIdList: (call.body['userIds'] as string[]).filter((id) => id === 'p41'),
      },
    }));
    const people = Array.from({ length: 45 }, (_, index) => `p${index}`);
    const sent = await apiWith().sendToPeople([...people, 'p0'], hello);
    const bodies = dingtalk.callsTo('/v1.0/robot/oToMessages/batchSend').map((call) => call.body);
    expect(bodies.map((body) => (body['userIds'] as string[]).length)).toEqual([20, 20, 5]);
    expect(bodies.flatMap((body) => body['userIds'])).toEqual(people);
    expect(bodies[0]).toMatchObject({ robotCode: 'dingspec', msgKey: 'sampleText', msgParam: '{"content":"你好"}' });
    expect(sent).toEqual({
      processQueryKeys: ['qp0', 'qp20', 'qp40'],
      invalid: ['p7'],
      flowControlled: ['p41'],
      unsent: [],
    });
  });

  test('a later batch that fails leaves word of whom it did not reach; nobody is no call', async () => {
    dingtalk.on(BATCH, () =>
      dingtalk.callsTo('/v1.0/robot/oToMessages/batchSend').length === 2
        ? { status: 400, body: { code: 'send.too.fast', message: 'too fast' } }
        : { body: { processQueryKey: 'q' } },
    );
    const sent = await apiWith().sendToPeople(
      Array.from({ length: 45 }, (_, index) => `p${index}`),
      hello,
    );
    expect(sent.processQueryKeys).toEqual(['q']);
    expect(sent.unsent).toMatchObject([
      { staffIds: Array.from({ length: 25 }, (_, index) => `p${index + 20}`), error: { kind: 'throttled' } },
    ]);
    await apiWith().sendToPeople([], hello);
    expect(dingtalk.callsTo('/v1.0/robot/oToMessages/batchSend')).toHaveLength(2);
  });

  test('to a group, and in a session only where DingTalk is', async () => {
    dingtalk.on('POST /v1.0/robot/groupMessages/send', { body: { processQueryKey: 'g' } });
    expect(await apiWith().sendToGroup('cid1', hello)).toBe('g');
    expect(dingtalk.callsTo('/v1.0/robot/groupMessages/send')[0]!.body).toMatchObject({
      openConversationId: 'cid1',
      robotCode: 'dingspec',
    });
    expect((await failure(apiWith().sendInSession('http://10.0.0.1/robot/sendBySession?session=s', {}))).code).toBe(
      'session.foreign-link',
    );
    const settings = dingtalk.settings();
    expect(webhookLink(settings, 'https://oapi.dingtalk.com/robot/sendBySession?session=s')?.host).toBe(
      'oapi.dingtalk.com',
    );
    for (const evil of [
      'https://oapi.dingtalk.com.evil.cn/x',
      'https://evildingtalk.com/x',
      'https://a@oapi.dingtalk.com/',
      'https://oapi.dingtalk.com:8443/',
      'ftp://oapi.dingtalk.com/',
      'no link',
    ])
      expect(webhookLink(settings, evil)).toBeUndefined();
    expect(fileLink(settings, 'http://zjk-dualstack-file.trans.dingtalk.com/f?x=1')?.href).toBe(
      'https://zjk-dualstack-file.trans.dingtalk.com/f?x=1',
    );
  });
});

describe('files', () => {
  const link = (path: string) =>
    dingtalk.on('POST /v1.0/robot/messageFiles/download', { body: { downloadUrl: `${dingtalk.base}${path}` } });

  test('a file a person sent', async () => {
    link('/file').on('GET /file', { bytes: Buffer.from([1, 2, 3]) });
    expect([...(await apiWith().downloadFile('code-1'))]).toEqual([1, 2, 3]);
    expect(dingtalk.callsTo('/v1.0/robot/messageFiles/download')[0]!.body).toEqual({
      robotCode: 'dingspec',
      downloadCode: 'code-1',
    });
  });

  test('too old, too large, leading elsewhere at once or by a detour', async () => {
    dingtalk.on('POST /v1.0/robot/messageFiles/download', {
      status: 400,
      body: { code: 'invalidParameter.robotCode.downloadCode', message: 'wrong' },
    });
    expect((await failure(apiWith().downloadFile('old'))).kind).toBe('expired');
    link('/gone').on('GET /gone', { status: 403, body: '<Error/>' });
    expect((await failure(apiWith().downloadFile('old'))).kind).toBe('expired');
    link('/large').on('GET /large', { bytes: Buffer.alloc(FILE_LIMIT + 1) });
    expect(await failure(apiWith().downloadFile('large'))).toMatchObject({
      code: 'file.too-large',
      message: '文件超过 20 MB：请压缩或分成几个文件。',
    });
    dingtalk.on('POST /v1.0/robot/messageFiles/download', {
      body: { downloadUrl: 'http://169.254.169.254/latest/meta-data' },
    });
    expect((await failure(apiWith().downloadFile('evil'))).code).toBe('file.foreign-link');
    link('/detour').on('GET /detour', { status: 302, headers: { location: 'http://10.0.0.1/secret' } });
    expect((await failure(apiWith().downloadFile('evil'))).code).toBe('file.foreign-link');
  });

  test('a document is uploaded as a form and named as a message', async () => {
    dingtalk.on('POST /media/upload', {
      body: { errcode: 0, errmsg: 'ok', media_id: '@lAz', created_at: 1, type: 'file' },
    });
    const template = await apiWith().fileTemplate({ name: '意见书.docx', bytes: Buffer.from('PK-content') });
    expect(template).toEqual({
      msgKey: 'sampleFile',
      msgParam: { mediaId: '@lAz', fileName: '意见书.docx', fileType: 'docx' },
    });
    const [upload] = dingtalk.callsTo('/media/upload');
    expect(upload!.query.get('access_token')).toBe('token-1');
    expect(upload!.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(upload!.bytes.toString()).toMatch(
      /name="type"\r\n\r\nfile[^]*name="media"; filename="意见书\.docx"[^]*PK-content/,
    );
    expect((await failure(apiWith().fileTemplate({ name: 'a.csv', bytes: Buffer.from('x') }))).message).toMatch(
      /请压缩为 zip/,
    );
    expect((await failure(apiWith().uploadMedia({ name: 'a.pdf', bytes: Buffer.alloc(0) }))).code).toBe('file.empty');
    expect(dingtalk.callsTo('/media/upload')).toHaveLength(1);
  });
});

describe('people and todos', () => {
  test('a user, typed or as strings; nobody', async () => {
    dingtalk.on('POST /topapi/v2/user/get', {
      body: {
        errcode: '0',
        result: {
          userid: '0147',
          unionid: 'u-1',
          name: '张三',
          title: '',
          dept_id_list: ['1', 2],
          manager_userid: '0001',
          job_number: '8',
        },
      },
    });
    expect(await apiWith().user('0147')).toEqual({
      staffId: '0147',
      unionId: 'u-1',
      name: '张三',
      departments: [1, 2],
      managerStaffId: '0001',
      jobNumber: '8',
    });
    dingtalk.on('POST /topapi/v2/user/get', { body: { errcode: 60121, errmsg: '找不到该用户' } });
    expect(await apiWith().user('nobody')).toBeUndefined();
    dingtalk.on('POST /topapi/v2/user/get', { body: { errcode: 60011, errmsg: '没有权限' } });
    expect((await failure(apiWith().user('0147'))).kind).toBe('permission');
  });

  test('a todo from making to removal', async () => {
    dingtalk
      .on('POST /v1.0/todo/users/u-1/tasks', { body: { id: 't-1' } })
      .on('PUT /v1.0/todo/users/u-1/tasks/t-1', { body: { result: true } })
      .on('PUT /v1.0/todo/users/u-1/tasks/t-1/executorStatus', { body: { result: true } })
      .on('DELETE /v1.0/todo/users/u-1/tasks/t-1', { body: { result: true } });
    const api = apiWith();
    const id = await api.createTodo('u-1', {
      sourceId: 'duty-1',
      subject: '法'.repeat(2000),
      dueAt: 1_800_000_000_000,
      executors: ['u-2'],
      link: 'https://example.cn/duty-1',
      priority: 'high',
    });
    await api.updateTodo('u-1', id, { subject: '改', done: true });
    await api.finishTodo('u-1', id, 'u-2');
    await api.removeTodo('u-1', id);
    const [made, changed, finished, removed] = dingtalk.calls.filter((call) => call.path.startsWith('/v1.0/todo'));
    expect(made!.query.get('operatorId')).toBe('u-1');
    expect(made!.body).toMatchObject({
      sourceId: 'duty-1',
      subject: '法'.repeat(1024),
      creatorId: 'u-1',
      dueTime: 1_800_000_000_000,
      executorIds: ['u-2'],
      priority: 30,
      isOnlyShowExecutor: true,
      detailUrl: { appUrl: 'https://example.cn/duty-1', pcUrl: 'https://example.cn/duty-1' },
    });
    expect(changed!.body).toEqual({ subject: '改', done: true });
    expect(finished!.body).toEqual({ executorStatusList: [{ id: 'u-2', isDone: true }] });
    expect(removed!.method).toBe('DELETE');
  });
});

describe('quota', () => {
  const NOVEMBER = Date.parse('2026-11-30T15:59:59.000Z');

  test('calls and webhooks count; tokens and contacts do not', async () => {
    const counted: CallKind[] = [];
    dingtalk
      .on(BATCH, { body: {} })
      .on('POST /robot/sendBySession', { body: { errcode: 0 } })
      .on('POST /topapi/v2/user/get', { body: { errcode: 60121, errmsg: '' } });
    const api = apiWith({ onCall: (kind) => counted.push(kind) });
    await api.sendToPeople(['a'], hello);
    await api.user('a');
    await api.sendInSession(`${dingtalk.base}/robot/sendBySession?session=s`, { msgtype: 'empty' });
    expect(counted).toEqual(['api', 'webhook']);
  });

  test('warns once at four fifths and once at the end, and starts anew with the month in Shanghai', () => {
    let now = NOVEMBER;
    const lines: string[] = [];
    const quota = new QuotaCounter({
      limits: { apiCalls: 10, pushes: 5 },
      onWarning: (line) => lines.push(line),
      now: () => now,
    });
    for (let turn = 0; turn < 12; turn++) quota.called('api');
    for (let turn = 0; turn < 4; turn++) quota.pushed();
    for (let turn = 0; turn < 20; turn++) quota.called('webhook');
    expect(quota.snapshot()).toEqual({ month: '2026-11', pushes: 4, apiCalls: 12, webhookCalls: 20 });
    expect(lines).toEqual([
      '本月钉钉接口调用已用 8 次，达到额度 10 次的 80%：请减少群发，或升级钉钉版本。',
      '本月钉钉接口调用额度 10 次已用完：下月 1 日前机器人可能无法收发消息。',
      '本月钉钉消息推送已用 4 次，达到额度 5 次的 80%：请减少群发，或升级钉钉版本。',
    ]);
    now += 1000;
    expect(quota.snapshot()).toEqual({ month: '2026-12', pushes: 0, apiCalls: 0, webhookCalls: 0 });
  });

  test('goes on from what an earlier process counted, unless that was another month', () => {
    const from: QuotaUse = { month: '2026-11', pushes: 7, apiCalls: 3999, webhookCalls: 1 };
    const lines: string[] = [];
    const quota = new QuotaCounter({ from, onWarning: (line) => lines.push(line), now: () => NOVEMBER });
    quota.called('api');
    expect(quota.snapshot()).toEqual({ ...from, apiCalls: 4000 });
    expect(lines).toHaveLength(1);
    expect(new QuotaCounter({ from, onWarning: () => undefined, now: () => NOVEMBER + 1000 }).snapshot()).toMatchObject(
      { month: '2026-12', apiCalls: 0 },
    );
  });
});
