import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';

// The plans of the questions people ask all day, as the application role, over a history of ten thousand events. The
// benchmark holds them against what they must be, and ends with 1 if one is not; how long they take is no matter here.

test('every hot question finds what it wants by an index, under row-level security', async () => {
  const bench = spawn(process.execPath, ['infra/bench/scale.mjs', '--short'], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => bench.once('exit', resolve));
  const [said, faults, code] = await Promise.all([text(bench.stdout), text(bench.stderr), ended]);
  expect(faults).not.toContain('plans that are not as they must be');
  expect(said).toContain('every plan is as it must be');
  expect(code).toBe(0);
});
