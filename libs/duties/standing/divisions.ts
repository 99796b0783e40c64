// Which member of the leading group leads which unit (分管领导).
import { decider, happened, nothing, type Decide, type StaffId, type UnitId } from '#kernel';
import { DivisionSet, type DivisionEvent } from './events.ts';
import type { Divisions } from './who.ts';

/** Says who leads a unit; what is so already is not said again. */
export const setDivision =
  (unit: UnitId, leader: StaffId): Decide<Divisions, DivisionEvent> =>
  (known) =>
    known[unit] === leader ? nothing() : happened(DivisionSet({ unit, leader }));

/** The organ's divisions as their events make them. */
export const divisions = decider<Divisions, DivisionEvent>({
  category: 'duties.divisions',
  stateVersion: 1,
  initial: {},
  evolve: (known, { data }) => ({ ...known, [data.unit]: data.leader }),
});
