import type { ClientBase } from 'pg';
import { register, type Happened } from '#infra/events';
import { OrganNamed, StaffEnrolled, StaffLeft, UnitEstablished, UnitHeadNamed } from '../events.ts';

const nameOrgan = ({ organ, data }: Happened<typeof OrganNamed>, client: ClientBase) =>
  client.query(
    `insert into directory_organ (organ, name, short, address, phone, head) values ($1, $2, $3, $4, $5, $6)
      on conflict (organ) do update set name = excluded.name, short = excluded.short, address = excluded.address,
        phone = excluded.phone, head = excluded.head`,
    [organ, data.name, data.short, data.address, data.phone, data.head],
  );

const establishUnit = ({ organ, data }: Happened<typeof UnitEstablished>, client: ClientBase) =>
  client.query(
    `insert into directory_unit (organ, unit, name, short) values ($1, $2, $3, $4)
      on conflict (organ, unit) do update set name = excluded.name, short = excluded.short`,
    [organ, data.unit, data.name, data.short],
  );

const nameHead = ({ organ, data }: Happened<typeof UnitHeadNamed>, client: ClientBase) =>
  client.query(
    `insert into directory_unit_head (organ, unit, head) values ($1, $2, $3)
      on conflict (organ, unit) do update set head = excluded.head`,
    [organ, data.unit, data.head],
  );

const enrolStaff = ({ organ, data }: Happened<typeof StaffEnrolled>, client: ClientBase) =>
  client.query(
    `insert into directory_staff (organ, staff, name, unit, post, roles) values ($1, $2, $3, $4, $5, $6)
      on conflict (organ, staff) do update set name = excluded.name, unit = excluded.unit, post = excluded.post,
        roles = excluded.roles`,
    [organ, data.staff, data.name, data.unit, data.post, data.roles],
  );

const removeStaff = ({ organ, data }: Happened<typeof StaffLeft>, client: ClientBase) =>
  client.query('delete from directory_staff where organ = $1 and staff = $2', [organ, data.staff]);

/** The units and people of the organ. */
export const directoryRegister = register(
  'directory.register',
  'directory_unit',
  'directory_unit_head',
  'directory_staff',
  'directory_organ',
)
  .ofStreams()
  .on(OrganNamed, nameOrgan)
  .on(UnitEstablished, establishUnit)
  .on(UnitHeadNamed, nameHead)
  .on(StaffEnrolled, enrolStaff)
  .on(StaffLeft, removeStaff);
