import { Counter } from '#infra/commands';
import { EnrolStaff, EstablishUnit } from '#directory';
import { OrganId, type Actor, type Clock } from '#kernel';
import { bureau } from './bureau.ts';

/** Enrols the invented bureau by the same commands an administrator gives; again, it changes nothing. */
export const enrolBureau = async (counter: Counter, clock: Clock): Promise<void> => {
  const organ = OrganId.parse(bureau.organ);
  const actor: Actor = { is: 'system', organ, name: 'seed', roles: ['admin'] };
  const by = (id: string) => ({ id: `seed:${id}`, actor, at: clock.now(), channel: 'ctl' as const, correlation: 'seed' });
  for (const unit of bureau.units) await counter.give(EstablishUnit, { unit: unit.id, name: unit.name, short: unit.short }, by(`unit:${unit.id}`));
  for (const { staffId, ...person } of bureau.staff) await counter.give(EnrolStaff, { staff: staffId, ...person }, by(`staff:${staffId}`));
};
