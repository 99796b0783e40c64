import { describe, expect, test } from '@jest/globals';
import { Parser } from '@asyncapi/parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  breaksBetween,
  breaksSince,
  notLanded,
  publishedSchema,
  type Break,
  type JsonSchema,
  type Landed,
} from '#infra/contract';
import { messageOf } from '#infra/kafka';
import { bearing, Fen, LocalDate, naming, oneLine, sayable } from '#kernel';
import { eventContracts, eventsDocument, publishedNow, schemaDocument } from '../../apps/contract/contract.ts';

// What other systems build on: nothing that ever landed is broken, and the public parsers read it.

const landed = readFileSync(join(import.meta.dirname, 'landed.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Landed);

/** Strict: a keyword nobody knows is a slip. */
const validators = (): Ajv2020 => {
  const ajv = new Ajv2020({ strict: true, strictRequired: true, allErrors: true });
  ajv.addVocabulary(['x-unit']);
  formats.default(ajv);
  return ajv;
};

describe('every event that ever landed', () => {
  test('is still what it was, for readers of either', () => expect(breaksSince(landed, publishedNow)).toEqual([]));

  test('and what is published now has landed: `npm run generated` writes it', () =>
    expect(notLanded(landed, publishedNow).map(({ type, version }) => `${type}.v${version}`)).toEqual([]));
});

const ITEM: JsonSchema = {
  type: 'object',
  properties: {
    item: { type: 'string', format: 'uuid' },
    title: { type: 'string' },
    category: { type: 'string', enum: ['funds', 'personnel'] },
    amount: { type: 'integer', 'x-unit': '分' },
    number: { type: 'object', properties: { serial: { type: 'integer' } }, required: ['serial'] },
    tags: { type: 'array', items: { type: 'string' } },
    until: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] },
  },
  required: ['item', 'title', 'category', 'number'],
};
const fields = ITEM.properties!;
const { title: _title, ...untitled } = fields;
const withFields = (more: Record<string, JsonSchema>, required = ITEM.required!): JsonSchema => ({
  ...ITEM,
  properties: { ...fields, ...more },
  required,
});

describe('a break is seen', () => {
  test.each<[string, JsonSchema, Break]>([
    [
      'a field removed',
      { ...ITEM, properties: untitled, required: ['item', 'category', 'number'] },
      { path: 'title', kind: 'field removed' },
    ],
    [
      'a field renamed',
      {
        ...ITEM,
        properties: { ...untitled, name: { type: 'string' } },
        required: ['item', 'name', 'category', 'number'],
      },
      { path: 'title', kind: 'field removed' },
    ],
    [
      'a field that need not be there renamed',
      { ...ITEM, properties: { ...fields, tags: undefined as never, labels: fields['tags']! } },
      { path: 'tags', kind: 'field removed' },
    ],
    [
      'a field made required',
      { ...ITEM, required: [...ITEM.required!, 'amount'] },
      { path: 'amount', kind: 'made required' },
    ],
    [
      'a field made optional',
      { ...ITEM, required: ['item', 'category', 'number'] },
      { path: 'title', kind: 'made optional' },
    ],
    [
      'a field added that must be there',
      withFields({ more: { type: 'string' } }, [...ITEM.required!, 'more']),
      { path: 'more', kind: 'required field added' },
    ],
    ['a type narrowed', withFields({ amount: { type: 'string' } }), { path: 'amount', kind: 'type changed' }],
    [
      'a type widened',
      withFields({ amount: { type: 'number', 'x-unit': '分' } }),
      { path: 'amount', kind: 'type changed' },
    ],
    [
      'a text given a form',
      withFields({ title: { type: 'string', format: 'date' } }),
      { path: 'title', kind: 'form changed' },
    ],
    ['a pattern', withFields({ item: { type: 'string', pattern: '^a' } }), { path: 'item', kind: 'form changed' }],
    [
      'a value fixed',
      withFields({ title: { type: 'string', const: 'x' } }),
      { path: 'title', kind: 'fixed value changed' },
    ],
    [
      'an enum value removed',
      withFields({ category: { type: 'string', enum: ['funds'] } }),
      { path: 'category', kind: 'value removed' },
    ],
    [
      'an enum value added',
      withFields({ category: { type: 'string', enum: ['funds', 'personnel', 'project'] } }),
      { path: 'category', kind: 'value added' },
    ],
    ['an enum opened', withFields({ category: { type: 'string' } }), { path: 'category', kind: 'fixed value changed' }],
    [
      'another unit',
      withFields({ amount: { type: 'integer', 'x-unit': '元' } }),
      { path: 'amount', kind: 'unit changed' },
    ],
    [
      'a break within a record',
      withFields({ number: { type: 'object', properties: { serial: { type: 'string' } }, required: ['serial'] } }),
      { path: 'number.serial', kind: 'type changed' },
    ],
    [
      'a break within a list',
      withFields({ tags: { type: 'array', items: { type: 'integer' } } }),
      { path: 'tags[]', kind: 'type changed' },
    ],
    [
      'a list emptied',
      withFields({ tags: { type: 'array', items: { type: 'string' }, maxItems: 0 } }),
      { path: 'tags', kind: 'fixed value changed' },
    ],
    [
      'another kind',
      withFields({ until: { anyOf: [{ type: 'string', format: 'date' }] } }),
      { path: 'until', kind: 'kinds changed' },
    ],
  ])('%s', (_what, after, expected) => expect(breaksBetween(ITEM, after)).toContainEqual(expected));

  test('against every version that landed, not the last alone', () => {
    const grown = withFields({ note: { type: 'string' } });
    const at = (schema: JsonSchema): Landed => ({ type: 'x.y', version: 1, schema });
    expect(breaksSince([at(ITEM), at(grown)], [at(ITEM)])).toEqual([{ path: 'x.y.v1.note', kind: 'field removed' }]);
    expect(breaksSince([at(ITEM)], [at(grown)])).toEqual([]);
    expect(notLanded([at(ITEM)], [at(grown)])).toHaveLength(1);
  });

  test('an event that is gone', () =>
    expect(
      breaksSince([{ type: 'x.y', version: 1, schema: ITEM }], [{ type: 'x.y', version: 2, schema: ITEM }]),
    ).toEqual([{ path: 'x.y.v1', kind: 'event removed' }]));

  test('and none where words for people change, or a field is added that need not be there', () => {
    const after = withFields({ more: { type: 'string' }, title: { type: 'string', title: '题目' } });
    expect(breaksBetween(ITEM, after)).toEqual([]);
  });
});

test('what is always withheld is not promised, what may be withheld has no form, a sum has its unit', () => {
  const code = z.string().regex(/^[a-z]{5}$/);
  const withheld = { type: 'string', const: '〔不公开〕', description: '不对外公开' };
  const declared = z.object({
    amount: Fen.optional(),
    on: LocalDate,
    title: sayable(oneLine(2, 200)),
    remark: bearing(oneLine(1, 500), 'internal'),
    reason: bearing(oneLine(1, 500), 'personal').optional(),
    voters: bearing(z.array(naming(oneLine(1, 64))), 'secretBallot'),
    names: z.array(bearing(oneLine(1, 9), 'personal')).optional(),
    code: bearing(code, 'internal', (given) => given === 'aaaaa'),
    plain: code,
    size: bearing(z.int(), 'internal', (given) => given > 9),
    count: bearing(z.int(), 'internal'),
  });
  expect(publishedSchema(declared, (name) => (name === 'amount' ? '金额' : undefined))).toEqual({
    type: 'object',
    properties: {
      amount: { title: '金额（分）', type: 'integer', format: 'int64', 'x-unit': '分', description: '单位：分' },
      on: { type: 'string', format: 'date' },
      title: { type: 'string' },
      remark: withheld,
      voters: { type: 'array', maxItems: 0 },
      code: { type: 'string' },
      plain: { type: 'string', pattern: '^[a-z]{5}$' },
      size: { type: 'integer' },
    },
    required: ['on', 'title', 'remark', 'voters', 'code', 'plain'],
  });
});

describe('the public parsers', () => {
  test('read the AsyncAPI document, with nothing to say against it', async () => {
    const { document, diagnostics } = await new Parser().parse(JSON.stringify(eventsDocument));
    const faults = diagnostics.filter(({ code }) => code !== 'asyncapi-latest-version');
    expect(faults.map(({ code, message, path }) => `${code} ${path.join('.')} ${message}`)).toEqual([]);
    expect(document!.allMessages().length).toBe(eventContracts.length);
  });

  test('read every schema', () => {
    const ajv = validators();
    const read = eventContracts.map(({ type, version }) =>
      ajv.compile(schemaDocument('https://kjj.example/schemas', `${type}/v${version}.json`)!),
    );
    expect(read).toHaveLength(eventContracts.length);
  });

  test('find the attributes of an event as they are described', () => {
    const { headers } = messageOf({
      position: '42',
      id: '01938c5e-7a54-7b1e-9c1a-0d6f5a3b2c11',
      organ: 'tianshan-kjj',
      stream: 'decisions.item/1',
      type: 'decisions.item-proposed',
      schemaVersion: 1,
      data: {},
      meta: { correlation: 'c', causation: 'd' },
      withheld: 'personal,internal',
      recordedAt: '2026-11-23T01:02:03.456Z',
    });
    const { components } = eventsDocument as { components: { schemas: Record<string, { properties: object }> } };
    const described = components.schemas['CloudEventHeaders']!;
    const validate = validators().compile(described);
    expect([validate(headers), validate.errors]).toEqual([true, null]);
    expect(Object.keys(headers).sort()).toEqual(Object.keys(described.properties).sort());
  });
});

test('every event has a Chinese name, and every field of it', () => {
  const unnamed: string[] = [];
  const look = (schema: JsonSchema, path: string): void => {
    for (const [name, one] of Object.entries(schema.properties ?? {})) {
      if (!/\p{Script=Han}/u.test(one.title ?? '')) unnamed.push(`${path}.${name}`);
      look(one, `${path}.${name}`);
    }
    if (schema.items) look(schema.items, `${path}[]`);
  };
  for (const { type, title, schema } of eventContracts) {
    if (!/\p{Script=Han}/u.test(title)) unnamed.push(type);
    look(schema, type);
  }
  expect(unnamed).toEqual([]);
});
