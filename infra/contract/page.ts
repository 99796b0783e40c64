// The events as a page people read: topics with their settings, and of each event its fields.
import { TOPIC_DEFAULTS, schemaPathOf, topicOf, typeOf } from '#infra/kafka';
import { grouped } from '#kernel';
import type { EventContract } from './asyncapi.ts';
import type { JsonSchema } from './published.ts';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const said = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => SIGNS[sign]!);

/** An HTML page that loads nothing from outside. */
export const contractPage = (events: readonly EventContract[]): string => {
  const topics = [...grouped(events, ({ type }) => topicOf(type))];
  return [
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>政衡事件说明</title>',
    `<style>${STYLE}</style><body><h1>政衡事件说明</h1>`,
    '<p>账本中记录的每个事实以 <a href="https://cloudevents.io">CloudEvents 1.0</a> 发布到 Kafka。',
    '至少送达一次；同一事项（<code>ce_subject</code>）内按 <code>ce_sequence</code> 排序。',
    '同一版本只增加可有可无的字段；没有列出的字段请跳过。人事、个人信息、表决情况和内部情况不发布。',
    '机器可读的说明：<a href="asyncapi.json">asyncapi.json</a>（AsyncAPI 3.0）。</p>',
    '<table><tr><th>领域<th>主题<th>事件<th>分区<th>保留<th>压缩</tr>',
    ...topics.map(([topic, ofTopic]) => topicRow(topic, ofTopic)),
    '</table>',
    ...topics.map(([topic, ofTopic]) => section(topic, ofTopic)),
    '</body></html>',
  ].join('\n');
};

const STYLE = [
  'body{font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}',
  'table{border-collapse:collapse;width:100%}',
  'th,td{border:1px solid #ccc;padding:.2rem .5rem;text-align:left;vertical-align:top}',
  'summary{cursor:pointer;padding:.2rem 0}code{font-size:.9em}',
].join('');

const topicRow = (topic: string, events: readonly EventContract[]): string => {
  const { partitions } = TOPIC_DEFAULTS;
  const link = `<a href="#${topic}"><code>${topic}</code></a>`;
  return `<tr><td>${said(events[0]!.domain)}<td>${link}<td>${events.length} 种<td>${partitions}<td>不限<td>不压缩</tr>`;
};

const section = (topic: string, events: readonly EventContract[]): string =>
  [`<h2 id="${topic}">${said(events[0]!.domain)} <code>${topic}</code></h2>`, ...events.map(eventOf)].join('\n');

const eventOf = ({ type, version, title, schema }: EventContract): string =>
  [
    `<details><summary>${said(title)} <code>${typeOf(type, version)}</code></summary>`,
    `<p>结构：<a href="schemas/${schemaPathOf(type, version)}">JSON Schema</a></p>`,
    '<table><tr><th>字段<th>名称<th>类型<th>必有</tr>',
    ...fieldRows(schema, ''),
    '</table></details>',
  ].join('\n');

const fieldRows = (schema: JsonSchema, path: string): readonly string[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, one]) => {
    const here = path === '' ? name : `${path}.${name}`;
    const needed = schema.required?.includes(name) ? '是' : '';
    const row = `<tr><td><code>${here}</code><td>${said(one.title ?? '')}<td>${said(kindOf(one))}<td>${needed}</tr>`;
    return [row, ...fieldRows(one, here), ...(one.items ? fieldRows(one.items, `${here}[]`) : [])];
  });

/** What stands there, in words. */
const kindOf = (one: JsonSchema): string => {
  if (one.const !== undefined) return String(one.const);
  if (one.enum) return one.enum.join('、');
  if (one.anyOf) return one.anyOf.map(kindOf).join(' 或 ');
  if (one['x-unit'] !== undefined) return `整数，单位：${one['x-unit']}`;
  if (one.maxItems === 0) return '空（不对外公开）';
  return FORMS[one.format ?? ''] ?? TYPES[one.type ?? ''] ?? '';
};

const FORMS: Readonly<Record<string, string>> = { date: '日期', 'date-time': '时间（UTC）', uuid: '编号（UUID）' };
const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  integer: '整数',
  number: '数字',
  boolean: '是否',
  object: '记录',
  array: '列表',
  null: '空',
};
