import { Module } from '@nestjs/common';
import { Directory } from './directory.ts';
import { EnrolStaffHandler } from './enrol-staff.ts';
import { EstablishUnitHandler } from './establish-unit.ts';
import { NameOrganHandler } from './name-organ.ts';
import { RemoveStaffHandler } from './remove-staff.ts';

@Module({
  providers: [Directory, EnrolStaffHandler, EstablishUnitHandler, NameOrganHandler, RemoveStaffHandler],
  exports: [Directory],
})
export class DirectoryModule {}
