import { NotFoundError, TenantTransaction, UnauthorizedError } from '@echonio/platform';
import { Operator } from './operator';
import { isSuperuser, requireToManage } from './operator-rules';
import { LOCK_OPERATORS } from './operator.sql';

export interface LockedOperators {
  actor: Operator;
  target: Operator;
  superusers: Operator[];
}

/**
 * Locks an operator to be managed, together with the acting one and the superusers, as they are at this moment.
 * @throws NotFoundError, ForbiddenError; UnauthorizedError when the acting operator was removed while this waited
 */
export async function lockOperators(transaction: TenantTransaction, id: string): Promise<LockedOperators> {
  const locked = await transaction.run<Operator>(LOCK_OPERATORS, [id]);
  const actor = locked.find((operator) => operator.id === transaction.context.operatorId);
  const target = locked.find((operator) => operator.id === id);
  if (!actor) throw new UnauthorizedError();
  if (!target) throw new NotFoundError('operator');
  requireToManage(actor, target);
  return { actor, target, superusers: locked.filter(isSuperuser) };
}
