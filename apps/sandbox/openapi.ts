import { z } from 'zod';
import { FAULTS } from './faults.ts';
import { MoveClock, SendMessage, SwitchFaults } from './automation.controller.ts';

const schema = (it: z.ZodType): object => {
  const { $schema: _, ...json } = z.toJSONSchema(it, { io: 'input' });
  return json;
};
const body = (it: z.ZodType) => ({ required: true, content: { 'application/json': { schema: schema(it) } } });
const answer = (description: string, it: z.ZodType) => ({ 200: { description, content: { 'application/json': { schema: schema(it) } } } });
const query = (name: string, description: string) => ({ name, in: 'query', schema: { type: 'string' }, description });

const Message = z.object({
  n: z.int(), at: z.string(), from: z.string().describe('bot 或 staffId'), msgtype: z.string(), title: z.string().optional(), text: z.string().optional(), layout: z.enum(['vertical', 'horizontal']).optional(),
  buttons: z.array(z.object({ title: z.string(), says: z.string().optional().describe('点按即由本人说出的话'), url: z.string().optional() })), file: z.object({ name: z.string(), url: z.string(), size: z.int() }).optional(),
});
const Clock = z.object({ now: z.string(), moved: z.boolean(), movable: z.boolean() });
const Switches = z.array(z.object({ name: z.string(), title: z.string(), on: z.boolean() }));

/** The automation API, described. */
export const sandboxOpenApi = (): object => ({
  openapi: '3.1.0',
  info: { title: '钉钉沙箱自动化接口', version: '1', description: '以任何人的身份发言、收听，拨动时钟，制造故障，查看每一帧与每一次调用。没有机器人连接时消息排队，连接后投递；未确认的消息会重复投递。' },
  paths: {
    '/sandbox/staff': { get: { summary: '人员', responses: answer('人员', z.array(z.object({ staffId: z.string(), name: z.string(), unit: z.string(), roles: z.array(z.string()), post: z.string().optional() }))) } },
    '/sandbox/conversations': { get: { summary: '会话', responses: answer('会话', z.array(z.object({ id: z.string(), title: z.string(), kind: z.enum(['direct', 'group']) }))) } },
    '/sandbox/messages': {
      post: { summary: '发言（文字为 JSON；文件为 multipart，字段 as、in、file）', requestBody: body(SendMessage), responses: { 202: { description: '已送出', content: { 'application/json': { schema: schema(z.object({ msgId: z.string() })) } } } } },
      get: { summary: '收听（长轮询）', parameters: [query('as', 'staffId'), query('in', 'direct 或群 id'), query('after', '只要此序号之后的'), query('wait', '没有新消息时最多等待的毫秒数')], responses: answer('消息', z.object({ messages: z.array(Message) })) },
    },
    '/sandbox/clock': { get: { summary: '时钟', responses: answer('时钟', Clock) }, post: { summary: '拨动政衡的时钟', requestBody: body(MoveClock), responses: answer('时钟', Clock) } },
    '/sandbox/faults': {
      get: { summary: '故障开关', responses: answer('开关', Switches) },
      post: { summary: '打开或关闭故障', description: `${Object.entries(FAULTS).map(([name, title]) => `- ${name}：${title}`).join('\n')}\n- disconnect：一次性，通知断开并静默 10 秒\n- drop：一次性，直接切断连接`, requestBody: body(SwitchFaults), responses: answer('开关', Switches) },
    },
    '/sandbox/log': { get: { summary: '每一帧与每一次调用', parameters: [query('after', '只要此序号之后的'), query('limit', '最多几条，上限 1000')], responses: answer('记录', z.object({ entries: z.array(z.looseObject({ n: z.int(), time: z.string(), what: z.string() })) })) } },
    '/sandbox/todos': { get: { summary: '某人的待办', parameters: [query('as', 'staffId')], responses: answer('待办', z.array(z.object({ id: z.string(), subject: z.string(), due: z.string().optional(), done: z.boolean() }))) } },
    '/sandbox/todos/{id}/done': { post: { summary: '完成待办', parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }], requestBody: body(z.object({ as: z.string() })), responses: answer('待办', z.object({ id: z.string(), done: z.boolean() })) } },
  },
});
