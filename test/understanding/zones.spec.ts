import { expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const daysIn = async (zone: string): Promise<readonly (readonly [string, string, string | null])[]> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'due-days.ts')],
    { env: { ...process.env, TZ: zone, NODE_OPTIONS: '' }, maxBuffer: 16 * 1024 * 1024 },
  );
  return JSON.parse(stdout) as [string, string, string | null][];
};

test('every period of the rulebook comes to the same day in any zone of the machine', async () => {
  const [utc, ...others] = await Promise.all(
    ['UTC', 'America/New_York', 'Asia/Urumqi', 'Pacific/Kiritimati'].map(daysIn),
  );
  for (const other of others) expect(other).toEqual(utc);
  expect(utc!.filter(([, , due]) => due !== null).length).toBeGreaterThan(3000);
  expect(utc).toContainEqual(['recon-reply-ordinary', '2026-03-02', '2026-03-16']);
});
