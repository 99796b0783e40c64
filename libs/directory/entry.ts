// The rules of an entry of the directory.
import { decider, happened, nothing, type Decide, type StaffId } from '#kernel';
import { StaffLeft, type DirectoryEvent } from './events.ts';
import { refused } from './refusals.ts';

/** An entry of the directory: a unit or a person; a stream each. `as` is what was last said of it. */
export type Entry = { readonly is: 'absent' } | { readonly is: 'there'; readonly as: string } | { readonly is: 'left' };

/** Puts an entry into the directory, or changes it; what is there already is not said again. */
export const enter =
  (fact: DirectoryEvent): Decide<Entry, DirectoryEvent> =>
  (entry) =>
    entry.is === 'there' && entry.as === JSON.stringify(fact.data) ? nothing() : happened(fact);

/** Takes a person out of the directory. */
export const leave =
  (staff: StaffId): Decide<Entry, DirectoryEvent> =>
  (entry) => {
    switch (entry.is) {
      case 'there':
        return happened(StaffLeft({ staff }));
      case 'left':
        return nothing();
      case 'absent':
        return refused('directory.staff-unknown', { staff });
    }
  };

/** What it is called. */
export const nameOf = ({ as }: Entry & { readonly is: 'there' }): string =>
  (JSON.parse(as) as { readonly name: string }).name;

/** An entry as its events make it. */
export const entry = decider<Entry, DirectoryEvent>({
  category: 'directory.entry',
  stateVersion: 1,
  initial: { is: 'absent' },
  evolve: (_, event) => {
    switch (event.type) {
      case 'directory.organ-named':
      case 'directory.unit-established':
      case 'directory.unit-head-named':
      case 'directory.staff-enrolled':
        return { is: 'there', as: JSON.stringify(event.data) };
      case 'directory.staff-left':
        return { is: 'left' };
    }
  },
});
