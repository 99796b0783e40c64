// Who is who in a bureau: its units, its staff, their posts and roles.
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#infra/database';
import type { Actor, OrganId, Role, StaffId, UnitId } from '#kernel';

/** A unit (处室); `short` are the names people use for it, `head` leads it (处室负责人), null until that was said. */
export interface Unit {
  readonly unit: UnitId;
  readonly name: string;
  readonly short: readonly string[];
  readonly head: StaffId | null;
}

/** A member of staff, by the DingTalk user id. */
export interface StaffMember {
  readonly staff: StaffId;
  readonly name: string;
  readonly unit: UnitId;
  readonly post: string;
  readonly roles: readonly Role[];
}

/** The bureau as its own papers name it. */
export interface Organ {
  readonly name: string;
  readonly short: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly head: StaffId | null;
}

/** Everybody and every unit of one organ, as the directory stands. */
export interface Roll {
  /** Undefined until it was said. */
  readonly organ: Organ | undefined;
  readonly staff: ReadonlyMap<string, StaffMember>;
  readonly units: ReadonlyMap<string, Unit>;
}

interface Tables {
  directory_staff: { organ: string; staff: StaffId; name: string; unit: UnitId; post: string; roles: Role[] };
  directory_organ: Organ & { organ: string };
  directory_unit: { organ: string; unit: UnitId; name: string; short: string[] };
  directory_unit_head: { organ: string; unit: UnitId; head: StaffId };
}

/** A change of rights takes effect within this time on every process. */
const FRESH_MS = 1000;

/** Who is who. A bureau's directory is small: it is kept whole in memory for a second. */
@Injectable()
export class Directory {
  private readonly rolls = new Map<OrganId, { readonly until: number; readonly roll: Promise<Roll> }>();

  constructor(@Inject(Database) private readonly database: Database) {}

  /** Everybody and every unit; at most a second old. */
  async roll(organ: OrganId): Promise<Roll> {
    const kept = this.rolls.get(organ);
    if (kept && kept.until > performance.now()) return kept.roll;
    const roll = this.read(organ);
    this.rolls.set(organ, { until: performance.now() + FRESH_MS, roll });
    roll.catch(() => this.rolls.delete(organ));
    return roll;
  }

  /** Whether somebody is in the directory; who is not in the roll that is kept may have come since. */
  async has(organ: OrganId, staffId: string): Promise<boolean> {
    if ((await this.roll(organ)).staff.has(staffId)) return true;
    this.rolls.delete(organ);
    return (await this.roll(organ)).staff.has(staffId);
  }

  /** The person as one who acts, or undefined if he is not in the directory. */
  async actor(organ: OrganId, staffId: string): Promise<(Actor & { readonly is: 'staff' }) | undefined> {
    const found = (await this.roll(organ)).staff.get(staffId);
    return (
      found && { is: 'staff', organ, staffId: found.staff, name: found.name, unit: found.unit, roles: found.roles }
    );
  }

  private async read(organ: OrganId): Promise<Roll> {
    const db = this.database.of<Tables>(organ);
    const [staff, units, organs] = await Promise.all([
      db.selectFrom('directory_staff').select(['staff', 'name', 'unit', 'post', 'roles']).execute(),
      db
        .selectFrom('directory_unit as u')
        .leftJoin('directory_unit_head as h', (on) =>
          on.onRef('h.organ', '=', 'u.organ').onRef('h.unit', '=', 'u.unit'),
        )
        .select(['u.unit', 'u.name', 'u.short', 'h.head'])
        .execute(),
      db.selectFrom('directory_organ').select(['name', 'short', 'address', 'phone', 'head']).execute(),
    ]);
    return {
      organ: organs[0],
      staff: new Map(staff.map((member) => [member.staff, member])),
      units: new Map(units.map((unit) => [unit.unit, unit])),
    };
  }
}
