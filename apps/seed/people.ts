// The invented bureau's people.
import { bureau } from './bureau.ts';

/** The bureau's staff as contacts: with the name of their unit. */
export const people = bureau.staff.map((person) => ({
  ...person,
  unit: bureau.units.find((unit) => unit.id === person.unit)!.name,
}));
