// What can be set from outside, each setting in one line.
import { z } from 'zod';

const port = (fallback: number) => z.coerce.number().int().min(0).max(65535).default(fallback);
const whole = (least: number, most: number, fallback: number) =>
  z.coerce.number().int().min(least).max(most).default(fallback);
const url = z.union([z.literal(''), z.url()]).default('');
const text = (fallback = '') => z.string().default(fallback);

/** One line per setting: what it is, for the README and for the message when it is wrong. */
const described = {
  API_PORT: port(7200).describe('HTTP 接口端口'),
  SANDBOX_PORT: port(7300).describe('钉钉沙箱端口'),
  OPERATIONS_PORT: port(7201).describe('bot、worker 进程的健康检查与指标端口'),
  HOST: text('127.0.0.1').describe('监听地址'),
  DATA_DIR: text('.data').describe('数据目录（内置数据库、日志、附件）'),
  DATABASE_URL: url.describe('PostgreSQL 连接地址，空为内置数据库'),
  KAFKA_BROKERS: text().describe('Kafka 地址（逗号分隔），空为不发布'),
  ORGAN: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,39}$/)
    .default('tianshan-kjj')
    .describe('本单位代码'),
  DINGTALK_CLIENT_ID: text().describe('钉钉应用 AppKey，空为沙箱'),
  DINGTALK_CLIENT_SECRET: text().describe('钉钉应用 AppSecret'),
  DINGTALK_ROBOT_CODE: text().describe('机器人编码，空为与 AppKey 相同'),
  DINGTALK_API_BASE: z.url().default('https://api.dingtalk.com').describe('钉钉新版接口地址'),
  DINGTALK_OAPI_BASE: z.url().default('https://oapi.dingtalk.com').describe('钉钉旧版接口地址'),
  CHAT_ORDER_MS: whole(0, 10_000, 200).describe('一条消息等先发出的消息到齐的时间（毫秒），供几个 bot 同时收消息时用'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info').describe('日志级别'),
};

/** The settings of a process; each is explained by its description. */
export const Settings = z.object(described);
export type Settings = z.infer<typeof Settings>;

/** A setting that cannot be used; the message is one clear line. */
export class WrongSetting extends Error {}

/**
 * Reads the settings from the environment, once, at the edge. An empty variable counts as not set. `TZ` is ignored:
 * legal dates are China's whatever the machine's zone.
 * @throws WrongSetting naming the variable, never its value (it may be a secret)
 */
export const readSettings = (env: Readonly<Record<string, string | undefined>>): Settings => {
  const given = Object.fromEntries(
    Object.keys(described).flatMap((name) => (env[name] === undefined || env[name] === '' ? [] : [[name, env[name]]])),
  );
  const read = Settings.safeParse(given);
  if (!read.success) {
    const name = String(read.error.issues[0]!.path[0]) as keyof typeof described;
    throw new WrongSetting(`设置 ${name}（${described[name].description}）有误：请检查环境变量。`);
  }
  if (read.data.DINGTALK_CLIENT_ID !== '' && read.data.DINGTALK_CLIENT_SECRET === '')
    throw new WrongSetting('设置了 DINGTALK_CLIENT_ID，还需要 DINGTALK_CLIENT_SECRET（钉钉应用 AppSecret）。');
  return read.data;
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
