import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@hey-api/openapi-ts';
import generate, { astToString } from 'openapi-typescript';
import { openHouse, type House } from '#support/house';

// Clients that the public generators make of the description as it is served: they compile, and what is written over
// them files an item with a file.

const run = promisify(execFile);
const CLIENTS = join(import.meta.dirname, '../contracts/clients');
const TSC = join(dirname(createRequire(import.meta.url).resolve('@typescript/native/package.json')), 'bin/tsc');
const STRICT = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    module: 'nodenext',
    target: 'esnext',
    lib: ['esnext', 'dom', 'dom.iterable'],
    types: ['node'],
    typeRoots: [join(import.meta.dirname, '../../node_modules/@types')],
    allowImportingTsExtensions: true,
  },
  include: ['*.ts', 'hey/**/*.ts'],
};

let house: House;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhengheng-clients-'));
  house = await openHouse();
  const served = join(folder, 'openapi.json');
  const document = (await house.call(undefined, 'GET', '/openapi.json')).body;
  writeFileSync(served, JSON.stringify(document));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(STRICT));
  writeFileSync(join(folder, 'schema.d.ts'), astToString(await generate(document as never)));
  await createClient({
    input: served,
    output: { path: join(folder, 'hey'), importFileExtension: '.ts' },
    logs: { level: 'silent' },
  });
  for (const name of ['hey-api.ts', 'openapi-typescript.ts']) copyFileSync(join(CLIENTS, name), join(folder, name));
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

test('they compile, strictly', async () => {
  const { stdout } = await run(process.execPath, [TSC, '-p', folder]).catch((error: { stdout: string }) => error);
  expect(stdout).toBe('');
});

test.each(['hey-api.ts', 'openapi-typescript.ts'])('%s files an item with a file', async (script) => {
  const { stdout } = await run(process.execPath, [join(folder, script)], {
    env: { ...process.env, API: house.running.api, TOKEN: await house.token('zhangwei') },
  });
  const { number, listed, fault } = JSON.parse(stdout) as { number: string; listed: string[]; fault: string };
  expect(listed).toContain(number);
  expect(fault).toBe('amount');
  const [filed] = await house.rows<{ data: { materials: { name: string }[] } }>(
    `select data from ledger where type = 'decisions.item-proposed' order by seq desc limit 1`,
  );
  expect(filed!.data.materials).toHaveLength(1);
});
