// The description of the events for those who subscribe to them: one AsyncAPI 3.0 document over all topics.
import { TOPIC_DEFAULTS, topicOf, typeOf } from '#infra/kafka';
import { grouped } from '#kernel';
import type { JsonSchema } from './published.ts';

/** An event as others may have it. */
export interface EventContract {
  /** `<room>.<fact>` */
  readonly type: string;
  readonly version: number;
  /** What it is called: 议题提出. */
  readonly title: string;
  /** What the bureau calls its domain: 三重一大. */
  readonly domain: string;
  readonly schema: JsonSchema;
}

type Json = Readonly<Record<string, unknown>>;

/** The document, from the events alone. @param docs where one reads about the interface, a path of this server */
export const asyncApi = (events: readonly EventContract[]): Json => {
  const byTopic = grouped(events, ({ type }) => topicOf(type));
  return {
    asyncapi: '3.0.0',
    id: 'urn:zhengheng:events',
    info: {
      title: '政衡事件',
      version: '1.0.0',
      description: INTRODUCTION,
      contact: { name: '本单位系统管理员', url: 'https://zhengheng.invalid/contact' },
      license: { name: '仅供本单位内部系统使用', url: 'https://zhengheng.invalid/license' },
      tags: [{ name: '事件', description: '账本中的事实，按领域分主题' }],
    },
    defaultContentType: 'application/json',
    servers: {
      kafka: {
        host: '{brokers}',
        protocol: 'kafka',
        description: '本单位的 Kafka（设置 KAFKA_BROKERS）',
        variables: { brokers: { description: '主机:端口', default: 'localhost:9092' } },
      },
    },
    channels: Object.fromEntries([...byTopic].map(([topic, ofTopic]) => [channelOf(topic), channel(topic, ofTopic)])),
    operations: Object.fromEntries(
      [...byTopic].map(([topic, ofTopic]) => [`publish-${channelOf(topic)}`, sending(topic, ofTopic)]),
    ),
    components: {
      messages: Object.fromEntries(events.map((one) => [keyOf(one), message(one)])),
      schemas: { CloudEventHeaders: HEADERS, ...Object.fromEntries(events.map((one) => [keyOf(one), one.schema])) },
    },
  };
};

const INTRODUCTION = [
  '账本中记录的每个事实，以 CloudEvents 1.0（Kafka 二进制模式）发布：属性在 ce_ 开头的消息头中，数据为消息内容。',
  '至少送达一次，同一 id 可能重复；同一 subject（分区键）内按 ce_sequence 排序，不同 subject 之间不保证次序。',
  '同一版本的结构只增加可有可无的字段，其余改动都是新的版本；没有列出的字段请跳过。',
  `人事、个人信息、表决情况和内部情况不发布：以“〔不公开〕”代替或者略去，在 ce_dataclassification 中注明。`,
].join('\n\n');

const channelOf = (topic: string): string => topic.split('.').at(-1)!;
const keyOf = ({ type, version }: Pick<EventContract, 'type' | 'version'>): string => `${type}.v${version}`;

const channel = (topic: string, events: readonly EventContract[]): Json => ({
  address: topic,
  title: events[0]!.domain,
  description: `${events[0]!.domain}的事件，共 ${events.length} 种`,
  messages: Object.fromEntries(events.map((one) => [keyOf(one), { $ref: `#/components/messages/${keyOf(one)}` }])),
  bindings: {
    kafka: {
      topic,
      partitions: TOPIC_DEFAULTS.partitions,
      replicas: TOPIC_DEFAULTS.replicationFactor,
      topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': TOPIC_DEFAULTS.retentionMs },
      bindingVersion: '0.5.0',
    },
  },
});

const sending = (topic: string, events: readonly EventContract[]): Json => ({
  action: 'send',
  channel: { $ref: `#/channels/${channelOf(topic)}` },
  title: `发布${events[0]!.domain}的事件`,
  messages: events.map((one) => ({ $ref: `#/channels/${channelOf(topic)}/messages/${keyOf(one)}` })),
});

const message = ({ type, version, title }: EventContract): Json => ({
  name: typeOf(type, version),
  title,
  summary: title,
  contentType: 'application/json',
  headers: { $ref: '#/components/schemas/CloudEventHeaders' },
  payload: { $ref: `#/components/schemas/${keyOf({ type, version })}` },
  bindings: {
    kafka: { key: { type: 'string', description: '分区键，与 ce_subject 相同' }, bindingVersion: '0.5.0' },
  },
});

const header = (description: string, more: Json = {}): Json => ({ type: 'string', description, ...more });

/** The attributes of every event, as they stand in the headers of its record. */
const HEADERS: Json = {
  type: 'object',
  title: 'CloudEvents 属性',
  required: [
    'content-type',
    'ce_specversion',
    'ce_id',
    'ce_source',
    'ce_type',
    'ce_subject',
    'ce_time',
    'ce_dataschema',
    'ce_partitionkey',
    'ce_sequence',
    'ce_correlationid',
    'ce_recordedtime',
    'ce_dataclassification',
  ],
  properties: {
    'content-type': header('数据的类型', { const: 'application/json' }),
    ce_specversion: header('CloudEvents 版本', { const: '1.0' }),
    ce_id: header('事件编号；重复送达、重新发布时不变', { format: 'uuid' }),
    ce_source: header('来自哪个单位', { format: 'uri-reference', pattern: '^/gov/[a-z][a-z0-9-]{1,39}/zhengheng$' }),
    ce_type: header('事件类型和版本', { pattern: '^cn\\.gov\\.zhengheng\\.[a-z.-]+\\.v[1-9][0-9]*$' }),
    ce_subject: header('它所属的事项（流）；同一事项内次序不变'),
    ce_time: header('登记时间（UTC）；事实发生的日期在数据中', { format: 'date-time' }),
    ce_dataschema: header('数据的 JSON Schema 地址', { format: 'uri' }),
    ce_partitionkey: header('分区键，与 ce_subject 相同'),
    ce_sequence: header('账本中的位置，19 位数字，按文字比较即按先后比较', { pattern: '^[0-9]{19}$' }),
    ce_correlationid: header('同一件事的编号：由同一次办理引起的事件相同'),
    ce_causationid: header('由哪个事件或者哪条消息引起'),
    ce_recordedtime: header('登记时间（UTC），与 ce_time 相同', { format: 'date-time' }),
    ce_dataclassification: header(
      'open 为没有保留；personal、personnel、secretBallot、internal 为因此有内容没有发布（多项用逗号分隔）；undeclared 为全部没有发布',
      {
        pattern:
          '^(?:open|undeclared|(?:personal|personnel|secretBallot|internal)(?:,(?:personal|personnel|secretBallot|internal))*)$',
      },
    ),
  },
};
