import type { Instant } from './local-date.ts';

/** The product's clock. With the sandbox it can be moved; otherwise it is the machine's. */
export abstract class Clock {
  abstract now(): Instant;
}
