// The description of the automation API.
import { z } from 'zod';
import { FAULTS, STROKES } from '../faults.ts';
import * as schemas from './schemas.ts';

type Json = Record<string, unknown>;

const schema = (it: z.ZodType, io: 'input' | 'output' = 'input'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(it, { io, unrepresentable: 'any' }) as Json;
  return json;
};
const json = (it: z.ZodType) => ({ required: true, content: { 'application/json': { schema: schema(it) } } });
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: schema(schemas.Problem) } },
});
const answers = (
  it: z.ZodType,
  description: string,
  problems: Readonly<Record<number, string>> = {},
  status = 200,
) => ({
  [status]: { description, content: { 'application/json': { schema: schema(it, 'output') } } },
  ...Object.fromEntries(Object.entries(problems).map(([code, why]) => [code, problem(why)])),
});
const queries = (it: z.ZodType): readonly Json[] => {
  const { properties = {}, required = [] } = schema(it) as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: rest,
    description,
  }));
};
const path = (name: string, description: string): Json => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string' },
  description,
});
const list = (names: Readonly<Record<string, string>>) =>
  Object.entries(names)
    .map(([name, title]) => `- \`${name}\`：${title}`)
    .join('\n');

const NOBODY = '没有这个人或会话';
const UNREADABLE = '内容有误，detail 中有正确的示例';

/** The automation API, described in OpenAPI 3.1. */
export const sandboxOpenApi = (): Json => ({
  openapi: '3.1.0',
  info: {
    title: '钉钉沙箱自动化接口',
    version: '1',
    description: [
      '以任何人的身份发言、收听，拨动时钟，制造故障，查看每一帧与每一次调用。',
      [
        '没有机器人连接时，消息排队（最多 1000 条），连接后投递；',
        '投递后未被确认的，连接断开或到时后重新投递。重启中的机器人因此不会漏掉消息。',
      ].join(''),
      '机器人所用的钉钉接口（/v1.0、/topapi、/robot、/media、/gettoken、/connect）与钉钉一致，见钉钉开放平台文档。',
    ].join('\n\n'),
  },
  paths: { ...chatPaths(), ...todoPaths(), ...cardPaths(), ...stagePaths() },
});

const chatPaths = (): Json => ({
  '/sandbox/staff': { get: { tags: ['聊天'], summary: '人员', responses: answers(schemas.Staff, '人员') } },
  '/sandbox/conversations': {
    get: { tags: ['聊天'], summary: '会话', responses: answers(schemas.Conversations, '会话') },
  },
  '/sandbox/messages': {
    post: {
      tags: ['聊天'],
      summary: '发言',
      description: '文字用 JSON，文件用 multipart。',
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: schema(schemas.SendMessage) },
          'multipart/form-data': { schema: schema(schemas.SendFile.extend({ file: schemas.FileField })) },
        },
      },
      responses: answers(
        schemas.Sent,
        '已送出',
        { 404: NOBODY, 409: '群聊中不能发文件、语音、视频', 413: '文件超过 25 MB', 422: UNREADABLE },
        202,
      ),
    },
    get: {
      tags: ['聊天'],
      summary: '收听（长轮询）',
      description: '收听即已读。撤回的消息与更新的卡片保留原来的序号。',
      parameters: queries(schemas.Listen),
      responses: answers(schemas.Messages, '消息，旧的在前', { 404: NOBODY, 422: UNREADABLE }),
    },
  },
});

const todoPaths = (): Json => ({
  '/sandbox/todos': {
    get: {
      tags: ['待办与日程'],
      summary: '某人的待办',
      parameters: queries(schemas.As),
      responses: answers(schemas.TodoList, '待办', { 404: NOBODY }),
    },
  },
  '/sandbox/todos/{id}/done': {
    post: {
      tags: ['待办与日程'],
      summary: '完成待办',
      description: '机器人会收到 todo_task_update 事件。',
      parameters: [path('id', '待办编号')],
      requestBody: json(schemas.TickTodo),
      responses: answers(schemas.Ticked, '待办', { 404: '没有这条待办', 409: '带链接的待办不能勾选' }),
    },
  },
  '/sandbox/calendar': {
    get: {
      tags: ['待办与日程'],
      summary: '某人的日程',
      parameters: queries(schemas.As),
      responses: answers(schemas.Calendar, '日程', { 404: NOBODY }),
    },
  },
});

const cardPaths = (): Json => ({
  '/sandbox/cards/{outTrackId}/press': {
    post: {
      tags: ['聊天'],
      summary: '点按互动卡片',
      parameters: [path('outTrackId', '卡片编号')],
      requestBody: json(schemas.PressCard),
      responses: answers(z.object({ answered: z.literal(true) }), '机器人已应答', {
        404: '没有这张卡片',
        504: '机器人没有在 2 秒内应答',
      }),
    },
  },
});

const stagePaths = (): Json => ({
  '/sandbox/clock': {
    get: { tags: ['幕后'], summary: '时钟', responses: answers(schemas.ClockState, '时钟') },
    post: {
      tags: ['幕后'],
      summary: '拨动政衡的时钟',
      description: '拨动后继续走。会话地址的有效期与消息的时间按它计算；票据与访问令牌按机器的时间。',
      requestBody: json(schemas.MoveClock),
      responses: answers(schemas.ClockState, '时钟', { 409: '没有政衡随本沙箱运行', 422: UNREADABLE }),
    },
  },
  '/sandbox/faults': {
    get: { tags: ['幕后'], summary: '故障开关', responses: answers(schemas.Switches, '开关') },
    post: {
      tags: ['幕后'],
      summary: '打开或关闭故障',
      description: `一直有效，直到关闭：\n${list(FAULTS)}\n\n一次性，立即执行：\n${list(STROKES)}`,
      requestBody: json(schemas.SwitchFaults),
      responses: answers(schemas.Switches, '开关', { 422: UNREADABLE }),
    },
  },
  '/sandbox/log': {
    get: {
      tags: ['幕后'],
      summary: '每一帧与每一次调用',
      description: '保留最新的 5000 条，旧的在前；密钥与令牌不显示。',
      parameters: queries(schemas.ReadLog),
      responses: answers(schemas.Log, '记录', { 422: UNREADABLE }),
    },
  },
  '/sandbox/gateway': {
    get: { tags: ['幕后'], summary: '连接情况', responses: answers(schemas.GatewayState, '连接情况') },
  },
});
