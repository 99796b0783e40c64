// What the automation API takes and gives.
import { z } from 'zod';
import { FAULTS, STROKES } from '../faults.ts';

const text = (meaning: string) => z.string().describe(meaning);
const as = text('谁：staffId').min(1);
const where = text('在哪里：direct（与机器人私聊）或群 id');

export const SendMessage = z.object({
  as,
  in: where.default('direct'),
  text: text('文字').min(1).max(20_000),
  at: z
    .boolean()
    .optional()
    .describe('群聊中是否 @ 机器人；以“@机器人名”开头的文字也算。只有 @ 了机器人的群消息才会送达机器人'),
  msgId: text('指定消息编号；再次使用同一编号即模拟钉钉重复投递同一条消息').min(1).max(100).optional(),
});
export const SendFile = z.object({
  as,
  in: where.optional(),
  at: z.enum(['true', 'false']).optional(),
  msgId: z.string().max(100).optional(),
  text: text('与图片同发的文字（成为 richText），仅限图片').max(20_000).optional(),
  recognition: text('语音识别出的文字：有此字段时文件作为语音消息发送').max(5000).optional(),
});
/** A file as a multipart form shows it in OpenAPI. */
export const FileField = z.string().describe('文件，25 MB 以内；群聊中只能发图片').meta({ format: 'binary' });

export const Listen = z.object({
  as,
  in: where.default('direct'),
  after: z.coerce.number().int().min(0).default(0).describe('只要序号大于它的消息'),
  wait: z.coerce.number().int().min(0).default(0).describe('没有新消息时最多等待的毫秒数，上限 25000'),
  peek: z.enum(['true', 'false']).optional().describe('true：只看一眼，不算已读'),
});
export const MoveClock = z.union([
  z.object({ now: text('带时区的时间，如 2026-03-02T09:00:00+08:00') }).strict(),
  z.object({ advance: text('ISO 8601 时长，如 P1D、PT90M、-P1W（不含年、月）') }).strict(),
]);
export const SwitchFaults = z.partialRecord(z.enum([...Object.keys(STROKES), ...Object.keys(FAULTS)]), z.boolean());
export const ReadLog = z.object({
  after: z.coerce.number().int().min(0).optional().describe('只要序号大于它的记录；不填为最新的'),
  limit: z.coerce.number().int().min(1).max(1000).default(200).describe('最多几条'),
});
export const As = z.object({ as });
export const TickTodo = z.object({
  as: as.optional().describe('谁完成的；不填为所有执行人'),
  done: z.boolean().default(true),
});
export const PressCard = z.object({
  as,
  action: text('按钮的 action'),
  params: z.record(z.string(), z.unknown()).default({}),
});

export const Staff = z.array(
  z.object({
    staffId: z.string(),
    name: z.string(),
    unit: z.string(),
    roles: z.array(z.string()),
    post: z.string().optional(),
  }),
);
export const Conversations = z.array(
  z.object({ id: z.string(), title: z.string(), kind: z.enum(['direct', 'group']) }),
);
export const Sent = z.object({ msgId: z.string() });
export const Messages = z.object({
  messages: z.array(
    z.object({
      n: z.int().describe('本会话内的序号'),
      at: text('时间，政衡的时钟'),
      from: text('bot 或 staffId'),
      msgtype: text(
        'text、markdown、actionCard、link、feedCard、picture、file、audio、video、richText、card、ding、recalled',
      ),
      title: z.string().optional(),
      text: z.string().optional(),
      layout: z.enum(['vertical', 'horizontal']).optional(),
      buttons: z.array(
        z.object({
          title: z.string(),
          says: text('点按即由本人说出的话').optional(),
          url: text('点按打开的网址').optional(),
          action: text('互动卡片的回调').optional(),
        }),
      ),
      links: z.array(z.object({ title: z.string(), url: z.string(), picUrl: z.string() })).optional(),
      file: z.object({ name: z.string(), url: text('本服务上的路径'), size: z.int().describe('字节') }).optional(),
      mentions: z.array(z.string()).optional().describe('被 @ 的 staffId；文字中的 @staffId 显示为姓名'),
      answers: z.string().optional().describe('回复的是哪条消息（msgId）；机器人主动发送的没有'),
      card: z.object({ outTrackId: z.string(), fields: z.record(z.string(), z.string()) }).optional(),
    }),
  ),
});
export const ClockState = z.object({
  now: z.string(),
  moved: z.boolean().describe('是否已拨动'),
  movable: z.boolean().describe('是否有政衡随本沙箱运行'),
});
export const Switches = z.array(z.object({ name: z.string(), title: z.string(), on: z.boolean() }));
export const Log = z.object({
  entries: z.array(
    z.object({
      n: z.int(),
      time: z.string(),
      direction: z.enum(['in', 'out']).describe('in 由机器人发来，out 发给机器人'),
      channel: z.enum(['stream', 'http']),
      method: z.string().optional(),
      path: z.string().optional(),
      query: z.unknown().optional(),
      topic: text('帧的类型与主题').optional(),
      messageId: z.string().optional(),
      connectionId: z.string().optional(),
      status: z.int().optional(),
      body: z.unknown().optional(),
      answer: z.unknown().optional(),
      took: z.int().optional().describe('毫秒'),
      note: z.string().optional(),
    }),
  ),
});
export const GatewayState = z.object({
  botName: z.string(),
  corpName: z.string(),
  connections: z.int().describe('已连接的机器人'),
  waiting: z.int().describe('未被确认的消息'),
});
export const TodoList = z.array(
  z.object({
    id: z.string(),
    subject: z.string(),
    description: z.string(),
    done: z.boolean(),
    due: z.string().optional(),
    link: text('有链接的待办不能勾选，只能打开').optional(),
    priority: z.int(),
  }),
);
export const Ticked = z.object({ id: z.string(), done: z.boolean() });
export const Calendar = z.array(z.object({ id: z.string(), summary: z.string(), start: z.string(), end: z.string() }));
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: text('说明原因和该怎么办'),
  code: z.string(),
});
