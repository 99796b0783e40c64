// Who answers for a business of the bureau: its unit, the head of that, and who leads it from the leading group.
import type { Roll, StaffMember } from '#directory';
import type { Ledger } from '#infra/events';
import type { OrganId, StaffId, UnitId } from '#kernel';
import { divisions } from '../standing/divisions.ts';
import { headOf, mainHeadOf, supervisorOf } from '../standing/who.ts';
import type { Business } from './tasks.ts';
import { unitOf } from './year.ts';
import { yearSettings } from './year-settings.ts';

/** The unit and people of a business, as far as that was said; `leader` is the main head where no other was named. */
export interface BusinessPeople {
  readonly unit: UnitId | undefined;
  readonly head: StaffMember | undefined;
  readonly leader: StaffId | undefined;
}

/** Whose a business is, by the organ's settings and its directory. */
export const peopleOfBusiness = async (
  ledger: Ledger,
  roll: Roll,
  organ: OrganId,
  business: Business,
): Promise<BusinessPeople> => {
  const [settings, leaders] = await Promise.all([
    ledger.streams(yearSettings).now(organ, organ),
    ledger.streams(divisions).now(organ, organ),
  ]);
  const unit = unitOf(business, { roll, settings, divisions: leaders });
  const leader = unit === undefined ? undefined : supervisorOf(roll, unit, leaders);
  return {
    unit,
    head: unit === undefined ? undefined : headOf(roll, unit),
    leader: leader ?? mainHeadOf(roll)?.staff,
  };
};
