// The invented bureau's people.
import { bureau } from './bureau.ts';

const { counsel } = bureau;

/** The bureau's staff and its advisers as contacts: with the name of their unit. */
export const people = [
  ...bureau.staff.map((person) => ({
    ...person,
    unit: bureau.units.find((unit) => unit.id === person.unit)!.name,
  })),
  ...counsel.people.map((person) => ({ ...person, unit: counsel.unit.name, roles: ['adviser'] })),
];
