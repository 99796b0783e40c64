import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commands, queries } from '#rooms';
import { openHouse, settled, type House } from '#support/house';
import { inputsOf } from '../support/inputs.ts';

// Every command and every query over HTTP, with what they accept, nearly accept, and what nobody would send: never an
// answer of 500 and above, and each refusal says in Chinese what to do.

let house: House;
let everybody: string;
/** What there is to be named: one record of each series, by its number. */
const NUMBERS: Record<string, string> = {};
const RECORDS = [
  ['议题', 'decisions.propose-item', {}],
  ['处置', 'decisions.record-emergency', {}],
  ['会议', 'decisions.convene-meeting', { heldOn: new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10) }],
  ['案件', 'cases.receive-petition', {}],
] as const;
beforeAll(async () => {
  house = await openHouse();
  const roles = 'staff,office,legal,secretary,member,admin';
  everybody = (await house.ctl('token', 'issue', '--system', 'hostile', '--roles', roles)).split('\n').at(-1)!;
  // By the examples of their own declarations, one after another: a case may be named by the commands that follow.
  for (const [series, name, besides] of RECORDS) {
    await settled(house.url);
    const command = givable.find((one) => one.name === name)!;
    const response = await post(name, { ...bodyOf(command), ...besides });
    const answer = (await response.json()) as { number?: string; detail?: string };
    expect([name, response.status, answer.detail]).toEqual([name, 200, undefined]);
    NUMBERS[series] = answer.number!;
  }
});
afterAll(() => house.close());

/** A value as an example gives it: what is no text is JSON. */
const typed = (example: string): unknown => {
  try {
    return JSON.parse(example);
  } catch {
    return example;
  }
};

interface Named {
  readonly name: string;
  readonly fields: readonly {
    readonly field: string;
    readonly good: unknown;
    readonly needed: (known: Readonly<Record<string, unknown>>) => boolean;
    readonly schema: Parameters<typeof inputsOf>[0];
  }[];
}

const givable: readonly Named[] = commands.map(({ declaration: { name, input } }) => ({
  name,
  fields: Object.entries(input).map(([field, { schema, example, kind, needed = () => true }]) => {
    const number = kind.is === 'number' ? kind.series : undefined;
    const accepted = [example, typed(example)].find((one) => schema.safeParse(one).success);
    return {
      field,
      schema,
      needed,
      get good() {
        return (number && NUMBERS[number]) ?? accepted;
      },
    };
  }),
}));

/** What a command must have, by the examples. */
const bodyOf = ({ fields }: Named): Record<string, unknown> => {
  const all = Object.fromEntries(
    fields.filter(({ good }) => good !== undefined).map(({ field, good }) => [field, good]),
  );
  return Object.fromEntries(
    fields.flatMap(({ field, needed }) => (field in all && needed(all) ? [[field, all[field]]] : [])),
  );
};

/** What nobody would send, or nobody should. */
const HOSTILE: readonly unknown[] = [
  null,
  '张\0\ud800\u202e伟',
  '文'.repeat(1200),
  '张、李',
  '9999-12-31',
  [[null]],
  Array.from({ length: 300 }, () => '张伟'),
];

/** What is wrong with an answer: an error of the house's own, or a refusal without a word of Chinese. */
const faultOf = async (response: Response, sent: unknown): Promise<string | undefined> => {
  const text = await response.text();
  const clear = response.status < 400 || /\p{Script=Han}/u.test(text);
  return response.status < 500 && clear ? undefined : `${response.status} for ${JSON.stringify(sent)}: ${text}`;
};
const post = (name: string, body: unknown) =>
  fetch(`${house.running.api}/v1/${name.replace('.', '/')}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${everybody}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const get = (name: string, input: Readonly<Record<string, string>>) =>
  fetch(`${house.running.api}/v1/${name.replace('.', '/')}?${new URLSearchParams(input).toString()}`, {
    headers: { authorization: `Bearer ${everybody}` },
  });

describe('no command answers with an error of its own', () => {
  test.each(givable.map((one) => [one.name, one] as const))('%s', async (name, command) => {
    const good = bodyOf(command);
    const given = async (body: object) => faultOf(await post(name, body), body);
    const faults: (string | undefined)[] = [await given(good)];
    for (const { field } of command.fields)
      faults.push(...(await Promise.all(HOSTILE.map((value) => given({ ...good, [field]: value })))));
    const near = fc.record(Object.fromEntries(command.fields.map(({ field, schema }) => [field, inputsOf(schema)])));
    const some = fc.subarray(
      command.fields.map(({ field }) => field),
      { minLength: 1 },
    );
    const bodies = fc
      .sample(fc.tuple(near, some), { numRuns: 12, seed: 12 })
      .map(([all, names]) => ({ ...good, ...Object.fromEntries(names.map((one) => [one, all[one]])) }));
    faults.push(...(await Promise.all(bodies.map(given))));
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });
});

describe('no query answers with an error of its own', () => {
  test.each(queries.map(({ declaration }) => [declaration.name, Object.keys(declaration.input.shape)] as const))(
    '%s',
    async (name, fields) => {
      const asked = async (input: Readonly<Record<string, string>>) => faultOf(await get(name, input), input);
      const faults: (string | undefined)[] = [await asked({})];
      const said = HOSTILE.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
      for (const field of [...fields, 'nobody'])
        faults.push(...(await Promise.all(said.map((value) => asked({ [field]: value.slice(0, 8000) })))));
      expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
    },
  );
});
