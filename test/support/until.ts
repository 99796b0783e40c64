import { setTimeout as pause } from 'node:timers/promises';

/** For hangs only: a slow machine reaches what it is asked for long before. */
export const PATIENCE_MS = 15 * 60_000;

/** Waits for a fact: looks every 20 ms, and after a quarter of an hour fails with what it last saw. */
export const until = async <T>(look: () => T | Promise<T>, holds: (seen: T) => boolean = Boolean): Promise<T> => {
  for (const end = performance.now() + PATIENCE_MS; ;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (performance.now() > end)
      throw new Error(`it did not come to pass within ${PATIENCE_MS} ms; last seen: ${JSON.stringify(seen)}`);
    await pause(20);
  }
};
