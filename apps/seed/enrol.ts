// Enrols the invented bureau.
import { Counter, type AnyCommand } from '#infra/commands';
import { Positions } from '#infra/events';
import { SeatMember } from '#decisions';
import { EnrolStaff, EstablishUnit, NameOrgan, NameUnitHead } from '#directory';
import { GiveBusiness, SetDivision } from '#duties';
import { OrganId, type Actor, type Clock } from '#kernel';
import { bureau } from './bureau.ts';

/**
 * Enrols the invented bureau by the same commands an administrator gives, and waits until the directory shows it;
 * again, it changes nothing.
 */
export const enrolBureau = async (counter: Counter, positions: Positions, clock: Clock): Promise<void> => {
  const organ = OrganId.parse(bureau.organ);
  const actor: Actor = { is: 'system', organ, name: 'seed', roles: ['admin'] };
  let last: string | undefined;
  const give = async (command: AnyCommand, id: string, input: Readonly<Record<string, unknown>>) => {
    const outcome = await counter.give(command, input, {
      id: `seed:${id}`,
      actor,
      at: clock.now(),
      channel: 'ctl',
      correlation: 'seed',
    });
    if (outcome.is !== 'done') throw new Error(`the bureau cannot be enrolled: ${id}`);
    last = outcome.seq ?? last;
  };
  for (const unit of [...bureau.units, bureau.counsel.unit])
    await give(EstablishUnit, `unit:${unit.id}`, { unit: unit.id, name: unit.name, short: unit.short });
  await give(NameOrgan, 'organ', bureau.papers);
  for (const { staffId, ...person } of bureau.staff)
    await give(EnrolStaff, `staff:${staffId}`, { staff: staffId, ...person });
  for (const { staffId, ...person } of bureau.counsel.people)
    await give(EnrolStaff, `staff:${staffId}`, {
      staff: staffId,
      ...person,
      unit: bureau.counsel.unit.id,
      roles: ['adviser'],
    });
  for (const [unit, head] of Object.entries(bureau.heads)) await give(NameUnitHead, `head:${unit}`, { unit, head });
  if (last !== undefined) await positions.reached(organ, 'directory.register', last, 4000);
  for (const [unit, leader] of Object.entries(bureau.divisions))
    await give(SetDivision, `division:${unit}`, { unit, leader });
  for (const [business, unit] of Object.entries(bureau.businesses))
    await give(GiveBusiness, `business:${business}`, { business, unit });
  for (const { staffId, post, roles } of bureau.staff.filter((one) => one.unit === 'party-group'))
    await give(SeatMember, `seat:${staffId}`, {
      staff: staffId,
      rank: (roles as readonly string[]).includes('secretary') ? 'secretary' : 'member',
      post,
      from: '2024-01-01',
    });
  if (last !== undefined) await positions.reached(organ, 'directory.register', last, 4000);
};
