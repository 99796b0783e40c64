import { room } from '#infra/rooms';
import { eventTypesIn } from '#kernel';
import * as recorded from './events.ts';
import { directoryRegister } from './directory-register/directory-reader.ts';
import { directoryMigrations } from './directory-register/migration.ts';
import { Directory } from './directory.ts';
import { EnrolStaff } from './enrol-staff.ts';
import { EstablishUnit } from './establish-unit.ts';
import { NameOrgan } from './name-organ.ts';
import { directorySentences } from './refusals.ts';
import { NameUnitHead } from './name-unit-head.ts';
import { RemoveStaff } from './remove-staff.ts';

export { Directory, type Organ, type Roll, type StaffMember, type Unit } from './directory.ts';
export { EnrolStaff } from './enrol-staff.ts';
export { EstablishUnit } from './establish-unit.ts';
export { StaffLeft } from './events.ts';
export { NameOrgan } from './name-organ.ts';
export { NameUnitHead } from './name-unit-head.ts';

/** The organ, its units, its staff and their roles. */
export const directory = room({
  name: 'directory',
  title: '通讯录',
  events: eventTypesIn(recorded),
  commands: [NameOrgan, EstablishUnit, EnrolStaff, NameUnitHead, RemoveStaff],
  services: [Directory],
  readers: [directoryRegister],
  sentences: directorySentences,
  migrations: directoryMigrations,
});
