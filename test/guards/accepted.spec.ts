import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import readExcelFile from 'read-excel-file/node';
import sax from 'sax';
import type { z } from 'zod';
import { officialPaper, workbook, xmlDocument } from '#infra/documents';
import type { AnyEventType } from '#kernel';
import { commands, queries } from '#rooms';
import { inputsOf } from '../support/inputs.ts';

// What a command accepts can be recorded, and stands in every paper, workbook and export as it was said.

const ROOT = join(import.meta.dirname, '../..');
const isEvent = (one: unknown): one is AnyEventType => typeof one === 'function' && 'schema' in one && 'version' in one;
const modules = await Promise.all(
  globSync('libs/**/events.ts', { cwd: ROOT }).map((file) => import(join(ROOT, file)) as Promise<object>),
);
const events = modules.flatMap((all) => Object.values(all)).filter(isEvent);

interface Part {
  readonly where: string;
  readonly schema: z.ZodType;
}
const unwrapped = (schema: z.ZodType): z.ZodType => {
  const def = schema._zod.def as { readonly type: string; readonly innerType?: z.ZodType };
  return def.type === 'optional' && def.innerType ? unwrapped(def.innerType) : schema;
};
/** The parts of a room's events by their names, those of objects within too: `facts.party`, `vote.person`. */
const partsOf = (shape: Readonly<Record<string, z.ZodType>>, where: string): readonly (Part & { name: string })[] =>
  Object.entries(shape).flatMap(([name, given]) => {
    const schema = unwrapped(given);
    const inner = (schema as { readonly shape?: Record<string, z.ZodType> }).shape;
    return [{ name, where: `${where}.${name}`, schema }, ...(inner ? partsOf(inner, `${where}.${name}`) : [])];
  });

const typed = (example: string): unknown => {
  try {
    return JSON.parse(example);
  } catch {
    return example;
  }
};
const recorded = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

/** Turned away by a rule, with its source, before it comes to an event: a vote by circulation is none. */
const BY_RULE: ReadonlySet<string> = new Set([
  'decisions.take-vote.method',
  'decisions.take-personnel-vote.method',
  'decisions.correct-vote.method',
  'decisions.record-missed-vote.method',
]);

/** The events a command may come to: those about what it is about, `correct-vote` about votes; else all of its room. */
const eventsOf = (command: string): readonly AnyEventType[] => {
  const [room, act] = command.split('.') as [string, string];
  const about = act === 'note-leaving' ? 'member-left' : act.split('-').at(-1)!;
  const ofRoom = events.filter(({ type }) => type.startsWith(`${room}.`));
  const named = ofRoom.filter(({ type }) => type.includes(about));
  return named.length > 0 ? named : ofRoom;
};

const fields = commands.flatMap(({ declaration: { name, input } }) => {
  const parts = eventsOf(name).flatMap(({ type, schema }) => partsOf(schema.shape as Record<string, z.ZodType>, type));
  return Object.entries(input).map(([field, { schema, example }]) => {
    const good = [example, typed(example)].map((one) => schema.safeParse(one)).find(({ success }) => success)?.data;
    // A part of the same name that means another thing does not take the example either.
    const held = parts.filter((part) => part.name === field && part.schema.safeParse(recorded(good)).success);
    return { name: `${name}.${field}`, schema: schema as z.ZodType, held };
  });
});

const heldByEvents = fields.filter(({ name, held }) => held.length > 0 && !BY_RULE.has(name));

test('most fields of commands are parts of events', () => expect(heldByEvents.length).toBeGreaterThan(200));

test.each(heldByEvents.map((one) => [one.name, one] as const))(
  '%s is never looser than its event',
  (_, { schema, held }) =>
    fc.assert(
      fc.property(inputsOf(schema), (given) => {
        const read = schema.safeParse(given);
        if (!read.success) return;
        for (const { where, schema: part } of held)
          expect([where, part.safeParse(recorded(read.data)).success]).toEqual([where, true]);
      }),
      { numRuns: 150 },
    ),
);

test.each(queries.map(({ declaration }) => [declaration.name, declaration.input] as const))(
  '%s reads its own answer to anything, or says what is wrong',
  (_, schema) =>
    fc.assert(
      fc.property(inputsOf(schema), (given) => {
        const read = schema.safeParse(given);
        if (read.success) expect(JSON.stringify(read.data).isWellFormed()).toBe(true);
      }),
    ),
);

describe('every text a command accepts', () => {
  const texts = new Map(
    fields
      .filter(({ schema }) => schema._zod.def.type === 'string' && schema.safeParse('采购高性能计算平台').success)
      .map(({ schema }) => [schema._zod.def, schema] as const),
  );
  const accepted = fc
    .oneof(...[...texts.values()].map((schema) => inputsOf(schema).map((given) => schema.safeParse(given).data)))
    .filter((text): text is string => typeof text === 'string' && text !== '');

  const wellFormed = (xml: string): void => {
    const parser = sax.parser(true);
    parser.onerror = (error) => {
      throw error;
    };
    parser.write(xml).close();
  };

  test('stands in an official paper', () =>
    fc.assert(
      fc.asyncProperty(accepted, async (text) => {
        const bytes = await officialPaper({
          title: '会议纪要',
          blocks: [
            { is: 'title', text },
            { is: 'heading', level: 1, text },
            { is: 'text', runs: [text] },
            { is: 'table', head: ['事项'], widths: [28], rows: [[text]] },
            { is: 'closing', signed: text, day: '2026年3月10日', by: 'seal' },
          ],
        });
        for (const [name, part] of Object.entries(unzipSync(bytes)))
          if (/\.(?:xml|rels)$/.test(name)) wellFormed(strFromU8(part));
      }),
      { numRuns: 60 },
    ));

  test('stands in a workbook as it was said', () =>
    fc.assert(
      fc.asyncProperty(accepted, async (text) => {
        const columns = [{ title: '事项', width: 20 }];
        const bytes = await workbook([{ name: text, title: '台账', columns, rows: [[text]] }]);
        const [sheet] = await readExcelFile(Buffer.from(bytes));
        expect(String(sheet?.data[2]?.[0]).replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''));
      }),
      { numRuns: 60 },
    ));

  test('stands in the export as it was said', () =>
    fc.assert(
      fc.property(accepted, (text) => {
        const xml = xmlDocument('record', { title: text, '@name': text });
        let read = '';
        const parser = sax.parser(true);
        parser.ontext = (found) => (read += found);
        parser.onerror = (error) => {
          throw error;
        };
        parser.write(xml).close();
        expect(read.trim()).toBe(text);
      }),
    ));
});
