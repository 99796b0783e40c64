import { Directory, StaffLeft } from '#directory';
import { policy, Positions, type Acting, type Happened } from '#infra/events';
import { StaffId } from '#kernel';
import type { DutyTables } from '../duty-register/duty-line.ts';
import { ROOM } from './events.ts';
import { handOver, standingDuty } from './standing-duty.ts';
import { keepAsItIs } from './when-standing-moves.ts';
import { headOf } from './who.ts';

const BY_ITSELF = { staff: StaffId.parse('system:duties'), roles: ['secretary'] } as const;
const REASON = '原责任人已离岗';

/** Those that wait for a person, by their record. */
const waitingFor = async (staff: string, { database, organ }: Acting): Promise<readonly string[]> => {
  const rows = await database
    .of<DutyTables>(organ)
    .selectFrom('duty_register')
    .select('record')
    .distinct()
    .where('organ', '=', organ)
    .where('room', '=', ROOM)
    .where('state', '=', 'open')
    .where('owner', '=', staff)
    .execute();
  return rows.map(({ record }) => record);
};

const pass = async (event: Happened<typeof StaffLeft>, acting: Acting): Promise<void> => {
  const { ledger, organ, database, because } = acting;
  const { staff } = event.data;
  const positions = new Positions(database);
  await positions.reached(organ, 'directory.register', event.seq);
  await positions.reached(organ, 'duties.duty-register', event.seq);
  const roll = await new Directory(database).roll(organ);
  for (const id of await waitingFor(staff, acting)) {
    const known = await ledger.streams(standingDuty).now(organ, id);
    if (known.is === 'unknown') continue;
    const head = known.owner === staff ? headOf(roll, known.unit) : undefined;
    const by = because();
    if (head)
      await ledger.streams(standingDuty).decide({ ...by, id: `${by.id}:${id}` }, id, handOver(head, REASON, BY_ITSELF));
    else await keepAsItIs(known, acting, 'corrected');
  }
};

/** What somebody who left had to do passes to the head of the unit, else to the office; what he supervised, to the main head. */
export const whenStaffLeaves = policy('duties.when-staff-leaves').on(StaffLeft, pass);
