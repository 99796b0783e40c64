import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { z } from 'zod';
import { EventSetAside } from '#infra/events';
import { messageOf, type LedgerEvent } from '#infra/kafka';
import { saidTo } from '#kernel';
import { rooms } from '#rooms';
import { schemaDocument } from '../contract/contract.ts';
import { forOthers } from './for-others.ts';

// What other systems learn of an event: seen in the bytes that go to the topic.

const recorded = (type: string, data: object, schemaVersion = 1): LedgerEvent => ({
  position: '1',
  id: '01938c5e-7a54-7b1e-9c1a-0d6f5a3b2c11',
  organ: 'tianshan-kjj',
  stream: 'decisions.item/01938c5e-7a00-7b1e-9c1a-0d6f5a3b2c10',
  type,
  schemaVersion,
  data,
  meta: { correlation: 'c' },
  recordedAt: '2026-11-23T01:02:03.456Z',
});

const sent = (type: string, data: object) => {
  const { value, headers } = messageOf(forOthers(recorded(type, data)));
  return { bytes: JSON.stringify({ value, headers }), data: JSON.parse(value), mark: headers['ce_dataclassification'] };
};

const ID = '018f2b3c-0000-7000-8000-0000000000aa';
const FILE = { name: '李军考察材料.docx', sha256: 'a'.repeat(64), sm3: 'b'.repeat(64), size: 9, type: 'text/plain' };
const item = {
  item: ID,
  number: { series: '议题', year: 2026, serial: 1 },
  category: 'largeFunds',
  title: '采购高性能计算平台',
  amount: 120_000_000,
  unit: 'platform',
  proposer: 'zhangwei',
  proposedOn: '2026-03-02',
};
const vote = { place: 1, method: 'named', for: 7, against: 1, abstain: 0, due: 9, present: 8, needed: 5 } as const;
const origin = { room: 'decisions', id: ID, number: '议题〔2026〕1号', title: '李军任农社科副科长' };
const duty = { duty: ID, key: 'review', name: '办公室审核材料', unit: 'platform', side: 'bureau' };

/** An event, what of it nobody else is to read, and under which mark. */
const KEPT: readonly (readonly [what: string, type: string, data: object, words: readonly string[], mark: string])[] = [
  [
    'an item about persons',
    'decisions.item-proposed',
    { ...item, category: 'personnel', title: '李军任农社科副科长', persons: ['李军'], materials: [FILE] },
    ['李军'],
    'personnel,internal',
  ],
  [
    'the discipline of a member, whatever its category',
    'decisions.item-proposed',
    { ...item, title: '给予李军党内警告处分', persons: ['李军'], discipline: true },
    ['李军'],
    'personnel',
  ],
  [
    'whom a meeting left',
    'decisions.item-settled',
    { item: ID, left: ['李军'], corrected: '李军票数有误' },
    ['李军'],
    'personnel,internal',
  ],
  [
    'a remark of counsel',
    'decisions.gate-answered',
    { item: ID, by: '法律顾问', remark: '与李军有关' },
    ['李军'],
    'internal',
  ],
  [
    'what touches a member',
    'decisions.interest-declared',
    { item: ID, staff: 'limin', why: '李军是其配偶' },
    ['李军'],
    'personal',
  ],
  [
    'an agenda',
    'decisions.meeting-convened',
    { agenda: [{ place: 1, number: '议题〔2026〕1号', category: 'personnel', title: '李军任职', persons: ['李军'] }] },
    ['李军'],
    'personnel',
  ],
  [
    'who voted how',
    'decisions.vote-taken',
    { vote: { ...vote, voters: ['zhaogang'], cast: [{ staff: 'zhaogang', vote: 'against' }] }, resolution: '原则同意' },
    ['zhaogang'],
    'secretBallot',
  ],
  [
    'a vote on a person',
    'decisions.vote-taken',
    { vote: { ...vote, person: '李军' }, resolution: '同意李军任职' },
    ['李军'],
    'personnel',
  ],
  [
    'why somebody is away',
    'decisions.attendance-recorded',
    { absent: [{ staff: 'limin', reason: '化疗' }] },
    ['化疗'],
    'personal',
  ],
  [
    'an opinion',
    'decisions.opinions-heard',
    { place: 1, speakers: ['limin'], gist: '预算偏高' },
    ['预算偏高'],
    'internal',
  ],
  [
    'a written opinion',
    'decisions.written-opinion-given',
    { place: 1, staff: 'limin', opinion: '建议缓办' },
    ['缓办'],
    'internal',
  ],
  [
    'an objection to the minutes',
    'decisions.minutes-confirmed',
    { staff: 'limin', remark: '漏记' },
    ['漏记'],
    'internal',
  ],
  [
    'a task that follows from an item about persons',
    'decisions.task-assigned',
    { task: ID, what: '宣布李军的处分', unit: 'office', marks: ['personnel'] },
    ['李军'],
    'personnel',
  ],
  [
    'its progress',
    'decisions.task-reported',
    { task: ID, progress: '已向李军宣布', marks: ['personnel'] },
    ['李军'],
    'personnel',
  ],
  [
    'a task of before marks were carried',
    'decisions.task-assigned',
    { task: ID, what: '李军一事' },
    ['李军'],
    'personnel',
  ],
  [
    'a duty of such an item',
    'duties.duty-opened',
    { ...duty, origin: { ...origin, marks: ['personnel'] } },
    ['李军'],
    'personnel',
  ],
  [
    'a duty of a case',
    'duties.duty-opened',
    { ...duty, origin: { ...origin, room: 'cases', title: '买买提·图尔逊测试信访', marks: ['personal'] } },
    ['买买提'],
    'personal',
  ],
  ['a duty of before', 'duties.duty-opened', { ...duty, origin: { ...origin, room: 'cases' } }, ['李军'], 'personal'],
  [
    'whom a case is about',
    'cases.case-opened',
    {
      case: ID,
      kind: 'petition',
      title: '买买提·图尔逊测试信访',
      facts: {
        party: '买买提·图尔逊测试',
        matter: '反映李军',
        act: '李军的决定',
        result: '支持李军',
        reason: '李军来电',
        materials: [FILE],
      },
    },
    ['买买提', '李军'],
    'personal,internal',
  ],
  [
    'the correction of a case',
    'cases.step-corrected',
    { case: ID, facts: { party: '李军' }, reason: '写成李君' },
    ['李军', '李君'],
    'personal,internal',
  ],
  [
    'who tried to send a secret',
    'secrecy.matter-refused',
    { sender: 'lijun', channel: 'chat', what: 'text' },
    ['lijun'],
    'internal',
  ],
  [
    'why an event was set aside',
    'ledger.event-set-aside',
    { event: ID, reason: '李军的日期有误', by: 'guoqiang' },
    ['李军'],
    'internal',
  ],
];

describe('other systems do not learn', () => {
  test.each(KEPT)('%s', (_what, type, data, words, mark) => {
    const { bytes, mark: said } = sent(type, data);
    for (const word of words) expect(bytes).not.toContain(word);
    expect(said?.split(',').sort()).toEqual(mark.split(',').sort());
  });
});

describe('other systems learn', () => {
  test('an item that is not about persons as it is, open', () =>
    expect(sent('decisions.item-proposed', item)).toMatchObject({ data: item, mark: 'open' }));

  test('nothing an event was not declared to hold', () =>
    expect(sent('decisions.item-proposed', { ...item, note: '李军' })).toMatchObject({ data: item, mark: 'open' }));

  test('which item it is, its category and its day, also where it is about persons', () => {
    const { data } = sent('decisions.item-proposed', { ...item, category: 'personnel', persons: ['李军'] });
    expect(data).toEqual({ ...item, category: 'personnel', title: '〔不公开〕' });
  });

  test('how a vote came out, not who voted how', () => {
    const { data } = sent('decisions.vote-taken', { vote: { ...vote, outcome: 'passed', voters: ['limin'] } });
    expect(data).toEqual({ vote: { ...vote, outcome: 'passed' } });
  });

  test('that something happened, where no room says what such an event may hold', () => {
    const { value, headers } = messageOf(forOthers(recorded('decisions.item-proposed', { title: '李军' }, 9)));
    expect([value, headers['ce_dataclassification']]).toEqual(['{}', 'undeclared']);
  });
});

/** One of each: every part there, of the first kind it may be. */
const fullOf = (schema: z.core.$ZodType): unknown => {
  const def = schema._zod.def as z.core.$ZodTypes['_zod']['def'];
  switch (def.type) {
    case 'object':
      return Object.fromEntries(Object.entries(def.shape).map(([name, one]) => [name, fullOf(one)]));
    case 'array':
      return [fullOf(def.element)];
    case 'union':
      return fullOf(def.options[0]!);
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
      return fullOf(def.innerType);
    case 'pipe':
      return fullOf(def.out);
    case 'enum':
      return Object.values(def.entries)[0];
    case 'literal':
      return def.values[0];
    default:
      return SAMPLES.find((one) => z.safeParse(schema, one).success);
  }
};
/** One of each without what need not be there. */
const barest = (schema: z.ZodObject): object =>
  Object.fromEntries(
    Object.entries(fullOf(schema) as object).filter(([name]) => schema.shape[name]?._zod.def.type !== 'optional'),
  );
const SAMPLES: readonly unknown[] = [
  ...['某事某人某地', ID, '2026-03-02', '15:00', '202603', 'A-1', 'a'.repeat(64), 'office'],
  ...[1, 2, 2026, true],
];

describe('every event there is', () => {
  const all = [...rooms.flatMap((room) => room.events), EventSetAside];
  const ajv = new Ajv2020({ allErrors: true, validateSchema: false });
  ajv.addVocabulary(['x-unit']);
  formats.default(ajv);

  test.each(all.map((one) => [one.type, one] as const))('%s is of its own schema for others too', (_type, one) => {
    const schema: z.ZodObject = one.schema;
    const sample = fullOf(schema);
    expect(schema.safeParse(sample).error?.issues).toBeUndefined();
    const said = saidTo('subscriber', schema, sample);
    expect(schema.safeParse(said.value).error?.issues).toBeUndefined();
    expect(saidTo('subscriber', schema, said.value).value).toEqual(said.value);
  });

  test.each(all.map((one) => [one.type, one] as const))('%s leaves as its published schema says', (type, one) => {
    const published = ajv.compile(schemaDocument('https://kjj.example', `${type}/v${one.version}.json`)!);
    for (const sample of [fullOf(one.schema), barest(one.schema)]) {
      const { value } = saidTo('subscriber', one.schema, sample);
      published(JSON.parse(JSON.stringify(value)));
      expect(published.errors ?? []).toEqual([]);
    }
  });
});
