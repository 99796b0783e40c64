// What can be set from outside, each setting in one line.
import { z } from 'zod';

/** Beside what a setting means: what it may be, and whether a wrong value may be said back. */
interface About {
  readonly allows: string;
  readonly secret?: boolean;
}
const about = <S extends z.ZodType>(schema: S, more: About): S => schema.meta({ ...more });

const whole = (least: number, most: number, fallback: number) =>
  about(
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number)
      .refine((n) => n >= least && n <= most)
      .default(fallback),
    { allows: `${least} 至 ${most} 的整数` },
  );
const port = (fallback: number) => whole(0, 65_535, fallback);
/** Words without spaces or control characters. */
const text = (allows: string, fallback = '', secret = false) =>
  about(
    z
      .string()
      .regex(/^[^\s\p{C}]*$/u)
      .default(fallback),
    { allows, secret },
  );
const address = (fallback: string) =>
  about(z.url({ protocol: /^https?$/ }).default(fallback), { allows: 'http:// 或 https:// 开头的地址' });
const choice = <const V extends string>(fallback: NoInfer<V>, ...values: readonly V[]) =>
  about(z.enum(values).default(fallback as V), { allows: values.join('、') });

/** One line per setting: what it is, for the README and for the message when it is wrong. */
const described = {
  API_PORT: port(7200).describe('HTTP 接口端口'),
  SANDBOX_PORT: port(7300).describe('钉钉沙箱端口'),
  OPERATIONS_PORT: port(7201).describe('bot、worker 进程的健康检查与指标端口'),
  API_CALLS_PER_MINUTE: whole(0, 1_000_000, 3000).describe('一个来访者一分钟最多的接口调用次数（每个进程），0 为不限'),
  API_WRONG_TOKENS_PER_MINUTE: whole(0, 10_000, 30).describe('一个地址一分钟最多试几次无效令牌，0 为不限'),
  API_PROXIES: about(
    z
      .string()
      .regex(/^(?:[\da-fA-F.:]+(?:\/\d{1,3})?(?:,[\da-fA-F.:]+(?:\/\d{1,3})?)*)?$/)
      .default(''),
    { allows: 'IP 地址或网段，多个用逗号分隔' },
  ).describe('反向代理的地址，来访者的地址由它们给出'),
  API_URL: about(z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''), {
    allows: 'http:// 或 https:// 开头的地址',
  }).describe('其他系统访问 HTTP 接口的地址，事件的 dataschema 由此得出，空为 http://HOST:API_PORT'),
  API_ORIGINS: about(
    z
      .string()
      .regex(/^(?:https?:\/\/[a-z\d.-]+(?::\d{1,5})?(?:,https?:\/\/[a-z\d.-]+(?::\d{1,5})?)*)?$/)
      .default(''),
    { allows: 'https://主机，多个用逗号分隔' },
  ).describe('哪些网站的页面可以在浏览器中调用接口（CORS），空为不允许'),
  METRICS_TOKEN: text('不含空格', '', true).describe('读取指标和健康详情的令牌，空为只有本机可以读'),
  HOST: text('本机的一个地址或主机名，0.0.0.0 为全部', '127.0.0.1').describe('监听地址'),
  DATA_DIR: about(
    z
      .string()
      .regex(/^\P{C}+$/u)
      .default('.data'),
    { allows: '一个可以写入的目录' },
  ).describe('数据目录（内置数据库、日志、附件）'),
  DATABASE_URL: about(z.union([z.literal(''), z.url({ protocol: /^postgres(?:ql)?$/ })]).default(''), {
    allows: 'postgres://用户:口令@主机:端口/库名',
    secret: true,
  }).describe('PostgreSQL 连接地址，空为内置数据库'),
  KAFKA_BROKERS: about(
    z
      .string()
      .regex(/^(?:[^\s,:]+:\d{1,5}(?:,[^\s,:]+:\d{1,5})*)?$/)
      .default(''),
    { allows: '主机:端口，多个用逗号分隔' },
  ).describe('Kafka 地址（逗号分隔），空为不发布'),
  ORGAN: about(
    z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,39}$/)
      .default('tianshan-kjj'),
    { allows: '小写字母开头，2 至 40 个小写字母、数字或连字符' },
  ).describe('本单位代码'),
  DINGTALK_CLIENT_ID: text('开放平台给的 AppKey，不含空格').describe('钉钉应用 AppKey，空为沙箱'),
  DINGTALK_CLIENT_SECRET: text('开放平台给的 AppSecret，不含空格', '', true).describe('钉钉应用 AppSecret'),
  DINGTALK_ROBOT_CODE: text('开放平台给的机器人编码，不含空格').describe('机器人编码，空为与 AppKey 相同'),
  DINGTALK_API_BASE: address('https://api.dingtalk.com').describe('钉钉新版接口地址'),
  DINGTALK_OAPI_BASE: address('https://oapi.dingtalk.com').describe('钉钉旧版接口地址'),
  CHAT_ORDER_MS: whole(0, 10_000, 200).describe('一条消息等先发出的消息到齐的时间（毫秒），供几个 bot 同时收消息时用'),
  CHAT_KEPT_DAYS: whole(1, 3650, 180).describe('聊天消息保留的天数；账本不受影响'),
  REMINDERS_AT: about(
    z
      .string()
      .regex(/^(?:off|[6-9]|1[0-2])(?:,[a-z][a-z0-9-]{1,39}=(?:off|[6-9]|1[0-2]))*$/)
      .default('10'),
    { allows: '6 至 12 的钟点或者 off，之后可以接 ,单位代码=钟点' },
  ).describe('每天早上几点（北京时间）发提醒，off 为不发'),
  LOG_LEVEL: choice('info', 'debug', 'info', 'warn', 'error').describe('日志级别'),
};

/** The settings of a process; each is explained by its description. */
export const Settings = z.object(described);
export type Settings = z.infer<typeof Settings>;

/** A setting that cannot be used; the message is one clear line. */
export class WrongSetting extends Error {}

/**
 * Reads the settings from the environment, once, at the edge. An empty variable counts as not set. `TZ` is ignored:
 * legal dates are China's whatever the machine's zone.
 * @throws WrongSetting naming the variable, what it may be and what it is; never the value of a secret
 */
export const readSettings = (env: Readonly<Record<string, string | undefined>>): Settings => {
  const given = Object.fromEntries(
    Object.keys(described).flatMap((name) => (env[name] === undefined || env[name] === '' ? [] : [[name, env[name]]])),
  );
  const read = Settings.safeParse(given);
  if (!read.success) {
    const name = String(read.error.issues[0]!.path[0]) as keyof typeof described;
    throw new WrongSetting(faultOf(name, String(given[name])));
  }
  if (read.data.DINGTALK_CLIENT_ID !== '' && read.data.DINGTALK_CLIENT_SECRET === '')
    throw new WrongSetting('设置了 DINGTALK_CLIENT_ID，还需要 DINGTALK_CLIENT_SECRET（钉钉应用 AppSecret）。');
  return read.data;
};

/** `设置 LOG_LEVEL（日志级别）有误：可以是 debug、info，现在是“verbose”。` */
const faultOf = (name: keyof typeof described, given: string): string => {
  const { description, allows, secret } = described[name].meta() as unknown as About & {
    readonly description: string;
  };
  return `设置 ${name}（${description}）有误：可以是 ${allows}，现在是${secret ? kindOf(given) : `“${shown(given)}”`}。`;
};

/** Of a secret only what it is an address of, if it is one. */
const kindOf = (secret: string): string => {
  const scheme = /^(?<scheme>[a-z][a-z0-9+.-]{0,20}):\/\//iu.exec(secret)?.groups?.scheme;
  return scheme ? ` ${scheme}:// 地址` : '别的内容（不显示）';
};

/** On one line, and no longer than a line. */
const shown = (given: string): string => {
  const line = given.replaceAll(/\p{C}/gu, '�');
  return line.length > 60 ? `${line.slice(0, 60)}……` : line;
};

/** Name, default and meaning of each setting, for the README. */
export const settingsTable = (): readonly {
  readonly name: string;
  readonly fallback: string;
  readonly meaning: string;
}[] =>
  Object.entries(described).map(([name, schema]) => ({
    name,
    fallback: String(schema.parse(undefined)),
    meaning: schema.description ?? '',
  }));

/** Where other systems find the HTTP interface, without a stroke at the end. */
export const apiUrl = ({ API_URL, HOST, API_PORT }: Settings): string =>
  API_URL === '' ? `http://${HOST}:${API_PORT}` : API_URL.replace(/\/+$/, '');
