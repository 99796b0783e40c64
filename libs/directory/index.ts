export { Directory, type Roll, type StaffMember, type Unit } from './directory.ts';
export { DirectoryModule } from './directory.module.ts';
export { DirectoryReader } from './directory-register/directory-reader.ts';
export { directoryMigrations } from './directory-register/migration.ts';
export { EnrolStaff } from './enrol-staff.ts';
export { EstablishUnit } from './establish-unit.ts';
export { RemoveStaff } from './remove-staff.ts';
export { StaffEnrolled, StaffLeft, UnitEstablished, type DirectoryEvent } from './events.ts';
export { directorySentences } from './refusals.ts';
