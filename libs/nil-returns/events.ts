// What happens to a nil return, as it is recorded: nothing of it is ever undone.
import { z } from 'zod';
import { event, LocalDate, naming, oneLine, sayable, StaffId, type EventOf } from '#kernel';
import { REGISTERS } from './registers.ts';

/** A register by its key. */
export const RegisterName = z.enum(REGISTERS.map(({ id }) => id));
/** A quarter of a year, 1 to 4. */
export const QuarterNumber = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

const of = { register: RegisterName, year: z.int().min(2001).max(2100), quarter: QuarterNumber };

/** A record that falls into the quarter; `on` is its legal day, `typedOn` the day it was recorded. */
export const NilRecord = z.object({
  record: z.uuid(),
  number: naming(oneLine(1, 40)),
  on: LocalDate,
  typedOn: LocalDate,
  by: naming(oneLine(1, 80)),
});
export type NilRecord = z.infer<typeof NilRecord>;

/** Somebody signed that there is no record of the quarter, in the ledger up to this position. */
export const NilSigned = event('nil-returns.nil-signed', 1, {
  ...of,
  by: StaffId,
  post: sayable(oneLine(0, 80)),
  signedOn: LocalDate,
  position: z.int().min(0).max(1_000_000_000_000),
});

/** A record came to fall into a quarter that was signed as nil: it was entered later, or its day was put right. */
export const NilCorrected = event('nil-returns.nil-corrected', 1, {
  ...of,
  record: NilRecord,
  count: z.int().min(1).max(1_000_000),
});

/** A record that had corrected it falls into the quarter no more; with `count` 0 it is to be signed again. */
export const NilUnsettled = event('nil-returns.nil-unsettled', 1, {
  ...of,
  record: NilRecord,
  count: z.int().min(0).max(1_000_000),
});

/** Whatever happens to a nil return. */
export type NilEvent = EventOf<typeof NilSigned | typeof NilCorrected | typeof NilUnsettled>;
