import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DingTalkApi } from './api.ts';
import { DingTalkError } from './dingtalk-error.ts';
import { breakingLines, bytesOf, pieces, sayingLink } from './markdown.ts';
import { plain } from '#kernel';
import type { Destination, Reply } from './reply.ts';
import { partsOf, type Part } from './reply-parts.ts';
import { templateOf, webhookBody } from './reply-wire.ts';
import { ReplySender, type Progress } from './reply-sender.ts';
import { FakeDingTalk, Notes } from './testing/fake-dingtalk.ts';

describe('plain', () => {
  test.each([
    ['议题 [2026] 3 号', '议题 ［2026］ 3 号'],
    ['# 标题', '＃ 标题'],
    ['**加粗** _斜_ `码` ~~删~~', '＊＊加粗＊＊ ＿斜＿ ｀码｀ ～～删～～'],
    ['![图](https://evil.cn/x.png)', '!［图］(https：//evil.cn/x.png)'],
    [
      '[同意](dtmd://dingtalkclient/sendMessage?content=%E5%90%8C)',
      '［同意］(dtmd：//dingtalkclient/sendMessage?content=%E5%90%8C)',
    ],
    ['请看 www.evil.cn', '请看 www．evil.cn'],
    ['@all @0147', '＠all ＠0147'],
    ['<font color=red>红</font> &lt;', '＜font color=red＞红＜/font＞ ＆lt;'],
    ['第一行\n\n> 审批结果：同意\r\n# x', '第一行 ＞ 审批结果：同意 ＃ x'],
    ['- 一', '－ 一'],
    ['1. 一', '1． 一'],
    ['2) 二', '2） 二'],
    ['===', '＝＝＝'],
    ['ab\u202Ecd\u200B\u0007', 'abcd'],
    ['预算 3.5 万元（-10%），见 a-b.docx', '预算 3.5 万元（-10%），见 a-b.docx'],
    ['👨‍👩‍👧 家庭', '👨‍👩‍👧 家庭'],
    ['半个\uD83D', '半个\uFFFD'],
  ])('%j reads %j', (given, expected) => expect(plain(given)).toBe(expected));

  test('of any text: one line, nothing that means anything, and the same when applied again', () => {
    const text = fc
      .array(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom(
            'http://',
            'dtmd://',
            'www.',
            '\n',
            '# ',
            '- ',
            '1. ',
            '[a](b)',
            '![',
            '@',
            ':',
            '/',
            '\u200B',
            '中',
          ),
        ),
      )
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, (given) => {
        const shown = plain(given);
        expect(shown).not.toMatch(/[*_`~#[\]<>|\\@&\n\r\0]|:\/\/|\bwww\.|^[-+=]|^\d+[.)](\s|$)|^\s|\s$/iu);
        expect(plain(shown)).toBe(shown);
      }),
      { numRuns: 500 },
    );
  });
});

describe('texts on the wire', () => {
  test('saying links are lower case and wholly encoded', () => {
    expect(sayingLink("同意 (议-7)'!*")).toBe(
      'dtmd://dingtalkclient/sendMessage?content=%E5%90%8C%E6%84%8F%20%28%E8%AE%AE-7%29%27%21%2A',
    );
  });

  test('line breaks show, lists stay lists', () => {
    expect(breakingLines('一\n二\n- 三\n- 四\n\n五')).toBe('一  \n  二  \n- 三  \n- 四\n\n五');
  });

  test('pieces are cut where a reader would, lose nothing, and never split a character', () => {
    const fits = (piece: string) => piece.length <= 20;
    expect(pieces('一二三四五六七八九十\n\n一二三四五六七八\n九十一二三四五六七八九十', fits)).toEqual([
      '一二三四五六七八九十',
      '一二三四五六七八',
      '九十一二三四五六七八九十',
    ]);
    expect(pieces('今天开会讨论采购。明天上报局党组审议！后天公示', fits)).toEqual([
      '今天开会讨论采购。明天上报局党组审议！',
      '后天公示',
    ]);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('字', '👍', 'a ', '\n', '\n\n', '。')).map((all) => all.join('')),
        fc.integer({ min: 1, max: 9 }),
        (text, most) => {
          const cut = pieces(text, (piece) => piece.length <= most);
          for (const piece of cut) {
            expect(piece.isWellFormed()).toBe(true);
            expect([...piece].length === 1 || piece.length <= most).toBe(true);
          }
          expect(cut.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        },
      ),
      { numRuns: 500 },
    );
  });

  test.each<[string, Reply]>([
    ['markdown of Chinese', { is: 'markdown', title: '台账', text: '一段法律意见。'.repeat(2000) }],
    ['markdown of quotes and emoji', { is: 'markdown', title: '😀'.repeat(90), text: '"\\😀\n'.repeat(3000) }],
    ['text', { is: 'text', text: '"'.repeat(20_000), at: ['0147'] }],
    [
      'card',
      {
        is: 'card',
        title: '审批',
        text: '内容。'.repeat(3000),
        at: Array.from({ length: 20 }, (_, index) => `member-${index}`),
        buttons: Array.from({ length: 5 }, (_, index) => ({
          title: `同意第${index}项`,
          says: `同意事项编号${index}`.repeat(4),
        })),
      },
    ],
  ])('%s too long for one message becomes several numbered ones, each within every limit', (_name, reply) => {
    const parts = partsOf(reply) as Exclude<Part, { is: 'file' }>[];
    expect(parts.length).toBeGreaterThan(1);
    for (const [index, part] of parts.entries()) {
      expect(part.text.startsWith(`（${index + 1}/${parts.length}）`)).toBe(true);
      expect(part.text.length).toBeLessThanOrEqual(3500);
      expect(part.text.isWellFormed()).toBe(true);
      expect(bytesOf(webhookBody(part, 'id'))).toBeLessThanOrEqual(20_000);
      expect(bytesOf(JSON.stringify(templateOf(part).msgParam))).toBeLessThanOrEqual(15_000);
      expect(part.at.length > 0).toBe(index === 0 && 'at' in reply);
    }
    expect(parts.at(-1)!.is).toBe(reply.is);
    expect(parts.slice(0, -1).every((part) => part.is !== 'card')).toBe(true);
  });

  test('six buttons become links in the text; none is markdown; absurd ones are refused', () => {
    const buttons = Array.from({ length: 6 }, (_, index) => ({ title: `[第${index}项]`, says: `选 ${index}` }));
    expect(partsOf({ is: 'card', title: '选', text: '请选择', buttons })).toEqual([
      {
        is: 'markdown',
        title: '选',
        at: [],
        text: `请选择\n\n${buttons.map((_one, index) => `- [［第${index}项］](dtmd://dingtalkclient/sendMessage?content=%E9%80%89%20${index})`).join('  \n')}`,
      },
    ]);
    expect(partsOf({ is: 'card', title: '选', text: '没有可选', buttons: [] })).toMatchObject([
      { is: 'markdown', text: '没有可选' },
    ]);
    expect(() =>
      partsOf({ is: 'card', title: '选', text: '选', buttons: [{ title: '选', says: '法'.repeat(2000) }] }),
    ).toThrow('消息的按钮文字过长，无法发送。');
  });
});

describe('sending', () => {
  let dingtalk: FakeDingTalk;
  let sender: ReplySender;
  const now = 1_800_000_000_000;
  const MINUTE = 60_000;

  beforeEach(async () => {
    dingtalk = await FakeDingTalk.start();
    dingtalk
      .on('POST /robot/sendBySession', { body: { errcode: 0, errmsg: 'ok' } })
      .on('POST /v1.0/robot/oToMessages/batchSend', { body: { processQueryKey: 'q' } })
      .on('POST /v1.0/robot/groupMessages/send', { body: { processQueryKey: 'q' } })
      .on('POST /media/upload', { body: { errcode: 0, media_id: '@m' } });
    sender = new ReplySender(new DingTalkApi(dingtalk.settings()), {
      log: new Notes(),
      now: () => now,
      openFile: async (ref) => Buffer.from(ref),
    });
  });
  afterEach(() => dingtalk.stop());

  const session = (minutes: number) => ({
    url: `${dingtalk.base}/robot/sendBySession?session=s`,
    expiresAt: now + minutes * MINUTE,
  });
  const person = (minutes?: number): Destination => ({
    is: 'person',
    staffId: '0147',
    ...(minutes === undefined ? {} : { session: session(minutes) }),
  });
  const group = (minutes?: number): Destination => ({
    is: 'group',
    conversationId: 'cidG',
    ...(minutes === undefined ? {} : { session: session(minutes) }),
  });
  const wire = async (to: Destination, reply: Reply, progress?: Progress) => {
    await sender.send(to, reply, progress);
    return dingtalk.calls
      .filter((call) => call.path !== '/v1.0/oauth2/accessToken')
      .map((call) => ({ path: call.path, body: call.body }));
  };
  const card: Reply = {
    is: 'card',
    title: '审批',
    text: '议-7 待您审批',
    buttons: [
      { title: '同意', says: '同意 议-7' },
      { title: '驳回', says: '驳回 议-7' },
    ],
    at: ['0147'],
  };

  test('within the session by its webhook, calling who is to be called in the text and in the list', async () => {
    expect(
      await wire(group(90), { is: 'markdown', title: 't', text: '已登记', at: ['0147', '0148'] }, { id: 'id-1' }),
    ).toEqual([
      {
        path: '/robot/sendBySession',
        body: {
          msgtype: 'markdown',
          markdown: { title: 't', text: '@0147 @0148  \n已登记' },
          at: { atUserIds: ['0147', '0148'], isAtAll: false },
          msgUuid: 'id-1',
        },
      },
    ]);
  });

  test('buttons within the session: vertical, and one alone as a single', async () => {
    const [two] = await wire(group(90), card);
    expect(two!.body).toMatchObject({
      msgtype: 'actionCard',
      actionCard: {
        title: '审批',
        text: '@0147  \n议-7 待您审批',
        btnOrientation: '0',
        btns: [
          { title: '同意', actionURL: sayingLink('同意 议-7') },
          { title: '驳回', actionURL: sayingLink('驳回 议-7') },
        ],
      },
    });
    const single = await wire(person(90), {
      is: 'card',
      title: 't',
      text: 'x',
      buttons: [{ title: '看', says: '看' }],
    });
    expect(single[1]!.body).toMatchObject({
      actionCard: { title: 't', text: 'x', singleTitle: '看', singleURL: sayingLink('看') },
    });
  });

  test('after it, or five minutes before its end, by the robot API: people', async () => {
    expect(await wire(person(4), card)).toEqual([
      {
        path: '/v1.0/robot/oToMessages/batchSend',
        body: {
          robotCode: 'dingspec',
          userIds: ['0147'],
          msgKey: 'sampleActionCard2',
          msgParam: JSON.stringify({
            title: '审批',
            text: '议-7 待您审批\n\n按钮没有反应时，请直接回复：“同意 议-7”或“驳回 议-7”',
            actionTitle1: '同意',
            actionURL1: sayingLink('同意 议-7'),
            actionTitle2: '驳回',
            actionURL2: sayingLink('驳回 议-7'),
          }),
        },
      },
    ]);
  });

  test('and groups, where nobody can be called', async () => {
    expect(await wire(group(), { is: 'text', text: '到期提醒', at: ['0147'] })).toEqual([
      {
        path: '/v1.0/robot/groupMessages/send',
        body: {
          robotCode: 'dingspec',
          openConversationId: 'cidG',
          msgKey: 'sampleText',
          msgParam: '{"content":"到期提醒"}',
        },
      },
    ]);
  });

  test("a session that ended early, or that is not DingTalk's: the robot API, and the session is not tried again", async () => {
    dingtalk.on('POST /robot/sendBySession', { body: { errcode: 300001, errmsg: 'session 不存在' } });
    const paths = (await wire(person(90), { is: 'text', text: '长'.repeat(8000) })).map((call) => call.path);
    expect(paths).toEqual(['/robot/sendBySession', ...Array<string>(3).fill('/v1.0/robot/oToMessages/batchSend')]);
    await sender.send(
      { is: 'person', staffId: '0147', session: { url: 'http://10.0.0.1/x', expiresAt: now + 90 * MINUTE } },
      { is: 'text', text: 'x' },
    );
    expect(dingtalk.calls.at(-1)!.path).toBe('/v1.0/robot/oToMessages/batchSend');
  });

  test('another failure of the webhook is not worked around', async () => {
    dingtalk.on('POST /robot/sendBySession', { body: { errcode: '460101', errmsg: 'message too long' } });
    await expect(sender.send(person(90), { is: 'text', text: 'x' })).rejects.toMatchObject({
      code: '460101',
      kind: 'invalid',
    });
  });

  test('a file goes by the robot API even within the session', async () => {
    const calls = await wire(group(90), { is: 'file', name: '意见.docx', ref: 'file-1' });
    expect(calls.map((call) => call.path)).toEqual(['/media/upload', '/v1.0/robot/groupMessages/send']);
    expect(calls[1]!.body).toMatchObject({
      msgKey: 'sampleFile',
      msgParam: '{"mediaId":"@m","fileName":"意见.docx","fileType":"docx"}',
    });
  });

  test('a part that fails says how far it got, and the next try goes on from there with the same ids', async () => {
    const long: Reply = { is: 'text', text: '长'.repeat(8000) };
    let sent = 0;
    const progress = {
      id: 'id-1',
      sent: (parts: number) => {
        sent = parts;
      },
    };
    dingtalk.on('POST /robot/sendBySession', (call) =>
      call.body['msgUuid'] === 'id-1-2' ? { status: 500, body: { code: 'x', message: '' } } : { body: { errcode: 0 } },
    );
    await expect(sender.send(person(90), long, progress)).rejects.toMatchObject({ retryable: true });
    expect(sent).toBe(1);
    dingtalk.on('POST /robot/sendBySession', { body: { errcode: 0 } });
    await sender.send(person(90), long, { ...progress, from: sent });
    expect(dingtalk.calls.map((call) => call.body['msgUuid'])).toEqual(['id-1-1', 'id-1-2', 'id-1-2', 'id-1-3']);
  });

  test('whom DingTalk does not know, holds back, or never named', async () => {
    dingtalk.on('POST /v1.0/robot/oToMessages/batchSend', {
      body: { processQueryKey: 'q', invalidStaffIdList: ['0147'] },
    });
    await expect(sender.send(person(), { is: 'text', text: 'x' })).rejects.toMatchObject({
      code: 'person.invalid',
      retryable: false,
    });
    dingtalk.on('POST /v1.0/robot/oToMessages/batchSend', {
      body: { processQueryKey: 'q', flowControlledStaffIdList: ['0147'] },
    });
    await expect(sender.send(person(), { is: 'text', text: 'x' })).rejects.toMatchObject({
      code: 'person.flow-controlled',
      retryable: true,
    });
    const nameless = sender.send({ is: 'person', session: session(1) }, { is: 'text', text: 'x' });
    await expect(nameless).rejects.toBeInstanceOf(DingTalkError);
    await expect(nameless).rejects.toThrow('没有给出此人的 userId');
  });
});
