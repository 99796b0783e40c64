// Waiting before another try, longer each time.

/** How long to wait before trying again. */
export interface Backoff {
  /** ms before the second try. */
  readonly firstMs: number;
  /** ms at most. */
  readonly maxMs: number;
}

/**
 * ms to wait after the `failures`-th failure in a row (1, 2, 3 …): doubled each time up to the most, of which between
 * half and all by chance, so that many clients that failed together do not come back together.
 * @param random 0 ≤ random() < 1
 */
export const waitAfter = (failures: number, { firstMs, maxMs }: Backoff, random: () => number = Math.random): number =>
  Math.min(maxMs, firstMs * 2 ** (failures - 1)) * (0.5 + random() / 2);
