import { describe, expect, test } from '@jest/globals';
import { cloudEventOf, messageOf, type LedgerEvent } from './cloud-event.ts';
import { topicOf } from './topics.ts';

const ID = '01938c5e-7a54-7b1e-9c1a-0d6f5a3b2c11';
const STREAM = 'decisions.item/01938c5e-7a00-7b1e-9c1a-0d6f5a3b2c10';

const recorded = (change: Partial<LedgerEvent> = {}): LedgerEvent & { readonly meta: object } => ({
  position: 42n,
  id: ID,
  organ: 'tianshan-kjj',
  stream: STREAM,
  type: 'decisions.item-proposed',
  schemaVersion: 2,
  data: { title: '关于采购服务器的议题', amount: 12_345_600 },
  meta: {
    correlation: 'chat-77',
    causation: ID,
    ...{ actor: { is: 'staff', staffId: 'zhang-san', name: '张三' }, command: 'c-1', channel: 'chat' },
  },
  recordedAt: '2026-11-23T01:02:03.456Z',
  ...change,
});

const bytes = (message: ReturnType<typeof messageOf>) => ({
  key: Buffer.from(message.key),
  value: Buffer.from(message.value),
  headers: Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, Buffer.from(value)])),
});

describe('a recorded event as a Kafka message', () => {
  test('is binary mode: every attribute a ce_ header, the content type unprefixed, the data alone as value, the stream as key', () => {
    expect(messageOf(recorded())).toEqual({
      topic: 'zhengheng.decisions',
      key: STREAM,
      value: '{"title":"关于采购服务器的议题","amount":12345600}',
      headers: {
        'content-type': 'application/json',
        ce_specversion: '1.0',
        ce_id: ID,
        ce_source: '/gov/tianshan-kjj/zhengheng',
        ce_type: 'cn.gov.zhengheng.decisions.item-proposed.v2',
        ce_subject: STREAM,
        ce_time: '2026-11-23T01:02:03.456Z',
        ce_dataschema: 'http://127.0.0.1:7200/schemas/decisions.item-proposed/v2.json',
        ce_partitionkey: STREAM,
        ce_sequence: '0000000000000000042',
        ce_correlationid: 'chat-77',
        ce_causationid: ID,
        ce_recordedtime: '2026-11-23T01:02:03.456Z',
        ce_dataclassification: 'open',
      },
    });
  });

  test('does not say who acted', () => {
    expect(JSON.stringify(messageOf(recorded()))).not.toMatch(/zhang-san|张三|actor/);
  });

  test('leaves out what there is none of: a first event has no cause', () => {
    expect(Object.keys(messageOf(recorded({ meta: { correlation: 'c' } })).headers)).not.toContain('ce_causationid');
  });

  test('takes the base of the schema addresses from the installation', () => {
    expect(messageOf(recorded(), 'https://kjj.example/schemas').headers['ce_dataschema']).toBe(
      'https://kjj.example/schemas/decisions.item-proposed/v2.json',
    );
  });

  test('has a sequence whose order as text is the order of the ledger, up to the largest position', () => {
    const sequences = ['9', '10', 100n, '9223372036854775807'].map(
      (position) => messageOf(recorded({ position })).headers['ce_sequence']!,
    );
    expect([...sequences].sort()).toEqual(sequences);
  });

  test.each([
    ['data that is not JSON', { data: undefined }, 'data is not JSON'],
    ['data that cannot be written', { data: { amount: 1n } }, /BigInt/],
    ['a type without a room', { type: 'proposed' }, 'names no room'],
    ['a time that is none', { recordedAt: 'yesterday' }, 'invalid payload'],
    ['an organ that cannot stand in an address', { organ: 'tianshan kjj' }, 'invalid payload'],
  ])('is refused with %s', (_, change, message) => {
    expect(() => messageOf(recorded(change))).toThrow(message);
  });
});

test('each room has its topic', () => {
  expect(['decisions.item-proposed', 'legal-opinions.opinion-delivered'].map(topicOf)).toEqual([
    'zhengheng.decisions',
    'zhengheng.legal-opinions',
  ]);
});

describe('a record as a CloudEvent', () => {
  test('reads what was written', () => {
    expect({ ...cloudEventOf(bytes(messageOf(recorded()))) }).toMatchObject({
      specversion: '1.0',
      id: ID,
      source: '/gov/tianshan-kjj/zhengheng',
      type: 'cn.gov.zhengheng.decisions.item-proposed.v2',
      subject: STREAM,
      time: '2026-11-23T01:02:03.456Z',
      datacontenttype: 'application/json',
      partitionkey: STREAM,
      sequence: '0000000000000000042',
      correlationid: 'chat-77',
      causationid: ID,
      recordedtime: '2026-11-23T01:02:03.456Z',
      data: { title: '关于采购服务器的议题', amount: 12_345_600 },
    });
  });

  test('reads structured mode too, as the binding asks of receivers', () => {
    const value = JSON.stringify({
      specversion: '1.0',
      id: 'e-1',
      source: '/gov/other',
      type: 'cn.gov.other.v1',
      time: '2026-11-23T01:02:03Z',
      datacontenttype: 'application/json',
      data: { a: 1 },
    });
    const event = cloudEventOf({
      key: Buffer.from('k'),
      value: Buffer.from(value),
      headers: { 'content-type': Buffer.from('application/cloudevents+json; charset=UTF-8') },
    });
    expect(event).toMatchObject({ id: 'e-1', source: '/gov/other', data: { a: 1 } });
  });

  test.each([
    ['a tombstone', { value: null }],
    ['no attributes', { headers: {} }],
    ['a required attribute missing', { headers: { ...bytes(messageOf(recorded())).headers, ce_type: undefined } }],
    ['data that is not what content-type says', { value: Buffer.from('{') }],
  ])('refuses %s', (_, change) => {
    expect(() => cloudEventOf({ ...bytes(messageOf(recorded())), ...change })).toThrow();
  });
});
