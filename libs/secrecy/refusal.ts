import { decider, happened, nothing, type Decide } from '#kernel';
import { MatterRefused, type SecrecyEvent } from './events.ts';

/** A refusal is on record, or not yet. */
export type RefusalRecord = { readonly is: 'none' } | { readonly is: 'recorded' };

/** Puts a refusal on record, once for each message. */
export const recordRefusal =
  (about: Parameters<typeof MatterRefused>[0]): Decide<RefusalRecord, SecrecyEvent> =>
  (record) =>
    record.is === 'none' ? happened(MatterRefused(about)) : nothing();

/** The record of one refusal, as its event makes it. */
export const refusalRecord = decider<RefusalRecord, SecrecyEvent>({
  category: 'secrecy.refusal',
  stateVersion: 1,
  initial: { is: 'none' },
  evolve: () => ({ is: 'recorded' }),
});
