import { describe, expect, test } from '@jest/globals';
import { conversationKey, readRobotMessage, type RobotMessage } from './robot-message.ts';
import { textData } from './testing/fake-dingtalk.ts';

const read = (more: Readonly<Record<string, unknown>> = {}): RobotMessage =>
  readRobotMessage(JSON.stringify(textData('你好', more)), { robotCode: 'dingspec', now: 1_700_000_000_000 });
const group = { conversationType: '2', conversationId: 'cidGroup==', conversationTitle: '测试群', isInAtList: true };

describe('who, where, when', () => {
  test('a direct message', () => {
    const message = read({ msgId: 'msgA==' });
    expect(message).toMatchObject({
      robotCode: 'dingspec',
      msgId: 'msgA==',
      createdAt: 1708327204136,
      conversation: { kind: 'direct', id: 'cidDirect==' },
      atBot: true,
      sender: { staffId: '0147', nick: '小钉', corpId: 'ding9733', dingtalkId: '$:LWCP_v1:$someone' },
      session: { url: 'https://oapi.dingtalk.com/robot/sendBySession?session=66d7', expiresAt: 1708332604316 },
      content: { is: 'text', text: '你好' },
    });
    expect(message.raw).toMatchObject({ senderPlatform: 'Mac' });
    expect(conversationKey(message)).toBe('direct:cidDirect==:0147');
  });

  test('a group message, with the space DingTalk leaves where the robot was named', () => {
    const message = read({ ...group, text: { content: ' 你好 ' } });
    expect(message).toMatchObject({
      conversation: { kind: 'group', id: 'cidGroup==', title: '测试群' },
      atBot: true,
      content: { is: 'text', text: '你好' },
    });
    expect(read({ ...group, isInAtList: false }).atBot).toBe(false);
    expect(conversationKey(message)).toBe('group:cidGroup==:0147');
  });

  test('numbers as strings, strings as numbers, and nothing where something is usual', () => {
    const message = read({
      createAt: '1708327204136',
      sessionWebhookExpiredTime: '1708332604316',
      conversationType: 2,
      isInAtList: 'true',
      senderStaffId: 147,
    });
    expect(message).toMatchObject({
      createdAt: 1708327204136,
      atBot: true,
      conversation: { kind: 'group' },
      sender: { staffId: '147' },
      session: { expiresAt: 1708332604316 },
    });
    const bare = read({
      createAt: null,
      senderStaffId: undefined,
      senderNick: null,
      robotCode: '',
      sessionWebhook: undefined,
    });
    expect(bare).toMatchObject({
      createdAt: 1_700_000_000_000,
      robotCode: 'dingspec',
      sender: { nick: '', dingtalkId: '$:LWCP_v1:$someone' },
    });
    expect(bare.sender).not.toHaveProperty('staffId');
    expect(bare).not.toHaveProperty('session');
    expect(conversationKey(bare)).toBe('direct:cidDirect==:$:LWCP_v1:$someone');
    expect(read({ sessionWebhookExpiredTime: undefined }).session!.expiresAt).toBe(1708327204136 + 90 * 60_000);
  });

  test('what cannot be kept in a database is left out; what is no message is refused', () => {
    expect(read({ text: { content: 'a\0b\uD83D' } }).content).toEqual({ is: 'text', text: 'ab\uFFFD' });
    expect(JSON.stringify(read({ text: { content: 'a\0b\uD83D' } }).raw)).not.toMatch(/\\u0000|\\ud83d/i);
    expect(() => read({ msgId: '' })).toThrow('msgId');
    expect(() => read({ conversationId: undefined })).toThrow('conversationId');
    expect(() => readRobotMessage('{"msg', { robotCode: 'r', now: 0 })).toThrow('JSON');
  });
});

test.each<[string, Readonly<Record<string, unknown>>, RobotMessage['content']]>([
  ['text, composed', { text: { content: 'e\u0301' } }, { is: 'text', text: '\u00e9' }],
  ['text that is empty', { text: { content: '  ' } }, { is: 'text', text: '' }],
  [
    'rich text',
    {
      msgtype: 'richText',
      content: {
        richText: [
          { text: '@政衡 如图：' },
          { pictureDownloadCode: 'p', downloadCode: 'd', type: 'picture' },
          { text: '完' },
          {},
        ],
      },
    },
    {
      is: 'richText',
      parts: [
        { is: 'text', text: '@政衡 如图：' },
        { is: 'picture', downloadCode: 'd' },
        { is: 'text', text: '完' },
      ],
    },
  ],
  [
    'picture',
    { msgtype: 'picture', content: { pictureDownloadCode: 'p', downloadCode: 'd' } },
    { is: 'picture', downloadCode: 'd' },
  ],
  [
    'file',
    { msgtype: 'file', content: { spaceId: '2', fileName: '决定.docx', downloadCode: 'd', fileId: '1' } },
    { is: 'file', downloadCode: 'd', fileName: '决定.docx' },
  ],
  [
    'content as a string',
    { msgtype: 'file', content: '{"fileName":"决定.docx","downloadCode":"d"}' },
    { is: 'file', downloadCode: 'd', fileName: '决定.docx' },
  ],
  [
    'recording',
    { msgtype: 'audio', content: { duration: 4000, downloadCode: 'd', recognition: ' 钉钉 ' } },
    { is: 'audio', downloadCode: 'd', recognition: '钉钉', durationMs: 4000 },
  ],
  [
    'video in seconds',
    { msgtype: 'video', content: { duration: '5', videoType: 'mp4', downloadCode: 'd' } },
    { is: 'video', downloadCode: 'd', durationMs: 5000 },
  ],
  [
    'video in milliseconds',
    { msgtype: 'video', content: { duration: 4000, downloadCode: 'd' } },
    { is: 'video', downloadCode: 'd', durationMs: 4000 },
  ],
  ['file without a code', { msgtype: 'file', content: {} }, { is: 'unknown', type: 'file' }],
  ['over quota', { text: undefined, errorCode: 20001, errorMessage: '超限' }, { is: 'overQuota' }],
  ['over quota as text', { text: undefined, errorCode: '20001' }, { is: 'overQuota' }],
  [
    'what the robot cannot take',
    { msgtype: 'unknownMsgType', content: { unknownMsgType: '用户发送了一条消息' } },
    { is: 'unknown', type: 'unknownMsgType' },
  ],
  ['a type of the future', { msgtype: 'chatRecord', content: [1] }, { is: 'unknown', type: 'chatRecord' }],
])('content: %s', (_name, more, content) => expect(read({ text: undefined, ...more }).content).toEqual(content));
