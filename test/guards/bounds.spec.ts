import { expect, test } from '@jest/globals';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyEventType } from '#kernel';
import { commands, queries } from '#rooms';
import { z } from 'zod';
import { unboundedIn } from './bounds.ts';

// What enters an immutable ledger has bounds that make sense for its field, at every edge and in the event alike.

/** Exceptions, with the reason; there are none. */
const EXCEPT: readonly string[] = [];

const ROOT = join(import.meta.dirname, '../..');
const isEvent = (one: unknown): one is AnyEventType => typeof one === 'function' && 'schema' in one && 'version' in one;
const events: readonly AnyEventType[] = await Promise.all(
  globSync('{libs,infra}/**/events.ts', { cwd: ROOT }).map(async (file) =>
    Object.values((await import(join(ROOT, file))) as Record<string, unknown>).filter(isEvent),
  ),
).then((all) => all.flat());

const told = (schema: z.core.$ZodType, path: string): readonly string[] =>
  unboundedIn(schema, path)
    .filter(({ path: where }) => !EXCEPT.includes(where))
    .map(({ path: where, lets }) => `${where} lets ${lets} pass`);

test('every event has bounds', () => {
  expect(events.length).toBeGreaterThan(60);
  expect(events.flatMap(({ type, schema }) => told(schema, type))).toEqual([]);
});

test('every command has bounds', () =>
  expect(
    commands.flatMap(({ declaration: { name, input } }) =>
      Object.entries(input).flatMap(([field, { schema }]) => told(schema, `${name}.${field}`)),
    ),
  ).toEqual([]));

test('every query has bounds, asked over HTTP or in the chat', () =>
  expect(
    queries.flatMap(({ declaration: { name, input, chat } }) => [
      ...told(input, name),
      ...Object.entries(chat?.fields ?? {}).flatMap(([field, { schema }]) => told(schema, `${name}.chat.${field}`)),
    ]),
  ).toEqual([]));

test('what has none is seen', () =>
  expect(
    unboundedIn(
      z.object({
        words: z.string(),
        name: z.string().max(20),
        day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
        code: z.string().regex(/^[a-z]+$/),
        count: z.int(),
        list: z.array(z.boolean()).optional(),
        more: z.record(z.string(), z.string()),
      }),
      'it',
    ).map(({ path }) => path),
  ).toEqual(expect.arrayContaining(['it.words', 'it.name', 'it.day', 'it.code', 'it.count', 'it.list', 'it.more'])));
