import { ConflictError, ForbiddenError } from '@echonio/platform';
import { Operator } from './operator';
import { Permission, PERMISSIONS } from './permissions';

type Holder = Pick<Operator, 'permissions'>;

export const isSuperuser = ({ permissions }: Holder): boolean => permissions.includes('superuser');

/** Each permission once, in the order of `PERMISSIONS`. */
export const inOrder = (permissions: readonly Permission[]): Permission[] =>
  PERMISSIONS.filter((permission) => permissions.includes(permission));

/** Nobody grants what they lack. @throws ForbiddenError naming what the grantor lacks */
export function requireToHold(grantor: Holder, granted: readonly Permission[]): void {
  if (isSuperuser(grantor)) return;
  const lacking = granted.filter((permission) => !grantor.permissions.includes(permission));
  if (lacking.length > 0) throw new ForbiddenError(lacking);
}

/** Operators are managed with `manageOperators`, superusers by superusers only. @throws ForbiddenError */
export function requireToManage(actor: Holder, target: Holder): void {
  requireToHold(actor, ['manageOperators']);
  if (isSuperuser(target)) requireToHold(actor, ['superuser']);
}

/**
 * The last superuser stays one.
 * @param next what the operator will be, or null when it is removed
 * @throws ConflictError
 */
export function requireSuperuserLeft(superusers: readonly Operator[], target: Operator, next: Holder | null): void {
  if (!isSuperuser(target) || (next && isSuperuser(next))) return;
  if (superusers.some(({ id }) => id !== target.id)) return;
  const field = next ? 'permissions' : 'operatorId';
  const message = 'is of the last superuser of the organization';
  throw new ConflictError('The last superuser of an organization stays one.', [{ field, message }]);
}
