import type { LocalDate } from '#kernel';
import { rule } from './refusals.ts';

/** Legal time may lie before record time, never after it. */
export const notInFuture = rule(
  'decisions.not-in-future',
  null,
  ({ on, today }: { on: LocalDate; today: LocalDate }) => on <= today,
);
