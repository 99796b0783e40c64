import { expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { Metrics } from './index.ts';

const delayIn = (text: string): number =>
  Number(/^zhengheng_event_loop_delay_max_seconds (?<s>\S+)$/m.exec(text)!.groups!.s);

test('the watchdog says how long one piece of work kept everybody waiting, once', async () => {
  const metrics = new Metrics();
  await pause(100);
  for (const end = performance.now() + 400; performance.now() < end;);
  await pause(100);
  const blocked = delayIn(await metrics.text());
  expect(blocked).toBeGreaterThan(0.3);
  expect(delayIn(await metrics.text())).toBeLessThan(blocked);
});
