// Who acts, and who may.
import type { OrganId, StaffId, UnitId } from './ids.ts';
import type { Refusal } from './outcome.ts';

/** What a person may be in a bureau. Rights are given to roles, never to persons. */
export const ROLES = {
  staff: '工作人员',
  office: '办公室',
  legal: '法制审核机构',
  secretary: '党组书记',
  member: '党组成员',
  admin: '系统管理员',
  adviser: '法律顾问',
} as const;
/** A role by its key in `ROLES`. */
export type Role = keyof typeof ROLES;

/** Who acts: a member of staff, or another system by its token. */
export type Actor =
  | {
      readonly is: 'staff';
      readonly organ: OrganId;
      readonly staffId: StaffId;
      readonly name: string;
      readonly unit: UnitId;
      readonly roles: readonly Role[];
    }
  | { readonly is: 'system'; readonly organ: OrganId; readonly name: string; readonly roles: readonly Role[] };

/** Who acts, in one word over both kinds: `staff.zhangwei`, `system.oa`. */
export const subjectOf = (actor: Actor): string =>
  actor.is === 'staff' ? `staff.${actor.staffId}` : `system.${actor.name}`;

/**
 * Who may give a command: any of the roles; with `ownUnit`, only for one's own unit unless one has a role in `beyond`.
 */
export interface Permission {
  readonly roles: readonly Role[];
  readonly ownUnit?: { readonly field: string; readonly beyond: readonly Role[] };
}

/** Whoever has one of these roles. */
export const role = (...roles: Role[]): Permission => ({ roles });

/** Whoever has one of the roles, but only for his own unit, by that field of the command; those of `beyond` for any. */
export const ownUnit = (
  field: string,
  permission: { roles: readonly Role[]; beyond: readonly Role[] },
): Permission => ({ roles: permission.roles, ownUnit: { field, beyond: permission.beyond } });

/** Why an actor may not, if he may not. */
export const forbidden = (
  may: Permission,
  actor: Actor,
  input: Readonly<Record<string, unknown>>,
): Refusal | undefined => {
  const has = (roles: Permission['roles']) => roles.some((one) => actor.roles.includes(one));
  if (!has(may.roles)) return { code: 'command.not-allowed', facts: { roles: may.roles.join(',') } };
  if (!may.ownUnit || has(may.ownUnit.beyond)) return undefined;
  const forOwnUnit = actor.is === 'staff' && input[may.ownUnit.field] === actor.unit;
  return forOwnUnit ? undefined : { code: 'command.other-unit', facts: {} };
};
