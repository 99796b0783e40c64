import { afterAll, describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { until } from '#support';
import { placeFor, startPostgres } from './index.ts';

// Whoever starts a server of our own and dies, also by kill -9, leaves none running.

const BUILT = pathToFileURL(join(import.meta.dirname, '../../dist/infra/dev/index.js')).href;
const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'zhengheng-dev-'));
  folders.push(made);
  return made;
};
afterAll(() => folders.forEach((one) => rmSync(one, { recursive: true, force: true })));

/** Another process that starts the server of a folder, and goes on. */
const starter = async (dir: string, throwaway: boolean): Promise<ChildProcess> => {
  const program = `
    const { startPostgres } = await import(${JSON.stringify(BUILT)});
    await startPostgres(${JSON.stringify({ dir, throwaway })});
    console.log('started');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout!, 'data');
  return child;
};

const killed = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
};

const serverOf = (dir: string): number =>
  Number(readFileSync(join(placeFor(dir), 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a server whose starter is killed by kill -9', () => {
  test('is stopped when nobody takes it over', async () => {
    const dir = folder();
    const child = await starter(dir, false);
    const server = serverOf(dir);
    await killed(child);
    await until(() => !runs(server));
    // What it kept is there for the next start.
    const again = await startPostgres({ dir });
    expect(again.adopted).toBe(false);
    await again.stop();
    rmSync(placeFor(dir), { recursive: true, force: true });
  });

  test('goes with its files where it was to be thrown away', async () => {
    const dir = folder();
    const child = await starter(dir, true);
    const server = serverOf(dir);
    await killed(child);
    await until(() => !runs(server) && !existsSync(join(placeFor(dir), 'cluster')));
  });

  test('is left to whoever took it over, and to whoever uses it beside', async () => {
    const dir = folder();
    const [first, beside] = [await starter(dir, false), await starter(dir, false)];
    const server = serverOf(dir);
    await killed(first);
    const next = await startPostgres({ dir });
    expect(next.adopted).toBe(true);
    await killed(beside);
    next.leave();
    await until(() => !runs(server));
    rmSync(placeFor(dir), { recursive: true, force: true });
  });
});
