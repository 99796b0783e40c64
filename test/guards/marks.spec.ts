import { expect, test } from '@jest/globals';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { bearing, naming, oneLine, sayable, unconsidered, type AnyEventType } from '#kernel';
import { EventSetAside } from '#infra/events';
import { queries, commands, rooms } from '#rooms';
import { z } from 'zod';

// Of every free text somebody has said whether it may be said before others: nobody forgets it for a new one.

const ROOT = join(import.meta.dirname, '../..');
const isEvent = (one: unknown): one is AnyEventType => typeof one === 'function' && 'schema' in one && 'version' in one;
const declared: readonly AnyEventType[] = await Promise.all(
  globSync('libs/**/events.ts', { cwd: ROOT }).map(async (file) =>
    Object.values((await import(join(ROOT, file))) as Record<string, unknown>).filter(isEvent),
  ),
).then((all) => all.flat());

test('every free text of every event is marked, sayable or naming', () => {
  expect(declared.length).toBeGreaterThan(60);
  expect([...declared, EventSetAside].flatMap(({ type, schema }) => unconsidered(schema, type))).toEqual([]);
});

test('every room says which events it records: what it does not say is withheld from other systems', () => {
  const said = rooms.flatMap((room) => room.events.map(({ type }) => type));
  expect([...said].sort()).toEqual(declared.map(({ type }) => type).sort());
});

/** What records are called and what is told of them, in answers: by these names nothing is said unconsidered. */
const TELLING =
  /\.(?:title|what|detail|party|persons?|result|progress|resolution|dissent|flags|absent|late)(?:\[\])?$/u;

test('so is what answers tell of records', () =>
  expect(
    [...queries, ...commands].flatMap(({ declaration: { name, answer, ...rest } }) =>
      'gives' in rest ? [] : unconsidered(answer, name).filter((path) => TELLING.test(path)),
    ),
  ).toEqual([]));

test('what nobody has considered is seen', () =>
  expect(
    unconsidered(
      z.object({
        title: sayable(oneLine(1, 20)),
        unit: naming(oneLine(1, 20)),
        remark: bearing(oneLine(1, 20), 'internal'),
        day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
        forgotten: oneLine(1, 20),
        more: z.array(z.object({ why: z.string() })).optional(),
        any: z.record(z.string(), z.string()),
      }),
      'it',
    ),
  ).toEqual(['it.forgotten', 'it.more[].why', 'it.any, a record']));
