import { setTimeout as pause } from 'node:timers/promises';

/** Waits for a fact: looks every 10 ms, and fails with what it last saw. */
export const until = async <T>(
  look: () => T | Promise<T>,
  holds: (seen: T) => boolean = Boolean,
  withinMs = 20_000,
): Promise<T> => {
  for (const end = performance.now() + withinMs; ;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (performance.now() > end)
      throw new Error(`it did not come to pass within ${withinMs} ms; last seen: ${JSON.stringify(seen)}`);
    await pause(10);
  }
};
