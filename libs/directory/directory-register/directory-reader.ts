import type { ClientBase } from 'pg';
import type { Reader, SequencedEvent } from '#infra/events';
import type { DirectoryEvent } from '../events.ts';

/** Keeps the tables of units and people. */
export class DirectoryReader implements Reader {
  readonly name = 'directory.register';
  readonly tables = ['directory_unit', 'directory_staff', 'directory_organ'];

  async apply({ organ, ...recorded }: SequencedEvent, client: ClientBase): Promise<void> {
    const event = recorded as unknown as DirectoryEvent;
    switch (event.type) {
      case 'directory.organ-named':
        await client.query(
          `insert into directory_organ (organ, name, short, address, phone, head) values ($1, $2, $3, $4, $5, $6)
          on conflict (organ) do update set name = excluded.name, short = excluded.short, address = excluded.address, phone = excluded.phone, head = excluded.head`,
          [organ, event.data.name, event.data.short, event.data.address, event.data.phone, event.data.head],
        );
        return;
      case 'directory.unit-established':
        await client.query(
          `insert into directory_unit (organ, unit, name, short) values ($1, $2, $3, $4)
          on conflict (organ, unit) do update set name = excluded.name, short = excluded.short`,
          [organ, event.data.unit, event.data.name, event.data.short],
        );
        return;
      case 'directory.staff-enrolled':
        await client.query(
          `insert into directory_staff (organ, staff, name, unit, post, roles) values ($1, $2, $3, $4, $5, $6)
          on conflict (organ, staff) do update set name = excluded.name, unit = excluded.unit, post = excluded.post, roles = excluded.roles`,
          [organ, event.data.staff, event.data.name, event.data.unit, event.data.post, event.data.roles],
        );
        return;
      case 'directory.staff-left':
        await client.query('delete from directory_staff where organ = $1 and staff = $2', [organ, event.data.staff]);
    }
  }
}
