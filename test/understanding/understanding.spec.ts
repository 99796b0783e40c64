import { describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Result } from './evaluate.ts';

// The evaluation set against the built product, once for each zone: the machine's zone is never asked.

const ZONES = ['UTC', 'America/New_York', 'Asia/Urumqi'];
const evaluated = async (zone: string): Promise<readonly Result[]> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'evaluate.ts')],
    { env: { ...process.env, TZ: zone, NODE_OPTIONS: '' }, maxBuffer: 16 * 1024 * 1024 },
  );
  return JSON.parse(stdout) as Result[];
};

describe('what people say', () => {
  test('is understood: at least 98 of 100 of each kind, and no date or amount is wrong in silence, in any zone', async () => {
    const [first, ...others] = await Promise.all(ZONES.map(evaluated));
    for (const other of others) expect(other).toEqual(first);
    const samples = first!.reduce((sum, one) => sum + one.samples, 0);
    const misses = first!.flatMap((one) => one.misses);
    const table = first!.map(
      ({ kind, samples: all, misses: missed }) =>
        `${kind}: ${all - missed.length} of ${all} (${(100 * (1 - missed.length / all)).toFixed(1)} %)`,
    );
    process.stdout.write(`evaluation set: ${table.join(', ')}\n`);
    const shown = [
      ...table,
      ...misses.map(({ said, expected, got }) => `“${said}” should come to “${expected}”, came to “${got}”`),
    ].join('\n');
    expect({ shown, silent: misses.filter((one) => one.silent) }).toEqual({ shown, silent: [] });
    expect(samples).toBeGreaterThanOrEqual(400);
    for (const { samples: all, misses: missed } of first!)
      expect({ shown, right: 1 - missed.length / all >= 0.98 }).toEqual({ shown, right: true });
  });
});
