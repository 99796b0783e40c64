import { describe, expect, test } from '@jest/globals';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import spectral from '@stoplight/spectral-core';
import rulesets from '@stoplight/spectral-rulesets';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { commands, queries, rooms } from '#rooms';
import { chapterOf, openApi } from '../../apps/api/openapi.ts';

// What others generate their clients from: the public linters have nothing to say against it, and every example is one.

type Json = Record<string, unknown>;
const document = openApi(commands, queries, rooms) as Json & {
  readonly paths: Record<string, Record<string, Json>>;
  readonly components: Record<string, Record<string, Json>>;
};
const text = JSON.stringify(document);

/** Every object in the document with its path. */
const everywhere = (value: unknown, path = '#'): readonly (readonly [string, Json])[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own: readonly (readonly [string, Json])[] = Array.isArray(value) ? [] : [[path, value as Json]];
  return [...own, ...Object.entries(value).flatMap(([name, one]) => everywhere(one, `${path}/${name}`))];
};

describe('the public linters have nothing to say against it', () => {
  test('Redocly, its recommended rules', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const problems = await lintFromString({ source: text, config });
    expect(
      problems.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer ?? ''} ${message}`),
    ).toEqual([]);
  });

  test('Spectral, its recommended rules', async () => {
    const linter = new spectral.Spectral();
    linter.setRuleset({
      extends: [[rulesets.oas as never, 'recommended']],
      // Half a minute for what is held below by Ajv.
      rules: { 'oas3-valid-media-example': 'off', 'oas3-valid-schema-example': 'off' },
    });
    const problems = await linter.run(document);
    expect(problems.map(({ code, path, message }) => `${code} ${path.join('.')} ${message}`)).toEqual([]);
  });
});

describe('every example', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addFormat('binary', true);
  ajv.addSchema({ $id: 'https://kjj.example/openapi', ...document });
  const faultsOf = (schema: unknown, value: unknown): unknown => {
    const { examples: _, ...rest } = schema as Json;
    const validate = ajv.compile(JSON.parse(JSON.stringify(rest).replaceAll('"#/', '"https://kjj.example/openapi#/')));
    return validate(value) ? undefined : validate.errors;
  };

  test('is one', () => {
    const given = everywhere(document).flatMap(([path, one]) => {
      if (Array.isArray(one['examples'])) return one['examples'].map((example) => [path, one, example] as const);
      return 'example' in one && typeof one['schema'] === 'object'
        ? [[path, one['schema'], one['example']] as const]
        : [];
    });
    const faults = given.flatMap(([path, schema, example]) => {
      const found = faultsOf(schema, example);
      return found ? [{ path, example, found }] : [];
    });
    expect(faults).toEqual([]);
    expect(given.length).toBeGreaterThan(1000);
  });

  test('is there for every field of every command, and for every fault', () => {
    const fields = Object.entries(document.components['schemas']!)
      .filter(([name]) => name.endsWith('Input'))
      .flatMap(([name, { properties }]) =>
        Object.entries(properties as Record<string, Json>).map(([field, one]) => [`${name}.${field}`, one] as const),
      );
    expect(fields.filter(([, one]) => !Array.isArray(one['examples'])).map(([path]) => path)).toEqual([]);
    const faults = Object.values(document.components['responses']!).flatMap(({ content }) =>
      Object.entries(content as Record<string, Json>).filter(([type]) => type === 'application/problem+json'),
    );
    expect(faults.filter(([, one]) => one['example'] === undefined)).toEqual([]);
    expect(faults.length).toBe(8);
  });
});

describe('a generator has nothing to stumble over', () => {
  test('nothing is read-only, nothing is either something or nothing by anyOf', () => {
    const stumbles = everywhere(document).filter(
      ([, one]) =>
        one['readOnly'] === true ||
        (Array.isArray(one['anyOf']) && one['anyOf'].some((each: Json) => each['type'] === 'null')),
    );
    expect(stumbles.map(([path]) => path)).toEqual([]);
  });

  test('every schema of a record has a name, and what is the same has one', () => {
    const unnamed = everywhere(document.paths).filter(([, one]) => one['type'] === 'object' && one['properties']);
    expect(unnamed.map(([path]) => path)).toEqual([
      '#//v1/files/post/requestBody/content/multipart~1form-data/schema'.replace('~1', '/'),
    ]);
    const within = everywhere(document.components['schemas']).filter(
      ([path, one]) => path.split('/').length > 2 && one['type'] === 'object' && one['properties'],
    );
    expect(within.map(([path]) => path)).toEqual([]);
  });

  test('every sum says that it is in fen, and holds more than 32 bits; every day is a date', () => {
    const sums = everywhere(document).filter(([path, one]) => /\/(?:amount|fee|threshold)$/.test(path) && one['type']);
    expect(sums.length).toBeGreaterThan(20);
    for (const [path, one] of sums)
      expect([path, one['format'], String(one['description'])]).toEqual([path, 'int64', expect.stringContaining('分')]);
    const days = everywhere(document).filter(([, one]) => one['pattern'] === '^\\d{4}-\\d{2}-\\d{2}$');
    expect(days.map(([path]) => path)).toEqual([]);
  });

  test('how a file is attached can be sent: the materials of a command are what sending a file answered', () => {
    const { properties } = document.components['schemas']!['DecisionsProposeItemInput'] as {
      properties: Record<string, Json>;
    };
    expect(properties['materials']).toMatchObject({ type: 'array', items: { $ref: '#/components/schemas/FileRef' } });
    expect(document.paths['/v1/files']!['post']).toMatchObject({
      responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/FileRef' } } } } },
    });
  });

  test('its chapters are all of it, each with everything it refers to', () => {
    const chapters = (document['tags'] as { name: string }[]).map(({ name }) => chapterOf(document, name));
    expect(chapters.flatMap(({ paths }) => Object.keys(paths as Json)).sort()).toEqual(
      Object.keys(document.paths).sort(),
    );
    const lost = chapters.flatMap((chapter) =>
      [...JSON.stringify(chapter).matchAll(/"\$ref":"#\/components\/([^/"]+)\/([^"]+)"/g)].filter(
        ([, kind, name]) => !(chapter as typeof document).components[kind!]?.[name!],
      ),
    );
    expect(lost).toEqual([]);
    for (const chapter of chapters) expect(JSON.stringify(chapter).length).toBeLessThan(text.length / 2);
  });
});
